namespace Kelione.Journeys.Tests.Statistics;

public sealed class MeansTests
{
    [Theory]
    [InlineData(1, 12.7062047364)]
    [InlineData(10, 2.2281388520)]
    [InlineData(30, 2.0422724563)]
    public void The_quantile_is_that_of_the_tables(double freedom, double quantile) => Assert.Equal(quantile, Means.StudentT95(freedom), 6);

    [Fact]
    public void The_interval_of_five_numbers_is_that_of_a_textbook()
    {
        // Mean 3, variance 2.5, so 3 ± 2.776445 · √0.5.
        var interval = Means.StudentT(NumberSample.Of([1, 2, 3, 4, 5]))!;
        Assert.Equal(3 - (2.7764451052 * Math.Sqrt(0.5)), interval.Low, 6);
        Assert.Equal(3 + (2.7764451052 * Math.Sqrt(0.5)), interval.High, 6);
    }

    [Fact]
    public void One_number_has_no_interval() => Assert.Null(Means.StudentT(NumberSample.Of([4])));

    [Fact]
    public void Equal_samples_differ_by_nothing() => Assert.True(Means.Welch(NumberSample.Of([1, 2, 3]), NumberSample.Of([1, 2, 3]))!.Contains(0));

    [Fact]
    public void A_difference_chosen_among_five_is_held_to_a_wider_interval()
    {
        // Student's t with 4 degrees of freedom: 2.776 at 0.975, 4.604 at 0.995; the error of the difference is the root of 2/3.
        var (first, second) = (NumberSample.Of([1, 2, 3]), NumberSample.Of([2, 3, 4]));
        Assert.Equal(1 + (2.776445 * Math.Sqrt(2.0 / 3)), Means.Welch(first, second)!.High, 1e-4);
        Assert.Equal(1 + (4.604095 * Math.Sqrt(2.0 / 3)), Means.Welch(first, second, comparisons: 5)!.High, 1e-4);
    }

    [Fact]
    public void The_interval_of_a_median_lies_around_it()
    {
        var sorted = Enumerable.Range(1, 101).Select(i => (long)i).ToArray();
        Assert.Equal(new Interval(40, 62), Quantiles.MedianInterval(sorted));
        Assert.Null(Quantiles.MedianInterval([1, 2, 3]));
    }
}
