using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>A moment as it was written: its reading on the clock face, and the offset from UTC where one was written too.</summary>
/// <param name="LocalMicros">The clock's reading as microseconds since 1970-01-01T00:00 of that clock.</param>
/// <param name="OffsetSeconds">Seconds east of UTC; null where the text says none.</param>
internal readonly record struct WrittenTime(long LocalMicros, int? OffsetSeconds)
{
    /// <summary>The moment, where the offset is known.</summary>
    public long UtcMicros => LocalMicros - OffsetSeconds.GetValueOrDefault() * UtcTime.MicrosPerSecond;
}
