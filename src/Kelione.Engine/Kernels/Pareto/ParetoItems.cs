using System.Runtime.InteropServices;
using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>What each customer, activity or value of a field carries.</summary>
internal sealed class ParetoItems
{
    /// <summary>The most keys that each have a place in a table.</summary>
    private const int MostDense = 1 << 16;

    private readonly ColumnKeys _keys;

    private ParetoItems(ColumnKeys keys, List<(long Key, double Amount)> items)
    {
        _keys = keys;
        All = items;
    }

    /// <summary>Every item with at least one event, in no particular order.</summary>
    public List<(long Key, double Amount)> All { get; }

    public static ParetoItems Of(ParetoQuestion question, KernelRun run)
    {
        var keys = new ColumnKeys(question.Over, run);
        if (question.Over == EventFields.Customer)
        {
            return new ParetoItems(keys, [.. Customers(question, run)]);
        }

        // Sums of amounts depend on the order in their last digits: one thread adds them in the order of the view, so that the same question has the same answer.
        var threads = question.Measure == ParetoMeasure.Value ? 1 : run.Threads;
        if (keys.Count <= MostDense)
        {
            return new ParetoItems(keys, Dense(question, threads, run));
        }

        var sums = new Dictionary<long, double>();
        foreach (var part in JourneyChunks.Walk(
            run.View.Segments, threads, run.EventsPerChunk, () => new Dictionary<long, double>(), (range, part) => AddUp(question, keys, range, part), run.Cancellation))
        {
            foreach (var (key, amount) in part)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(sums, key, out _) += amount;
            }
        }

        return new ParetoItems(keys, [.. sums.Select(s => (s.Key, Math.Max(0, s.Value)))]);
    }

    public string Name(long key) => _keys.Text(key)!;

    /// <summary>Greatest first, then by name.</summary>
    public int Compare((long Key, double Amount) left, (long Key, double Amount) right) =>
        left.Amount != right.Amount ? right.Amount.CompareTo(left.Amount) : string.CompareOrdinal(Name(left.Key), Name(right.Key));

    private static IEnumerable<(long Key, double Amount)> Customers(ParetoQuestion question, KernelRun run) =>
        JourneyChunks.Walk(run, () => new List<(long, double)>(), (range, found) =>
        {
            var (offsets, persons) = (range.Segment.Offsets, range.Segment.Persons);
            for (var j = range.First; j < range.End; j++)
            {
                var amount = question.Measure == ParetoMeasure.Events
                    ? offsets[j + 1] - offsets[j]
                    : Math.Max(0, CustomerPages.SumOfValues(range.Segment, offsets[j], offsets[j + 1]) ?? 0);
                found.Add((persons[j], amount));
            }
        }).SelectMany(found => found);

    /// <summary>The same sums, added in the same order, where keys are few: each has its place in a table.</summary>
    private static List<(long Key, double Amount)> Dense(ParetoQuestion question, int threads, KernelRun run)
    {
        var field = new TextField(question.Over, run.Snapshot, run.View.Segments);
        var count = field.Count;
        var (sums, met) = (new double[count], new bool[count]);
        foreach (var (partSums, partMet) in JourneyChunks.Walk(run.View.Segments, threads, run.EventsPerChunk, () => Tuple.Create(new double[count], new bool[count]), (range, part) =>
        {
            var codes = field.In(range);
            var hasValues = range.Segment.TryValues(out var values);
            var isCount = question.Measure == ParetoMeasure.Events;
            var end = range.Segment.Offsets[range.End];
            for (var row = range.Segment.Offsets[range.First]; row < end; row++)
            {
                if (codes[row] is >= 0 and var key)
                {
                    part.Item1[key] += isCount ? 1 : hasValues && values[row] is var value && !double.IsNaN(value) ? value : 0;
                    part.Item2[key] = true;
                }
            }
        }, run.Cancellation))
        {
            for (var key = 0; key < count; key++)
            {
                sums[key] += partSums[key];
                met[key] |= partMet[key];
            }
        }

        return [.. Enumerable.Range(0, count).Where(key => met[key]).Select(key => ((long)key, Math.Max(0, sums[key])))];
    }

    private static void AddUp(ParetoQuestion question, ColumnKeys keys, JourneyRange range, Dictionary<long, double> sums)
    {
        var (offsets, persons) = (range.Segment.Offsets, range.Segment.Persons);
        var hasValues = range.Segment.TryValues(out var values);
        for (var j = range.First; j < range.End; j++)
        {
            for (var row = offsets[j]; row < offsets[j + 1]; row++)
            {
                var key = keys.Key(range.SegmentIndex, row, persons[j]);
                if (key != ColumnKeys.None)
                {
                    var amount = question.Measure == ParetoMeasure.Events ? 1 : hasValues && !double.IsNaN(values[row]) ? values[row] : 0;
                    CollectionsMarshal.GetValueRefOrAddDefault(sums, key, out _) += amount;
                }
            }
        }
    }
}
