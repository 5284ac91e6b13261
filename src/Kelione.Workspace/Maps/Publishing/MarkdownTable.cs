using System.Globalization;
using System.Text;
using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>The tables as GitHub-flavoured Markdown: assumed values in italics, what is missing said in words, nothing of a name can become markup.</summary>
internal static class MarkdownTable
{
    private const string Special = "\\`*_{}[]()#+!|<>~";

    /// <summary>Writes all tables.</summary>
    public static void Write(TextWriter writer, MapTables tables, TableWords words)
    {
        writer.Write($"# {Escape(tables.Title)}\n\n");
        foreach (var (name, value) in tables.Stamp)
        {
            writer.Write($"- {Escape(name)}: {Escape(value)}\n");
        }

        writer.Write($"\n{Escape(words["ItalicIsAssumed"])} {Escape(words["EmptyIsNoData"])}\n");
        foreach (var table in tables.Tables)
        {
            writer.Write($"\n## {Escape(table.Title)}\n\n");
            Line(writer, table.Columns.Select(c => Escape(c.Title)));
            Line(writer, table.Columns.Select(c => c.Kind is TableColumnKind.Name or TableColumnKind.Text ? "---" : "---:"));
            foreach (var row in table.Rows)
            {
                Line(writer, row.Cells.Select((cell, i) => Cell(cell, table.Columns[i].Kind, words.Culture)));
            }
        }
    }

    private static void Line(TextWriter writer, IEnumerable<string> cells) => writer.Write($"| {string.Join(" | ", cells)} |\n");

    private static string Cell(TableCell cell, TableColumnKind kind, CultureInfo culture)
    {
        if (cell.IsEmpty)
        {
            return cell.Lack.Length == 0 ? "" : $"({Escape(cell.Lack)})";
        }

        var text = cell.Number is { } number ? Escape(TableNumbers.Text(number, kind, culture)) : Escape(cell.Text);
        return cell.Source == ProvenanceKind.Assumption ? string.Join("<br>", text.Split("<br>").Select(t => $"*{t}*")) : text;
    }

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text.ReplaceLineEndings("\n").Trim())
        {
            if (character == '\n')
            {
                escaped.Append("<br>");
                continue;
            }

            if (Special.Contains(character, StringComparison.Ordinal))
            {
                escaped.Append('\\');
            }

            escaped.Append(char.IsControl(character) ? ' ' : character);
        }

        return escaped.ToString();
    }
}
