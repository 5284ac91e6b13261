namespace Kelione.Engine.Kernels;

/// <summary>
/// Steps one after another, none optional. From each start the earliest event of step 2 after it, of step 3 after that, and so on, is the best way; as starts go on, none of those moves back,
/// so that all starts together cost one pass for each step.
/// </summary>
internal sealed class OrderedChains(FunnelPlan plan) : IChainFinder
{
    private readonly int[] _at = new int[plan.Count];

    public void Find(ReadOnlySpan<Hit> hits, Chain chain) => Find(hits, chain, plan.Count);

    /// <summary>The same where it is known how many steps at the most are reached.</summary>
    public void Find(ReadOnlySpan<Hit> hits, Chain chain, int most)
    {
        chain.Clear();
        _at.AsSpan().Clear();
        for (var start = 0; start < hits.Length; start++)
        {
            if ((hits[start].Steps & 1) == 0)
            {
                continue;
            }

            _at[0] = start;
            var reached = 1;
            for (; reached < most; reached++)
            {
                ref var at = ref _at[reached];
                at = Math.Max(at, _at[reached - 1] + 1);
                while (at < hits.Length && (hits[at].Steps >> reached & 1) == 0)
                {
                    at++;
                }

                if (at >= hits.Length || hits[at].Micros - hits[start].Micros > plan.WithinMicros)
                {
                    break;
                }
            }

            if (reached > chain.Count)
            {
                chain.Clear();
                for (var k = 0; k < reached; k++)
                {
                    chain.Add(hits[_at[k]], k);
                }

                if (reached >= most)
                {
                    return;
                }
            }
        }
    }
}
