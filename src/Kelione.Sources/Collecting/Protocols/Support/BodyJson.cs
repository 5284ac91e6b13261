using System.Text.Json;

namespace Kelione.Sources;

/// <summary>The JSON of a stranger's request: bounded in depth, refused in words.</summary>
internal static class BodyJson
{
    private const int MaxDepth = 64;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = MaxDepth, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>The body as JSON.</summary>
    /// <exception cref="CollectException">It is none.</exception>
    public static JsonElement Parse(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
        {
            throw new CollectException("the body is empty");
        }

        try
        {
            return JsonElement.Parse(utf8, Options);
        }
        catch (JsonException e)
        {
            throw new CollectException(JsonWords.Of(e, SourceLimits.Default));
        }
    }

    /// <summary>The elements of an array; one other thing as itself.</summary>
    public static IEnumerable<JsonElement> Each(JsonElement one) => one.ValueKind == JsonValueKind.Array ? one.EnumerateArray() : [one];

    /// <summary>The member as text, numbers as they are written; null where it is absent, empty, or neither text nor number.</summary>
    /// <exception cref="InvalidOperationException">The text has broken characters.</exception>
    public static string? Text(this JsonElement of, string name) => of.Member(name) is { } member ? AsText(member) : null;

    /// <summary>The first of the members that has a text.</summary>
    public static string? FirstText(this JsonElement of, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (of.Text(name) is { } text)
            {
                return text;
            }
        }

        return null;
    }

    /// <summary>The member as a number, also where it is written as text; null where it is absent or none.</summary>
    public static double? Number(this JsonElement of, string name) => of.Text(name) is { } text ? Amounts.Parse(text) : null;

    /// <summary>The member; null where the element is no object, or the member is absent or null.</summary>
    public static JsonElement? Member(this JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var member) && member.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined) ? member : null;

    /// <summary>The member where it is an object.</summary>
    public static JsonElement? Inner(this JsonElement of, string name) => of.Member(name) is { ValueKind: JsonValueKind.Object } member ? member : null;

    /// <summary>Whether the member is there but no object.</summary>
    public static bool IsWrongly(this JsonElement of, string name, JsonValueKind kind) => of.Member(name) is { } member && member.ValueKind != kind;

    /// <summary>Whether the member is a plain yes: <c>true</c>, <c>1</c>, <c>"true"</c>.</summary>
    public static bool IsTrue(this JsonElement of, string name) =>
        of.Member(name) is { } member && (member.ValueKind == JsonValueKind.True || AsText(member) is "1" or "true");

    /// <summary>Whether the member is a plain no.</summary>
    public static bool IsFalse(this JsonElement of, string name) => of.Member(name) is { ValueKind: JsonValueKind.False };

    private static string? AsText(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() is { Length: > 0 } text ? text : null,
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };
}
