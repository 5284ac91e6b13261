using CsCheck;

namespace Kelione.Journeys.Tests.Statistics;

/// <summary>Intervals and tests against values published in papers and textbooks, and against what must hold whatever the numbers.</summary>
public sealed class ProportionsTests
{
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)] // Newcombe 1998, Statistics in Medicine 17, 857–872, table I, method 3
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Wilson_agrees_with_published_values(long count, long of, double low, double high)
    {
        var interval = Proportions.Wilson(count, of)!;
        Assert.Equal((low, high), (Math.Round(interval.Low, 4), Math.Round(interval.High, 4)));
    }

    [Theory]
    [InlineData(56, 70, 48, 80, 0.0524, 0.3339)] // Newcombe 1998, Statistics in Medicine 17, 873–890, table II, method 10
    [InlineData(9, 10, 3, 10, 0.1705, 0.8090)]
    [InlineData(6, 7, 2, 7, 0.0582, 0.8062)]
    [InlineData(5, 56, 0, 29, -0.0381, 0.1926)]
    [InlineData(0, 10, 0, 20, -0.1611, 0.2775)]
    [InlineData(10, 10, 0, 20, 0.6791, 1.0000)]
    public void Newcombe_agrees_with_published_values(long count1, long of1, long count2, long of2, double low, double high)
    {
        var interval = Proportions.Newcombe(count1, of1, count2, of2)!;
        Assert.Equal((low, high), (Math.Round(interval.Low, 4), Math.Round(interval.High, 4)));
    }

    [Fact]
    public void Benjamini_and_Hochberg_s_own_example_rejects_four_of_fifteen()
    {
        // Benjamini and Hochberg 1995, section 4.1.
        double[] p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.000];
        var q = Proportions.BenjaminiHochberg(p);
        Assert.Equal(4, q.Count(x => x <= 0.05));
        Assert.Equal(0.0015, q[0], 10);
        Assert.Equal(0.0095 * 15 / 4, q[3], 10);
        Assert.Equal(1, q[^1]);
    }

    [Fact]
    public void The_corrected_values_keep_the_order_of_the_given_and_are_never_smaller() =>
        Gen.Double[0, 1].Array[0, 20].Sample(p =>
        {
            var q = Proportions.BenjaminiHochberg(p);
            Assert.Equal(p.Length, q.Length);
            Assert.All(p.Zip(q), x => Assert.InRange(x.Second, x.First * (1 - 1e-15), 1)); // but for rounding
            Assert.All(p.Zip(q).OrderBy(x => x.First).ToList().Pairs(), x => Assert.True(x.Left.Second <= x.Right.Second));
        });

    [Fact]
    public void An_interval_holds_its_share_and_stays_between_0_and_1() =>
        Gen.Select(Gen.Long[0, 1_000_000], Gen.Long[0, 1_000_000]).Sample((a, b) =>
        {
            var (count, of) = (Math.Min(a, b), Math.Max(a, b) + 1);
            var interval = Proportions.Wilson(count, of)!;
            Assert.True(interval.Contains(count / (double)of));
            Assert.True(interval.Low >= 0 && interval.High <= 1);
            Assert.Equal(1 - interval.Low, Proportions.Wilson(of - count, of)!.High, 9);
        });

    [Fact]
    public void A_difference_lies_in_its_interval_and_turns_round_with_its_sides() =>
        Gen.Select(Gen.Long[1, 500], Gen.Long[1, 500], Gen.Double[0, 1], Gen.Double[0, 1]).Sample((n1, n2, s1, s2) =>
        {
            var (k1, k2) = ((long)(n1 * s1), (long)(n2 * s2));
            var interval = Proportions.Newcombe(k1, n1, k2, n2)!;
            Assert.True(interval.Contains(k1 / (double)n1 - k2 / (double)n2));
            var other = Proportions.Newcombe(k2, n2, k1, n1)!;
            Assert.Equal(-interval.Low, other.High, 12);
        });

    [Fact]
    public void There_is_nothing_to_say_about_nobody()
    {
        Assert.Null(Proportions.Wilson(0, 0));
        Assert.Null(Proportions.Newcombe(0, 0, 1, 2));
        Assert.Equal(1, Proportions.TwoProportionP(0, 0, 1, 2));
        Assert.Equal(1, Proportions.TwoProportionP(0, 5, 0, 7));
        Assert.Equal(0, Proportions.Phi(3, 3, 2, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Proportions.Wilson(3, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Proportions.Wilson(-1, 2));
    }

    [Fact]
    public void Phi_is_the_correlation_of_two_yes_or_no_answers()
    {
        Assert.Equal(1, Proportions.Phi(5, 5, 0, 7), 12);
        Assert.Equal(-1, Proportions.Phi(0, 5, 7, 7), 12);
        Assert.Equal(0, Proportions.Phi(2, 4, 3, 6), 12);
        Assert.Equal(0.5, Proportions.Phi(3, 4, 1, 4), 12);
    }

    [Fact]
    public void The_two_proportion_test_is_the_square_root_of_chi_squared()
    {
        // 15 of 25 against 5 of 25: chi squared 25/3, p 0.0038924.
        Assert.Equal(0.0038924, Proportions.TwoProportionP(15, 25, 5, 25), 6);
        Assert.Equal(1, Proportions.TwoSidedP(0));
        Assert.Equal(0.05, Proportions.TwoSidedP(Proportions.Z95), 12);
        Assert.Equal(Proportions.TwoSidedP(1.5), Proportions.TwoSidedP(-1.5));
    }
}

/// <summary>Neighbours in a list.</summary>
internal static class Neighbours
{
    public static IEnumerable<(T Left, T Right)> Pairs<T>(this IReadOnlyList<T> items) => items.Zip(items.Skip(1));
}
