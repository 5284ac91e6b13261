using Kelione.Journeys;

namespace Kelione.CommandLine.Views;

/// <summary>What is there.</summary>
internal static class StatusView
{
    private const int MostActivities = 40;

    /// <summary>Draws the answer.</summary>
    public static void Show(Sheet sheet, StatusAnswer answer)
    {
        var (t, say) = (sheet.T, sheet.Say);
        sheet.Title(t.Status);
        sheet.Finding(t.StatusFinding(say.Count(answer.Events), say.Count(answer.Customers), say.Count(answer.Activities)));
        if (answer.FirstMicros is { } first && answer.LastMicros is { } last)
        {
            sheet.Paragraph($"{Say.Moment(first)} … {Say.Moment(last)} UTC ({say.Seconds((last - first) / 1e6)})");
        }

        if (answer.Channels + answer.Sources > 0)
        {
            sheet.Paragraph($"{t.Channels}: {say.Count(answer.Channels)} · {t.Sources}: {say.Count(answer.Sources)}");
        }

        var grid = new Grid(Grid.Name(t.Activity), Grid.Number(t.Events), new Column(""), Grid.Number(t.Customers), Grid.Number(t.Share));
        var most = answer.ByActivity.Count > 0 ? answer.ByActivity[0].Count : 1;
        foreach (var activity in answer.ByActivity.Take(MostActivities))
        {
            grid.Add(
                activity.Activity,
                say.Count(activity.Count),
                new Span(Bars.Bar(activity.Count / (double)most, 12), Ink.Route),
                say.Count(activity.Customers),
                say.Percent(answer.Customers > 0 ? activity.Customers / (double)answer.Customers : null));
        }

        sheet.Add(grid);
        Rest.Tell(sheet, MostActivities, answer.ByActivity.Count);
        if (answer.Fields.Count > 0)
        {
            sheet.Blank();
            sheet.Paragraph($"{t.Fields}: {string.Join(", ", answer.Fields)}");
        }

        sheet.Foot(answer, answer.ByActivity.Count > 0 ? Handles.Address("activity", answer.ByActivity[0].Activity) : null);
    }
}

/// <summary>Says how much of a list is not shown.</summary>
internal static class Rest
{
    /// <summary>A line "and 12 more (all with --json)"; nothing where all is shown.</summary>
    public static void Tell(Sheet sheet, long shown, long all)
    {
        if (all > shown)
        {
            sheet.Paragraph(sheet.T.AndMore(sheet.Say.Count(all - shown)), Ink.Quiet);
        }
    }
}
