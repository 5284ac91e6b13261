using System.Text;
using System.Text.Json;

namespace Kelione.Sources;

/// <summary>The body of an Amplitude request: JSON, or a form whose fields <c>event</c>, <c>e</c> or <c>identification</c> hold JSON beside <c>api_key</c>.</summary>
internal sealed record AmplitudePayload(string? Key, IReadOnlyList<JsonElement> Events, long? SentMicros, int LeastId)
{
    private static readonly string[] Fields = ["events", "event", "e", "identification"];

    /// <summary>Reads it.</summary>
    /// <exception cref="CollectException">It cannot be understood.</exception>
    public static AmplitudePayload Of(CollectRequest request, int most)
    {
        var body = GzipBody.Unpack(request.Body, most).Span;
        return body.TrimStart(" \r\n\t"u8) is [(byte)'{' or (byte)'[', ..] ? OfJson(BodyJson.Parse(body)) : OfForm(body.IsEmpty ? request.Query : FormText.Parse(body));
    }

    private static AmplitudePayload OfJson(JsonElement root)
    {
        var events = Fields.Select(field => root.Member(field)).FirstOrDefault(member => member is not null) ?? throw new CollectException("events is missing");
        var options = root.Inner("options") ?? default;
        return new AmplitudePayload(root.Text("api_key"), [.. BodyJson.Each(events)], Sent(root.Text("client_upload_time")), (int)Math.Clamp(options.Number("min_id_length") ?? 0, 0, 100));
    }

    private static AmplitudePayload OfForm(IReadOnlyDictionary<string, string> form)
    {
        var written = Fields.Select(field => form.GetValueOrDefault(field)).FirstOrDefault(text => text is { Length: > 0 }) ?? throw new CollectException("events is missing");
        var events = BodyJson.Parse(Encoding.UTF8.GetBytes(written));
        return new AmplitudePayload(form.GetValueOrDefault("api_key"), [.. BodyJson.Each(events)], Sent(form.GetValueOrDefault("upload_time") ?? form.GetValueOrDefault("client_upload_time")), 0);
    }

    private static long? Sent(string? text) => EventTimes.TryParse(text, out var micros) ? micros : null;
}
