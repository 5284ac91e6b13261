using System.Numerics;

namespace Kelione.Engine.Kernels;

/// <summary>
/// Steps in any order: different events, one for each of the first k steps, within the window of the earliest of them. Whether some events can be shared out so is a matching between steps and events,
/// found by augmenting paths (H. W. Kuhn, 1955, Naval Research Logistics Quarterly 2, 83–97); events that serve the same steps are looked at together. Sets of events that can be shared out are
/// a matroid, so that taking each event in turn that still fits gives the earliest set.
/// </summary>
internal sealed class AnyOrderSets(FunnelPlan plan) : IChainFinder
{
    private readonly Dictionary<uint, int> _kindOf = [];
    private readonly List<uint> _kinds = [];
    private readonly List<int> _inWindow = [];
    private readonly List<bool> _tried = [];
    private readonly int[] _stepsInWindow = new int[plan.Count];
    private readonly int[] _served = new int[plan.Count];
    private readonly Hit[] _chosen = new Hit[plan.Count];

    public void Find(ReadOnlySpan<Hit> hits, Chain chain)
    {
        chain.Clear();
        Forget();
        var (start, most) = (-1, 0);
        for (int at = 0, end = 0; at < hits.Length && most < plan.Count; at++)
        {
            for (; end < hits.Length && hits[end].Micros - hits[at].Micros <= plan.WithinMicros; end++)
            {
                Enter(hits[end].Steps, 1);
            }

            // The events' kinds one by one give the most that can be hoped for; only then are they shared out.
            if (LeadingSteps() > most && ReachedInWindow() is var reached && reached > most && (hits[at].Steps & Leading(reached)) != 0)
            {
                (start, most) = (at, reached);
            }

            Enter(hits[at].Steps, -1);
        }

        if (start >= 0)
        {
            Choose(hits[start..], most);
            for (var i = 0; i < most; i++)
            {
                chain.Add(_chosen[i], i);
            }
        }
    }

    /// <summary>Shares the chain's events out: step 1 has the earliest possible, then step 2, and so on. Gives the event of a step; null where the chain does not reach it.</summary>
    public static Hit? Share(Chain chain, int step)
    {
        if (step >= chain.Count)
        {
            return null;
        }

        var taken = new bool[chain.Count];
        Hit? served = null;
        for (var k = 0; k <= step; k++)
        {
            for (var i = 0; i < chain.Count; i++)
            {
                if (!taken[i] && (chain.Events[i].Steps >> k & 1) != 0)
                {
                    taken[i] = true;
                    if (CanShare(chain, k + 1, taken))
                    {
                        served = chain.Events[i];
                        break;
                    }

                    taken[i] = false;
                }
            }
        }

        return served;
    }

    private static uint Leading(int steps) => (uint)((1UL << steps) - 1);

    private void Forget()
    {
        _kindOf.Clear();
        _kinds.Clear();
        _inWindow.Clear();
        _tried.Clear();
        Array.Clear(_stepsInWindow);
    }

    private void Enter(uint steps, int count)
    {
        if (!_kindOf.TryGetValue(steps, out var kind))
        {
            kind = _kinds.Count;
            _kindOf.Add(steps, kind);
            _kinds.Add(steps);
            _inWindow.Add(0);
            _tried.Add(false);
        }

        _inWindow[kind] += count;
        for (; steps != 0; steps &= steps - 1)
        {
            _stepsInWindow[BitOperations.TrailingZeroCount(steps)] += count;
        }
    }

    private int LeadingSteps()
    {
        var steps = 0;
        while (steps < plan.Count && _stepsInWindow[steps] > 0)
        {
            steps++;
        }

        return steps;
    }

    /// <summary>The greatest k so that events of the window can be shared out among the first k steps.</summary>
    private int ReachedInWindow()
    {
        for (var step = 0; step < plan.Count; step++)
        {
            for (var kind = 0; kind < _tried.Count; kind++)
            {
                _tried[kind] = false;
            }

            if (!ServeByKind(step, step))
            {
                return step;
            }
        }

        return plan.Count;
    }

    private bool ServeByKind(int step, int steps)
    {
        for (var kind = 0; kind < _kinds.Count; kind++)
        {
            if (_tried[kind] || (_kinds[kind] >> step & 1) == 0 || _inWindow[kind] == 0)
            {
                continue;
            }

            _tried[kind] = true;
            var inUse = 0;
            for (var other = 0; other < steps; other++)
            {
                inUse += _served[other] == kind ? 1 : 0;
            }

            if (inUse < _inWindow[kind])
            {
                _served[step] = kind;
                return true;
            }

            for (var other = 0; other < steps; other++)
            {
                if (other != step && _served[other] == kind && ServeByKind(other, steps))
                {
                    _served[step] = kind;
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The earliest events that can be shared out among the first steps, one each.</summary>
    private void Choose(ReadOnlySpan<Hit> hits, int steps)
    {
        Array.Fill(_served, -1);
        var chosen = 0;
        foreach (var hit in hits)
        {
            _chosen[chosen] = hit;
            var untried = Leading(steps);
            if (Place(chosen, ref untried))
            {
                chosen++;
                if (chosen == steps)
                {
                    return;
                }
            }
        }
    }

    private bool Place(int chosen, ref uint untried)
    {
        for (var steps = _chosen[chosen].Steps & untried; steps != 0; steps &= steps - 1)
        {
            var step = BitOperations.TrailingZeroCount(steps);
            if ((untried >> step & 1) == 0)
            {
                continue;
            }

            untried &= ~(1u << step);
            if (_served[step] < 0 || Place(_served[step], ref untried))
            {
                _served[step] = chosen;
                return true;
            }
        }

        return false;
    }

    private static bool CanShare(Chain chain, int fromStep, bool[] taken)
    {
        var servedBy = new int[chain.Count];
        Array.Fill(servedBy, -1);
        for (var step = fromStep; step < chain.Count; step++)
        {
            if (!Augment(chain, step, taken, servedBy, new bool[chain.Count]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Augment(Chain chain, int step, bool[] taken, int[] servedBy, bool[] tried)
    {
        for (var i = 0; i < chain.Count; i++)
        {
            if (taken[i] || tried[i] || (chain.Events[i].Steps >> step & 1) == 0)
            {
                continue;
            }

            tried[i] = true;
            if (servedBy[i] < 0 || Augment(chain, servedBy[i], taken, servedBy, tried))
            {
                servedBy[i] = step;
                return true;
            }
        }

        return false;
    }
}
