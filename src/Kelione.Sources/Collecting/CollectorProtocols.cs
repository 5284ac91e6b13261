namespace Kelione.Sources;

/// <summary>All protocols that the collector speaks.</summary>
public static class CollectorProtocols
{
    /// <summary>The list. Where two claim the same request, the first has it.</summary>
    public static IReadOnlyList<CollectorProtocol> All { get; } =
    [
        new OwnProtocol(),
        new SegmentProtocol(),
        new PostHogProtocol(),
        new AmplitudeProtocol(),
        new MixpanelProtocol(),
        new Ga4Protocol(),
        new MatomoProtocol(),
        new SnowplowProtocol(),
    ];

    /// <summary>
    /// The protocol that a request is meant for. A first part of the path that is a protocol's name (<c>/posthog/batch/</c>) settles it and is taken off; else the address does, and where several
    /// systems have the same address, the form of the request (<see cref="CollectorProtocol.Claims"/>).
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="inner">The request as that protocol is to see it.</param>
    /// <returns>The protocol; null where none has the address.</returns>
    public static CollectorProtocol? Find(CollectRequest request, out CollectRequest inner)
    {
        inner = request;
        var end = request.Path.IndexOf('/', 1) is >= 0 and var slash ? slash : request.Path.Length;
        foreach (var protocol in All)
        {
            if (end < request.Path.Length && request.Path.AsSpan(1, end - 1).SequenceEqual(protocol.Name))
            {
                inner = request with { Path = request.Path[end..] };
                return HasRoute(protocol, inner) ? protocol : null;
            }
        }

        return All.FirstOrDefault(protocol => HasRoute(protocol, request) && protocol.Claims(request));
    }

    /// <summary>Whether a protocol has a request's address.</summary>
    public static bool HasRoute(CollectorProtocol protocol, CollectRequest request)
    {
        foreach (var route in protocol.Routes)
        {
            if (route.Method == request.Method && Fits(route.Path, request.Path))
            {
                return true;
            }
        }

        return false;
    }

    // A slash at the end says nothing.
    private static bool Fits(ReadOnlySpan<char> pattern, ReadOnlySpan<char> path) =>
        pattern.EndsWith("*") ? path.StartsWith(pattern[..^1]) : path.TrimEnd('/').SequenceEqual(pattern.TrimEnd('/'));
}
