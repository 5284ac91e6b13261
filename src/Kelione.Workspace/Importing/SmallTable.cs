using System.Globalization;
using Kelione.Sources;

namespace Kelione.Workspace;

/// <summary>A row of a small table.</summary>
/// <param name="Line">The physical line on which it begins, from 1.</param>
/// <param name="Cells">The cells of the columns asked for, in that order, without blanks around them.</param>
public sealed record SmallTableRow(long Line, IReadOnlyList<string> Cells);

/// <summary>
/// A small comma-, semicolon- or tab-separated file that people write by hand: costs, pairs of ids. Its first row names the columns, in any encoding that events may have. Events are read by
/// Kelione.Sources instead. Immutable.
/// </summary>
/// <param name="Name">What to call the file in messages.</param>
/// <param name="Rows">The rows with all that was asked for.</param>
/// <param name="Rejected">One sentence for each row that lacks something: file, line and field.</param>
public sealed record SmallTable(string Name, IReadOnlyList<SmallTableRow> Rows, IReadOnlyList<string> Rejected)
{
    private const int HeadChars = 64 * 1024;

    /// <summary>Reads the columns asked for.</summary>
    /// <param name="path">The file; it may be packed.</param>
    /// <param name="columns">The columns' names, letter case ignored; alternatives with | between.</param>
    /// <exception cref="MendableException">The file cannot be read, or lacks a column.</exception>
    public static SmallTable Read(string path, params IReadOnlyList<string> columns) => Read(new SourceFile(path), path, columns);

    /// <summary>Reads the columns asked for, of a file that is called otherwise than it lies.</summary>
    /// <inheritdoc cref="Read(string, IReadOnlyList{string})" />
    public static SmallTable Read(SourceFile file, params IReadOnlyList<string> columns) => Read(file, file.Name, columns);

    private static SmallTable Read(SourceFile file, string path, IReadOnlyList<string> columns)
    {
        try
        {
            var dialect = DialectOf(file);
            using var content = SourceContent.Open(file, null, SourceLimits.Default);
            using var text = new TextBlocks(content.Stream);
            using var tokens = new DelimitedTokenizer(text, dialect, SourceLimits.Default);
            var row = new Row();
            if (!tokens.Read(row))
            {
                throw new MendableException($"'{path}' is empty. Its first line must name the columns {string.Join(", ", columns)}.");
            }

            var heads = CellsOf(row);
            var at = columns.Select(c => Find(heads, c, file.Name)).ToArray();
            var (rows, rejected) = (new List<SmallTableRow>(), new List<string>());
            while (tokens.Read(row))
            {
                Take(row, at, columns, file.Name, rows, rejected);
            }

            return new SmallTable(file.Name, rows, rejected);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SourceException)
        {
            throw new MendableException($"'{path}' cannot be read: {e.Message}", e);
        }
    }

    private static void Take(Row row, int[] at, IReadOnlyList<string> columns, string name, List<SmallTableRow> rows, List<string> rejected)
    {
        var cells = CellsOf(row);
        if (row.Problem is null && cells.All(c => c.Length == 0))
        {
            return;
        }

        var missing = Array.FindIndex(at, i => i >= cells.Length || cells[i].Length == 0);
        var problem = row.Problem ?? (missing >= 0 ? $"the cell '{columns[missing].Split('|')[0]}' is empty." : null);
        if (problem is null)
        {
            rows.Add(new SmallTableRow(row.Line, [.. at.Select(i => cells[i])]));
        }
        else
        {
            rejected.Add(string.Create(CultureInfo.InvariantCulture, $"{name}, line {row.Line}: {problem}"));
        }
    }

    private static string[] CellsOf(Row row) => [.. Enumerable.Range(0, row.Count).Select(i => row[i].Trim().ToString())];

    private static int Find(string[] heads, string names, string file)
    {
        var wanted = names.Split('|');
        var at = Array.FindIndex(heads, h => wanted.Contains(h, StringComparer.OrdinalIgnoreCase));
        return at >= 0 ? at : throw new MendableException($"{file}, line 1: there is no column '{wanted[0]}'. The columns are {string.Join(", ", heads)}.");
    }

    // The first line names the columns, so it alone tells what stands between cells.
    private static Dialect DialectOf(SourceFile file)
    {
        using var content = SourceContent.Open(file, null, SourceLimits.Default);
        using var text = new TextBlocks(content.Stream);
        var head = new char[HeadChars];
        var length = 0;
        while (head.Length - length >= 2 && text.Read(head.AsSpan(length)) is > 0 and var read)
        {
            length += read;
        }

        var sample = head.AsSpan(0, length);
        var lineEnd = sample.IndexOfAny('\r', '\n');
        var first = lineEnd >= 0 ? sample[..lineEnd] : sample;
        var delimiter = first.Contains('\t') ? '\t' : first.Contains(';') ? ';' : ',';
        return new Dialect(delimiter, Quoted: true, sample.Contains('\n') ? '\n' : '\r');
    }
}
