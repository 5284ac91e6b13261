using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>
/// Finds the best frequent scenarios by growing prefixes (the idea of PrefixSpan: J. Pei and others, 2001, ICDE, 215–224): a prefix is kept as the place in each journey after its earliest match.
/// Only as many as are asked for are kept, so a prefix is left as soon as nothing that begins with it can be among the best. Memory: one place a journey for each step of the longest scenario.
/// </summary>
internal sealed class ScenarioMiner
{
    private readonly ScenarioData _data;
    private readonly SegmentDiscoveryQuestion _question;
    private readonly Func<long, bool> _isFrequent;
    private readonly KernelRun _run;
    private readonly Projection[][] _projections;
    private readonly SortedSet<Found> _best = new(Found.BestFirst);
    private readonly ushort[] _prefix;

    public ScenarioMiner(ScenarioData data, SegmentDiscoveryQuestion question, Func<long, bool> isFrequent, KernelRun run)
    {
        (_data, _question, _isFrequent, _run) = (data, question, isFrequent, run);
        _prefix = new ushort[question.MaxLength];
        _projections = [.. Enumerable.Range(0, question.MaxLength).Select(_ => data.Blocks.Select(b => new Projection(b.JourneyCount)).ToArray())];
    }

    /// <summary>The best scenarios (items and customers) in the answer's order.</summary>
    public IReadOnlyList<Found> Mine()
    {
        Extend(0, _data.Customers);
        return [.. _best];
    }

    /// <summary>Tries every item after the prefix of a length.</summary>
    /// <param name="length">The prefix's length.</param>
    /// <param name="counts">By item: how many customers have it after the prefix.</param>
    private void Extend(int length, long[] counts)
    {
        var children = Enumerable.Range(0, counts.Length).Where(item => _isFrequent(counts[item])).OrderByDescending(item => counts[item]).ThenBy(item => item).ToList();
        foreach (var item in children)
        {
            if (_best.Count == _question.Top && counts[item] * _question.MaxLength < _best.Max!.Score)
            {
                return;
            }

            _run.Cancellation.ThrowIfCancellationRequested();
            _prefix[length] = (ushort)item;
            var found = new Found(_prefix[..(length + 1)], counts[item]);
            if (length + 1 == _question.MaxLength)
            {
                Keep(found);
                continue;
            }

            var next = new long[counts.Length];
            Project(length, (ushort)item, next);
            if (length > 0 && IsGood(found) && ClosedScenarios.IsClosed(found.Items, _data, _projections[length]))
            {
                Keep(found);
            }

            Extend(length + 1, next);
        }
    }

    /// <summary>Makes the projection of the prefix with one more item, and counts what comes after it.</summary>
    private void Project(int length, ushort item, long[] next)
    {
        var counts = _data.Blocks.Select(_ => new long[next.Length]).ToArray();
        Parallel.For(0, _data.Blocks.Count, new ParallelOptions { MaxDegreeOfParallelism = _run.Threads, CancellationToken = _run.Cancellation }, b =>
            _projections[length][b].Fill(_data.Blocks[b], length == 0 ? null : _projections[length - 1][b], item, counts[b]));
        foreach (var block in counts)
        {
            for (var i = 0; i < next.Length; i++)
            {
                next[i] += block[i];
            }
        }
    }

    private bool IsGood(Found found) => _best.Count < _question.Top || Found.BestFirst.Compare(found, _best.Max) < 0;

    private void Keep(Found found)
    {
        if (IsGood(found))
        {
            _best.Add(found);
            if (_best.Count > _question.Top)
            {
                _best.Remove(_best.Max!);
            }
        }
    }

    /// <summary>A scenario.</summary>
    internal sealed record Found(ushort[] Items, long Customers)
    {
        public long Score => Customers * Items.Length;

        /// <summary>By falling customers × length, then by names: items are numbered in their order.</summary>
        public static IComparer<Found> BestFirst { get; } = Comparer<Found>.Create((left, right) =>
            right.Score != left.Score ? right.Score.CompareTo(left.Score) : left.Items.AsSpan().SequenceCompareTo(right.Items));
    }

    /// <summary>The journeys of a block that have a prefix, each with the place after its earliest match.</summary>
    internal sealed class Projection(int capacity)
    {
        private readonly int[] _journeys = new int[capacity];
        private readonly int[] _places = new int[capacity];

        public int Count { get; private set; }

        public int Journey(int i) => _journeys[i];

        public void Fill(ScenarioBlock block, Projection? parent, ushort item, long[] counts)
        {
            Count = 0;
            var candidates = parent?.Count ?? block.JourneyCount;
            for (var i = 0; i < candidates; i++)
            {
                var (journey, from) = parent is null ? (i, 0) : (parent._journeys[i], parent._places[i]);
                var at = block.Items(journey)[from..].IndexOf(item);
                if (at >= 0)
                {
                    (_journeys[Count], _places[Count]) = (journey, from + at + 1);
                    Count++;
                    block.CountFrom(journey, from + at + 1, counts);
                }
            }
        }
    }
}
