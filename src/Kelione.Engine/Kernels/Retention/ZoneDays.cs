using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>
/// Calendar days of a zone: the zone's offsets over a stretch of time are looked up once, so that the day of a moment is a short search and a division. Immutable.
/// </summary>
internal sealed class ZoneDays
{
    private readonly long[] _from;
    private readonly long[] _offsets;

    private ZoneDays(long[] from, long[] offsets) => (_from, _offsets) = (from, offsets);

    /// <summary>The days of a zone for moments from the first to the last.</summary>
    public static ZoneDays Of(string zone, long firstMicros, long lastMicros)
    {
        var info = TimeZoneInfo.FindSystemTimeZoneById(zone);
        List<long> from = [long.MinValue], offsets = [Offset(info, firstMicros)];
        if (info.GetAdjustmentRules().Length == 0)
        {
            return new ZoneDays([.. from], [.. offsets]);
        }

        for (var at = firstMicros; at < lastMicros;)
        {
            var next = Math.Min(lastMicros, at + UtcTime.MicrosPerDay);
            if (Offset(info, next) is var offset && offset != offsets[^1])
            {
                from.Add(FirstWith(info, at, next, offset));
                offsets.Add(offset);
            }

            at = next;
        }

        return new ZoneDays([.. from], [.. offsets]);
    }

    /// <summary>From which moment on which offset is to be added, in microseconds, rising; the first from the least moment there is.</summary>
    public IReadOnlyList<(long From, long Offset)> Changes => [.. _from.Zip(_offsets)];

    /// <summary>The calendar day of a moment: days since 1970-01-01, may be negative.</summary>
    public long DayOf(long micros)
    {
        var place = 0;
        if (_from.Length > 1)
        {
            place = Array.BinarySearch(_from, micros);
            place = place >= 0 ? place : ~place - 1;
        }

        return UtcTime.DayOf(micros + _offsets[place]);
    }

    private static long Offset(TimeZoneInfo zone, long micros) => zone.GetUtcOffset(UtcTime.ToDateTime(micros)).Ticks / TimeSpan.TicksPerMicrosecond;

    /// <summary>The first moment after one that lies before the change, up to one that lies after it.</summary>
    private static long FirstWith(TimeZoneInfo zone, long before, long after, long offset)
    {
        while (after - before > 1)
        {
            var middle = before + (after - before) / 2;
            if (Offset(zone, middle) == offset)
            {
                after = middle;
            }
            else
            {
                before = middle;
            }
        }

        return after;
    }
}
