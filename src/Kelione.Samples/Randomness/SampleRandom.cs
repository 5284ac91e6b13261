using System.Numerics;

namespace Kelione.Samples;

/// <summary>
/// The samples' own source of chance: xoshiro256** (Blackman and Vigna, 2018) seeded through SplitMix64, spelled out here so that a seed gives the same
/// data on every runtime and machine. Not for secrets, not safe for several threads.
/// </summary>
internal sealed class SampleRandom
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    /// <summary>Starts the sequence that belongs to one customer (or account) of one seed; streams of one customer are independent of each other.</summary>
    public void Reseed(long seed, int unit, int stream)
    {
        var state = Scramble((ulong)seed + Golden) ^ Scramble(((ulong)(uint)unit << 8) + (ulong)(uint)stream + 1);
        _s0 = Scramble(state += Golden);
        _s1 = Scramble(state += Golden);
        _s2 = Scramble(state += Golden);
        _s3 = Scramble(state + Golden);
    }

    /// <summary>The finaliser of SplitMix64: a bijection of 64 bits in which every input bit touches every output bit.</summary>
    public static ulong Scramble(ulong bits)
    {
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }

    /// <summary>The next 64 bits.</summary>
    public ulong NextBits()
    {
        var result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        var t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>A number in [0, 1), all 53 bits drawn.</summary>
    public double NextUnit() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>True with the given probability.</summary>
    public bool Chance(double probability) => NextUnit() < probability;

    /// <summary>A whole number from 0 to below the bound, which is above 0. (The bias of the multiplication is below 2⁻³² and does not matter here.)</summary>
    public int Below(int bound) => (int)(((NextBits() >> 32) * (ulong)bound) >> 32);

    /// <summary>A whole number between two, both included.</summary>
    public int Between(int lowest, int highest) => lowest + Below(highest - lowest + 1);

    /// <summary>An exponential waiting time with the given mean.</summary>
    public double Exponential(double mean) => -mean * PortableMath.Log(1 - NextUnit());

    /// <summary>A number that is nearly normal (twelve evenly spread ones added up, so within ±6), mean 0, variance 1.</summary>
    public double Normal()
    {
        var sum = -6.0;
        for (var i = 0; i < 12; i++)
        {
            sum += NextUnit();
        }

        return sum;
    }

    /// <summary>A log-normal number: its median and the standard deviation of its logarithm.</summary>
    public double LogNormal(double median, double sigma) => median * PortableMath.Exp(sigma * Normal());

    /// <summary>One of some things, each as likely.</summary>
    public T Pick<T>(ReadOnlySpan<T> items) => items[Below(items.Length)];
}
