using CsCheck;

namespace Kelione.Journeys.Tests.Statistics;

public sealed class QuantilesTests
{
    [Theory]
    [InlineData(new long[] { 7 }, 0.9, 7)]
    [InlineData(new long[] { 1, 2, 3, 4 }, 0.5, 2.5)]
    [InlineData(new long[] { 1, 2, 3, 4 }, 0.9, 3.7)] // R: quantile(1:4, 0.9)
    [InlineData(new long[] { 1, 2, 3, 4, 5 }, 0.5, 3)]
    [InlineData(new long[] { -4, 10 }, 0.25, -0.5)]
    [InlineData(new long[] { 1, 5, 9 }, 0, 1)]
    [InlineData(new long[] { 1, 5, 9 }, 1, 9)]
    public void A_quantile_lies_between_order_statistics(long[] sorted, double q, double expected) => Assert.Equal(expected, Quantiles.OfSorted(sorted, q), 12);

    [Fact]
    public void Seconds_come_from_microseconds_in_any_order()
    {
        Assert.Equal(1.5, Quantiles.SecondsOf([2_000_000, 1_000_000], 0.5));
        Assert.Null(Quantiles.SecondsOf([], 0.5));
        Assert.Throws<ArgumentException>(() => Quantiles.OfSorted([], 0.5));
    }

    [Fact]
    public void A_quantile_rises_and_stays_among_the_values() =>
        Gen.Select(Gen.Long[-1_000_000, 1_000_000].Array[1, 30], Gen.Double[0, 1], Gen.Double[0, 1]).Sample((values, a, b) =>
        {
            Array.Sort(values);
            var (low, high) = (Quantiles.OfSorted(values, Math.Min(a, b)), Quantiles.OfSorted(values, Math.Max(a, b)));
            Assert.InRange(low, values[0], high);
            Assert.InRange(high, low, values[^1]);
        });
}
