namespace Kelione.Engine.Kernels;

/// <summary>Lengths of time side by side in one array, a slot for each thing measured. How many each slot takes is known beforehand; threads fill them through writers of their own.</summary>
internal sealed class TimeSlots
{
    private const int Waiting = 8;

    private readonly long[] _times;
    private readonly long[] _starts;
    private readonly long[] _cursors;

    /// <param name="counts">How many lengths of time each slot takes, by slot; together fewer than 2^31.</param>
    public TimeSlots(IReadOnlyList<long> counts)
    {
        _starts = new long[counts.Count + 1];
        for (var slot = 0; slot < counts.Count; slot++)
        {
            _starts[slot + 1] = _starts[slot] + counts[slot];
        }

        _times = GC.AllocateUninitializedArray<long>(checked((int)_starts[^1]));
        _cursors = _starts[..^1];
    }

    /// <summary>The lengths of time in a slot, in no particular order; whole when all writers have ended.</summary>
    public Span<long> this[int slot] => _times.AsSpan((int)_starts[slot], (int)(_starts[slot + 1] - _starts[slot]));

    /// <summary>A writer for one thread.</summary>
    public Writer NewWriter() => new(this);

    /// <summary>A thread's times on their way: some wait for each slot, so that threads meet at a cursor seldom.</summary>
    internal sealed class Writer(TimeSlots slots)
    {
        private readonly long[] _waiting = new long[slots._cursors.Length * Waiting];
        private readonly byte[] _filled = new byte[slots._cursors.Length];

        public void Add(int slot, long micros)
        {
            _waiting[slot * Waiting + _filled[slot]] = micros;
            if (++_filled[slot] == Waiting)
            {
                Flush(slot);
            }
        }

        /// <summary>Hands over what still waits; once, at the end.</summary>
        public void End()
        {
            for (var slot = 0; slot < _filled.Length; slot++)
            {
                Flush(slot);
            }
        }

        private void Flush(int slot)
        {
            var filled = _filled[slot];
            var at = Interlocked.Add(ref slots._cursors[slot], filled) - filled;
            _waiting.AsSpan(slot * Waiting, filled).CopyTo(slots._times.AsSpan((int)at));
            _filled[slot] = 0;
        }
    }
}
