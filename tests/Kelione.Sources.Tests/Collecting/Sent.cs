using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Kelione.Sources.Tests;

/// <summary>Requests as SDKs send them, and what becomes of them.</summary>
internal static class Sent
{
    /// <summary>When every request comes: 2026-11-23 08:00:00 UTC.</summary>
    public const long Received = 1_795_420_800_000_000;

    public static CollectRequest Get(string path, params (string Name, string Text)[] query) => Make("GET", path, [], query);

    public static CollectRequest Post(string path, string body, params (string Name, string Text)[] query) => Make("POST", path, Encoding.UTF8.GetBytes(body), query);

    public static CollectRequest Post(string path, byte[] body, params (string Name, string Text)[] query) => Make("POST", path, body, query);

    public static CollectRequest With(this CollectRequest request, string header, string text) =>
        request with { Headers = new Dictionary<string, string>(request.Headers, StringComparer.OrdinalIgnoreCase) { [header] = text } };

    /// <summary>What the request's protocol makes of it.</summary>
    public static Collected Read(this CollectRequest request) => Protocol(request, out var inner).Read(inner);

    public static string? Key(this CollectRequest request) => Protocol(request, out var inner).KeyOf(inner);

    public static string Name(this CollectRequest request) => Protocol(request, out _).Name;

    /// <summary>The answer, its status first, as once all is durable.</summary>
    public static string Answer(this CollectRequest request)
    {
        var protocol = Protocol(request, out var inner);
        return Written(protocol.Accepted(inner, protocol.Read(inner)));
    }

    public static string Refusal(this CollectRequest request, CollectFault fault, string reason = "why") => Written(Protocol(request, out var inner).Refused(inner, fault, reason));

    public static CollectedEvent Event(this CollectRequest request)
    {
        var collected = request.Read();
        Assert.Empty(collected.Refused);
        return Assert.Single(collected.Events);
    }

    public static byte[] Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }

    public static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    public static string Written(CollectReply reply) => reply.Body.IsEmpty ? $"{reply.Status}"
        : reply.ContentType == "application/json" ? $"{reply.Status} {JsonNode.Parse(reply.Body.Span)!.ToJsonString()}"
        : reply.ContentType == "image/gif" ? $"{reply.Status} gif" : $"{reply.Status} {Encoding.UTF8.GetString(reply.Body.Span)}";

    public static CollectorProtocol Protocol(CollectRequest request, out CollectRequest inner)
    {
        var found = CollectorProtocols.Of(request.Method, request.Path, out var path);
        Assert.NotEmpty(found);
        inner = request with { Path = path };
        return CollectorProtocols.Choose(found, inner);
    }

    private static CollectRequest Make(string method, string path, byte[] body, (string Name, string Text)[] query) => new()
    {
        Method = method,
        Path = path,
        Query = query.ToDictionary(q => q.Name, q => q.Text),
        Headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase),
        Body = body,
        ReceivedMicros = Received,
        Address = IPAddress.Parse("203.0.113.7"),
    };
}
