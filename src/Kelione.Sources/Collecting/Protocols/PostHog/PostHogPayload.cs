using System.Text;
using System.Text.Json;

namespace Kelione.Sources;

/// <summary>
/// The body of a PostHog request, out of the forms in which their SDKs pack it: JSON; gzip with or without a word of it (<c>compression=gzip-js</c>); a form field or query field <c>data</c> with
/// JSON or base64 of either (<c>compression=base64</c>, beacons). Seen from posthog-js 1.449 and posthog-node 5.70; older ones after posthog's own <c>capture</c> service.
/// </summary>
internal sealed class PostHogPayload
{
    private PostHogPayload(JsonElement root, string? key)
    {
        Root = root;
        Key = key;
    }

    /// <summary>The JSON.</summary>
    public JsonElement Root { get; }

    /// <summary>The project key; null where none is shown.</summary>
    public string? Key { get; }

    /// <summary>Whether it could not be Mixpanel's, whose oldest addresses are the same: PostHog's SDKs write the key, or the person, outside of the properties.</summary>
    public bool IsUnmistakable => First is var first && (Root.Member("batch") ?? first.Member("api_key") ?? first.Member("token") ?? first.Member("distinct_id") ?? first.Member("uuid")) is not null;

    private JsonElement First => BodyJson.Each(Root).FirstOrDefault();

    /// <summary>Reads it.</summary>
    /// <exception cref="CollectException">It cannot be understood.</exception>
    public static PostHogPayload Of(CollectRequest request, int most)
    {
        if (request.Asked("compression") is "lz64")
        {
            throw new CollectException("compression lz64 is not understood; gzip-js and base64 are");
        }

        string? key = null;
        var body = GzipBody.Unpack(request.Body, most);
        if (body.IsEmpty)
        {
            body = Packed(request.Asked("data") ?? throw new CollectException("the body is empty"), most);
        }
        else if (body.Span is not [(byte)'{' or (byte)'[', ..])
        {
            var isForm = body.Span.StartsWith("data="u8) || request.Header("Content-Type").StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase);
            var form = isForm ? FormText.Parse(body.Span) : null;
            key = form?.GetValueOrDefault("api_key") ?? form?.GetValueOrDefault("token");
            body = Packed(form?.GetValueOrDefault("data") ?? Encoding.UTF8.GetString(body.Span), most);
        }

        var root = BodyJson.Parse(body.Span);
        return new PostHogPayload(root, KeyIn(root) ?? key ?? request.Asked("token") ?? request.Asked("api_key"));
    }

    /// <summary>The events, whether one, a bare list or a batch.</summary>
    public IEnumerable<JsonElement> Events => BodyJson.Each(Root.Member("batch") ?? Root);

    private static ReadOnlyMemory<byte> Packed(string data, int most)
    {
        var text = data.AsSpan().TrimStart();
        return text is ['{' or '[', ..] ? Encoding.UTF8.GetBytes(data) : GzipBody.Unpack(Base64Text.Decode(data), most);
    }

    private static string? KeyIn(JsonElement root)
    {
        var first = BodyJson.Each(root).FirstOrDefault();
        return root.FirstText("api_key", "token", "$token") ?? first.FirstText("api_key", "token", "$token") ?? first.Inner("properties")?.Text("token")
            ?? BodyJson.Each(root.Member("batch") ?? default).FirstOrDefault().Inner("properties")?.Text("token");
    }
}
