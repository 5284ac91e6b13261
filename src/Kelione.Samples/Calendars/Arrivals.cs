namespace Kelione.Samples;

/// <summary>
/// When customers (or accounts) arrive. The unit number decides its moment by the van der Corput sequence (its bits mirrored), so arrivals fill the calendar evenly
/// whatever the number of units, unit i arrives at the same moment in a small sample and in a large one, and they can be walked in order of time without a list.
/// Past <see cref="WaveSize"/> units the next wave follows in the time after, so the crowd alive at one moment, and with it the memory, has a bound.
/// </summary>
/// <param name="Start">The first moment of the calendar, milliseconds since 1970 UTC.</param>
/// <param name="WaveDays">The length of a wave in days.</param>
/// <param name="WaveBits">The number of units in a wave as a power of two, at most 30.</param>
internal sealed record Arrivals(long Start, int WaveDays, int WaveBits)
{
    /// <summary>Units in one wave.</summary>
    public int WaveSize => 1 << WaveBits;

    private long WaveMillis => WaveDays * Rhythm.Day;

    /// <summary>The moment before which a unit does nothing, milliseconds since 1970 UTC.</summary>
    public long Of(int unit)
    {
        var wave = unit >> WaveBits;
        ulong mirrored = Mirror((uint)(unit & (WaveSize - 1)), 32);
        return Start + wave * WaveMillis + (long)Math.BigMul(mirrored << 32, (ulong)WaveMillis, out _);
    }

    /// <summary>The units from 0 to below the number given, by rising moment.</summary>
    public IEnumerable<int> InOrder(int units)
    {
        for (long first = 0; first < units; first += WaveSize)
        {
            var count = (uint)Math.Min(WaveSize, units - first);
            var bits = 0;
            while (1u << bits < count)
            {
                bits++;
            }

            for (var turn = 0u; turn < 1u << bits; turn++)
            {
                var unit = Mirror(turn, bits);
                if (unit < count)
                {
                    yield return (int)(first + unit);
                }
            }
        }
    }

    private static uint Mirror(uint value, int bits)
    {
        value = ((value >> 1) & 0x55555555) | ((value & 0x55555555) << 1);
        value = ((value >> 2) & 0x33333333) | ((value & 0x33333333) << 2);
        value = ((value >> 4) & 0x0F0F0F0F) | ((value & 0x0F0F0F0F) << 4);
        value = System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(value);
        return bits == 0 ? 0 : value >> (32 - bits);
    }
}
