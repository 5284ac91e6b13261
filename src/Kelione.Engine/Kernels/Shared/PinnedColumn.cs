using System.Runtime.InteropServices;
using Kelione.Engine.Index;

namespace Kelione.Engine.Kernels;

/// <summary>A column that owns its memory: a pinned array with slack at the end, as mapped files have, so that vector loads may read past the last row. Lives as long as this object.</summary>
internal sealed unsafe class PinnedColumn<T>
    where T : unmanaged
{
    /// <summary>Values past the end that may be read.</summary>
    public const int Slack = 64;

    private readonly T[] _values;

    public PinnedColumn(int length)
    {
        _values = GC.AllocateUninitializedArray<T>(length + Slack, pinned: true);
        Array.Clear(_values, length, Slack);
        Length = length;
    }

    public int Length { get; }

    public T* Pointer => (T*)Marshal.UnsafeAddrOfPinnedArrayElement(_values, 0);

    public Span<T> Values => _values.AsSpan(0, Length);

    public Column<T> View => new(Pointer, Length);

    /// <summary>The first values, in a smaller piece of memory where that saves half or more.</summary>
    public PinnedColumn<T> Trim(int length)
    {
        if (length > Length / 2 && length <= Length)
        {
            return new PinnedColumn<T>(_values, length);
        }

        var trimmed = new PinnedColumn<T>(length);
        Values[..length].CopyTo(trimmed.Values);
        return trimmed;
    }

    private PinnedColumn(T[] values, int length)
    {
        _values = values;
        Length = length;
    }
}
