using System.Globalization;
using System.Text;

namespace Kelione.Maps.Text;

/// <summary>Writes a text in the plainest style in which YAML reads it back as the same text, in any YAML reader: words that others take for numbers, dates, true, false or nothing stand within quotation marks.</summary>
internal static class YamlScalar
{
    private const string Indicators = "-?:,[]{}#&*!|>'\"%@`=~<.";

    private static readonly HashSet<string> OtherMeaning = new(StringComparer.OrdinalIgnoreCase) { "true", "false", "yes", "no", "on", "off", "y", "n", "null" };

    /// <summary>A value with the end of its line; a text of several lines goes below, each line indented.</summary>
    public static void Append(StringBuilder text, TextScalar scalar, int indent)
    {
        var value = scalar.Value;
        if (scalar.IsPlain || IsPlain(value, inline: false))
        {
            text.Append(value).Append('\n');
        }
        else if (IsLiteral(value))
        {
            text.Append(value[^1] == '\n' ? "|\n" : "|-\n");
            foreach (var line in value.TrimEnd('\n').Split('\n'))
            {
                text.Append(' ', line.Length == 0 ? 0 : indent).Append(line).Append('\n');
            }
        }
        else
        {
            Quote(text, value);
            text.Append('\n');
        }
    }

    /// <summary>A value within a line of others, or a key.</summary>
    public static string Inline(TextScalar scalar)
    {
        if (scalar.IsPlain || IsPlain(scalar.Value, inline: true))
        {
            return scalar.Value;
        }

        var text = new StringBuilder();
        Quote(text, scalar.Value);
        return text.ToString();
    }

    private static bool IsPlain(string value, bool inline)
    {
        if (value.Length == 0 || Indicators.Contains(value[0], StringComparison.Ordinal) || char.IsWhiteSpace(value[0]) || char.IsWhiteSpace(value[^1]) || value[^1] == ':')
        {
            return false;
        }

        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (MustEscape(value, i) || c is '\n' or '\t'
                || (c == ':' && (inline || value[i + 1] == ' '))
                || (c == '#' && value[i - 1] == ' ')
                || (inline && c is ',' or '[' or ']' or '{' or '}'))
            {
                return false;
            }
        }

        return !OtherMeaning.Contains(value) && !LooksLikeNumberOrDate(value);
    }

    private static bool LooksLikeNumberOrDate(string value) =>
        (char.IsAsciiDigit(value[0]) || value[0] is '+') && value.All(c => char.IsAsciiHexDigit(c) || c is '.' or ',' or ':' or '_' or '-' or '+' or 'x' or 'o' or 'T' or 'Z' or ' ');

    // Lines that begin with a blank, or consist of blanks, would need an indentation indicator that people do not know.
    private static bool IsLiteral(string value)
    {
        if (!value.Contains('\n', StringComparison.Ordinal) || value.EndsWith("\n\n", StringComparison.Ordinal) || value[0] is ' ' or '\t' or '\n')
        {
            return false;
        }

        for (var i = 0; i < value.Length; i++)
        {
            if (MustEscape(value, i))
            {
                return false;
            }
        }

        return !value.Split('\n').Any(l => l.Length > 0 && string.IsNullOrWhiteSpace(l));
    }

    private static void Quote(StringBuilder text, string value)
    {
        text.Append('"');
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append(@"\\"),
                '\n' => text.Append(@"\n"),
                '\t' => text.Append(@"\t"),
                '\r' => text.Append(@"\r"),
                _ when MustEscape(value, i) => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }

    // Control characters, the line ends that only some readers know, the byte order mark, halves of a pair.
    private static bool MustEscape(string value, int i)
    {
        var c = value[i];
        return c is '\u0085' or '\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF'
            || (char.IsControl(c) && c is not '\n' and not '\t')
            || (char.IsHighSurrogate(c) && (i + 1 == value.Length || !char.IsLowSurrogate(value[i + 1])))
            || (char.IsLowSurrogate(c) && (i == 0 || !char.IsHighSurrogate(value[i - 1])));
    }
}
