using System.Globalization;
using System.Text;

namespace Kelione.ClickHouse.Http;

/// <summary>How values and names are written in SQL: the one place where anything is escaped.</summary>
internal static class Sql
{
    /// <summary>A text as a literal.</summary>
    public static string Text(string text)
    {
        var sql = new StringBuilder(text.Length + 2).Append('\'');
        foreach (var c in text)
        {
            _ = c switch
            {
                '\\' => sql.Append(@"\\"),
                '\'' => sql.Append(@"\'"),
                '\0' => sql.Append(@"\0"),
                '\n' => sql.Append(@"\n"),
                '\r' => sql.Append(@"\r"),
                '\t' => sql.Append(@"\t"),
                '\b' => sql.Append(@"\b"),
                '\f' => sql.Append(@"\f"),
                _ => sql.Append(c),
            };
        }

        return sql.Append('\'').ToString();
    }

    /// <summary>A whole number as a literal. The least has no literal of its own.</summary>
    public static string Number(long number) => number == long.MinValue ? "toInt64('-9223372036854775808')" : string.Create(CultureInfo.InvariantCulture, $"toInt64({number})");

    /// <summary>An array of texts.</summary>
    public static string Texts(IEnumerable<string> texts) => $"[{string.Join(',', texts.Select(Text))}]";

    /// <summary>Whether an expression is one of some texts.</summary>
    public static string IsIn(string expression, IReadOnlyCollection<string> texts) => texts.Count == 0 ? "0" : $"{expression} IN ({string.Join(',', texts.Select(Text))})";

    /// <summary>The name of a table or a column.</summary>
    public static string Name(string name) => $"`{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("`", "\\`", StringComparison.Ordinal)}`";
}
