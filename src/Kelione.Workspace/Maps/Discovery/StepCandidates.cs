using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>Chooses which activities are steps: what customers do, often enough, with near twins in one step.</summary>
internal sealed class StepCandidates
{
    /// <summary>How alike what comes before and after two activities must be (cosine) for them to be one step, their names being akin.</summary>
    private const double TwinLikeness = 0.85;

    private readonly List<LeftOutActivity> _leftOut = [];

    private StepCandidates(IReadOnlyList<StepCandidate> steps) => Steps = steps;

    public IReadOnlyList<StepCandidate> Steps { get; private set; }

    public IReadOnlyList<LeftOutActivity> LeftOut => [.. _leftOut.OrderByDescending(l => l.Customers).ThenBy(l => l.Activity, StringComparer.Ordinal)];

    /// <summary>The activities that tell that something went wrong.</summary>
    public IReadOnlyList<string> Errors => [.. _leftOut.Where(l => l.Reason == LeftOutReason.Error).Select(l => l.Activity).Order(StringComparer.Ordinal)];

    /// <param name="status">The activities.</param>
    /// <param name="flows">Their transition graph, repeats counted once.</param>
    /// <param name="options">Thresholds.</param>
    public static StepCandidates Choose(StatusAnswer status, FlowsAnswer flows, DiscoveryOptions options)
    {
        var chosen = new StepCandidates([]);
        var kept = new List<StepCandidate>();
        foreach (var activity in status.ByActivity)
        {
            var reason = ActivitySorts.IsError(activity.Activity) ? LeftOutReason.Error
                : ActivitySorts.IsTechnical(activity.Activity, status.Activities - 1) ? LeftOutReason.Technical
                : activity.Customers < options.MinimumShare * status.Customers ? LeftOutReason.Rare
                : (LeftOutReason?)null;
            if (reason is { } left)
            {
                chosen._leftOut.Add(new LeftOutActivity(activity.Activity, activity.Customers, left));
            }
            else
            {
                kept.Add(new StepCandidate([activity.Activity], activity.Customers));
            }
        }

        chosen.Steps = JoinTwins(kept, new Neighbours(flows));
        return chosen;
    }

    /// <summary>Leaves at most so many steps: those go first that few do, of all customers and of those who came so far.</summary>
    /// <param name="importance">By place in <see cref="Steps"/>.</param>
    /// <param name="most">How many may stay.</param>
    /// <returns>The places of those that stay, rising.</returns>
    public IReadOnlyList<int> Limit(IReadOnlyList<double> importance, int most)
    {
        var places = Enumerable.Range(0, Steps.Count).OrderByDescending(i => importance[i]).ThenBy(i => i).ToList();
        _leftOut.AddRange(places.Skip(most).SelectMany(i => Steps[i].Activities.Select(a => new LeftOutActivity(a, Steps[i].Customers, LeftOutReason.BeyondMost))));
        return [.. places.Take(most).Order()];
    }

    /// <summary>Goes on with some of the steps alone.</summary>
    public void Keep(IReadOnlyList<int> places) => Steps = [.. places.Select(i => Steps[i])];

    private static List<StepCandidate> JoinTwins(List<StepCandidate> steps, Neighbours neighbours)
    {
        for (var joined = true; joined;)
        {
            joined = false;
            for (var i = 0; i < steps.Count && !joined; i++)
            {
                var twin = steps.FindIndex(i + 1, other => AreTwins(steps[i], other, neighbours));
                if (twin > 0)
                {
                    (steps[i], joined) = (steps[i].Join(steps[twin]), true);
                    steps.RemoveAt(twin);
                }
            }
        }

        return steps;
    }

    private static bool AreTwins(StepCandidate left, StepCandidate right, Neighbours neighbours) => left.Activities.All(a => right.Activities.All(b =>
        IsNumbered(a, b) || (AreAkin(a, b) && neighbours.Likeness(a, b) >= TwinLikeness)));

    /// <summary>Whether the names differ in a number alone.</summary>
    private static bool IsNumbered(string left, string right) =>
        NameWords.WithoutNumbers(left) is { Count: > 0 } words && words.SequenceEqual(NameWords.WithoutNumbers(right), StringComparer.Ordinal);

    /// <summary>Whether the names begin or end with the same word.</summary>
    private static bool AreAkin(string left, string right) =>
        (NameWords.WithoutNumbers(left), NameWords.WithoutNumbers(right)) is ({ Count: > 1 } l, { Count: > 1 } r) && (l[0] == r[0] || l[^1] == r[^1]);

    /// <summary>What comes before and after each activity.</summary>
    private sealed class Neighbours
    {
        private readonly Dictionary<string, Dictionary<string, double>> _vectors = new(StringComparer.Ordinal);

        public Neighbours(FlowsAnswer flows)
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
        }

        /// <summary>0 for nothing in common to 1 for the same. Moves between the two themselves do not count.</summary>
        public double Likeness(string left, string right)
        {
            var (l, r) = (Vector(left, right), Vector(right, left));
            var dot = l.Sum(v => v.Value * r.GetValueOrDefault(v.Key));
            var lengths = Math.Sqrt(l.Values.Sum(v => v * v) * r.Values.Sum(v => v * v));
            return lengths > 0 ? dot / lengths : 0;
        }

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
}
