using System.Text;

namespace Kelione.Sources;

/// <summary>Lists as Yandex Metrica's Logs API writes them: <c>[1,2]</c> and <c>['a','it\'s']</c>.</summary>
internal static class MetricaArrays
{
    /// <summary>The elements of a list; none where the text is no list.</summary>
    public static IReadOnlyList<string> Of(ReadOnlySpan<char> text)
    {
        var elements = new List<string>();
        if (text.Length < 2 || text[0] != '[' || text[^1] != ']')
        {
            return elements;
        }

        var element = new StringBuilder();
        var isQuoted = false;
        var wasQuoted = false;
        var inner = text[1..^1];
        for (var i = 0; i < inner.Length; i++)
        {
            var c = inner[i];
            if (c == '\\' && isQuoted && i + 1 < inner.Length)
            {
                element.Append(inner[++i] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', '0' => '\0', var other => other });
            }
            else if (c == '\'')
            {
                isQuoted = !isQuoted;
                wasQuoted = true;
            }
            else if (c == ',' && !isQuoted)
            {
                elements.Add(element.ToString());
                element.Clear();
                wasQuoted = false;
            }
            else if (isQuoted || c != ' ')
            {
                element.Append(c);
            }
        }

        if (element.Length > 0 || wasQuoted || elements.Count > 0)
        {
            elements.Add(element.ToString());
        }

        return elements;
    }
}
