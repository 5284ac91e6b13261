using CsCheck;

namespace Kelione.Samples.Tests;

public class StreamTests
{
    public static TheoryData<string> Names() => new(Scenarios.All.Select(s => s.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Events_come_by_rising_time_and_each_customer_has_one_event_at_a_time(string name)
    {
        var scenario = Scenarios.Find(name)!;
        var last = long.MinValue;
        var lastOf = new Dictionary<string, long>();
        foreach (var happened in scenario.Generate(2000, 11))
        {
            Assert.True(happened.TimeMicros >= last);
            Assert.True(!lastOf.TryGetValue(happened.Customer, out var before) || before < happened.TimeMicros, happened.Customer);
            last = lastOf[happened.Customer] = happened.TimeMicros;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_customer_asked_for_appears_and_nobody_else(string name)
    {
        var scenario = Scenarios.Find(name)!;
        var customers = scenario.Generate(1001, 2, new SampleOptions { AnonymousIds = false }).Select(e => e.Customer).ToHashSet();
        var asked = Enumerable.Range(0, 1001).Select(c => SampleIds.Customer(c)).ToHashSet();

        // In an account some people's part may never come.
        Assert.True(name == "b2b" ? customers.IsSubsetOf(asked) && customers.Count > 400 : customers.SetEquals(asked));
    }

    [Fact]
    public void No_customers_give_no_events_and_a_negative_number_is_refused() => Assert.All(Scenarios.All, scenario =>
    {
        Assert.Empty(scenario.Generate(0, 1));
        Assert.Empty(scenario.Feedback(0, 1));
        Assert.Empty(scenario.Costs(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => scenario.Generate(-1, 1));
    });

    /// <summary>The crowd that waits depends on how many live at one time, not on how many there are: beyond one wave it stays the same.</summary>
    [Fact]
    public void What_waits_does_not_grow_with_the_number_of_customers()
    {
        var arrivals = new Arrivals(SampleDates.Millis(2025, 1, 1), WaveDays: 30, WaveBits: 8);
        long Peak(int units)
        {
            var order = new TimeOrder<int>(arrivals.Start);
            var (peak, seen, last) = (0L, 0L, 0L);
            foreach (var unit in arrivals.InOrder(units))
            {
                while (order.TryRelease(arrivals.Of(unit), out var slice))
                {
                    seen += slice.Length;
                }

                for (var k = 0; k < 20; k++)
                {
                    order.Add(arrivals.Of(unit) + k * Rhythm.Day / 2, unit);
                }

                peak = Math.Max(peak, order.Waiting);
                last = unit;
            }

            while (order.TryRelease(long.MaxValue, out var slice))
            {
                seen += slice.Length;
            }

            Assert.Equal(20L * units, seen);
            return peak;
        }

        var one = Peak(256);
        Assert.InRange(Peak(256 * 40), one, one * 2);
    }

    [Fact]
    public void Of_a_whole_wave_of_the_plain_scenario_less_than_a_tenth_waits_at_one_time()
    {
        var script = Scenarios.Find("plain")!.Script;
        var order = new TimeOrder<SampleEvent>(script.Arrivals.Start);
        var journey = new Journey();
        var (peak, all) = (0L, 0L);
        foreach (var unit in script.Arrivals.InOrder(script.Arrivals.WaveSize))
        {
            while (order.TryRelease(script.Arrivals.Of(unit), out _))
            {
            }

            journey.Reset(1, unit, anonymousIds: true);
            script.Live(unit, journey, planted: true);
            foreach (var happened in journey.Events)
            {
                order.Add(happened.TimeMillis, happened);
            }

            all += journey.Events.Length;
            peak = Math.Max(peak, order.Waiting);
        }

        Assert.InRange(peak, 1, all / 10);
    }

    [Fact]
    public void Arrivals_are_walked_by_rising_moment_and_each_unit_once() => Gen.Select(Gen.Int[0, 3000], Gen.Int[1, 10]).Sample((units, bits) =>
    {
        var arrivals = new Arrivals(1_700_000_000_000, WaveDays: 7, bits);
        var walked = arrivals.InOrder(units).ToArray();
        return walked.Order().SequenceEqual(Enumerable.Range(0, units)) && walked.Select(arrivals.Of).SequenceEqual(walked.Select(arrivals.Of).Order());
    });

    [Fact]
    public void Time_order_equals_a_stable_sort() => Gen.Int[0, 40].Array[0, 300].Sample(delays =>
    {
        var order = new TimeOrder<int>(0);
        var (released, all) = (new List<int>(), new List<(long Time, int Item)>());
        for (var i = 0; i < delays.Length; i++)
        {
            var bound = i * Rhythm.Hour / 3;
            while (order.TryRelease(bound, out var slice))
            {
                released.AddRange(slice.Span);
            }

            var time = bound + delays[i] * Rhythm.Hour / 7;
            order.Add(time, i);
            all.Add((time, i));
        }

        while (order.TryRelease(long.MaxValue, out var slice))
        {
            released.AddRange(slice.Span);
        }

        return released.SequenceEqual(all.OrderBy(a => a.Time).Select(a => a.Item)) && order.Waiting == 0;
    });

    [Fact]
    public void An_item_of_a_slice_that_was_let_go_is_refused()
    {
        var order = new TimeOrder<int>(0);
        order.Add(0, 1);
        Assert.True(order.TryRelease(5 * Rhythm.Hour, out _));
        Assert.False(order.TryRelease(5 * Rhythm.Hour, out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => order.Add(0, 2));
    }
}
