using System.Globalization;
using System.Text;

namespace Kelione.Workspace;

/// <summary>A row of a small table.</summary>
/// <param name="Line">The physical line on which it begins, from 1.</param>
/// <param name="Cells">The cells of the columns asked for, in that order.</param>
public sealed record SmallTableRow(int Line, IReadOnlyList<string> Cells);

/// <summary>Reads small comma-, semicolon- or tab-separated files that people write by hand: costs, pairs of ids. Events are read by Kelione.Sources instead.</summary>
public static class SmallTable
{
    /// <summary>Reads the columns asked for.</summary>
    /// <param name="path">The file, UTF-8.</param>
    /// <param name="columns">The columns' names, letter case ignored; alternatives with | between.</param>
    /// <exception cref="MendableException">The file cannot be read, or lacks a column or a cell.</exception>
    public static IReadOnlyList<SmallTableRow> Read(string path, params IReadOnlyList<string> columns)
    {
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MendableException($"'{path}' cannot be read: {e.Message}", e);
        }

        var rows = Rows(text).ToList();
        if (rows.Count == 0)
        {
            throw new MendableException($"'{path}' is empty. Its first line must name the columns {string.Join(", ", columns)}.");
        }

        var at = columns.Select(c => Find(rows[0].Cells, c, path)).ToArray();
        return [.. rows.Skip(1).Where(r => r.Cells.Any(c => c.Length > 0)).Select(r => Pick(r, at, path, columns))];
    }

    private static int Find(IReadOnlyList<string> heads, string names, string path)
    {
        var wanted = names.Split('|');
        var at = heads.ToList().FindIndex(h => wanted.Contains(h.Trim(), StringComparer.OrdinalIgnoreCase));
        return at >= 0 ? at : throw new MendableException($"{path}, line 1: there is no column '{wanted[0]}'. The columns are {string.Join(", ", heads)}.");
    }

    private static SmallTableRow Pick(SmallTableRow row, int[] at, string path, IReadOnlyList<string> columns)
    {
        for (var i = 0; i < at.Length; i++)
        {
            if (at[i] >= row.Cells.Count || row.Cells[at[i]].Length == 0)
            {
                throw new MendableException(string.Create(CultureInfo.InvariantCulture, $"{path}, line {row.Line}: the cell '{columns[i].Split('|')[0]}' is empty."));
            }
        }

        return row with { Cells = [.. at.Select(i => row.Cells[i])] };
    }

    private static IEnumerable<SmallTableRow> Rows(string text)
    {
        var firstLine = text.AsSpan(0, text.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var end ? end : text.Length);
        var separator = firstLine.Contains('\t') ? '\t' : firstLine.Contains(';') ? ';' : ',';
        var (cells, cell) = (new List<string>(), new StringBuilder());
        var (line, began, quoted) = (1, 1, false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            line += c == '\n' ? 1 : 0;
            if (quoted)
            {
                if (c == '"' && i + 1 < text.Length && text[i + 1] == '"')
                {
                    cell.Append(text[i++]);
                }
                else if (c == '"')
                {
                    quoted = false;
                }
                else
                {
                    cell.Append(c);
                }
            }
            else if (c == '"' && cell.Length == 0)
            {
                quoted = true;
            }
            else if (c == separator || c == '\n')
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
                if (c == '\n')
                {
                    yield return new SmallTableRow(began, [.. cells]);
                    cells.Clear();
                    began = line;
                }
            }
            else
            {
                cell.Append(c);
            }
        }

        if (cell.Length > 0 || cells.Count > 0)
        {
            cells.Add(cell.ToString().Trim());
            yield return new SmallTableRow(began, [.. cells]);
        }
    }
}
