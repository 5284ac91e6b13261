using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Kelione.Sources;

/// <summary>Reads the JSON of SDKs, which anybody can send: whatever it is, nothing but <see cref="CollectException"/> comes of it.</summary>
internal static class SentJson
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 32, CommentHandling = JsonCommentHandling.Disallow };

    /// <summary>Reads a body. The document is the caller's to dispose.</summary>
    /// <exception cref="CollectException">It is no JSON, or nested deeper than 32.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> body)
    {
        body = Mended(body.Span.StartsWith("\uFEFF"u8) ? body[3..] : body);

        try
        {
            return JsonDocument.Parse(body, Options);
        }
        catch (JsonException e)
        {
            throw new CollectException($"The body is no JSON that can be read: {e.Message}");
        }
    }

    /// <summary>A member; null where it is absent or null, or <paramref name="parent"/> is no object.</summary>
    public static JsonElement? Member(this JsonElement parent, ReadOnlySpan<byte> name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var member) && member.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined) ? member : null;

    /// <summary>The member of a member.</summary>
    public static JsonElement? Member(this JsonElement? parent, ReadOnlySpan<byte> name) => parent is { } there ? there.Member(name) : null;

    /// <summary>A text or a number as text; null where it is absent, empty, or something else.</summary>
    public static string? Text(this JsonElement? value) => value is { } there && Scalar(there) is { Length: > 0 } text ? text : null;

    /// <summary>A number, written as one or as text; null where it is neither or not finite.</summary>
    public static double? Number(this JsonElement? value) =>
        value is { ValueKind: JsonValueKind.Number or JsonValueKind.String } && double.TryParse(value.Text(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    /// <summary>Puts every member of an object into a table: nested ones as <c>outer.inner</c>, arrays and what is nested deeper than five as JSON text; null and the empty text are left out, and so are the outermost members <paramref name="except"/>.</summary>
    public static void Flatten(JsonElement? value, string prefix, Dictionary<string, string> into, int depth = 0, HashSet<string>? except = null)
    {
        const int Deepest = 5;
        if (value is not { ValueKind: JsonValueKind.Object } parent)
        {
            return;
        }

        foreach (var member in parent.EnumerateObject())
        {
            if (except?.Contains(member.Name) == true)
            {
                continue;
            }

            var name = prefix.Length == 0 ? member.Name : prefix + "." + member.Name;
            if (member.Value.ValueKind == JsonValueKind.Object && depth < Deepest)
            {
                Flatten(member.Value, name, into, depth + 1);
            }
            else if ((Scalar(member.Value) ?? (member.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? member.Value.GetRawText() : null)) is { Length: > 0 } text && name.Length > 0)
            {
                into[name] = text;
            }
        }
    }

    /// <summary>Looks for a member of the outermost object without reading all else into memory; null where there is none.</summary>
    public static string? Find(ReadOnlySpan<byte> body, ReadOnlySpan<byte> name)
    {
        try
        {
            var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = 32 });
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return null;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isIt = reader.ValueTextEquals(name);
                reader.Read();
                if (isIt)
                {
                    return reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
                }

                reader.Skip();
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Reading it for good says what is wrong.
        }

        return null;
    }

    /// <summary>The body with U+FFFD in the place of bytes that are no UTF-8 and of halves of surrogate pairs: reading either, in a name even of a member that nobody asks for, would end the reading.</summary>
    private static ReadOnlyMemory<byte> Mended(ReadOnlyMemory<byte> body)
    {
        if (!Utf8.IsValid(body.Span))
        {
            body = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body.Span));
        }

        byte[]? copy = null;
        for (var at = body.Span.IndexOf((byte)'\\'); at >= 0 && at + 1 < body.Length; at = Next(body.Span, at))
        {
            var half = Surrogate(body.Span, at);
            if (half == 0)
            {
                at += 1;
            }
            else if (half < 0xDC00 && Surrogate(body.Span, at + 6) >= 0xDC00)
            {
                at += 11;
            }
            else
            {
                copy ??= body.ToArray();
                "\\ufffd"u8.CopyTo(copy.AsSpan(at));
                at += 5;
            }
        }

        return copy ?? body;
    }

    private static int Next(ReadOnlySpan<byte> body, int at) => at + 1 < body.Length && body[(at + 1)..].IndexOf((byte)'\\') is >= 0 and var next ? at + 1 + next : -1;

    // The surrogate that is escaped at a place; 0 where there is none.
    private static int Surrogate(ReadOnlySpan<byte> body, int at) =>
        at + 6 <= body.Length && body[at] == '\\' && body[at + 1] == 'u' && Utf8Parser.TryParse(body.Slice(at + 2, 4), out ushort unit, out var read, 'x') && read == 4 && unit is >= 0xD800 and <= 0xDFFF ? unit : 0;

    private static string? Scalar(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                return value.GetString();
            case JsonValueKind.Number:
                return value.GetRawText();
            case JsonValueKind.True:
                return "true";
            case JsonValueKind.False:
                return "false";
            default:
                return null;
        }
    }
}
