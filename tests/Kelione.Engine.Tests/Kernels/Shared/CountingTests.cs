using CsCheck;
using Kelione.Engine.Kernels;
using Kelione.Journeys;

namespace Kelione.Engine.Tests.Kernels;

public class CountingTests
{
    [Fact]
    public void Pairs_are_counted_alike_in_the_square_and_by_number() =>
        Gen.Select(Gen.Select(Gen.Int[0, 40], Gen.Int[0, 40]).List[0, 200], Gen.Select(Gen.Int[0, 40], Gen.Int[0, 40]).List[0, 200], Gen.Bool).Sample((some, others, many) =>
        {
            var (counts, more) = (new PairCounts(many ? 300 : 41), new PairCounts(many ? 300 : 41));
            some.ForEach(p => counts.Add(p.Item1, p.Item2));
            others.ForEach(p => more.Add(p.Item1, p.Item2));
            counts.Add(more);
            Assert.Equal(some.Concat(others).CountBy(p => p).Select(p => (p.Key.Item1, p.Key.Item2, (long)p.Value)).Order(), counts.All().Order());
        }, iter: 300);

    [Fact]
    public void Customers_of_pairs_are_counted_alike_in_the_square_and_by_number() =>
        Gen.Select(Gen.Select(Gen.Int[0, 40], Gen.Int[0, 40], Gen.Int[1, 5]).List[0, 200], Gen.Bool).Sample((seen, many) =>
        {
            var customers = new PairCustomers(many ? 300 : 41);
            foreach (var (first, second, journey) in seen.OrderBy(s => s.Item3))
            {
                customers.See(first, second, journey);
            }

            var expected = seen.Distinct().CountBy(s => (s.Item1, s.Item2)).Select(p => (p.Key.Item1, p.Key.Item2, (long)p.Value)).Order().ToList();
            Assert.Equal(expected, customers.All().Order());
            Assert.All(expected, e => Assert.Equal(e.Item3, customers.Of(e.Item1, e.Item2)));
            Assert.Equal(0, customers.Of(0, 40) - seen.Distinct().Count(s => s.Item1 == 0 && s.Item2 == 40));
        }, iter: 300);

    [Fact]
    public void Words_are_numbered_in_order_of_arrival() =>
        Gen.ULong[1, 1000].List[0, 3000].Sample(words =>
        {
            var table = new WordTable();
            var known = new List<ulong>();
            foreach (var word in words)
            {
                Assert.Equal(known.IndexOf(word), table.Find(word));
                if (!known.Contains(word))
                {
                    known.Add(word);
                }

                Assert.Equal(known.IndexOf(word), table.Number(word));
            }

            Assert.Equal(known, Enumerable.Range(0, table.Count).Select(n => table[n]));
        }, iter: 30);

    [Fact]
    public void Every_bucket_begins_where_the_one_before_ends()
    {
        for (var bucket = 0; bucket < TimeBuckets.Count; bucket++)
        {
            Assert.Equal(bucket, TimeBuckets.Of(TimeBuckets.Least(bucket)));
            Assert.Equal(bucket, TimeBuckets.Of(TimeBuckets.Least(bucket + 1) - 1));
        }

        Assert.Equal(0, TimeBuckets.Of(0));
        Assert.Equal(TimeBuckets.Count - 1, TimeBuckets.Of(long.MaxValue));
    }

    [Fact]
    public void A_quantile_is_found_among_the_values_around_it() =>
        Gen.Select(Gen.Long[0, 60].Array[1, 200], Gen.Double[0, 1], Gen.Int[0, 20], Gen.Int[0, 20]).Sample((values, q, less, more) =>
        {
            var sorted = values.Order().ToArray();
            var rank = (int)Math.Floor((values.Length - 1) * q);
            var (first, end) = (Math.Max(0, rank - less), Math.Min(values.Length, rank + 2 + more));
            Assert.Equal(Quantiles.OfSorted(sorted, q), Selection.Quantile(sorted.AsSpan(first, end - first).ToArray(), q, values.Length, first));
        }, iter: 2000);

    [Fact]
    public void Times_of_several_writers_come_together_in_their_slots()
    {
        var slots = new TimeSlots([20, 0, 3]);
        var (one, two) = (slots.NewWriter(), slots.NewWriter());
        for (var i = 0; i < 20; i++)
        {
            (i % 3 == 0 ? one : two).Add(0, i);
        }

        one.Add(2, 7);
        two.Add(2, 8);
        two.Add(2, 9);
        one.End();
        two.End();
        Assert.Equal(Enumerable.Range(0, 20).Select(i => (long)i), slots[0].ToArray().Order());
        Assert.Empty(slots[1].ToArray());
        Assert.Equal([7, 8, 9], slots[2].ToArray().Order());
    }

    [Fact]
    public void Flows_and_loops_over_times_of_every_length_are_those_of_their_plain_twins() =>
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 3], Gen.Long[0, 62].SelectMany(bits => Gen.Long[0, 1L << (int)Math.Min(bits, 55)])).List[0, 300].Sample(seen =>
        {
            var events = seen.Select(s => new JourneyEvent { Customer = "c" + s.Item1, Activity = "a" + s.Item2, TimeMicros = s.Item3 }).ToList();
            var (fast, plain) = (TestEngine.Over(events, segments: 2, threads: 2, eventsPerChunk: 40), TestEngine.Over(events, scalar: true));
            Assert.Equal(JourneyJson.Write(plain.Ask(new FlowsQuestion())), JourneyJson.Write(fast.Ask(new FlowsQuestion())));
            Assert.Equal(JourneyJson.Write(plain.Ask(new LoopsQuestion { MaxLength = 6 })), JourneyJson.Write(fast.Ask(new LoopsQuestion { MaxLength = 6 })));
            Assert.Equal(JourneyJson.Write(plain.Ask(new StatusQuestion())), JourneyJson.Write(fast.Ask(new StatusQuestion())));
        }, iter: 200);
}
