using System.Numerics;

namespace Kelione.Engine.Kernels;

/// <summary>
/// Sorts lengths of time into buckets whose width is a sixteenth of what lies in them: how many are in each says in which bucket a quantile is, so that only a few lengths have to be looked at to find it exactly.
/// </summary>
internal static class TimeBuckets
{
    /// <summary>How many there are.</summary>
    public const int Count = (63 - Bits + 1) << Bits;

    private const int Bits = 4;

    /// <summary>The bucket of a length of time.</summary>
    /// <param name="micros">Not below zero.</param>
    public static int Of(long micros)
    {
        // Short ones have a bucket each; of others the highest bits say which.
        var shift = Math.Max(0, 63 - Bits - BitOperations.LeadingZeroCount((ulong)micros | 1));
        return (shift << Bits) + (int)(micros >> shift);
    }

    /// <summary>The least length of time in a bucket; of one past the last, the greatest there is.</summary>
    public static long Least(int bucket) => bucket < 2 << Bits ? bucket : bucket >= Count ? long.MaxValue : ((bucket & (1L << Bits) - 1) + (1L << Bits)) << ((bucket >> Bits) - 1);
}
