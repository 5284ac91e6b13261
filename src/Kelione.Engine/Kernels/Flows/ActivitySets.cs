using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Kelione.Engine.Kernels;

/// <summary>
/// Counts in how many journeys each of at most 64 activities is met. A journey's activities are a set of 64 bits; the sets are added up with a byte for each bit, emptied before a byte runs over.
/// With 512-bit vectors a set is made of 64 events at once, whatever the journey's length, so that no branch depends on it.
/// </summary>
internal sealed unsafe class ActivitySets(int activities, bool wide)
{
    private static readonly ulong[] Spread = [.. Enumerable.Range(0, 256).Select(SpreadBits)];

    private readonly long[] _counts = new long[64];
    private readonly bool _wide = wide && Avx512BW.IsSupported;

    /// <summary>In how many journeys an activity was met.</summary>
    public long this[int activity] => _counts[activity];

    /// <summary>Adds what another counted of an activity.</summary>
    public void Add(int activity, long journeys) => _counts[activity] += journeys;

    /// <summary>Adds journeys.</summary>
    /// <param name="codes">The activities, readable 64 bytes past their end.</param>
    /// <param name="offsets">Where each journey begins, and where the last ends.</param>
    /// <param name="journeys">How many.</param>
    public void Add(byte* codes, long* offsets, int journeys)
    {
        for (var first = 0; first < journeys; first += byte.MaxValue)
        {
            var count = Math.Min(byte.MaxValue, journeys - first);
            if (_wide)
            {
                AddWide(codes, offsets + first, count);
            }
            else
            {
                AddPlain(codes, offsets + first, count);
            }
        }
    }

    private void AddPlain(byte* codes, long* offsets, int journeys)
    {
        var waiting = stackalloc ulong[8];
        for (var j = 0; j < journeys; j++)
        {
            var set = SetOf(codes + offsets[j], codes + offsets[j + 1]);
            for (var i = 0; i < 8; i++)
            {
                waiting[i] += Spread[(byte)(set >> (8 * i))];
            }
        }

        Empty((byte*)waiting);
    }

    private void AddWide(byte* codes, long* offsets, int journeys)
    {
        var places = Vector512<byte>.Indices;
        var byteOfBit = Vector512.ShiftRightLogical(places, 3);
        var bitOfByte = Vector512.Create(0x8040201008040201UL).AsByte();
        var waiting = Vector512<byte>.Zero;
        for (var j = 0; j < journeys; j++)
        {
            var at = codes + offsets[j];
            var rest = offsets[j + 1] - offsets[j];
            var set = 0UL;
            do
            {
                // A shift by 255 leaves nothing: what follows the journey is in no set.
                var events = Vector512.Load(at) | Vector512.GreaterThanOrEqual(places, Vector512.Create((byte)Math.Min(rest, 64)));
                set |= activities <= 32 ? SetOf32(events) : SetOf64(events);
                at += 64;
                rest -= 64;
            }
            while (rest > 0);

            // In each part of 128 bits the set lies twice, so that the shuffle need not leave the part.
            var spread = Avx512BW.Shuffle(Vector512.Create(set).AsByte(), byteOfBit) & bitOfByte;
            waiting -= Vector512.Equals(spread, bitOfByte);
        }

        var bytes = stackalloc byte[64];
        waiting.Store(bytes);
        Empty(bytes);
    }

    private static ulong SetOf32(Vector512<byte> events)
    {
        var one = Vector512.Create(1u);
        var sets = Avx512F.ShiftLeftLogicalVariable(one, Avx512F.ConvertToVector512UInt32(events.GetLower().GetLower()))
            | Avx512F.ShiftLeftLogicalVariable(one, Avx512F.ConvertToVector512UInt32(events.GetLower().GetUpper()))
            | Avx512F.ShiftLeftLogicalVariable(one, Avx512F.ConvertToVector512UInt32(events.GetUpper().GetLower()))
            | Avx512F.ShiftLeftLogicalVariable(one, Avx512F.ConvertToVector512UInt32(events.GetUpper().GetUpper()));
        var set = Joined(sets.AsUInt64());
        return (uint)set | set >> 32;
    }

    private static ulong SetOf64(Vector512<byte> events) => Joined(SetsOf16(events.GetLower().GetLower()) | SetsOf16(events.GetLower().GetUpper())
        | SetsOf16(events.GetUpper().GetLower()) | SetsOf16(events.GetUpper().GetUpper()));

    private static Vector512<ulong> SetsOf16(Vector128<byte> events)
    {
        var one = Vector512.Create(1UL);
        return Avx512F.ShiftLeftLogicalVariable(one, Avx512F.ConvertToVector512UInt64(events))
            | Avx512F.ShiftLeftLogicalVariable(one, Avx512F.ConvertToVector512UInt64(Vector128.Shuffle(events.AsUInt64(), Vector128.Create(1UL, 1UL)).AsByte()));
    }

    private static ulong Joined(Vector512<ulong> sets)
    {
        var four = sets.GetLower() | sets.GetUpper();
        var two = four.GetLower() | four.GetUpper();
        return two[0] | two[1];
    }

    private static ulong SetOf(byte* at, byte* end)
    {
        ulong even = 0, odd = 0;
        for (; at + 1 < end; at += 2)
        {
            even |= 1UL << at[0];
            odd |= 1UL << at[1];
        }

        return at < end ? even | odd | 1UL << *at : even | odd;
    }

    private void Empty(byte* waiting)
    {
        for (var bit = 0; bit < 64; bit++)
        {
            _counts[bit] += waiting[bit];
        }
    }

    private static ulong SpreadBits(int bits)
    {
        var spread = 0UL;
        for (var rest = (uint)bits; rest != 0; rest &= rest - 1)
        {
            spread |= 1UL << (8 * BitOperations.TrailingZeroCount(rest));
        }

        return spread;
    }
}
