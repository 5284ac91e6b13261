using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Kelione.Maps.Mermaid;

/// <summary>
/// Words within Mermaid's journey: what its grammar takes for something else (colon, semicolon, hash, comma between actors, ends of lines, its own keywords at the beginning) is written as <c>#58;</c>, the number of the character, which Mermaid
/// draws as the character itself.
/// </summary>
internal static partial class MermaidText
{
    private const string Special = ":;#<>&,\"";

    /// <summary>The words as they may stand in a title, section, task or actor; never empty.</summary>
    public static string Escape(string words)
    {
        var text = new StringBuilder();
        for (var i = 0; i < words.Length; i++)
        {
            var c = words[i];
            var isAtEdge = i == 0 || i == words.Length - 1;
            if (Special.Contains(c, StringComparison.Ordinal) || char.IsControl(c) || c is '\u2028' or '\u2029'
                || (c == '%' && i + 1 < words.Length && words[i + 1] == '%') || (isAtEdge && (char.IsWhiteSpace(c) || c is '%' or '-')))
            {
                text.Append(CultureInfo.InvariantCulture, $"#{(int)c};");
            }
            else if (i == 0 && Keyword.IsMatch(words))
            {
                text.Append(CultureInfo.InvariantCulture, $"#{(int)c};");
            }
            else
            {
                text.Append(c);
            }
        }

        return text.Length == 0 ? "#32;" : text.ToString();
    }

    /// <summary>The words that were meant.</summary>
    public static string Unescape(string text)
    {
        var words = Entity.Replace(text.Trim(), m => Character(m.Groups["name"].Value) ?? m.Value);
        return words == " " ? "" : words;
    }

    /// <summary>A line without its comment, its entities kept; several where semicolons part it.</summary>
    public static IEnumerable<string> Statements(string line)
    {
        var statement = new StringBuilder();
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '#')
            {
                if (EntityAt.Match(line, i) is not { Success: true } entity)
                {
                    break;
                }

                statement.Append(entity.Value);
                i += entity.Length - 1;
            }
            else if (line[i] == ';')
            {
                yield return statement.ToString();
                statement.Clear();
            }
            else
            {
                statement.Append(line[i]);
            }
        }

        yield return statement.ToString();
    }

    private static string? Character(string name) =>
        int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code is > 0 and <= 0xFFFF ? ((char)code).ToString() : code <= 0x10FFFF && code > 0 ? char.ConvertFromUtf32(code) : null
        : name.ToLowerInvariant() switch
        {
            "quot" => "\"",
            "amp" => "&",
            "lt" => "<",
            "gt" => ">",
            "semi" => ";",
            "colon" => ":",
            "num" => "#",
            "comma" => ",",
            "nbsp" => "\u00A0",
            _ => null,
        };

    [GeneratedRegex(@"#(?<name>\w+);", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Entity { get; }

    [GeneratedRegex(@"\G#\w+;", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EntityAt { get; }

    [GeneratedRegex("^(journey|title|section|acctitle|accdescr)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Keyword { get; }
}
