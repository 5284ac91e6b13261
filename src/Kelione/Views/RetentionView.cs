using System.Globalization;
using Kelione.Journeys;

namespace Kelione.CommandLine.Views;

/// <summary>How many come back.</summary>
internal static class RetentionView
{
    private const int MostCohorts = 20;

    /// <summary>Draws the answer.</summary>
    public static void Show(Sheet sheet, RetentionAnswer answer)
    {
        var (t, say) = (sheet.T, sheet.Say);
        sheet.Title(t.Retention, $"{t.NCustomers(say.Count(answer.Cohorts.Sum(c => c.Size)))} · {t.NCohorts(say.Count(answer.Cohorts.Count))}");
        var told = answer.Overall.LastOrDefault(p => p.Size > 0 && p.Period > 0);
        if (told is not null)
        {
            sheet.Finding(t.RetentionFinding(PeriodName(told.Period, told.ToDay), say.Percent(told.Share), say.Percent(told.Low), say.Percent(told.High), say.Count(told.Size)));
        }

        Curves(sheet, answer);
        sheet.Add(Points(sheet, answer.Overall));
        Cohorts(sheet, answer);
        sheet.Foot(answer, told is null ? null : Handles.Address("overall", Handles.Part(told.Period)));
    }

    private static void Curves(Sheet sheet, RetentionAnswer answer)
    {
        sheet.Blank();
        var grid = new Grid(Grid.Name(""), Grid.Number(""), new Column(""));
        grid.Add(sheet.T.All, Span.Empty, new Span(Bars.Sparkline(answer.Overall.Skip(1).Select(p => p.Share)), Ink.Route));
        foreach (var group in answer.Groups ?? [])
        {
            grid.Add(group.Name, "n=" + sheet.Say.Count(group.Size), new Span(Bars.Sparkline(group.Overall.Skip(1).Select(p => p.Share)), Ink.Joy));
        }

        foreach (var line in grid.Lay(sheet.Width - 2))
        {
            sheet.Line([.. line]);
        }
    }

    private static Grid Points(Sheet sheet, IReadOnlyList<RetentionPoint> points)
    {
        var (t, say) = (sheet.T, sheet.Say);
        var grid = new Grid(Grid.Number(t.DayHead), Grid.Number(t.Returned), Grid.Number(t.OfN), Grid.Number(t.Share), new Column("[95 %]"), new Column(""));
        foreach (var point in points.Where(p => p.Period > 0 || points.Count == 1))
        {
            grid.Add(
                PeriodName(point.Period, point.ToDay),
                say.Count(point.Customers),
                say.Count(point.Size),
                say.Percent(point.Share),
                new Span(point.Low is null ? "" : $"{say.Percent(point.Low)}–{say.Percent(point.High)}", Ink.Quiet),
                new Span(Bars.Bar(point.Share ?? 0, 20), Ink.Route));
        }

        return grid;
    }

    private static void Cohorts(Sheet sheet, RetentionAnswer answer)
    {
        var (t, say) = (sheet.T, sheet.Say);
        if (answer.Cohorts.Count == 0)
        {
            return;
        }

        // As many periods as fit at 80 columns, spread over all of them.
        var all = answer.Overall.Select((p, i) => (p, i)).Where(x => x.p.Period > 0).ToList();
        var fit = Math.Max(1, (sheet.Width - 24) / 7);
        var step = Math.Max(1, (all.Count + fit - 1) / fit);
        var shown = all.Where((_, k) => k % step == 0).Take(fit).ToList();
        var grid = new Grid([new Column(t.Cohort), Grid.Number("n"), .. shown.Select(x => Grid.Number(PeriodName(x.p.Period, x.p.ToDay)))]);
        foreach (var cohort in answer.Cohorts.TakeLast(MostCohorts))
        {
            grid.Add([Say.Day(cohort.Start), say.Count(cohort.Size), .. shown.Select(x => Cell(sheet, cohort.Cells[x.i]))]);
        }

        sheet.Head(t.Cohorts);
        sheet.Add(grid);
        sheet.Paragraph(t.IncompleteNote, Ink.Quiet);
        Rest.Tell(sheet, MostCohorts, answer.Cohorts.Count);
    }

    private static Span Cell(Sheet sheet, RetentionCell cell) => cell.Share is { } share
        ? new Span((cell.Complete ? "" : "~") + sheet.Say.Percent(share).Replace(" %", "", StringComparison.Ordinal), cell.Complete ? Ink.Plain : Ink.Quiet)
        : new Span("", Ink.Quiet);

    private static string PeriodName(int from, int to) =>
        from == to ? from.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{from}–{to}");
}
