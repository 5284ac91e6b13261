namespace Kelione.Engine.Kernels;

/// <summary>One thread's part of a fast funnel. Where times are asked for, the chains of journeys that get past step 1 are found event by event; the others have no times.</summary>
internal sealed class FastFunnelPart(FastFunnel fast, FunnelPlan plan)
{
    private readonly OrderedChains _finder = new(plan);
    private readonly Chain _chain = new();
    private readonly FunnelTally _tally = new(plan);
    private readonly long[] _byReach = new long[plan.Count + 1];
    private readonly byte[] _reached = new byte[FastFunnel.Batch];
    private Hit[] _hits = new Hit[256];

    public void Walk(JourneyRange range)
    {
        for (var first = range.First; first < range.End; first += FastFunnel.Batch)
        {
            var reached = _reached.AsSpan(0, Math.Min(FastFunnel.Batch, range.End - first));
            fast.Reached(range.Segment, first, reached);
            for (var i = 0; i < reached.Length; i++)
            {
                if (plan.Question.Times && reached[i] > 1)
                {
                    _finder.Find(fast.Hits(range.Segment, first + i, ref _hits), _chain, reached[i]);
                    _tally.Add(_chain);
                }
                else
                {
                    _byReach[reached[i]]++;
                }
            }
        }
    }

    /// <summary>What was counted; to be asked for once.</summary>
    public FunnelTally Tally()
    {
        for (var steps = 1; steps < _byReach.Length; steps++)
        {
            _tally.AddReached(steps, _byReach[steps]);
        }

        return _tally;
    }
}
