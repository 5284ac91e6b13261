using System.Text;
using System.Text.Json;

namespace Kelione.Sources;

/// <summary>The body of a Mixpanel request: JSON, lines of JSON, or a form or query field <c>data</c> with JSON or base64 of it.</summary>
internal sealed record MixpanelPayload(IReadOnlyList<JsonElement> Items, bool IsPlain, string? Token)
{
    /// <summary>Reads it.</summary>
    /// <exception cref="CollectException">It cannot be understood.</exception>
    public static MixpanelPayload Of(CollectRequest request, int most)
    {
        var body = GzipBody.Unpack(request.Body, most);
        if (body.Span.TrimStart(" \r\n\t"u8) is [(byte)'{' or (byte)'[', ..])
        {
            return With(Lines(request, body.Span) ?? [.. BodyJson.Each(BodyJson.Parse(body.Span))], isPlain: true);
        }

        var data = body.IsEmpty ? request.Asked("data") : FormText.Parse(body.Span).GetValueOrDefault("data");
        if (data is not { Length: > 0 })
        {
            throw new CollectException(body.IsEmpty ? "the body is empty" : "data, missing or empty");
        }

        var json = data.AsSpan().TrimStart() is ['{' or '[', ..] ? Encoding.UTF8.GetBytes(data) : Base64Text.Decode(data);
        return With([.. BodyJson.Each(BodyJson.Parse(json))], isPlain: false);
    }

    /// <summary>The token of an event or of what is told about somebody.</summary>
    public static string? TokenOf(JsonElement item) => item.Inner("properties")?.Text("token") ?? item.Text("$token");

    private static MixpanelPayload With(IReadOnlyList<JsonElement> items, bool isPlain) => new(items, isPlain, items.Select(TokenOf).FirstOrDefault(token => token is not null));

    private static List<JsonElement>? Lines(CollectRequest request, ReadOnlySpan<byte> body)
    {
        if (!request.Header("Content-Type").Contains("ndjson", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var items = new List<JsonElement>();
        foreach (var range in body.Split((byte)'\n'))
        {
            var line = body[range].Trim(" \r\t"u8);
            if (!line.IsEmpty)
            {
                items.Add(BodyJson.Parse(line));
            }
        }

        return items;
    }
}
