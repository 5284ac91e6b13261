namespace Kelione.Samples;

/// <summary>How activity ebbs and flows over the day and the week. Times are milliseconds since 1970 UTC. Immutable.</summary>
internal sealed class Rhythm
{
    /// <summary>Milliseconds in a second.</summary>
    public const long Second = 1000;

    /// <summary>Milliseconds in a minute.</summary>
    public const long Minute = 60 * Second;

    /// <summary>Milliseconds in an hour.</summary>
    public const long Hour = 60 * Minute;

    /// <summary>Milliseconds in a day of 24 hours.</summary>
    public const long Day = 24 * Hour;

    private readonly Weighted<int> _hours;
    private readonly double[] _week;

    /// <summary>Shopping at home: a morning rise, a dip after lunch, the peak in the evening; Sundays strongest.</summary>
    public static readonly Rhythm Leisure = new(
        [2, 1, 0.6, 0.5, 0.6, 1.2, 2.5, 4, 5.5, 6, 6.2, 6.4, 6.6, 6.0, 5.6, 5.8, 6.4, 7.4, 8.6, 9.4, 9.0, 7.4, 5.4, 3.4], [1.0, 0.95, 0.97, 1.0, 1.1, 1.35, 1.45]);

    /// <summary>Shops and call centres: open from nine to seven, less at the week's end.</summary>
    public static readonly Rhythm OpeningHours = new(
        [0, 0, 0, 0, 0, 0, 0, 0, 0, 6, 9, 11, 12, 10, 9, 9, 10, 12, 9, 0, 0, 0, 0, 0], [1.0, 1.0, 1.0, 1.05, 1.2, 1.3, 0.7]);

    /// <summary>Offices: working hours of working days, hardly anything else.</summary>
    public static readonly Rhythm Office = new(
        [0, 0, 0, 0, 0, 0, 0.3, 2, 8, 11, 12, 11, 7, 9, 11, 10, 8, 4, 1.5, 0.6, 0.4, 0.3, 0.1, 0], [1.0, 1.1, 1.1, 1.0, 0.8, 0.06, 0.05]);

    private Rhythm(double[] hours, double[] mondayToSunday)
    {
        _hours = new Weighted<int>([.. hours.Select((weight, hour) => (hour, weight))]);
        _week = mondayToSunday;
    }

    /// <summary>A moment on the day that contains the given moment.</summary>
    public long OnDayOf(long millis, SampleRandom random) => DayStart(millis) + _hours.Draw(random) * Hour + random.Below((int)Hour);

    /// <summary>A moment on one of the seven days that follow the day of the given moment, busy weekdays more often.</summary>
    public long InWeekAfter(long millis, SampleRandom random)
    {
        var day = DayStart(millis) + Day;
        Span<double> upTo = stackalloc double[7];
        var sum = 0.0;
        for (var i = 0; i < 7; i++)
        {
            upTo[i] = sum += _week[Weekday(day + i * Day)];
        }

        var at = random.NextUnit() * sum;
        var chosen = 0;
        while (chosen < 6 && at >= upTo[chosen])
        {
            chosen++;
        }

        return OnDayOf(day + chosen * Day, random);
    }

    /// <summary>Midnight of the day that contains the moment; moments lie after 1970.</summary>
    public static long DayStart(long millis) => millis - millis % Day;

    /// <summary>0 for Monday to 6 for Sunday (1970-01-01 was a Thursday).</summary>
    public static int Weekday(long millis) => (int)((millis / Day + 3) % 7);
}
