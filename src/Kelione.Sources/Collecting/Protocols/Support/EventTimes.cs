using System.Buffers;

namespace Kelione.Sources;

/// <summary>Moments in requests, and what to make of them where a sender's clock is wrong.</summary>
internal static class EventTimes
{
    /// <summary>
    /// How far a sender's clock and ours may differ before it counts as wrong rather than as the way of the request: a minute, in microseconds. Amplitude's rule for its own; some SDKs (PostHog's for Node) write the moment
    /// of sending once and keep it while they send again, so that a server which was away for seconds would move every event by them.
    /// </summary>
    public const long WayMicros = 60_000_000;

    private static readonly SearchValues<char> Figures = SearchValues.Create("0123456789.");

    // From 1970 until the year 2200: what lies outside is no moment of an event but a mistake of unit.
    private const long LatestMicros = 7_258_118_400_000_000;

    /// <summary>The moment that a text writes: ISO 8601 (without an offset in UTC), or a number since 1970 whose unit shows in its size.</summary>
    public static bool TryParse(string? text, out long micros)
    {
        micros = 0;
        if (string.IsNullOrWhiteSpace(text))
        {
            return false;
        }

        var trimmed = text.Trim();
        var isNumber = !trimmed.AsSpan().ContainsAnyExcept(Figures);
        var found = isNumber ? SystemTimes.TryEpoch(trimmed, out micros) : SystemTimes.TryParse(TimeFormat.YearFirst, trimmed, ZoneRule.Of(null), out micros);
        return found && micros is >= 0 and <= LatestMicros;
    }

    /// <summary>A moment by our clock, given it, and the sending, by the sender's: <c>received − (sent − written)</c>. Where the clocks agree to within <see cref="WayMicros"/> it stays as it is.</summary>
    public static long Corrected(long written, long sent, long received) =>
        Math.Abs(received - sent) <= WayMicros ? written : Math.Clamp(received - (sent - written), 0, LatestMicros);
}
