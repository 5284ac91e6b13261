using System.Globalization;

namespace Kelione.Sources;

/// <summary>Decides over a sample of a column how its moments are written.</summary>
internal static class TimeGuesser
{
    private static readonly TimeFormat[] Written = [TimeFormat.YearFirst, TimeFormat.MonthName];

    /// <summary>What was decided.</summary>
    /// <param name="Format">The format; null where the sample holds no moments.</param>
    /// <param name="Share">The share of the sample's texts that it reads, 0…1.</param>
    /// <param name="Offsets">The share of those that carry an offset from UTC, 0…1.</param>
    /// <param name="Assumption">Set where the sample allows two readings: which was taken.</param>
    public readonly record struct Guess(TimeFormat? Format, double Share, double Offsets, string? Assumption);

    /// <summary>Decides; texts that are absent must not be in the sample.</summary>
    /// <param name="sample">Texts of the column.</param>
    /// <param name="numbersToo">Whether plain numbers may be moments: only where the column's name or the user says that it holds time.</param>
    public static Guess Decide(IReadOnlyCollection<string> sample, bool numbersToo)
    {
        var best = new Guess(null, 0, 0, null);
        if (sample.Count == 0)
        {
            return best;
        }

        foreach (var format in Written)
        {
            // 20150224 may be a number of anything; without a hint from the name it is not taken for a date.
            if (numbersToo || !sample.All(t => t.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0))
            {
                best = Better(best, Try(format, sample, null));
            }
        }

        best = Better(best, YearLast(sample));
        if (numbersToo || best.Format is null)
        {
            best = Better(best, Numbers(sample, numbersToo));
        }

        return best.Share >= 0.5 ? best : new Guess(null, best.Share, 0, null);
    }

    /// <summary>The unit of a column with times of the day.</summary>
    public static TimeOfDayUnit? DecideTimeOfDay(IReadOnlyCollection<string> sample)
    {
        if (sample.Count == 0)
        {
            return null;
        }

        if (sample.Count(t => ClockText.TryTimeOfDay(t.AsSpan().Trim(), out _)) * 2 > sample.Count)
        {
            return TimeOfDayUnit.Clock;
        }

        var numbers = sample.Select(t => decimal.TryParse(t, NumberStyles.Float, CultureInfo.InvariantCulture, out var n) ? n : -1).ToList();
        return numbers.Count(n => n >= 0) * 2 <= numbers.Count ? null : numbers.Max() > 86_400 ? TimeOfDayUnit.Millis : TimeOfDayUnit.Seconds;
    }

    /// <summary>The unit of a number of the epoch by its magnitude: it then lies in 1973…5138 for seconds, and alike for the finer ones.</summary>
    public static TimeFormat EpochUnit(decimal magnitude) => magnitude switch
    {
        < 100_000_000_000m => TimeFormat.EpochSeconds,
        < 100_000_000_000_000m => TimeFormat.EpochMillis,
        < 100_000_000_000_000_000m => TimeFormat.EpochMicros,
        _ => TimeFormat.EpochNanos,
    };

    private static Guess YearLast(IReadOnlyCollection<string> sample)
    {
        int dayProved = 0, monthProved = 0, dots = 0;
        foreach (var text in sample)
        {
            if (CalendarText.TryYearLastDate(text.AsSpan().Trim(), out var first, out var second, out _, out _))
            {
                dayProved += first > 12 && second <= 12 ? 1 : 0;
                monthProved += second > 12 && first <= 12 ? 1 : 0;
                dots += text.Contains('.', StringComparison.Ordinal) && text.AsSpan().Trim()[1..3].Contains('.') ? 1 : 0;
            }
        }

        if (dayProved == 0 && monthProved == 0)
        {
            var dayFirst = dots * 2 > sample.Count;
            var assumption = dayFirst
                ? "no day above 12 in the sample: day first assumed, as the dots suggest"
                : "no day above 12 in the sample: month first assumed (say day-first where it is not)";
            return Try(dayFirst ? TimeFormat.DayFirst : TimeFormat.MonthFirst, sample, assumption);
        }

        return Try(dayProved >= monthProved ? TimeFormat.DayFirst : TimeFormat.MonthFirst, sample, null);
    }

    private static Guess Numbers(IReadOnlyCollection<string> sample, bool hinted)
    {
        var numbers = new List<decimal>();
        foreach (var text in sample)
        {
            if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            {
                numbers.Add(Math.Abs(number));
            }
        }

        if (numbers.Count * 2 < sample.Count)
        {
            return default;
        }

        numbers.Sort();
        var typical = numbers[numbers.Count / 2];
        var share = numbers.Count / (double)sample.Count;
        if (hinted && typical is >= 20_000 and < 80_000)
        {
            return new Guess(TimeFormat.SpreadsheetDays, share, 0, null);
        }

        // Without a hint from the name only what lies in 2001…2286 in its own unit is taken for an epoch.
        var unit = EpochUnit(typical);
        var plausible = hinted || typical is >= 1e9m and < 1e10m or >= 1e12m and < 1e13m or >= 1e15m and < 1e16m or >= 1e18m and < 1e19m;
        return plausible ? new Guess(unit, share, 1, null) : default;
    }

    private static Guess Try(TimeFormat format, IReadOnlyCollection<string> sample, string? assumption)
    {
        int read = 0, offsets = 0;
        foreach (var text in sample)
        {
            if (TimeParser.TryParse(format, text, out var time))
            {
                read++;
                offsets += time.OffsetSeconds is null ? 0 : 1;
            }
        }

        return read == 0 ? default : new Guess(format, read / (double)sample.Count, offsets / (double)read, assumption);
    }

    private static Guess Better(Guess left, Guess right) => right.Format is not null && right.Share > left.Share ? right : left;
}
