namespace Kelione.Sources;

/// <summary>All protocols that the collector speaks.</summary>
public static class CollectorProtocols
{
    /// <summary>The list. Where several claim the same request, the first has it.</summary>
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

    private static Dictionary<string, CollectorProtocol> ByName { get; } = All.ToDictionary(p => p.Name);

    private static Dictionary<(string Method, string Path), CollectorProtocol[]> Exact { get; } = All.SelectMany(p => p.Routes.Where(r => !IsOpen(r)).Select(r => (Route: (r.Method, Plain(r.Path)), Protocol: p)))
        .GroupBy(r => r.Route, r => r.Protocol).ToDictionary(g => g.Key, g => g.Distinct().ToArray());

    // The longer start says more.
    private static List<(string Method, string Start, CollectorProtocol Protocol)> Open { get; } =
        [.. All.SelectMany(p => p.Routes.Where(IsOpen).Select(r => (r.Method, r.Path[..^1], p))).OrderByDescending(r => r.Item2.Length)];

    /// <summary>
    /// The protocols that have an address. A first part of the path that is a protocol's name (<c>/posthog/batch/</c>) settles it and is taken off; else some addresses belong to several systems
    /// (<c>/track</c>, <c>/batch</c>), and the form of the request tells (<see cref="Choose"/>). A slash at the end makes no difference.
    /// </summary>
    /// <param name="method">The HTTP method in capitals.</param>
    /// <param name="path">The path below the collector's root.</param>
    /// <param name="inner">The path as those protocols are to see it.</param>
    /// <returns>The protocols; empty for none.</returns>
    public static IReadOnlyList<CollectorProtocol> Of(string method, string path, out string inner)
    {
        var end = path.IndexOf('/', Math.Min(1, path.Length));
        if (end > 0 && ByName.TryGetValue(path[1..end], out var named))
        {
            inner = path[end..];
            return At(method, inner).Contains(named) ? [named] : [];
        }

        inner = path;
        return At(method, path);
    }

    /// <summary>The one among the protocols of an address that a request is meant for.</summary>
    public static CollectorProtocol Choose(IReadOnlyList<CollectorProtocol> protocols, CollectRequest request)
    {
        foreach (var protocol in protocols)
        {
            if (protocol.Claims(request))
            {
                return protocol;
            }
        }

        return protocols[^1];
    }

    private static CollectorProtocol[] At(string method, string path)
    {
        if (Exact.TryGetValue((method, Plain(path)), out var protocols))
        {
            return protocols;
        }

        foreach (var (routeMethod, start, protocol) in Open)
        {
            if (routeMethod == method && path.StartsWith(start, StringComparison.Ordinal))
            {
                return [protocol];
            }
        }

        return [];
    }

    private static bool IsOpen(CollectorRoute route) => route.Path.EndsWith('*');

    private static string Plain(string path) => path.Length > 1 && path[^1] == '/' ? path[..^1] : path;
}
