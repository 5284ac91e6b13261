using Kelione.Workspace;

namespace Kelione.CommandLine.Views;

/// <summary>The summary table in a terminal: what fits of it; the rest is in the files.</summary>
internal static class TableView
{
    private static readonly string[] Keys = ["Stage", "Step", "Customers", "Share", "Conversion", "Retained", "Felt", "Emotion", "Criticality", "Barriers"];

    /// <summary>Draws it.</summary>
    public static void Show(Sheet sheet, MapTables tables)
    {
        sheet.Title(tables.Title, tables.Tables[0].Title);
        sheet.Paragraph(string.Join(" · ", tables.Stamp.Select(s => $"{s.Key}: {s.Value}")), Ink.Quiet);
        var table = tables.Tables[0];
        var shown = Keys.Select(k => table.Columns.ToList().FindIndex(c => c.Key == k)).Where(i => i >= 0).ToList();
        var grid = new Grid([.. shown.Select(i => Of(table.Columns[i]))]);
        foreach (var row in table.Rows)
        {
            grid.Add([.. shown.Select(i => Cell(sheet, row.Cells[i], table.Columns[i].Kind))]);
        }

        sheet.Add(grid);
    }

    private static Column Of(TableColumn column) => column.Kind switch
    {
        TableColumnKind.Name => Grid.Name(column.Title) with { Wish = 14 },
        TableColumnKind.Text => new Column(column.Title, Least: 12, Lines: 2, IsExtra: true),
        TableColumnKind.Share or TableColumnKind.Count => new Column(Short(column.Title), Right: true),
        _ => new Column(Short(column.Title), Right: true, IsExtra: true),
    };

    // The heads of numbers are sentences in a file; here the first words must do.
    private static string Short(string title) => title.Split(',')[0].Split('(')[0].Trim() is var name && Cells.Width(name) <= 14 ? name : Cells.Fit(name, 14);

    private static Span Cell(Sheet sheet, TableCell cell, TableColumnKind kind)
    {
        if (cell.Number is not { } number)
        {
            return cell.Text.Length > 0 ? new Span(cell.Text.ReplaceLineEndings(" · ")) : new Span(cell.Lack.Length > 0 ? Say.Nothing : "", Ink.Quiet);
        }

        return kind switch
        {
            TableColumnKind.Share => sheet.Say.Percent(number),
            TableColumnKind.Score or TableColumnKind.Emotion => sheet.Say.Number(Math.Round(number, 1)),
            TableColumnKind.Hours => sheet.Say.Number(number),
            _ => sheet.Say.Count((long)number),
        };
    }
}
