using Kelione.Engine.Index;
using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>
/// Finds the chain that counts of any journey, under all policies of a <see cref="FunnelQuestion"/>: gathers the events that serve a step, keeps apart what exclusions and constants keep apart,
/// and lets the order's finder choose within each part. One for each thread.
/// </summary>
internal sealed class JourneyChains
{
    private readonly FunnelPlan _plan;
    private readonly IChainFinder _finder;
    private readonly ColumnKeys? _held;
    private readonly bool _removes;
    private Chain _best = new();
    private Chain _candidate = new();
    private Hit[] _hits = new Hit[64];
    private long[] _keys = new long[64];
    private int _count;

    public JourneyChains(FunnelPlan plan, KernelRun run)
    {
        _plan = plan;
        _finder = plan.NewFinder();
        _held = plan.Question.HoldConstant is { } field ? new ColumnKeys(field, run) : null;
        _removes = plan.Question.ExclusionEffect == ExclusionEffect.RemovesCustomer;
    }

    /// <summary>The chain that counts of one journey; valid until the next call.</summary>
    public Chain Of(JourneySegment segment, int segmentIndex, long first, long end, int person)
    {
        _best.Clear();
        _count = 0;
        var entered = false;
        long? begun = null;
        var matcher = _plan.Steps[segmentIndex];
        for (var row = first; row < end; row++)
        {
            if (_plan.Excluded.Length > 0 && IsExcluded(segmentIndex, row, person))
            {
                if (!_removes)
                {
                    FindInPart(segmentIndex, person);
                }
                else if (begun is { } since && segment.Times[row] - since <= _plan.WithinMicros)
                {
                    _best.Clear();
                    return _best;
                }

                continue;
            }

            var steps = matcher.Match(row, person);
            if (steps == 0)
            {
                continue;
            }

            if ((steps & 1) != 0 || _plan.Question.Order == FunnelOrder.Any)
            {
                begun = segment.Times[row];
            }

            // Only the first event of step 1 may begin; the others serve what else they may.
            var serves = entered && _plan.Question.FirstOnly ? steps & ~1u : steps;
            entered |= (steps & 1) != 0;
            if (serves != 0)
            {
                Add(new Hit(row, segment.Times[row], serves));
            }
        }

        // With "removes", excluded events keep nothing apart unless they remove the customer: whatever lies between two events of a chain lies in the window of its first.
        FindInPart(segmentIndex, person);
        return _best;
    }

    private bool IsExcluded(int segmentIndex, long row, int person)
    {
        foreach (var matchers in _plan.Excluded)
        {
            if (matchers[segmentIndex].Match(row, person) != 0)
            {
                return true;
            }
        }

        return false;
    }

    private void Add(in Hit hit)
    {
        if (_count == _hits.Length)
        {
            Array.Resize(ref _hits, 2 * _count);
            Array.Resize(ref _keys, 2 * _count);
        }

        _hits[_count++] = hit;
    }

    private void FindInPart(int segmentIndex, int person)
    {
        if (_held is null)
        {
            FindIn(_hits.AsSpan(0, _count));
        }
        else
        {
            FindByConstant(segmentIndex, person);
        }

        _count = 0;
    }

    /// <summary>Events of the same constant by themselves, in journey order; those without one serve nothing.</summary>
    private void FindByConstant(int segmentIndex, int person)
    {
        for (var i = 0; i < _count; i++)
        {
            _keys[i] = _held!.Key(segmentIndex, _hits[i].Row, person);
        }

        var hits = _hits.AsSpan(0, _count);
        var keys = _keys.AsSpan(0, _count);
        keys.Sort(hits);
        for (int first = 0, end; first < hits.Length; first = end)
        {
            for (end = first + 1; end < hits.Length && keys[end] == keys[first]; end++)
            {
            }

            if (keys[first] != ColumnKeys.None)
            {
                var part = hits[first..end];
                part.Sort((a, b) => a.Row.CompareTo(b.Row));
                FindIn(part);
            }
        }
    }

    private void FindIn(ReadOnlySpan<Hit> hits)
    {
        if (hits.IsEmpty)
        {
            return;
        }

        _finder.Find(hits, _candidate);
        if (_candidate.Beats(_best))
        {
            (_best, _candidate) = (_candidate, _best);
        }
    }
}
