using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Kelione.Sources;

/// <summary>
/// Finds the characters that mean something in delimited text (delimiter, quote, line end), 64 characters at a time, as bits of a mask.
/// The vector form and the plain form give the same masks; a test holds them to it.
/// </summary>
internal readonly struct MarkFinder(Dialect dialect)
{
    /// <summary>Characters looked at in one go.</summary>
    public const int Width = 64;

    private readonly ushort _delimiter = dialect.Delimiter;
    private readonly ushort _quote = dialect.Quoted ? '"' : dialect.LineEnd;
    private readonly ushort _lineEnd = dialect.LineEnd;

    /// <summary>The mask of 64 characters from a position on; there must be so many in the buffer, valid or not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Find(char[] buffer, int at)
    {
        if (!Vector256.IsHardwareAccelerated)
        {
            return FindPlain(buffer, at);
        }

        ref var first = ref Unsafe.As<char, ushort>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(buffer), at));
        var low = Half(ref first);
        var high = Half(ref Unsafe.Add(ref first, 32));
        return low | ((ulong)high << 32);
    }

    /// <summary>The same, character by character.</summary>
    public ulong FindPlain(char[] buffer, int at)
    {
        var mask = 0UL;
        for (var i = 0; i < Width; i++)
        {
            var c = buffer[at + i];
            mask |= c == _delimiter || c == _quote || c == _lineEnd ? 1UL << i : 0;
        }

        return mask;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint Half(ref ushort first) =>
        Vector256.Narrow(Hits(ref first), Hits(ref Unsafe.Add(ref first, 16))).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<ushort> Hits(ref ushort first)
    {
        var text = Vector256.LoadUnsafe(ref first);
        return Vector256.Equals(text, Vector256.Create(_delimiter))
            | Vector256.Equals(text, Vector256.Create(_quote))
            | Vector256.Equals(text, Vector256.Create(_lineEnd));
    }
}
