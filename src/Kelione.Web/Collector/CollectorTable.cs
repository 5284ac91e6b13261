using Kelione.Sources;

namespace Kelione.Web.Collector;

/// <summary>Which protocol answers which address.</summary>
internal static class CollectorTable
{
    private static readonly Dictionary<(string Method, string Path), CollectorProtocol> Exact = [];

    private static readonly string[] Methods = ["GET", "POST"];

    private static readonly List<(string Method, string Start, CollectorProtocol Protocol)> Open = [];

    static CollectorTable()
    {
        foreach (var protocol in CollectorProtocols.All)
        {
            foreach (var route in protocol.Routes)
            {
                if (route.Path.EndsWith('*'))
                {
                    Open.Add((route.Method, route.Path[..^1], protocol));
                }
                else
                {
                    Exact.TryAdd((route.Method, Plain(route.Path)), protocol);
                }
            }
        }

        // The longer start says more.
        Open.Sort((a, b) => b.Start.Length.CompareTo(a.Start.Length));
    }

    /// <summary>The protocol of an address; null for none. A slash at the end makes no difference.</summary>
    public static CollectorProtocol? Find(string method, string path)
    {
        if (Exact.TryGetValue((method, Plain(path)), out var protocol))
        {
            return protocol;
        }

        foreach (var route in Open)
        {
            if (route.Method == method && path.StartsWith(route.Start, StringComparison.Ordinal))
            {
                return route.Protocol;
            }
        }

        return null;
    }

    /// <summary>The methods that an address takes; empty where there is none.</summary>
    public static IReadOnlyList<string> MethodsOf(string path) => [.. Methods.Where(m => Find(m, path) is not null)];

    private static string Plain(string path) => path.Length > 1 && path[^1] == '/' ? path[..^1] : path;
}
