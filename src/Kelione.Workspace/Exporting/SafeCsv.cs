using System.Globalization;

namespace Kelione.Workspace;

/// <summary>
/// Comma-separated values (RFC 4180) that are safe to open in a spreadsheet: a text that a spreadsheet would take for a formula (it begins with = + - @, a tab or a carriage return)
/// gets an apostrophe before it, but for plain numbers.
/// </summary>
public static class SafeCsv
{
    /// <summary>Writes a row.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="cells">The texts; null for an empty cell.</param>
    /// <param name="raw">Whether to leave texts that look like formulas as they are.</param>
    public static void WriteRow(TextWriter writer, IEnumerable<string?> cells, bool raw = false)
    {
        var isFirst = true;
        foreach (var cell in cells)
        {
            if (!isFirst)
            {
                writer.Write(',');
            }

            isFirst = false;
            writer.Write(Cell(cell ?? "", raw));
        }

        writer.Write('\n');
    }

    /// <summary>A cell as it is written.</summary>
    public static string Cell(string text, bool raw = false)
    {
        var safe = !raw && LooksLikeFormula(text) ? "'" + text : text;
        return safe.AsSpan().IndexOfAny("\",\n\r") < 0 ? safe : '"' + safe.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
    }

    private static bool LooksLikeFormula(string text) =>
        text.Length > 0 && (text[0] is '=' or '+' or '-' or '@' or '\t' or '\r')
        && !double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out _);
}
