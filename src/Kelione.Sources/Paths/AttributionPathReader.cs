using System.Globalization;
using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>Marketing paths that were read, and the rows that could not be. <c>rows read = Paths.Count + Rejected.Count</c>.</summary>
/// <param name="Paths">The paths, in the order of the file.</param>
/// <param name="Rejected">The rows that hold none.</param>
public sealed record AttributionPaths(IReadOnlyList<AttributionPath> Paths, IReadOnlyList<RejectedRow> Rejected);

/// <summary>
/// Reads marketing paths that were added up elsewhere: delimited text with a column of paths such as <c>search &gt; mail &gt; direct</c>, and columns with the
/// conversions and, where known, their value and the paths without conversion.
/// </summary>
public static class AttributionPathReader
{
    private static readonly string[] PathNames = ["path", "paths", "journey", "touches", "channels"];
    private static readonly string[] ConversionNames = ["total_conversions", "conversions", "conversion", "converted"];
    private static readonly string[] ValueNames = ["total_conversion_value", "conversion_value", "total_value", "value", "revenue"];
    private static readonly string[] NullNames = ["total_null", "nulls", "null", "total_nulls", "non_conversions"];

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file; it may be packed.</param>
    /// <param name="separator">What stands between the touches of a path; blanks around it do not count.</param>
    /// <param name="request">What is given of the file's form rather than found out; null for nothing.</param>
    /// <exception cref="SourceException">The file cannot be read, or has no column of paths or of conversions.</exception>
    public static AttributionPaths Read(string path, string separator = ">", ImportRequest? request = null)
    {
        var asked = request ?? ImportRequest.Default;
        var file = new SourceFile(path);
        var format = new DelimitedFormat();
        FormatDetails details;
        using (var content = SourceContent.Open(file, null, asked.Limits))
        {
            details = format.Inspect(content, asked);
        }

        using var opened = SourceContent.Open(file, null, asked.Limits);
        using var rows = format.Open(opened, details, asked.Limits);
        var columns = new Columns(
            Find(rows.Columns, PathNames), Find(rows.Columns, ConversionNames), Find(rows.Columns, ValueNames), Find(rows.Columns, NullNames));
        if (columns.Path < 0 || columns.Conversions < 0)
        {
            throw new SourceException(
                $"{file.Name}: a file of paths needs the columns 'path' and 'total_conversions' (and may have 'total_conversion_value' and 'total_null'); there are: {string.Join(", ", rows.Columns.Names)}.");
        }

        var paths = new List<AttributionPath>();
        var rejected = new List<RejectedRow>();
        while (rows.Read())
        {
            AttributionPath? parsed = null;
            var field = -1;
            var problem = rows.Row.Problem ?? TryParse(rows.Row, columns, separator, out parsed, out field);
            if (problem is null && parsed is not null)
            {
                paths.Add(parsed);
            }
            else
            {
                rejected.Add(new RejectedRow(file.Name, rows.Row.Line, rows.Row.Record, field >= 0 ? rows.Columns[field] : null, problem ?? "", rows.RawText(RawTexts.Longest)));
            }
        }

        return new AttributionPaths(paths, rejected);
    }

    private readonly record struct Columns(int Path, int Conversions, int Value, int Nulls);

    private static string? TryParse(Row row, Columns columns, string separator, out AttributionPath? path, out int field)
    {
        path = null;
        field = columns.Path;
        var touches = row[columns.Path].ToString().Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (touches.Length == 0)
        {
            return "there is no touch in the path";
        }

        var numbers = new double[3];
        foreach (var (column, place) in new[] { (columns.Conversions, 0), (columns.Value, 1), (columns.Nulls, 2) })
        {
            field = column;
            if (column >= 0 && !Row.IsAbsent(row[column])
                && (!double.TryParse(row[column], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[place]) || !double.IsFinite(numbers[place]) || numbers[place] < 0))
            {
                return $"this is no number from 0 up: '{row[column]}'";
            }
        }

        field = -1;
        path = new AttributionPath(touches, numbers[0], numbers[1], numbers[2]);
        return null;
    }

    private static int Find(ColumnSet columns, string[] names)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            if (names.Contains(columns[i].Trim().Replace(' ', '_').ToLowerInvariant(), StringComparer.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }
}
