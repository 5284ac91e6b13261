using Kelione.Web.Shared;

namespace Kelione.Web.Tests.Frame;

public sealed class DateRangeTests
{
    private static readonly DateOnly Today = new(2026, 3, 15);

    [Fact]
    public void The_period_before_a_whole_month_is_the_whole_month_before() =>
        Assert.Equal((new DateOnly(2026, 1, 1), new DateOnly(2026, 1, 31)), DateRangeValue.Preset("month", Today, Against.Before).Compared);

    [Fact]
    public void The_period_before_some_days_is_as_many_days_right_before() =>
        Assert.Equal((new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 7)), DateRangeValue.Preset("last7", Today, Against.Before).Compared);

    [Fact]
    public void The_year_before_a_february_ends_with_that_february() =>
        Assert.Equal((new DateOnly(2024, 2, 1), new DateOnly(2024, 2, 29)), new DateRangeValue(new DateOnly(2025, 2, 1), new DateOnly(2025, 2, 28), Against.Year).Compared);

    [Fact]
    public void An_open_end_is_compared_with_nothing() => Assert.Null((DateRangeValue.All with { Against = Against.Before }).Compared);

    [Fact]
    public void The_last_thirty_days_are_thirty() => Assert.Equal(30, DateRangeValue.Preset("last30", Today).Days);

    [Fact]
    public void The_quarter_begins_with_its_first_month() => Assert.Equal(new DateOnly(2026, 1, 1), DateRangeValue.Preset("quarter", Today).From);
}
