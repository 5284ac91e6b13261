using Kelione.Journeys;

namespace Kelione.CommandLine.Views;

/// <summary>The transition graph as lists.</summary>
internal static class FlowsView
{
    private const int MostEdges = 25;
    private const int MostEnds = 8;

    /// <summary>Draws the answer.</summary>
    public static void Show(Sheet sheet, FlowsAnswer answer)
    {
        var (t, say) = (sheet.T, sheet.Say);
        sheet.Title(t.Flows, $"{t.NJourneys(say.Count(answer.Customers))} · {t.NTransitions(say.Count(answer.Transitions))}");
        if (answer.Edges.Count > 0)
        {
            var first = answer.Edges[0];
            sheet.Finding(t.FlowsFinding(Cells.Clean(first.From), Cells.Clean(first.To), say.Count(first.Count), say.Percent(first.ShareOfExits)));
            sheet.Add(Edges(sheet, answer.Edges.Take(MostEdges)));
            Rest.Tell(sheet, Math.Min(MostEdges, answer.Edges.Count), answer.EdgeCount);
        }

        Ends(sheet, t.StartsWith, answer.Starts);
        Ends(sheet, t.EndsWith, answer.Ends);
        sheet.Foot(answer, answer.Edges.Count > 0 ? Handles.Address("edge", answer.Edges[0].From, answer.Edges[0].To) : null);
    }

    /// <summary>Transitions as rows; customers and times only where they were measured.</summary>
    public static Grid Edges(Sheet sheet, IEnumerable<FlowEdge> edges)
    {
        var (t, say) = (sheet.T, sheet.Say);
        var all = edges.ToList();
        var measured = all.Any(e => e.Customers is not null);
        Column[] counts = [Grid.Name(t.From), Grid.Name(t.To), Grid.Number(t.Count), new Column("")];
        Column[] details = [Grid.Number(t.Customers), Grid.Number(t.Median), Grid.Number("p90")];
        var grid = new Grid(measured ? [.. counts, .. details] : counts);
        var most = all.Count > 0 ? all.Max(e => e.Count) : 1;
        foreach (var edge in all)
        {
            Span[] cells = [edge.From, edge.To, say.Count(edge.Count), new Span(Bars.Bar(edge.Count / (double)most, 8), Ink.Route)];
            grid.Add(measured ? [.. cells, say.Count(edge.Customers), say.Seconds(edge.MedianSeconds), say.Seconds(edge.P90Seconds)] : cells);
        }

        return grid;
    }

    private static void Ends(Sheet sheet, string head, IReadOnlyList<FlowEnd> ends)
    {
        sheet.Head(head);
        var grid = new Grid(Grid.Name(""), Grid.Number(""), Grid.Number(""), new Column(""));
        foreach (var end in ends.Take(MostEnds))
        {
            grid.Add(end.Activity, sheet.Say.Count(end.Count), sheet.Say.Percent(end.Share), new Span(Bars.Bar(end.Share, 20), Ink.Route));
        }

        foreach (var line in grid.Lay(sheet.Width - 2))
        {
            sheet.Line([.. line]);
        }

        Rest.Tell(sheet, MostEnds, ends.Count);
    }
}
