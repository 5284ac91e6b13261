namespace Kelione.Engine.Kernels;

/// <summary>One thread's part of a fast funnel. Where times are asked for, the chains of journeys that get past step 1 are found event by event; the others have no times.</summary>
internal sealed class FastFunnelPart(FastFunnel fast, FunnelPlan plan)
{
    private const int Tables = 4;

    private readonly OrderedChains _finder = new(plan);
    private readonly Chain _chain = new();
    private readonly FunnelTally _tally = new(plan);
    private readonly FastFunnelBatch _batch = new(fast);

    // Four tables take turns, so that the same number twice in a row does not wait for itself.
    private readonly long[] _byReach = new long[Tables * (plan.Count + 1)];
    private Hit[] _hits = new Hit[256];

    public void Walk(JourneyRange range)
    {
        for (var first = range.First; first < range.End; first += FastFunnelBatch.Size)
        {
            var reached = _batch.Reached(range.Segment, first, Math.Min(FastFunnelBatch.Size, range.End - first));
            if (plan.Question.Times)
            {
                AddWithTimes(range, first, reached);
                continue;
            }

            for (var i = 0; i < reached.Length; i++)
            {
                _byReach[reached[i] * Tables + i % Tables]++;
            }
        }
    }

    /// <summary>What was counted; to be asked for once.</summary>
    public FunnelTally Tally()
    {
        for (var i = 0; i < _byReach.Length; i++)
        {
            _tally.AddReached(i / Tables, _byReach[i]);
        }

        return _tally;
    }

    private void AddWithTimes(JourneyRange range, int first, ReadOnlySpan<byte> reached)
    {
        for (var i = 0; i < reached.Length; i++)
        {
            if (reached[i] > 1)
            {
                _finder.Find(fast.Hits(range.Segment, first + i, ref _hits), _chain, reached[i]);
                _tally.Add(_chain);
            }
            else
            {
                _byReach[reached[i] * Tables]++;
            }
        }
    }
}
