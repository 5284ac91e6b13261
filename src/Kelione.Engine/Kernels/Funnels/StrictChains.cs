using System.Numerics;

namespace Kelione.Engine.Kernels;

/// <summary>Steps straight after one another, nothing else between. From each start there is one way through the rows; the steps that each row may serve are kept as a set.</summary>
internal sealed class StrictChains(FunnelPlan plan) : IChainFinder
{
    private readonly uint[] _possible = new uint[StepMatcher.MaxSteps];

    public void Find(ReadOnlySpan<Hit> hits, Chain chain)
    {
        chain.Clear();
        for (var start = 0; start < hits.Length; start++)
        {
            if ((hits[start].Steps & 1) == 0)
            {
                continue;
            }

            var (furthest, count) = Longest(hits[start..]);
            if (furthest > chain.Furthest || (furthest == chain.Furthest && count > chain.Count))
            {
                chain.Clear();
                for (var i = 0; i < count; i++)
                {
                    chain.Add(hits[start + i], 0);
                }

                StepChoice.Fill(plan, _possible.AsSpan(0, count), furthest, chain);
            }
        }
    }

    private (int Furthest, int Count) Longest(ReadOnlySpan<Hit> hits)
    {
        var best = (Furthest: 0, Count: 1);
        _possible[0] = 1;
        for (var i = 1; i < hits.Length && hits[i].Row == hits[i - 1].Row + 1 && hits[i].Micros - hits[0].Micros <= plan.WithinMicros; i++)
        {
            var possible = hits[i].Steps & plan.NextOf(_possible[i - 1]);
            if (possible == 0)
            {
                break;
            }

            _possible[i] = possible;
            var furthest = BitOperations.Log2(possible);
            if (furthest >= best.Furthest)
            {
                best = (furthest, i + 1);
            }
        }

        return best;
    }
}
