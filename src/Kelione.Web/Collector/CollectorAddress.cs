using Kelione.Workspace;
using Microsoft.AspNetCore.Http;

namespace Kelione.Web.Collector;

/// <summary>Where in the collector a request goes: <c>/collect/WORKSPACE/…</c>, <c>/collect/k/KEY/…</c>, or without either, where the key tells the workspace. Immutable.</summary>
/// <param name="Workspace">The workspace that the address names; null for none.</param>
/// <param name="Key">The key that the address holds; null for none.</param>
/// <param name="Root">The address before the protocol's own path, without a slash at its end.</param>
/// <param name="Path">The protocol's own path, with its slash.</param>
internal sealed record CollectorAddress(string? Workspace, string? Key, string Root, string Path)
{
    /// <summary>Where the collector lies on the port of the pages.</summary>
    public const string Base = "/collect";

    /// <summary>Reads an address.</summary>
    /// <param name="request">The request.</param>
    /// <param name="below">What comes before, on the port of the pages <see cref="Base"/>, on one of the collector's own nothing.</param>
    /// <param name="isWorkspace">Whether there is a workspace of a name.</param>
    public static CollectorAddress Of(HttpRequest request, string below, Func<string, bool> isWorkspace)
    {
        var rest = (request.Path.Value ?? "/")[below.Length..];
        var (workspace, key, taken) = ((string?)null, (string?)null, 0);
        var parts = rest.Split('/', 4);
        if (parts.Length > 2 && parts[1] == "k" && parts[2].StartsWith(ApiKeys.Prefix, StringComparison.Ordinal))
        {
            (key, taken) = (parts[2], 3 + parts[2].Length);
        }
        else if (parts.Length > 1 && isWorkspace(parts[1]))
        {
            (workspace, taken) = (parts[1], 1 + parts[1].Length);
        }

        var encoded = new PathString(below + rest[..taken]).ToUriComponent();
        return new CollectorAddress(workspace, key, $"{request.Scheme}://{request.Host}{encoded}", rest.Length > taken ? rest[taken..] : "/");
    }
}
