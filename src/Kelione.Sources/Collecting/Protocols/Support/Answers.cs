using System.Text;
using System.Text.Json.Nodes;

namespace Kelione.Sources;

/// <summary>The answers that protocols make.</summary>
internal static class Answers
{
    /// <summary>An answer in JSON.</summary>
    public static CollectReply Json(int status, JsonNode body) => new(status, "application/json", Encoding.UTF8.GetBytes(body.ToJsonString()));

    /// <summary>An answer in plain text.</summary>
    public static CollectReply Text(int status, string body, string type = "text/plain; charset=utf-8") => new(status, type, Encoding.UTF8.GetBytes(body));

    /// <summary>An answer without a body.</summary>
    public static CollectReply Empty(int status) => new(status, null, ReadOnlyMemory<byte>.Empty);

    /// <summary>A picture of one transparent dot, as trackers that ask by image want it.</summary>
    public static CollectReply Dot(int status) => new(status, "image/gif", DotGif);

    /// <summary>The HTTP status that says a fault, where a protocol has no other of its own.</summary>
    public static int StatusOf(CollectFault fault) => fault switch
    {
        CollectFault.NoKey or CollectFault.WrongKey => 401,
        CollectFault.TooLarge => 413,
        CollectFault.TooFast => 429,
        CollectFault.Busy => 503,
        _ => 400,
    };

    private static ReadOnlyMemory<byte> DotGif { get; } = Convert.FromBase64String("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");
}
