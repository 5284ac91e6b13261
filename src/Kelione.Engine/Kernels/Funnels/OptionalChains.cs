using System.Numerics;

namespace Kelione.Engine.Kernels;

/// <summary>
/// Ordered steps of which some may be passed by. Three passes: how far and with how many events any chain gets; the earliest start from which that can be done; from there, event by event,
/// the earliest one from which the rest can still be done. Each pass is linear in the journey's events, so that a journey of a million events ends as well.
/// </summary>
internal sealed class OptionalChains(FunnelPlan plan) : IChainFinder
{
    private const long None = long.MinValue;

    private readonly int _width = plan.Count + 1;

    // By (step, number of events): the latest start of a chain that ends so, or the earliest end of a tail that begins so.
    private readonly long[] _times = new long[plan.Count * (plan.Count + 1)];
    private readonly uint[] _tails = new uint[plan.Count];
    private readonly uint[] _possible = new uint[StepMatcher.MaxSteps];

    public void Find(ReadOnlySpan<Hit> hits, Chain chain)
    {
        chain.Clear();
        var (furthest, count) = Longest(hits);
        if (count == 0)
        {
            return;
        }

        var start = EarliestStart(hits, furthest, count);
        var window = hits[start..];
        chain.Add(window[0], 0);
        _possible[0] = 1;
        for (var (i, at) = (1, 0); i < count; i++)
        {
            at = EarliestNext(window, at, furthest, count - i, plan.NextOf(_possible[i - 1]), out _possible[i]);
            chain.Add(window[at], 0);
        }

        StepChoice.Fill(plan, _possible.AsSpan(0, count), furthest, chain);
    }

    /// <summary>The furthest step of any chain and the most events of a chain that gets there.</summary>
    private (int Furthest, int Count) Longest(ReadOnlySpan<Hit> hits)
    {
        Array.Fill(_times, None);
        foreach (var hit in hits)
        {
            // From the last step down, so that the event does not follow itself.
            for (var steps = hit.Steps; steps != 0;)
            {
                var step = BitOperations.Log2(steps);
                steps &= ~(1u << step);
                if (step == 0)
                {
                    _times[1] = hit.Micros;
                    continue;
                }

                for (var before = 0; before < step; before++)
                {
                    if ((plan.Next[before] >> step & 1) != 0)
                    {
                        Extend(before, step, hit.Micros);
                    }
                }
            }
        }

        for (var step = plan.Count - 1; step >= 0; step--)
        {
            for (var count = plan.Count; count >= 1; count--)
            {
                if (_times[step * _width + count] != None)
                {
                    return (step, count);
                }
            }
        }

        return (-1, 0);
    }

    private void Extend(int before, int step, long micros)
    {
        for (var count = 2; count <= step + 1; count++)
        {
            var start = _times[before * _width + count - 1];
            if (start != None && micros - start <= plan.WithinMicros)
            {
                ref var latest = ref _times[step * _width + count];
                latest = Math.Max(latest, start);
            }
        }
    }

    /// <summary>The earliest start of a chain with that many events to that step.</summary>
    private int EarliestStart(ReadOnlySpan<Hit> hits, int furthest, int count)
    {
        const long never = long.MaxValue;
        Array.Fill(_times, never);
        var earliest = -1;
        for (var at = hits.Length - 1; at >= 0; at--)
        {
            var hit = hits[at];
            if ((hit.Steps & 1) != 0)
            {
                var end = count == 1 ? hit.Micros : EarliestEnd(0, count);
                if (end != never && end - hit.Micros <= plan.WithinMicros)
                {
                    earliest = at;
                }
            }

            // From the first step up, so that the event does not follow itself.
            for (var steps = hit.Steps & ~1u; steps != 0; steps &= steps - 1)
            {
                var step = BitOperations.TrailingZeroCount(steps);
                if (step == furthest)
                {
                    _times[step * _width + 1] = hit.Micros;
                }

                for (var left = 2; left < count; left++)
                {
                    ref var end = ref _times[step * _width + left];
                    end = Math.Min(end, EarliestEnd(step, left));
                }
            }
        }

        return earliest;
    }

    /// <summary>The earliest end of what may follow a step, so that there are that many events with the step's own.</summary>
    private long EarliestEnd(int step, int count)
    {
        var end = long.MaxValue;
        for (var next = plan.Next[step]; next != 0; next &= next - 1)
        {
            end = Math.Min(end, _times[BitOperations.TrailingZeroCount(next) * _width + count - 1]);
        }

        return end;
    }

    /// <summary>The first event after one that may serve an allowed step and from which the furthest step is reached in time with exactly that many events.</summary>
    private int EarliestNext(ReadOnlySpan<Hit> window, int after, int furthest, int left, uint allowed, out uint possible)
    {
        // By step: bit r says that a tail of r + 1 events beginning with the step lies further on.
        Array.Clear(_tails);
        var earliest = -1;
        possible = 0;
        for (var at = window.Length - 1; at > after; at--)
        {
            var hit = window[at];
            if (hit.Micros - window[0].Micros > plan.WithinMicros)
            {
                continue;
            }

            var leads = 0u;
            for (var steps = hit.Steps & ~1u; steps != 0; steps &= steps - 1)
            {
                var step = BitOperations.TrailingZeroCount(steps);
                var tails = step == furthest ? 1u : 0;
                for (var next = plan.Next[step]; next != 0; next &= next - 1)
                {
                    tails |= _tails[BitOperations.TrailingZeroCount(next)] << 1;
                }

                _tails[step] |= tails;
                leads |= (tails >> (left - 1) & 1) << step;
            }

            if ((leads & allowed) != 0)
            {
                (earliest, possible) = (at, leads & allowed);
            }
        }

        return earliest;
    }
}
