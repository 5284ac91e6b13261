using System.Text;

namespace Kelione.Sources;

/// <summary>Fields written as in an address or a form: <c>a=1&amp;b=2</c>.</summary>
internal static class FormText
{
    private const int MostFields = 2_000;

    /// <summary>The fields, unescaped; of a repeated one the last.</summary>
    /// <exception cref="CollectException">There are too many.</exception>
    public static Dictionary<string, string> Parse(ReadOnlySpan<byte> utf8) => Parse(Encoding.UTF8.GetString(utf8));

    /// <summary>The fields of a text, which may begin with the question mark of an address.</summary>
    /// <exception cref="CollectException">There are too many.</exception>
    public static Dictionary<string, string> Parse(string text)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        var rest = text.AsSpan().TrimStart('?');
        foreach (var part in rest.Split('&'))
        {
            var pair = rest[part];
            if (pair.IsEmpty)
            {
                continue;
            }

            var equals = pair.IndexOf('=');
            fields[Unescape(equals < 0 ? pair : pair[..equals])] = equals < 0 ? "" : Unescape(pair[(equals + 1)..]);
            if (fields.Count > MostFields)
            {
                throw new CollectException(Invariant($"there are more than {MostFields} fields"));
            }
        }

        return fields;
    }

    /// <summary>Whether a body calls itself a form, or looks like one that holds the field.</summary>
    public static bool IsForm(CollectRequest request, string field) =>
        request.Header("Content-Type").StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)
        || request.Body.Span.StartsWith(Encoding.ASCII.GetBytes(field + "="));

    private static string Unescape(ReadOnlySpan<char> text)
    {
        var spaced = text.Contains('+') ? text.ToString().Replace('+', ' ') : text.ToString();
        return Uri.UnescapeDataString(spaced);
    }
}
