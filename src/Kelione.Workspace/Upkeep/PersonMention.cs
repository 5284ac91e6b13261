using System.Text.Encodings.Web;
using System.Text.Json;

namespace Kelione.Workspace;

/// <summary>
/// Finds the ids of a person in texts. An id counts as named where it stands by itself, with no letter or digit right beside it; so <c>c1</c> is not found in <c>c10</c>, but is in <c>c1-2</c>:
/// better that a stranger's rejected row goes than that a person's stays.
/// </summary>
internal sealed class PersonMention
{
    private readonly string[] _forms;

    /// <summary>Begins with all ids of the person.</summary>
    public PersonMention(IEnumerable<string> ids) => _forms = [.. ids.Where(i => i.Length > 0).SelectMany(Forms).Distinct(StringComparer.Ordinal)];

    /// <summary>Whether the person is named in a text.</summary>
    public bool IsIn(string text) => _forms.Any(form => Stands(text, form));

    /// <summary>Whether the person is named in some text of a JSON document; a document that is none is looked at as it is.</summary>
    public bool IsInJson(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return IsIn(document.RootElement);
        }
        catch (JsonException)
        {
            return IsIn(json);
        }
    }

    private bool IsIn(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => IsIn(element.GetString()!),
        JsonValueKind.Array => element.EnumerateArray().Any(IsIn),
        JsonValueKind.Object => element.EnumerateObject().Any(p => IsIn(p.Value)),
        _ => false,
    };

    // As sources write a text: plain, with the quotes of delimited text doubled, and as it stands in JSON and XML.
    private static IEnumerable<string> Forms(string id) =>
    [
        id,
        id.Replace("\"", "\"\"", StringComparison.Ordinal),
        JavaScriptEncoder.Default.Encode(id),
        JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(id),
        System.Security.SecurityElement.Escape(id),
    ];

    private static bool Stands(string text, string form)
    {
        for (var at = text.IndexOf(form, StringComparison.Ordinal); at >= 0; at = text.IndexOf(form, at + 1, StringComparison.Ordinal))
        {
            var end = at + form.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1]) || !char.IsLetterOrDigit(form[0]))
                && (end == text.Length || !char.IsLetterOrDigit(text[end]) || !char.IsLetterOrDigit(form[^1])))
            {
                return true;
            }
        }

        return false;
    }
}
