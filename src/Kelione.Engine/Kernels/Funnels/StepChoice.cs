using System.Numerics;

namespace Kelione.Engine.Kernels;

/// <summary>Chooses, once the events of a chain are known, which step each of them serves: the least step numbers that lead to the last one.</summary>
internal static class StepChoice
{
    /// <param name="plan">The funnel.</param>
    /// <param name="possible">By event, the steps it may serve after those before it; narrowed here to those that lead on.</param>
    /// <param name="last">The step that the last event serves.</param>
    /// <param name="chain">Gets the steps.</param>
    public static void Fill(FunnelPlan plan, Span<uint> possible, int last, Chain chain)
    {
        possible[^1] = 1u << last;
        for (var i = possible.Length - 2; i >= 0; i--)
        {
            for (var rest = possible[i]; rest != 0; rest &= rest - 1)
            {
                var step = BitOperations.TrailingZeroCount(rest);
                if ((plan.Next[step] & possible[i + 1]) == 0)
                {
                    possible[i] &= ~(1u << step);
                }
            }
        }

        var allowed = 1u;
        for (var i = 0; i < possible.Length; i++)
        {
            var step = BitOperations.TrailingZeroCount(possible[i] & allowed);
            chain.SetStep(i, step);
            allowed = plan.Next[step];
        }
    }
}
