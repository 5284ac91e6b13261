using System.Net;

namespace Kelione.Sources;

/// <summary>One request to the collector, as far as a protocol needs it: unpacked, within the limits of size, not yet understood. Immutable.</summary>
public sealed record CollectRequest
{
    /// <summary>The HTTP method in capitals: <c>POST</c>, <c>GET</c>.</summary>
    public required string Method { get; init; }

    /// <summary>The path below the collector's root, with its slash: <c>/v1/batch</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The address of the collector's root as the sender reached it, without a slash at its end: <c>https://host/collect/shop</c>; empty where unknown. For answers that tell an SDK where to send.</summary>
    public string Root { get; init; } = "";

    /// <summary>The key where it stands in the address itself (<c>/collect/k/KEY/…</c>); null where it does not. It goes before any other.</summary>
    public string? PathKey { get; init; }

    /// <summary>The query's fields, unescaped; of a repeated one the last.</summary>
    public required IReadOnlyDictionary<string, string> Query { get; init; }

    /// <summary>The headers, by name without regard to case.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The body, unpacked where it came packed; empty for none.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>When the request came, microseconds since 1970 UTC.</summary>
    public required long ReceivedMicros { get; init; }

    /// <summary>Who sent it; null where unknown.</summary>
    public IPAddress? Address { get; init; }

    /// <summary>A header's text; empty where it is absent.</summary>
    public string Header(string name) => Headers.GetValueOrDefault(name, "");
}
