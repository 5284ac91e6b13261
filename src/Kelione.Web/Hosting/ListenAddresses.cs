using System.Net;
using Kelione.Workspace;

namespace Kelione.Web;

/// <summary>Where the page listens: this machine only, unless somebody takes the risk knowingly.</summary>
public static class ListenAddresses
{
    /// <summary>Checks addresses.</summary>
    /// <param name="urls">Such as <c>http://localhost:5080</c>.</param>
    /// <param name="allowRemote">Whether other machines may connect.</param>
    /// <param name="option">The option that named them, for the message.</param>
    /// <exception cref="MendableException">An address is none, or others could reach it; the message says why that is refused.</exception>
    public static void Check(IEnumerable<string> urls, bool allowRemote, string option = "--urls")
    {
        foreach (var url in urls)
        {
            if (!Uri.TryCreate(url.Replace("://*", "://0.0.0.0", StringComparison.Ordinal).Replace("://+", "://0.0.0.0", StringComparison.Ordinal), UriKind.Absolute, out var address)
                || address.Scheme is not ("http" or "https"))
            {
                throw new MendableException($"{option} {url}: this is no address such as http://localhost:5080.");
            }

            if (!allowRemote && !IsLoopback(address.Host))
            {
                throw new MendableException(
                    $"{option} {url}: other machines could reach this address, and they would see the page where people sign in. If that is wanted, say --allow-remote, and use https: an address https://…, or a proxy before it and --behind-proxy. Otherwise listen on localhost.");
            }
        }
    }

    internal static bool IsLocal(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && IsLoopback(address.Host);

    internal static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}
