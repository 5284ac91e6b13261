using System.Text;

namespace Kelione.Web.Maps.Editing.Commands;

/// <summary>Reads what a spreadsheet puts on the clipboard: lines of cells parted by tabs, a cell with tabs, line ends or quotes within quotes that are doubled inside.</summary>
internal static class TableText
{
    /// <summary>The most cells that are read: more is most likely another file.</summary>
    public const int MostCells = 5_000;

    /// <summary>The rows of cells; empty where the text is none. Rows may differ in length.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Read(string text)
    {
        var rows = new List<IReadOnlyList<string>>();
        var row = new List<string>();
        var cell = new StringBuilder();
        var (isQuoted, cells) = (false, 0);
        text = text.ReplaceLineEndings("\n").TrimEnd('\n');
        for (var i = 0; i < text.Length && cells < MostCells; i++)
        {
            switch (text[i])
            {
                case '"' when isQuoted && i + 1 < text.Length && text[i + 1] == '"':
                    cell.Append('"');
                    i++;
                    break;
                case '"' when isQuoted || (cell.Length == 0 && Closes(text, i)):
                    isQuoted = !isQuoted;
                    break;
                case '\t' when !isQuoted:
                    End();
                    break;
                case '\n' when !isQuoted:
                    End();
                    rows.Add(row);
                    row = [];
                    break;
                case var c:
                    cell.Append(c);
                    break;
            }
        }

        if (text.Length > 0)
        {
            End();
            rows.Add(row);
        }

        return rows;

        void End()
        {
            row.Add(cell.ToString().Trim());
            cell.Clear();
            cells++;
        }
    }

    // A quotation mark that opens a cell closes right before a tab, a line end or the end; otherwise somebody just quotes.
    private static bool Closes(string text, int open)
    {
        for (var i = open + 1; i < text.Length; i++)
        {
            if (text[i] != '"')
            {
                continue;
            }

            if (i + 1 < text.Length && text[i + 1] == '"')
            {
                i++;
                continue;
            }

            return i + 1 == text.Length || text[i + 1] is '\t' or '\n';
        }

        return false;
    }
}
