using System.Numerics;

namespace Kelione.Engine.Kernels;

/// <summary>A set of persons: one bit for each person code of a snapshot. Adding is safe for one thread; sets of different threads are joined with <see cref="UnionWith"/>.</summary>
internal sealed class PersonSet(int personCount)
{
    private readonly ulong[] _words = new ulong[(personCount + 63) / 64];

    /// <summary>How many person codes there can be.</summary>
    public int Capacity { get; } = personCount;

    /// <summary>How many persons are in the set; counted at each call.</summary>
    public int Count
    {
        get
        {
            var count = 0;
            foreach (var word in _words)
            {
                count += BitOperations.PopCount(word);
            }

            return count;
        }
    }

    public bool this[int person] => (_words[person >> 6] & (1UL << (person & 63))) != 0;

    public void Add(int person) => _words[person >> 6] |= 1UL << (person & 63);

    public void UnionWith(PersonSet other)
    {
        for (var i = 0; i < _words.Length; i++)
        {
            _words[i] |= other._words[i];
        }
    }

    public void IntersectWith(PersonSet other)
    {
        for (var i = 0; i < _words.Length; i++)
        {
            _words[i] &= other._words[i];
        }
    }

    public void ExceptWith(PersonSet other)
    {
        for (var i = 0; i < _words.Length; i++)
        {
            _words[i] &= ~other._words[i];
        }
    }

    /// <summary>The person codes in the set, rising.</summary>
    public IEnumerable<int> Persons()
    {
        for (var i = 0; i < _words.Length; i++)
        {
            for (var word = _words[i]; word != 0; word &= word - 1)
            {
                yield return (i << 6) + BitOperations.TrailingZeroCount(word);
            }
        }
    }
}
