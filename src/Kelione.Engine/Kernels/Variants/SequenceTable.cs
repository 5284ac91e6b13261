using System.IO.Hashing;

namespace Kelione.Engine.Kernels;

/// <summary>
/// Numbers distinct sequences of bytes from 0, in order of arrival. A hash finds the candidate, the bytes themselves decide, so that no two sequences are ever taken for one.
/// The bytes lie one after another in one block of memory. Not safe for several threads.
/// </summary>
internal sealed class SequenceTable
{
    private readonly List<(ulong Hash, int Start, int Length)> _sequences = [];
    private byte[] _bytes = new byte[1 << 12];
    private int[] _slots = new int[1 << 8];
    private int _used;

    /// <summary>How many distinct sequences there are.</summary>
    public int Count => _sequences.Count;

    /// <summary>The sequence of a number.</summary>
    public ReadOnlySpan<byte> this[int number] => _bytes.AsSpan(_sequences[number].Start, _sequences[number].Length);

    /// <summary>The number of a sequence, a new one where it is met for the first time.</summary>
    public int Number(ReadOnlySpan<byte> sequence) => Number(sequence, XxHash3.HashToUInt64(sequence));

    /// <summary>The number of another table's sequence, a new one where it is met for the first time.</summary>
    public int Number(SequenceTable other, int number) => Number(other[number], other._sequences[number].Hash);

    private int Number(ReadOnlySpan<byte> sequence, ulong hash)
    {
        for (var slot = (int)hash & (_slots.Length - 1); ; slot = (slot + 1) & (_slots.Length - 1))
        {
            var number = _slots[slot] - 1;
            if (number < 0)
            {
                return Append(sequence, hash, slot);
            }

            if (_sequences[number].Hash == hash && this[number].SequenceEqual(sequence))
            {
                return number;
            }
        }
    }

    private int Append(ReadOnlySpan<byte> sequence, ulong hash, int slot)
    {
        if (_bytes.Length - _used < sequence.Length)
        {
            // An array of bytes ends at 2 GB; journeys that are all different and longer than that together do not fit this machine's answer either.
            Array.Resize(ref _bytes, (int)Math.Min(Array.MaxLength, Math.Max(2L * _bytes.Length, (long)_used + sequence.Length)));
        }

        sequence.CopyTo(_bytes.AsSpan(_used));
        _sequences.Add((hash, _used, sequence.Length));
        _used += sequence.Length;
        _slots[slot] = _sequences.Count;
        if (2 * _sequences.Count > _slots.Length)
        {
            Grow();
        }

        return _sequences.Count - 1;
    }

    private void Grow()
    {
        _slots = new int[2 * _slots.Length];
        for (var number = 0; number < _sequences.Count; number++)
        {
            var slot = (int)_sequences[number].Hash & (_slots.Length - 1);
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & (_slots.Length - 1);
            }

            _slots[slot] = number + 1;
        }
    }
}
