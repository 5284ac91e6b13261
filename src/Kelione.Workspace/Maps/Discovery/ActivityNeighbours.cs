using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>What comes right before and after each activity, from the transition graph.</summary>
internal sealed class ActivityNeighbours
{
    /// <summary>What follows at once: longer is a step of its own.</summary>
    private const double AtOnceSeconds = 30 * 60;

    /// <summary>So large a part of both activities' events must belong to the pair.</summary>
    private const double Inseparable = 0.9;

    /// <summary>So large a part of the rarer one's events must lead to the other for it to happen often.</summary>
    private const double Often = 0.1;

    private readonly Dictionary<string, Dictionary<string, double>> _vectors = new(StringComparer.Ordinal);
    private readonly HashSet<(string, string)> _inseparable = [];
    private readonly HashSet<(string, string)> _often = [];

    /// <param name="flows">The graph, repeats counted once, with times.</param>
    public ActivityNeighbours(FlowsAnswer flows)
    {
        foreach (var edge in flows.Edges)
        {
            Add(edge.From, "> " + edge.To, edge.Count);
            Add(edge.To, "< " + edge.From, edge.Count);
        }

        foreach (var end in flows.Starts)
        {
            Add(end.Activity, "<", end.Count);
        }

        foreach (var end in flows.Ends)
        {
            Add(end.Activity, ">", end.Count);
        }

        var counts = flows.Activities.ToDictionary(a => a.Activity, a => a.Count, StringComparer.Ordinal);
        foreach (var edge in flows.Edges.Where(e => e.MedianSeconds <= AtOnceSeconds && e.Count >= Inseparable * Math.Max(counts[e.From], counts[e.To])))
        {
            _inseparable.Add((edge.From, edge.To));
        }

        _often.UnionWith(flows.Edges.Where(e => e.Count >= Often * Math.Min(counts[e.From], counts[e.To])).Select(e => (e.From, e.To)));
    }

    /// <summary>How alike the surroundings of two activities are: 0 for nothing in common to 1 for the same. Moves between the two themselves do not count.</summary>
    public double Likeness(string left, string right)
    {
        var (l, r) = (Vector(left, right), Vector(right, left));
        var dot = l.Sum(v => v.Value * r.GetValueOrDefault(v.Key));
        var lengths = Math.Sqrt(l.Values.Sum(v => v * v) * r.Values.Sum(v => v * v));
        return lengths > 0 ? dot / lengths : 0;
    }

    /// <summary>Whether the one hardly ever happens without the other right after it.</summary>
    public bool AreInseparable(string first, string second) => _inseparable.Contains((first, second));

    /// <summary>Whether customers go from the one to the other and back.</summary>
    public bool AreToAndFro(string left, string right) => _often.Contains((left, right)) && _often.Contains((right, left));

    private Dictionary<string, double> Vector(string activity, string without)
    {
        var vector = new Dictionary<string, double>(_vectors.GetValueOrDefault(activity) ?? [], StringComparer.Ordinal);
        vector.Remove("> " + without);
        vector.Remove("< " + without);
        return vector;
    }

    private void Add(string activity, string neighbour, double count)
    {
        if (!_vectors.TryGetValue(activity, out var vector))
        {
            _vectors.Add(activity, vector = new Dictionary<string, double>(StringComparer.Ordinal));
        }

        vector[neighbour] = vector.GetValueOrDefault(neighbour) + count;
    }
}
