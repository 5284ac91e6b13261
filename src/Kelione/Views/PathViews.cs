using Kelione.Journeys;

namespace Kelione.CommandLine.Views;

/// <summary>Paths column by column.</summary>
internal static class SankeyView
{
    /// <summary>Draws the answer.</summary>
    public static void Show(Sheet sheet, SankeyAnswer answer)
    {
        var (t, say) = (sheet.T, sheet.Say);
        sheet.Title(t.Paths, $"{t.NJourneys(say.Count(answer.N))}");
        foreach (var column in answer.Nodes.GroupBy(n => n.Column))
        {
            sheet.Head($"{t.Column} {say.Signed0(column.Key)}");
            var grid = new Grid(Grid.Name(""), Grid.Number(""), Grid.Number(""), new Column(""));
            foreach (var node in column)
            {
                var share = answer.N > 0 ? node.Customers / (double)answer.N : 0;
                grid.Add(Words.Of(t, node.Activity), say.Count(node.Customers), say.Percent(share), new Span(Bars.Bar(share, 24), Ink.Route));
            }

            foreach (var line in grid.Lay(sheet.Width - 2))
            {
                sheet.Line([.. line]);
            }
        }

        if (answer.Links.Count > 0)
        {
            sheet.Head(t.WidestLinks);
            var links = new Grid(Grid.Number(t.Column), Grid.Name(t.From), Grid.Name(t.To), Grid.Number(t.Customers));
            foreach (var link in answer.Links.OrderByDescending(l => l.Customers).Take(15))
            {
                links.Add(say.Signed0(link.Column), Words.Of(t, link.From), Words.Of(t, link.To), say.Count(link.Customers));
            }

            sheet.Add(links);
            Rest.Tell(sheet, 15, answer.Links.Count);
        }

        sheet.Foot(answer, answer.Links.Count > 0 ? Handles.Address("link", Handles.Part(answer.Links[0].Column), answer.Links[0].From, answer.Links[0].To) : null);
    }
}

/// <summary>Shares by event number.</summary>
internal static class StepMatrixView
{
    private const int MostRows = 25;

    /// <summary>Draws the answer.</summary>
    public static void Show(Sheet sheet, StepMatrixAnswer answer)
    {
        var (t, say) = (sheet.T, sheet.Say);
        sheet.Title(t.StepMatrix, $"{t.NJourneys(say.Count(answer.N))}");
        sheet.Finding(t.StepMatrixNote);
        var columns = answer.Columns.Take(Math.Max(1, (sheet.Width - 24) / 5)).ToList();
        var grid = new Grid([Grid.Name(t.Activity), .. columns.Select(c => Grid.Number(c.ToString(System.Globalization.CultureInfo.InvariantCulture)))]);
        foreach (var row in Shown(answer))
        {
            grid.Add([new Span(Words.Of(t, row.Activity)), .. columns.Select((_, i) => Cell(row.Shares[i]))]);
        }

        sheet.Add(grid);
        Rest.Tell(sheet, Shown(answer).Count(), answer.Rows.Count);
        if (columns.Count < answer.Columns.Count)
        {
            sheet.Paragraph(t.AndMore($"{say.Count(answer.Columns.Count - columns.Count)} {t.Columns}"), Ink.Quiet);
        }

        sheet.Foot(answer, answer.Rows.Count > 0 ? Handles.Address("cell", Handles.Part(answer.Columns[0]), answer.Rows[0].Activity) : null);
    }

    private static IEnumerable<StepMatrixRow> Shown(StepMatrixAnswer answer)
    {
        static bool IsEnd(StepMatrixRow row) => row.Activity is StepMatrixAnswer.End or StepMatrixAnswer.Start;
        return [.. answer.Rows.Where(r => !IsEnd(r)).Take(MostRows), .. answer.Rows.Where(IsEnd)];
    }

    private static Span Cell(double share) => share < 0.005
        ? new Span("·", Ink.Quiet)
        : new Span((share * 100).ToString("0", System.Globalization.CultureInfo.InvariantCulture), share >= 0.2 ? Ink.Route : Ink.Plain);
}

/// <summary>Where customers go round.</summary>
internal static class LoopsView
{
    /// <summary>Draws the answer.</summary>
    public static void Show(Sheet sheet, LoopsAnswer answer)
    {
        var (t, say) = (sheet.T, sheet.Say);
        sheet.Title(t.Loops, $"{t.NCustomers(say.Count(answer.N))}");
        if (answer.Loops.Count == 0)
        {
            sheet.Finding(t.NothingFound);
        }

        var grid = new Grid(Grid.Name(t.Loop, lines: 2), Grid.Number(t.Count), Grid.Number(t.Customers), Grid.Number(t.Share), Grid.Number(t.Median));
        foreach (var loop in answer.Loops)
        {
            grid.Add(
                string.Join(" › ", loop.Activities), say.Count(loop.Count), say.Count(loop.Customers), say.Percent(answer.N > 0 ? loop.Customers / (double)answer.N : null), say.Seconds(loop.MedianSeconds));
        }

        sheet.Add(grid);
        sheet.Foot(answer, answer.Loops.Count > 0 ? Handles.Address(["loop", .. answer.Loops[0].Activities]) : null);
    }
}

/// <summary>The sequences of whole journeys.</summary>
internal static class VariantsView
{
    private const int Most = 20;

    /// <summary>Draws the answer.</summary>
    public static void Show(Sheet sheet, VariantsAnswer answer)
    {
        var (t, say) = (sheet.T, sheet.Say);
        sheet.Title(t.Variants, $"{t.NVariants(say.Count(answer.Variants))} · {t.NJourneys(say.Count(answer.N))}");
        var shown = answer.Items.Take(Most).ToList();
        if (shown.Count > 0)
        {
            sheet.Finding(t.VariantsFinding(say.Count(shown.Count), say.Percent(shown.Sum(v => v.Share))));
        }

        var grid = new Grid(Grid.Number(t.Count), Grid.Number(t.Share), Grid.Number(t.Median), Grid.Name(t.Variant, lines: 3));
        foreach (var variant in shown)
        {
            grid.Add(say.Count(variant.Count), say.Percent(variant.Share), say.Seconds(variant.MedianSeconds), string.Join(" › ", variant.Activities));
        }

        sheet.Add(grid);
        Rest.Tell(sheet, shown.Count, answer.Variants);
        sheet.Foot(answer, shown.Count > 0 ? Example(shown) : null);
    }

    // The shortest one shown makes the example that can be typed most easily.
    private static string Example(IEnumerable<Variant> shown) => Handles.Address(["variant", .. shown.MinBy(v => v.Activities.Count)!.Activities]);
}

/// <summary>Names that stand for something else than an activity.</summary>
internal static class Words
{
    /// <summary>"(end)", "(other)", "(none)", "(start)" in the user's language; any other name as it is.</summary>
    public static string Of(Texts t, string name) => name switch
    {
        "(end)" => t.JourneyOver,
        "(start)" => t.NotBegun,
        "(other)" => t.OtherValues,
        "(none)" => t.NoValue,
        _ => name,
    };
}
