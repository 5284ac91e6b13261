using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Kelione.Engine.Index;

/// <summary>
/// A view of fixed-size values outside the managed heap: a memory-mapped file or native memory. It owns nothing; whoever holds the
/// <see cref="JourneySegment"/> it came from keeps the memory alive.
/// </summary>
internal readonly unsafe struct Column<T>(T* pointer, long length)
    where T : unmanaged
{
    public T* Pointer { get; } = pointer;

    public long Length { get; } = length;

    public T this[long row]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            Debug.Assert((ulong)row < (ulong)Length, "row outside the column");
            return Pointer[row];
        }
    }

    public ReadOnlySpan<T> Slice(long start, int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start + count, Length);
        return new ReadOnlySpan<T>(Pointer + start, count);
    }
}

/// <summary>
/// A column of dictionary codes in one, two or four bytes, whichever is the least that holds them all.
/// Columns of optional fields store the code plus one, so that zero is "no value"; the activity column stores the code itself.
/// </summary>
internal readonly unsafe struct CodeColumn(byte* pointer, long length, int width)
{
    public byte* Pointer { get; } = pointer;

    public long Length { get; } = length;

    /// <summary>Bytes a code: 1, 2 or 4.</summary>
    public int Width { get; } = width;

    /// <summary>The number stored at a row, whatever the width.</summary>
    public int this[long row]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Width switch
        {
            1 => Pointer[row],
            2 => ((ushort*)Pointer)[row],
            _ => ((int*)Pointer)[row],
        };
    }

    public ReadOnlySpan<byte> Bytes(long start, int count) => new(Pointer + start, count);

    /// <summary>The least width that holds every number from 0 to the largest.</summary>
    public static int WidthFor(int largest) => largest <= byte.MaxValue ? 1 : largest <= ushort.MaxValue ? 2 : 4;
}
