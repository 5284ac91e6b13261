using Microsoft.Extensions.Logging;

namespace Kelione.Web.Hosting;

/// <summary>Asks a server that has just started for its first page, so that the first person need not wait until the program has got ready.</summary>
internal static partial class WarmUp
{
    /// <summary>Asks; what goes wrong is nobody's trouble.</summary>
    /// <param name="addresses">Where the server listens.</param>
    /// <param name="paths">What is asked for, in order; moves to other pages are followed.</param>
    /// <param name="log">Where what went wrong is told.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task RunAsync(IEnumerable<string> addresses, IReadOnlyList<string> paths, ILogger log, CancellationToken cancellationToken)
    {
        try
        {
            // Another name than this machine's own may lead anywhere, and a certificate made for that name would not fit.
            var own = addresses.Select(a => new Uri(a.Replace("//*", "//localhost", StringComparison.Ordinal).Replace("//+", "//localhost", StringComparison.Ordinal).Replace("//[::]", "//localhost", StringComparison.Ordinal).Replace("//0.0.0.0", "//localhost", StringComparison.Ordinal)))
                .FirstOrDefault(a => a.IsLoopback && a.Scheme == Uri.UriSchemeHttp);
            if (own is null)
            {
                return;
            }

            using var client = new HttpClient { BaseAddress = own, Timeout = TimeSpan.FromSeconds(30) };
            foreach (var path in paths)
            {
                using var page = await client.GetAsync(new Uri(path, UriKind.Relative), cancellationToken);
            }
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or InvalidOperationException or UriFormatException)
        {
            Failed(log, e);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "The first page could not be made ready beforehand.")]
    private static partial void Failed(ILogger log, Exception reason);
}
