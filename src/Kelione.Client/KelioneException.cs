using System.Net;

namespace Kelione.Client;

/// <summary>The server refused something. The message is the problem's detail, for people.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="message">What is wrong and what to do.</param>
public sealed class KelioneException(HttpStatusCode status, string message) : Exception(message)
{
    /// <summary>The HTTP status: 401 no key, 403 no right, 404 nothing of that name, 412 the map has gone on, and so on.</summary>
    public HttpStatusCode Status => status;

    /// <summary>How long to wait before asking again, where there were too many requests; null where the server does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
