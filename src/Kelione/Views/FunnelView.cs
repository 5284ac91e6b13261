using Kelione.Journeys;

namespace Kelione.CommandLine.Views;

/// <summary>How far customers get.</summary>
internal static class FunnelView
{
    /// <summary>Names of steps that begin alike must still be told apart: the bars and the intervals go before they are cut below this.</summary>
    private const int NameWidth = 16;

    /// <summary>Draws the answer.</summary>
    public static void Show(Sheet sheet, FunnelAnswer answer)
    {
        var (t, say) = (sheet.T, sheet.Say);
        sheet.Title(t.Funnel, $"{t.NCustomers(say.Count(answer.N))}");
        Finding(sheet, answer.Steps);
        sheet.Add(Steps(sheet, answer.Steps, answer.Previous?.Steps));
        if (answer.Previous is { } previous)
        {
            sheet.Paragraph($"{t.PreviousPeriod}: {previous.Period}", Ink.Quiet);
        }

        if (answer.Steps.Count > 1 && answer.TimeToConvert is { } time)
        {
            Times(sheet, time);
        }

        foreach (var value in answer.Breakdown ?? [])
        {
            sheet.Head(Words.Of(t, value.Value));
            sheet.Add(Steps(sheet, value.Steps, null));
        }

        sheet.Foot(answer, answer.Steps.Count > 1 ? Handles.Address("lost", "1") : Handles.Address("step", "1"));
    }

    private static void Finding(Sheet sheet, IReadOnlyList<FunnelStep> steps)
    {
        if (steps.Count < 2 || steps[0].Customers == 0)
        {
            return;
        }

        var required = steps.Where(s => !s.Optional).ToList();
        var worst = required.Skip(1).Where(s => s.Interval is not null).MinBy(s => s.ShareOfPrevious);
        var last = steps[^1];
        sheet.Finding(sheet.T.FunnelFinding(
            sheet.Say.Count(steps[0].Customers), Cells.Clean(steps[0].Step), sheet.Say.Count(last.Customers), sheet.Say.Percent(last.ShareOfFirst), Cells.Clean(last.Step)));
        if (worst is not null && worst.ShareOfPrevious < 1)
        {
            sheet.Finding(sheet.T.FunnelWorst(Cells.Clean(worst.Step), sheet.Say.Percent(1 - worst.ShareOfPrevious)));
        }
    }

    private static Grid Steps(Sheet sheet, IReadOnlyList<FunnelStep> steps, IReadOnlyList<FunnelStep>? previous)
    {
        var (t, say) = (sheet.T, sheet.Say);
        var timed = steps.Any(s => s.MedianSeconds is not null);
        List<Column> columns = [Grid.Number(""), Grid.Name(t.Step) with { Wish = NameWidth }, Grid.Number(t.Customers), new Column("", IsExtra: true), Grid.Number(t.OfFirst), Grid.Number(t.OfPrevious), new Column("[95 %]", IsExtra: true)];
        if (timed)
        {
            columns.Add(Grid.Number(t.Median));
        }

        if (previous is not null)
        {
            columns.Add(Grid.Number(t.Before));
        }

        var grid = new Grid([.. columns]);
        for (var i = 0; i < steps.Count; i++)
        {
            var step = steps[i];
            List<Span> cells =
            [
                say.Count(i + 1),
                step.Step,
                say.Count(step.Customers),
                new Span(Bars.Bar(step.ShareOfFirst, 6), step.Optional ? Ink.Quiet : Ink.Route),
                say.Percent(step.ShareOfFirst),
                i == 0 ? "" : say.Percent(step.ShareOfPrevious),
                new Span(step.Interval is { } interval ? $"{Bound(interval.Low, say)}–{Bound(interval.High, say)}" : "", Ink.Quiet),
            ];
            if (timed)
            {
                cells.Add(i == 0 ? "" : say.Seconds(step.MedianSeconds));
            }

            if (previous is not null)
            {
                cells.Add(say.Percent(previous[i].ShareOfFirst));
            }

            grid.Add([.. cells]);
        }

        return grid;
    }

    // Whole percents: the names of the steps need the room more.
    private static string Bound(double share, Say say) => say.Count((long)Math.Round(share * 100));

    private static void Times(Sheet sheet, TimeToConvert time)
    {
        var (t, say) = (sheet.T, sheet.Say);
        sheet.Head($"{t.TimeToConvert}: {t.Median} {say.Seconds(time.MedianSeconds)}, p90 {say.Seconds(time.P90Seconds)}");
        var grid = new Grid(new Column("", Right: true), Grid.Number(""), new Column(""));
        var most = Math.Max(1, time.Histogram.Count > 0 ? time.Histogram.Max(b => b.Customers) : 1);
        foreach (var bin in time.Histogram.Reverse().SkipWhile(b => b.Customers == 0).Reverse())
        {
            grid.Add(
                bin.ToSeconds is { } to ? $"< {say.Seconds(to)}" : $"≥ {say.Seconds(bin.FromSeconds)}", say.Count(bin.Customers), new Span(Bars.Bar(bin.Customers / (double)most, 30), Ink.Route));
        }

        foreach (var line in grid.Lay(sheet.Width - 2))
        {
            sheet.Line([.. line]);
        }
    }
}
