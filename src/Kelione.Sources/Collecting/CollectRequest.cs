using System.Net;

namespace Kelione.Sources;

/// <summary>One request to the collector, as far as a protocol needs it: unpacked, within the limits of size, not yet understood. Immutable.</summary>
public sealed record CollectRequest
{
    private object? _understood;

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
    public required ReadOnlyMemory<byte> Body
    {
        get;
        init
        {
            field = value;
            _understood = null;
        }
    }

    /// <summary>When the request came, microseconds since 1970 UTC.</summary>
    public required long ReceivedMicros { get; init; }

    /// <summary>Who sent it; null where unknown.</summary>
    public IPAddress? Address { get; init; }

    /// <summary>A header's text; empty where it is absent.</summary>
    public string Header(string name) => Headers.GetValueOrDefault(name, "");

    /// <summary>The query's field; null where it is absent or empty.</summary>
    public string? Asked(string name) => Query.GetValueOrDefault(name) is { Length: > 0 } text ? text : null;

    /// <summary>What the body says, understood once: a key that stands in the body is looked up before the events are read.</summary>
    /// <exception cref="CollectException">It cannot be understood.</exception>
    internal T Understood<T>(Func<CollectRequest, T> read)
        where T : class
    {
        if (_understood is not T known)
        {
            try
            {
                _understood = known = read(this);
            }
            catch (InvalidOperationException)
            {
                // So does JSON tell of half a character in a text.
                throw new CollectException("a text has broken characters");
            }
        }

        return known;
    }
}
