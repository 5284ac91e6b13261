using Kelione.Journeys;

namespace Kelione.CommandLine.Views;

/// <summary>How large segments are, and how far they overlap.</summary>
internal static class SegmentOverlapView
{
    /// <summary>Draws the answer.</summary>
    public static void Show(Sheet sheet, SegmentOverlapAnswer answer)
    {
        var (t, say) = (sheet.T, sheet.Say);
        sheet.Title(t.Segments, $"{t.NCustomers(say.Count(answer.N))}");
        var grid = new Grid(Grid.Name(t.Segment), Grid.Number(t.Customers), Grid.Number(t.Share), new Column("[95 %]"), new Column(""));
        foreach (var segment in answer.Segments)
        {
            grid.Add(
                segment.Name, say.Count(segment.Customers), say.Percent(segment.Share), new Span(segment.Interval is { } i ? $"{say.Percent(i.Low)}–{say.Percent(i.High)}" : "", Ink.Quiet), new Span(Bars.Bar(segment.Share, 20), Ink.Route));
        }

        sheet.Add(grid);
        if (answer.Overlaps.Count > 0)
        {
            sheet.Head(t.Overlaps);
            var pairs = new Grid(Grid.Name(t.Segment), Grid.Name(t.Segment), Grid.Number(t.InBoth), Grid.Number(t.Share), Grid.Number("Jaccard"));
            foreach (var pair in answer.Overlaps)
            {
                pairs.Add(pair.First, pair.Second, say.Count(pair.Customers), say.Percent(answer.N > 0 ? pair.Customers / (double)answer.N : null), say.Ratio(pair.Jaccard));
            }

            sheet.Add(pairs);
        }

        sheet.Paragraph($"{t.InNone}: {say.Count(answer.InNone)} ({say.Percent(answer.N > 0 ? answer.InNone / (double)answer.N : null)})");
        sheet.Foot(answer, answer.Segments.Count > 0 ? Handles.Address("segment", answer.Segments[0].Name) : null);
    }
}

/// <summary>What segments the data itself shows.</summary>
internal static class SegmentDiscoveryView
{
    /// <summary>Draws the answer.</summary>
    public static void Show(Sheet sheet, SegmentDiscoveryAnswer answer)
    {
        var (t, say) = (sheet.T, sheet.Say);
        sheet.Title(t.DiscoveredSegments, $"{t.NCustomers(say.Count(answer.N))}");
        sheet.Head(t.Scenarios);
        var scenarios = new Grid(Grid.Number(t.Customers), Grid.Number(t.Share), Grid.Number(t.Lift), Grid.Name(t.Scenario, lines: 2));
        foreach (var scenario in answer.Scenarios)
        {
            scenarios.Add(say.Count(scenario.Customers), say.Percent(scenario.Share), say.Ratio(scenario.Lift), string.Join(" … ", scenario.Activities));
        }

        sheet.Add(scenarios);
        sheet.Head(answer.Silhouette is { } silhouette ? $"{t.Clusters} ({t.Silhouette} {say.Ratio(silhouette)})" : t.Clusters);
        foreach (var cluster in answer.Clusters)
        {
            sheet.Blank();
            sheet.Line(
                new Span($"{say.Count(cluster.Number)}. "), new Span(Cells.Cut(Cells.Clean(cluster.Name), 40), Ink.Strong), $"  {say.Count(cluster.Customers)} · {say.Percent(cluster.Share)}  ", new Span(Bars.Bar(cluster.Share, 12), Ink.Route));
            foreach (var mark in cluster.SetApartBy.Take(3))
            {
                sheet.Paragraph("   " + t.SetApart(Cells.Clean(mark.Activity), say.Percent(mark.ShareInside), say.Percent(mark.ShareOutside)), Ink.Quiet);
            }
        }

        Hypotheses(sheet, answer);
        sheet.Foot(answer, answer.Clusters.Count > 0 ? "cluster:1" : null);
    }

    private static void Hypotheses(Sheet sheet, SegmentDiscoveryAnswer answer)
    {
        var (t, say) = (sheet.T, sheet.Say);
        if (answer.Hypotheses.Count == 0)
        {
            return;
        }

        sheet.Head(t.Hypotheses);
        var grid = new Grid(Grid.Name(t.Segment), Grid.Number(t.Customers), Grid.Number(t.Share), new Column("[95 %]"), new Column(""));
        foreach (var h in answer.Hypotheses)
        {
            var (word, ink) = h.Verdict switch
            {
                HypothesisVerdict.Found => (t.Found, Ink.Joy),
                HypothesisVerdict.Refuted => (t.Refuted, Ink.Barrier),
                _ => (t.Unclear, Ink.Quiet),
            };
            grid.Add(h.Name, say.Count(h.Customers), say.Percent(h.Share), new Span(h.Interval is { } i ? $"{say.Percent(i.Low)}–{say.Percent(i.High)}" : "", Ink.Quiet), new Span(word, ink));
        }

        sheet.Add(grid);
    }
}

/// <summary>Two segments side by side in any analysis.</summary>
internal static class ComparisonView
{
    private const int Most = 25;

    /// <summary>Draws the answer.</summary>
    public static void Show(Sheet sheet, ComparisonAnswer answer)
    {
        var (t, say) = (sheet.T, sheet.Say);
        var (left, right) = (NameOf(answer, "left"), NameOf(answer, "right"));
        sheet.Title(t.Comparison, $"A n={say.Count(answer.Left.N)} · B n={say.Count(answer.Right.N)} · {t.InBoth} {say.Count(answer.InBoth)}");
        sheet.Paragraph($"A {left}");
        sheet.Paragraph($"B {right}");
        var clear = answer.Differences.Where(d => d.Clear).ToList();
        sheet.Finding(clear.Count == 0 ? t.NoClearChange : t.ComparisonFinding(say.Count(clear.Count), say.Count(answer.Differences.Count(d => d.Kind == MeasureKind.Share))));
        var grid = new Grid(new Column(""), Grid.Name(t.What), Grid.Number("A"), Grid.Number("B"), Grid.Number("A − B"), new Column("[95 %]"), Grid.Number("q"));
        foreach (var d in answer.Differences.Take(Most))
        {
            grid.Add(
                new Span(d.Kind != MeasureKind.Share ? "" : d.Clear ? "●" : "○", d.Clear ? Ink.Joy : Ink.Quiet),
                MeasureNames.Of(t, answer.Left, d.Address),
                Value(say, d.Kind, d.Left),
                Value(say, d.Kind, d.Right),
                d.Value is not { } value ? Say.Nothing : d.Kind == MeasureKind.Share ? say.Points(value) : Value(say, d.Kind, value),
                new Span(d.Interval is { } i ? say.PointsBetween(i.Low, i.High) : "", Ink.Quiet),
                d.Q is { } q ? say.Probability(q) : "");
        }

        sheet.Add(grid);
        Rest.Tell(sheet, Most, answer.Differences.Count);
        sheet.Foot(answer, answer.Differences.Count > 0 ? "left:" + answer.Differences[0].Address : null);
    }

    private static string NameOf(ComparisonAnswer answer, string side) => Cells.Clean(answer.Policy.FirstOrDefault(p => p.Name == side)?.Value ?? "");

    private static string Value(Say say, MeasureKind kind, double? value) => value is not { } known ? Say.Nothing : kind switch
    {
        MeasureKind.Share => say.Percent(known),
        MeasureKind.Seconds => say.Seconds(known),
        MeasureKind.Count => say.Count((long)known),
        _ => say.Number(known),
    };
}
