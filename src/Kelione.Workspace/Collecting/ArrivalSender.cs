using System.Net;
using Kelione.Sources;

namespace Kelione.Workspace;

/// <summary>Who sent a request to the collector, and how. Immutable.</summary>
/// <param name="Protocol">The words it is in.</param>
/// <param name="Address">Where from; null for unknown.</param>
/// <param name="UserAgent">What the sender says of itself; empty for nothing.</param>
/// <param name="AsksNotToBeTracked">Whether its browser sends <c>DNT: 1</c> or <c>Sec-GPC: 1</c>.</param>
public sealed record ArrivalSender(CollectorProtocol Protocol, IPAddress? Address, string UserAgent, bool AsksNotToBeTracked);

/// <summary>Nothing can be taken just now; the sender is to try again.</summary>
/// <param name="message">Why, for a developer.</param>
/// <param name="retryAfter">When to try again.</param>
/// <param name="isTooFast">Whether too much comes; else it is the disk or the server that cannot.</param>
public sealed class IntakeBusyException(string message, TimeSpan retryAfter, bool isTooFast) : Exception(message)
{
    /// <summary>Whether too much comes; else it is the disk or the server that cannot.</summary>
    public bool IsTooFast => isTooFast;

    /// <summary>When to try again.</summary>
    public TimeSpan RetryAfter => retryAfter;
}
