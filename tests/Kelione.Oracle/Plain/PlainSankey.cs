using Kelione.Journeys;

namespace Kelione.Oracle.Plain;

/// <summary>Paths from or to an activity, column by column.</summary>
internal static class PlainSankey
{
    public static Opened Answer(SankeyQuestion question, PlainView view)
    {
        var paths = view.Journeys.Select(j => (j.Customer, Path: Path(question, j))).Where(p => p.Path is not null).ToList();

        // What each customer does at each column: the name shown there; after the last event once "(end)".
        var names = Enumerable.Range(0, question.Columns + 1)
            .Select(c => TopNames(question, paths.Where(p => p.Path!.Count > c).Select(p => p.Path![c])))
            .ToList();
        var shown = paths.Select(p => (p.Customer, Names: Shown(p.Path!, names))).ToList();

        var behind = new Behind();
        foreach (var (customer, path) in shown)
        {
            for (var c = 0; c < path.Count; c++)
            {
                behind.Put(Handles.Address("node", Handles.Part(c), path[c]), [customer]);
            }
        }

        var nodes = shown.SelectMany(p => p.Names.Select((name, c) => (Column: c, Name: name)))
            .GroupBy(n => n)
            .Select(g => new SankeyNode(g.Key.Column, g.Key.Name, g.Count()))
            .OrderBy(n => n.Column).ThenBy(n => Rank(n.Activity)).ThenByDescending(n => n.Customers).ThenBy(n => n.Activity, StringComparer.Ordinal);

        var steps = shown.SelectMany(p => p.Names.Zip(p.Names.Skip(1), (a, b) => (a, b)).Select((pair, c) => (p.Customer, Link: new SankeyLink(c, pair.a, pair.b, 0)))).ToList();
        foreach (var (customer, link) in steps)
        {
            behind.Put(Handles.Address("link", Handles.Part(link.Column), link.From, link.To), [customer]);
        }

        var links = steps.GroupBy(s => s.Link)
            .Select(g => g.Key with { Customers = g.Count() })
            .OrderBy(l => l.Column).ThenByDescending(l => l.Customers).ThenBy(l => l.From, StringComparer.Ordinal).ThenBy(l => l.To, StringComparer.Ordinal);
        return new Opened(new SankeyAnswer { N = paths.Count, Nodes = [.. nodes], Links = [.. links] }, behind);
    }

    /// <summary>The activities from the anchor on, in the direction asked; null where the journey lacks the anchor.</summary>
    private static List<string>? Path(SankeyQuestion question, PlainJourney journey)
    {
        var forward = question.Direction == FlowDirection.Forward;
        var anchor = question.Anchor is null ? (forward ? 0 : journey.Events.Count - 1) : journey.IndexOf(question.Anchor);
        if (anchor is null)
        {
            return null;
        }

        var path = forward
            ? journey.Events.Skip(anchor.Value).Select(e => e.Activity).ToList()
            : journey.Events.Take(anchor.Value + 1).Reverse().Select(e => e.Activity).ToList();
        return question.CollapseRepeats ? [.. path.Where((a, i) => i == 0 || path[i - 1] != a)] : path;
    }

    private static HashSet<string> TopNames(SankeyQuestion question, IEnumerable<string> activities) =>
        [.. activities.GroupBy(a => a).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Take(question.TopPerColumn).Select(g => g.Key)];

    private static List<string> Shown(List<string> path, List<HashSet<string>> names)
    {
        var shown = path.Take(names.Count).Select((a, c) => names[c].Contains(a) ? a : SankeyAnswer.Other).ToList();
        if (path.Count < names.Count)
        {
            shown.Add(SankeyAnswer.End);
        }

        return shown;
    }

    private static int Rank(string name) => name switch { SankeyAnswer.Other => 1, SankeyAnswer.End => 2, _ => 0 };
}
