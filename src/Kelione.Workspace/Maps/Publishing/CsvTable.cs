using System.Globalization;

namespace Kelione.Workspace;

/// <summary>The summary as CSV that programs read and spreadsheets open: heads are stable English names, numbers are invariant, texts that look like formulas get an apostrophe. The stamp stands in the last columns of each row.</summary>
internal static class CsvTable
{
    /// <summary>Writes the first table, with all its columns: the heads are the same for every map.</summary>
    public static void Write(TextWriter writer, MapTables tables)
    {
        var table = tables.Tables[0].Whole ?? tables.Tables[0];
        SafeCsv.WriteRow(writer, [.. table.Columns.Select(c => Head(c.Key)), "map", "stamp"]);
        var stamp = string.Join("; ", tables.Stamp.Select(s => $"{s.Key}: {s.Value}"));
        foreach (var row in table.Rows)
        {
            SafeCsv.WriteRow(writer, [.. row.Cells.Select(Text), tables.Title, stamp]);
        }
    }

    private static string Head(string key) => char.ToLowerInvariant(key[0]) + key[1..];

    private static string? Text(TableCell cell) => cell.Number?.ToString("R", CultureInfo.InvariantCulture) ?? (cell.Text.Length > 0 ? cell.Text : null);
}
