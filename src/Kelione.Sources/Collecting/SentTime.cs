using System.Buffers;
using System.Globalization;
using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>Times as SDKs send them, by clocks that may be wrong.</summary>
internal static class SentTime
{
    private static readonly SearchValues<char> Figures = SearchValues.Create("0123456789.-");

    private const long Past = 5L * 366 * UtcTime.MicrosPerDay;

    /// <summary>Reads a time: ISO 8601 (UTC where it has no offset), or a number since 1970 UTC whose unit shows in its size.</summary>
    public static bool TryRead(string? text, out long micros)
    {
        micros = 0;
        if (string.IsNullOrEmpty(text) || text.Length > 64)
        {
            return false;
        }

        return text.AsSpan().IndexOfAnyExcept(Figures) < 0 && text.IndexOf('-', 1) < 0
            ? SystemTimes.TryEpoch(text, out micros)
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) && (micros = UtcTime.FromDateTimeOffset(time)) > long.MinValue;
    }

    /// <summary>
    /// When it happened by our clock: as long before the request came as it was, by the sender's clock, before the request was sent. Without the moment of sending the sender's time is taken as it is, and so it is where
    /// the two clocks agree to a minute (<see cref="EventTimes.WayMicros"/>): what differs then is the way of the request.
    /// A result that lies in the future becomes the moment of receipt.
    /// </summary>
    /// <param name="written">By the sender's clock; null for none: then it is the moment of receipt.</param>
    /// <param name="sent">When the request was sent, by the sender's clock; null for unknown.</param>
    /// <param name="received">When it came, by ours.</param>
    public static long Correct(long? written, long? sent, long received)
    {
        if (written is not { } time)
        {
            return received;
        }

        // Whoever wrote a time that lies after the sending did not mean their clock; neither did whoever waited for years to send.
        var corrected = sent is { } at && Math.Abs(received - at) > EventTimes.WayMicros && at >= time && at - time < Past ? received - (at - time) : time;
        return Math.Min(corrected, received);
    }
}
