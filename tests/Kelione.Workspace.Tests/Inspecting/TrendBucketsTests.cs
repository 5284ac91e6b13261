using Kelione.Journeys;

namespace Kelione.Workspace.Tests.Inspecting;

public sealed class TrendBucketsTests
{
    [Fact]
    public void Short_data_is_cut_into_weeks_from_monday()
    {
        var buckets = TrendBuckets.Of(Day(2026, 8, 31), Day(2026, 9, 30), Duration.FromDays(7));
        Assert.Equal([Day(2026, 8, 31), Day(2026, 9, 7), Day(2026, 9, 14), Day(2026, 9, 21), Day(2026, 9, 28)], buckets.Select(b => b.Period.FromMicros!.Value));
        Assert.All(buckets, b => Assert.Equal(7 * UtcTime.MicrosPerDay, b.Period.ToMicros - b.Period.FromMicros));
    }

    [Fact]
    public void Long_data_is_cut_into_the_latest_fourteen_months()
    {
        var buckets = TrendBuckets.Of(Day(2020, 1, 1), Day(2026, 3, 16), Duration.FromDays(30));
        Assert.Equal(TrendBuckets.Most, buckets.Count);
        Assert.Equal(Day(2026, 3, 1), buckets[^1].Period.FromMicros);
        Assert.Equal(Day(2025, 2, 1), buckets[0].Period.FromMicros);
    }

    [Fact]
    public void A_stretch_is_complete_when_its_last_customer_had_the_whole_window()
    {
        var buckets = TrendBuckets.Of(Day(2025, 1, 1), Day(2026, 3, 16), Duration.FromDays(30));
        Assert.False(buckets[^1].IsComplete);
        Assert.False(buckets[^2].IsComplete);
        Assert.True(buckets[^3].IsComplete);
    }

    [Fact]
    public void A_stretch_in_which_the_data_begins_is_left_out() => Assert.Equal(Day(2026, 9, 7), TrendBuckets.Of(Day(2026, 9, 3), Day(2026, 9, 30), Duration.FromDays(1))[0].Period.FromMicros);

    [Fact]
    public void Data_of_a_few_days_has_no_trend() => Assert.Empty(TrendBuckets.Of(Day(2026, 9, 8), Day(2026, 9, 10), Duration.FromDays(1)));

    private static long Day(int year, int month, int day) => UtcTime.FromDateTime(new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc));
}
