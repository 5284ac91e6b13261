using CsCheck;

namespace Kelione.Samples.Tests;

public class RandomnessTests
{
    [Fact]
    public void Logarithm_and_exponential_agree_with_the_platform_to_a_hair()
    {
        Gen.Double[1e-300, 1e300].Sample(x => Math.Abs(PortableMath.Log(x) - Math.Log(x)) <= 1e-13 * Math.Max(1, Math.Abs(Math.Log(x))));
        Gen.Double[1e-16, 1].Sample(x => Math.Abs(PortableMath.Log(x) - Math.Log(x)) <= 1e-13 * Math.Max(1, Math.Abs(Math.Log(x))));
        Gen.Double[-600, 600].Sample(x => Math.Abs(PortableMath.Exp(x) / Math.Exp(x) - 1) <= 1e-12);
    }

    /// <summary>The reference code of SplitMix64 gives these from state 0 on.</summary>
    [Fact]
    public void Scrambling_is_that_of_SplitMix64() =>
        Assert.Equal([0xE220A8397B1DCDAF, 0x6E789E6AA1B965F4, 0x06C45D188009454F], new ulong[] { 1, 2, 3 }.Select(k => SampleRandom.Scramble(unchecked(k * 0x9E3779B97F4A7C15))));

    [Fact]
    public void Streams_of_neighbouring_customers_and_seeds_are_not_alike()
    {
        var seen = new HashSet<ulong>();
        var random = new SampleRandom();
        for (var seed = 0L; seed < 20; seed++)
        {
            for (var unit = 0; unit < 200; unit++)
            {
                for (var stream = 0; stream < 3; stream++)
                {
                    random.Reseed(seed, unit, stream);
                    Assert.True(seen.Add(random.NextBits()));
                }
            }
        }
    }

    [Fact]
    public void Draws_have_the_means_and_spreads_they_state()
    {
        var random = new SampleRandom();
        random.Reseed(1, 1, 1);
        const int n = 200_000;
        Assert.Equal(0.5, Average(random.NextUnit), 0.005);
        Assert.Equal(3.0, Average(() => random.Exponential(3)), 0.05);
        Assert.Equal(0.0, Average(random.Normal), 0.01);
        Assert.Equal(1.0, Average(() => Math.Pow(random.Normal(), 2)), 0.02);
        Assert.Equal(4.5, Average(() => random.Below(10)), 0.03);
        Assert.Equal(0.3, Average(() => random.Chance(0.3) ? 1 : 0), 0.005);
        Assert.Equal(0.5, Average(() => random.LogNormal(42, 0.8) < 42 ? 1 : 0), 0.01);

        double Average(Func<double> draw) => Enumerable.Range(0, n).Sum(_ => draw()) / n;
    }

    [Fact]
    public void A_weighted_choice_follows_its_weights()
    {
        var random = new SampleRandom();
        random.Reseed(1, 2, 3);
        var choice = new Weighted<char>(('a', 1), ('b', 0), ('c', 3));
        var drawn = Enumerable.Range(0, 100_000).Select(_ => choice.Draw(random)).CountBy(c => c).ToDictionary();
        Assert.Equal(25_000, drawn['a'], 600.0);
        Assert.False(drawn.ContainsKey('b'));
        Assert.Equal(0.75, choice.Share(2), 12);
    }

    [Fact]
    public void Rhythms_keep_to_their_day_and_their_hours() => Gen.Long[0, 4_000_000_000_000].Sample(moment =>
    {
        var random = new SampleRandom();
        random.Reseed(moment, 0, 0);
        var at = Rhythm.OpeningHours.OnDayOf(moment, random);
        var week = Rhythm.Leisure.InWeekAfter(moment, random);
        return Rhythm.DayStart(at) == Rhythm.DayStart(moment)
            && at % Rhythm.Day / Rhythm.Hour is >= 9 and < 19
            && week - Rhythm.DayStart(moment) is >= Rhythm.Day and < 8 * Rhythm.Day;
    });

    [Fact]
    public void Weekdays_are_counted_from_Monday() =>
        Assert.Equal([3, 2, 6], new[] { 0L, SampleDates.Millis(2025, 1, 1), SampleDates.Millis(2025, 1, 5) }.Select(Rhythm.Weekday));
}
