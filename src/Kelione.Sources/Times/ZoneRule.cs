using System.Globalization;
using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>
/// Brings times without an offset to UTC. Policy where a clock is put back: an ambiguous time is taken at the earlier of its two moments; where a clock is put
/// forward, a time that the clock skipped is moved on by the length of the gap. Both are counted. Not safe for several threads.
/// </summary>
internal sealed class ZoneRule
{
    private const int CacheSize = 4_096;
    private const long MicrosPerHour = 3_600 * UtcTime.MicrosPerSecond;

    private readonly TimeZoneInfo? _zone;
    private readonly long _fixedOffsetMicros;
    private readonly long[] _hours = [];
    private readonly long[] _offsets = [];

    private ZoneRule(string name, TimeZoneInfo? zone, long fixedOffsetMicros)
    {
        Name = name;
        _zone = zone;
        _fixedOffsetMicros = fixedOffsetMicros;
        if (zone is not null)
        {
            _hours = new long[CacheSize];
            _offsets = new long[CacheSize];
            Array.Fill(_hours, long.MinValue);
        }
    }

    /// <summary>How the zone was named.</summary>
    public string Name { get; }

    /// <summary>Times so far that the clock showed twice.</summary>
    public long Ambiguous { get; private set; }

    /// <summary>Times so far that the clock skipped.</summary>
    public long Skipped { get; private set; }

    /// <summary>A rule for a zone of the IANA or Windows names, or an offset such as <c>+03:00</c>; null and <c>UTC</c> mean UTC.</summary>
    /// <exception cref="SourceException">There is no such zone.</exception>
    public static ZoneRule Of(string? name)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Trim().ToUpperInvariant() is "UTC" or "Z" or "GMT")
        {
            return new ZoneRule("UTC", null, 0);
        }

        var trimmed = name.Trim();
        if (trimmed[0] is '+' or '-')
        {
            var at = 0;
            return ClockText.TryOffset(trimmed, ref at, out var seconds) && at == trimmed.Length
                ? new ZoneRule(trimmed, null, seconds * UtcTime.MicrosPerSecond)
                : throw new SourceException($"'{name}' is no offset from UTC; write it like +03:00.");
        }

        try
        {
            return new ZoneRule(trimmed, TimeZoneInfo.FindSystemTimeZoneById(trimmed), 0);
        }
        catch (Exception e) when (e is TimeZoneNotFoundException or InvalidTimeZoneException or System.Security.SecurityException)
        {
            throw new SourceException($"'{name}' is no time zone that this machine knows; write one like Europe/Vilnius or +03:00.", 0, e);
        }
    }

    /// <summary>The moment of a clock's reading.</summary>
    public long ToUtc(long localMicros)
    {
        if (_zone is null)
        {
            return localMicros - _fixedOffsetMicros;
        }

        // Zones change on whole hours of the clock almost everywhere; hours in which something changes are never cached.
        var hour = UtcTime.FloorDiv(localMicros, MicrosPerHour);
        var slot = (int)(hour & (CacheSize - 1));
        if (_hours[slot] == hour)
        {
            return localMicros - _offsets[slot];
        }

        if (localMicros < UtcTime.MinMicros + UtcTime.MicrosPerDay || localMicros > UtcTime.MaxMicros - UtcTime.MicrosPerDay)
        {
            return localMicros;
        }

        return Slow(_zone, localMicros, hour, slot);
    }

    private long Slow(TimeZoneInfo zone, long localMicros, long hour, int slot)
    {
        var local = DateTime.SpecifyKind(UtcTime.ToDateTime(localMicros), DateTimeKind.Unspecified);
        if (zone.IsInvalidTime(local))
        {
            Skipped++;
            return localMicros - Micros(zone.GetUtcOffset(local.AddHours(-3)));
        }

        if (zone.IsAmbiguousTime(local))
        {
            Ambiguous++;
            return localMicros - zone.GetAmbiguousTimeOffsets(local).Max(Micros);
        }

        var offset = Micros(zone.GetUtcOffset(local));
        var start = DateTime.SpecifyKind(UtcTime.ToDateTime(hour * MicrosPerHour), DateTimeKind.Unspecified);
        var end = start.AddHours(1);
        if (IsPlain(zone, start, offset) && IsPlain(zone, start.AddMinutes(30), offset) && IsPlain(zone, end.AddTicks(-1), offset))
        {
            _hours[slot] = hour;
            _offsets[slot] = offset;
        }

        return localMicros - offset;
    }

    private static bool IsPlain(TimeZoneInfo zone, DateTime local, long offset) =>
        !zone.IsInvalidTime(local) && !zone.IsAmbiguousTime(local) && Micros(zone.GetUtcOffset(local)) == offset;

    private static long Micros(TimeSpan span) => span.Ticks / TimeSpan.TicksPerMicrosecond;

    /// <summary>The offset of a fixed rule in the usual form, or the zone's name.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}");
}
