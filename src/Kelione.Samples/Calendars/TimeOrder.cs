namespace Kelione.Samples;

/// <summary>
/// Puts items of many customers, each handed in some time ahead, into one stream ordered by time. Items wait in slices of an hour; a slice is sorted and let go
/// as soon as nobody can add to it any more. Holds only what waits, so the bound is the crowd alive at one time. Items of one moment keep the order in which they came.
/// </summary>
/// <param name="start">No item is earlier; milliseconds since 1970 UTC.</param>
internal sealed class TimeOrder<T>(long start)
    where T : struct
{
    private const long SliceMillis = Rhythm.Hour;

    private readonly Dictionary<long, Slice> _slices = [];
    private readonly Stack<Slice> _spare = new();
    private long _next = start / SliceMillis;
    private ulong[] _keys = [];
    private T[] _sorted = [];

    /// <summary>How many items wait now.</summary>
    public long Waiting { get; private set; }

    /// <summary>Hands an item in.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The slice of its time was let go already.</exception>
    public void Add(long timeMillis, in T item)
    {
        var number = timeMillis / SliceMillis;
        ArgumentOutOfRangeException.ThrowIfLessThan(number, _next, nameof(timeMillis));
        if (!_slices.TryGetValue(number, out var slice))
        {
            slice = _spare.TryPop(out var spare) ? spare : new Slice();
            _slices.Add(number, slice);
        }

        slice.Add(timeMillis - number * SliceMillis, item);
        Waiting++;
    }

    /// <summary>Lets the next slice go, if there is one that ends at or before a moment from which on all further items will be. What it gave before is overwritten.</summary>
    public bool TryRelease(long bound, out ReadOnlyMemory<T> released)
    {
        while (_slices.Count > 0 && _next < bound / SliceMillis)
        {
            if (_slices.Remove(_next++, out var slice))
            {
                released = InOrder(slice);
                Waiting -= released.Length;
                slice.Clear();
                _spare.Push(slice);
                return true;
            }
        }

        if (_slices.Count == 0)
        {
            _next = Math.Max(_next, bound / SliceMillis);
        }

        released = default;
        return false;
    }

    private ReadOnlyMemory<T> InOrder(Slice slice)
    {
        if (_sorted.Length < slice.Count)
        {
            _sorted = new T[slice.Items.Length];
            _keys = new ulong[slice.Items.Length];
        }

        var keys = _keys.AsSpan(0, slice.Count);
        slice.Keys.AsSpan(0, slice.Count).CopyTo(keys);
        keys.Sort();
        for (var i = 0; i < keys.Length; i++)
        {
            _sorted[i] = slice.Items[(int)(uint)keys[i]];
        }

        return _sorted.AsMemory(0, slice.Count);
    }

    private sealed class Slice
    {
        public T[] Items { get; private set; } = new T[16];

        /// <summary>Time within the slice in the upper half, place in the lower: unique, so the order never depends on how the runtime sorts.</summary>
        public ulong[] Keys { get; private set; } = new ulong[16];

        public int Count { get; private set; }

        public void Add(long offset, in T item)
        {
            if (Count == Items.Length)
            {
                var (items, keys) = (Items, Keys);
                Array.Resize(ref items, Count * 2);
                Array.Resize(ref keys, Count * 2);
                (Items, Keys) = (items, keys);
            }

            Items[Count] = item;
            Keys[Count] = ((ulong)offset << 32) | (uint)Count;
            Count++;
        }

        public void Clear() => Count = 0;
    }
}
