using Kelione.Journeys;

namespace Kelione.CommandLine.Views;

/// <summary>Which early acts go together with staying.</summary>
internal static class AhaView
{
    private const int Most = 15;

    // Below this the interval's width hides behind a rank; the JSON has all candidates.
    private const int LeastGroup = 20;

    /// <summary>Draws the answer.</summary>
    public static void Show(Sheet sheet, AhaAnswer answer)
    {
        var (t, say) = (sheet.T, sheet.Say);
        sheet.Title(t.AhaMoments, t.AhaBase(say.Count(answer.Base), say.Count(answer.Retained), say.Percent(answer.Base > 0 ? answer.Retained / (double)answer.Base : null)));
        var large = Large(answer.Candidates);
        var best = Telling(large);
        sheet.Finding(best is null
            ? t.AhaNone(say.Count(answer.Tried))
            : best.Times == 1
            ? t.AhaFindingOnce(Cells.Clean(best.Activity), say.Points(best.Difference), say.Percent(best.Coverage))
            : t.AhaFinding(Cells.Clean(best.Activity), say.Count(best.Times), say.Points(best.Difference), say.Percent(best.Coverage)));
        Candidates(sheet, large);
        if (large.Count < answer.Candidates.Count)
        {
            sheet.Paragraph(t.AhaSmall(say.Count(answer.Candidates.Count - large.Count), say.Count(LeastGroup)), Ink.Quiet);
        }

        foreach (var group in answer.Groups ?? [])
        {
            sheet.Head($"{group.Name} (n = {say.Count(group.Base)})");
            Candidates(sheet, [.. Large(group.Candidates).Take(5)]);
        }

        sheet.Paragraph(t.AhaNote, Ink.Quiet);
        var example = best ?? (large.Count > 0 ? large[0] : null);
        sheet.Foot(answer, example is null ? null : Handles.Address("candidate", example.Activity, Handles.Part(example.Times), "with"));
    }

    private static List<AhaCandidate> Large(IReadOnlyList<AhaCandidate> candidates) => [.. candidates.Where(c => Math.Min(c.With, c.Without) >= LeastGroup)];

    // What goes clearly together with staying; where nothing does, what does so with leaving.
    private static AhaCandidate? Telling(List<AhaCandidate> candidates) =>
        candidates.FirstOrDefault(c => c.Clear && c.Difference > 0) ?? candidates.Where(c => c.Clear).MinBy(c => c.High);

    private static void Candidates(Sheet sheet, List<AhaCandidate> candidates)
    {
        var (t, say) = (sheet.T, sheet.Say);
        if (candidates.Count == 0)
        {
            return;
        }

        var shown = candidates.Take(Most).ToList();
        if (Telling(candidates) is { } telling && !shown.Contains(telling))
        {
            shown.Add(telling);
        }

        var (least, greatest) = (Math.Min(0, shown.Min(c => c.Low)), Math.Max(0, shown.Max(c => c.High)));
        var grid = new Grid(
            new Column(""), Grid.Name(t.DidEarly), Grid.Number(t.Did), Grid.Number(t.StayedWith), Grid.Number(t.StayedWithout), Grid.Number(t.PointsHead), new Column(""), Grid.Number("q"));
        foreach (var c in shown)
        {
            grid.Add(
                new Span(c.Clear ? "●" : "○", c.Clear && c.Difference > 0 ? Ink.Joy : Ink.Quiet),
                $"{c.Activity} ≥{say.Count(c.Times)}×",
                say.Count(c.With),
                say.Percent(c.PositivePredictiveValue),
                say.Percent(c.Without > 0 ? c.RetainedWithout / (double)c.Without : null),
                say.Points(c.Difference),
                new Span(Bars.Interval(c.Low, c.Difference, c.High, least, greatest, 12, c.Clear), c.Clear ? Ink.Joy : Ink.Quiet),
                say.Probability(c.Q));
        }

        sheet.Add(grid);
        Rest.Tell(sheet, shown.Count, candidates.Count);
    }
}
