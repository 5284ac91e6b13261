namespace Kelione.Web.Shared;

/// <summary>What a period is compared with.</summary>
public enum Against
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>As many days right before it; before a whole month the month before.</summary>
    Before,

    /// <summary>The same days a year earlier.</summary>
    Year,
}

/// <summary>A period of days and what it is compared with. Immutable.</summary>
/// <param name="From">The first day; null for the beginning.</param>
/// <param name="To">The last day, which is in it; null for the end.</param>
/// <param name="Against">What it is compared with.</param>
public sealed record DateRangeValue(DateOnly? From, DateOnly? To, Against Against = Against.None)
{
    /// <summary>All time, compared with nothing.</summary>
    public static DateRangeValue All { get; } = new(null, null);

    /// <summary>How many days; null where an end is open.</summary>
    public int? Days => From is { } from && To is { } to ? to.DayNumber - from.DayNumber + 1 : null;

    /// <summary>The period that it is compared with, both days in it; null for none, and where an end is open.</summary>
    public (DateOnly From, DateOnly To)? Compared => (From, To, Against) switch
    {
        ({ } from, { } to, Against.Before) => IsWholeMonths(from, to) is { } months
            ? (from.AddMonths(-months), from.AddDays(-1))
            : (from.AddDays(-(to.DayNumber - from.DayNumber + 1)), from.AddDays(-1)),
        ({ } from, { } to, Against.Year) => (from.AddYears(-1), IsLastOfMonth(to) && from.Day == 1 ? to.AddDays(1).AddYears(-1).AddDays(-1) : to.AddYears(-1)),
        _ => null,
    };

    /// <summary>The presets by name: last7, last30, month, quarter, all.</summary>
    /// <param name="name">Which.</param>
    /// <param name="today">The day after the last one that is looked at whole.</param>
    /// <param name="against">What it is compared with.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is none of the name.</exception>
    public static DateRangeValue Preset(string name, DateOnly today, Against against = Against.None)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        return name switch
        {
            "last7" => new(today.AddDays(-7), today.AddDays(-1), against),
            "last30" => new(today.AddDays(-30), today.AddDays(-1), against),
            "month" => new(month.AddMonths(-1), month.AddDays(-1), against),
            "quarter" => new(month.AddMonths(-((month.Month - 1) % 3)), today, against),
            "all" => All,
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
        };
    }

    private static bool IsLastOfMonth(DateOnly day) => day.AddDays(1).Day == 1;

    private static int? IsWholeMonths(DateOnly from, DateOnly to) => from.Day == 1 && IsLastOfMonth(to) ? ((to.Year - from.Year) * 12) + to.Month - from.Month + 1 : null;
}
