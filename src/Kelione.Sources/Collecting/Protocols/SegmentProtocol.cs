using System.Text;
using System.Text.Json;

namespace Kelione.Sources;

/// <summary>
/// Segment's HTTP Tracking API, as its SDKs speak it (segment-docs: "HTTP API Source", "Spec: Common Fields"). The write key is the name of Basic authentication, or the member <c>writeKey</c>.
/// Clock rule of the spec: the time is receivedAt − (sentAt − originalTimestamp). The same message sent again is known by <c>messageId</c>.
/// <c>integrations</c> that leave this destination out (<c>Kelione</c> or <c>All</c> false) are honoured, and so is a consent category <c>analytics</c> that was refused.
/// </summary>
internal sealed class SegmentProtocol : CollectorProtocol
{
    private const string Settings = "/v1/projects/";

    private static readonly string[] Kinds = ["track", "page", "screen", "identify", "group", "alias"];

    /// <inheritdoc />
    public override string Name => "segment";

    /// <inheritdoc />
    public override string Title => "Segment";

    /// <inheritdoc />
    public override IReadOnlyList<CollectorRoute> Routes { get; } =
    [
        .. Kinds.Select(k => new CollectorRoute("POST", "/v1/" + k)),

        // The browser's SDK shortens the kinds to their first letters.
        .. Kinds.Select(k => new CollectorRoute("POST", "/v1/" + k[0])).DistinctBy(r => r.Path),
        new("POST", "/v1/batch"), new("POST", "/v1/import"), new("POST", "/v1/b"), new("POST", "/v1/m"),
        new("GET", Settings + "*"),
    ];

    /// <inheritdoc />
    public override string? KeyOf(CollectRequest request) => OfBasic(request.Header("Authorization")) ?? SentJson.Find(request.Body.Span, "writeKey"u8);

    /// <inheritdoc />
    public override CollectReply? Aside(CollectRequest request)
    {
        if (request.Path.TrimEnd('/') is "/v1/m")
        {
            // What the SDK counts of itself is nobody's journey.
            return JsonReply.Of(200, json => json.WriteBoolean("success", true));
        }

        return request.Path.StartsWith(Settings, StringComparison.Ordinal) ? SegmentSettings.Reply(request) : null;
    }

    /// <inheritdoc />
    public override Collected Read(CollectRequest request)
    {
        using var document = SentJson.Parse(request.Body);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new CollectException("The body is to be an object.");
        }

        var collected = new Collected();
        var sent = root.Member("sentAt"u8);
        var path = request.Path.TrimEnd('/');
        var kind = path[(path.LastIndexOf('/') + 1)..];
        if (kind is "batch" or "import" or "b")
        {
            if (root.Member("batch"u8) is not { ValueKind: JsonValueKind.Array } batch)
            {
                throw new CollectException("'batch' is to be an array of messages.");
            }

            var index = 0;
            foreach (var message in batch.EnumerateArray())
            {
                SegmentMessage.Add(message, null, root, sent, index++, request, collected);
            }
        }
        else
        {
            SegmentMessage.Add(root, kind.Length > 1 ? kind : Kinds.First(k => k[0] == kind[0]), default, sent, 0, request, collected);
        }

        PlainAddress.TellAll(collected, request.Path);
        return collected;
    }

    /// <inheritdoc />
    /// <remarks>A message alone that cannot be taken is told with 400. In a batch Segment takes what it can; so do we, and tell beside it what was wrong.</remarks>
    public override CollectReply Accepted(CollectRequest request, Collected collected) =>
        collected.Refused.Count > 0 && collected.Events.Count + collected.Clues.Count + collected.Traits.Count + collected.LeftOut == 0
            ? Failure(400, collected.Refused[0].Reason)
            : JsonReply.Of(200, json =>
            {
                json.WriteBoolean("success", true);
                if (collected.Refused.Count > 0)
                {
                    json.WriteStartArray("refused");
                    foreach (var refusal in collected.Refused)
                    {
                        json.WriteStringValue(Invariant($"message {refusal.Index + 1}: {refusal.Reason}"));
                    }

                    json.WriteEndArray();
                }
            });

    /// <inheritdoc />
    public override CollectReply Refused(CollectRequest request, CollectFault fault, string reason) => Failure(
        fault switch
        {
            CollectFault.NoKey or CollectFault.WrongKey => 401,
            CollectFault.TooLarge => 413,
            CollectFault.TooFast => 429,
            CollectFault.Busy => 503,
            _ => 400,
        },
        reason);

    private static CollectReply Failure(int status, string message) => JsonReply.Of(status, json =>
    {
        json.WriteBoolean("success", false);
        json.WriteString("message", message);
    });

    private static string? OfBasic(string header)
    {
        const string Basic = "Basic ";
        Span<byte> plain = stackalloc byte[512];
        return header.StartsWith(Basic, StringComparison.OrdinalIgnoreCase) && header.Length < 600 && Convert.TryFromBase64String(header[Basic.Length..].Trim(), plain, out var length)
            ? Encoding.UTF8.GetString(plain[..length]) is var pair && pair.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon ? pair[..colon] : Encoding.UTF8.GetString(plain[..length])
            : null;
    }
}
