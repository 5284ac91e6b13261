namespace Kelione.Engine.Kernels;

/// <summary>Median and p90 time of each transition, exactly, from how its times are spread over buckets: only the times in the buckets of the quantiles are gathered and selected from.</summary>
internal sealed unsafe class FastFlowTimes
{
    /// <summary>Times held at once: 256 MB.</summary>
    private const long MostTimes = 32L << 20;

    private const double Median = 0.5;
    private const double P90 = 0.9;

    private readonly KernelRun _run;
    private readonly FlowCounts _counts;
    private readonly int _activities;
    private readonly Around[] _around;

    private FastFlowTimes(FlowCounts counts, Func<int, ReadOnlySpan<uint>> bucketsOf, KernelRun run)
    {
        (_counts, _run, _activities) = (counts, run, run.Snapshot.Activities.Count);
        _around = new Around[2 * counts.Pairs.Count];
        for (var pair = 0; pair < counts.Pairs.Count; pair++)
        {
            var buckets = bucketsOf(pair);
            _around[2 * pair] = Around.Of(buckets, counts.PairCounts[pair], Median);
            _around[2 * pair + 1] = Around.Of(buckets, counts.PairCounts[pair], P90);
        }
    }

    /// <summary>By the pair's number in <paramref name="counts"/>, in seconds.</summary>
    /// <param name="counts">The pairs; those of whole journeys with one-byte activities.</param>
    /// <param name="bucketsOf">How the times of a pair are spread.</param>
    /// <param name="run">Gives the journeys.</param>
    public static (double Median, double P90)[] Of(FlowCounts counts, Func<int, ReadOnlySpan<uint>> bucketsOf, KernelRun run) => new FastFlowTimes(counts, bucketsOf, run).Measure();

    private (double Median, double P90)[] Measure()
    {
        var micros = new double[_around.Length];
        for (int first = 0, end; first < micros.Length; first = end)
        {
            var total = 0L;
            for (end = first; end < micros.Length && (end == first || total + _around[end].Count <= MostTimes); end++)
            {
                total += _around[end].Count;
            }

            Measure(first, end, micros);
        }

        const double second = Journeys.UtcTime.MicrosPerSecond;
        return [.. Enumerable.Range(0, _counts.Pairs.Count).Select(pair => (micros[2 * pair] / second, micros[2 * pair + 1] / second))];
    }

    /// <summary>Finds the quantiles of some slots: slot 2 p is the median of pair p, slot 2 p + 1 its p90.</summary>
    private void Measure(int first, int end, double[] micros)
    {
        var slots = new TimeSlots([.. Enumerable.Range(first, end - first).Select(slot => _around[slot].Count)]);
        var wanted = Wanted(first, end);
        foreach (var writer in JourneyChunks.Walk(_run, slots.NewWriter, (range, writer) => Gather(range, wanted, writer)))
        {
            writer.End();
        }

        Parallel.For(first, end, new ParallelOptions { MaxDegreeOfParallelism = _run.Threads, CancellationToken = _run.Cancellation }, slot =>
            micros[slot] = Selection.Quantile(slots[slot - first], slot % 2 == 0 ? Median : P90, _counts.PairCounts[slot / 2], _around[slot].Before));
    }

    /// <summary>By activity left times their number plus activity come to, what is looked for.</summary>
    private Looked[] Wanted(int first, int end)
    {
        var wanted = new Looked[_activities * _activities];
        for (var slot = first; slot < end; slot++)
        {
            var (from, to) = _counts.Pairs[slot / 2];
            ref var looked = ref wanted[from * _activities + to];
            var width = (ulong)(_around[slot].End - _around[slot].Least);
            looked = slot % 2 == 0
                ? looked with { Least = _around[slot].Least, Width = width, Slot = slot - first }
                : looked with { LeastP90 = _around[slot].Least, WidthP90 = width, SlotP90 = slot - first };
        }

        return wanted;
    }

    private void Gather(JourneyRange range, Looked[] wanted, TimeSlots.Writer writer)
    {
        var offsets = range.Segment.Offsets.Pointer;
        var activities = range.Segment.Activities.Pointer;
        var times = range.Segment.Times.Pointer;
        fixed (Looked* looked = wanted)
        {
            for (var j = range.First; j < range.End; j++)
            {
                for (var row = offsets[j] + 1; row < offsets[j + 1]; row++)
                {
                    var micros = times[row] - times[row - 1];
                    var pair = looked + (activities[row - 1] * _activities + activities[row]);
                    if ((ulong)(micros - pair->Least) < pair->Width)
                    {
                        writer.Add(pair->Slot, micros);
                    }

                    if ((ulong)(micros - pair->LeastP90) < pair->WidthP90)
                    {
                        writer.Add(pair->SlotP90, micros);
                    }
                }
            }
        }
    }

    /// <summary>The times of one transition that are looked at: from the least on, so wide; nothing where the width is zero.</summary>
    private readonly record struct Looked(long Least, ulong Width, long LeastP90, ulong WidthP90, int Slot, int SlotP90);

    /// <summary>The buckets around a quantile.</summary>
    /// <param name="Least">The least time in them.</param>
    /// <param name="End">The least time beyond them.</param>
    /// <param name="Before">How many times are less.</param>
    /// <param name="Count">How many are in them.</param>
    private readonly record struct Around(long Least, long End, long Before, long Count)
    {
        public static Around Of(ReadOnlySpan<uint> buckets, long count, double q)
        {
            var position = (count - 1) * q;
            var rank = (long)Math.Floor(position);
            var last = position == rank ? rank : rank + 1;
            var (bucket, before) = (0, 0L);
            while (before + buckets[bucket] <= rank)
            {
                before += buckets[bucket++];
            }

            var (first, counted) = (bucket, (long)buckets[bucket]);
            while (before + counted <= last)
            {
                counted += buckets[++bucket];
            }

            return new Around(TimeBuckets.Least(first), TimeBuckets.Least(bucket + 1), before, counted);
        }
    }
}
