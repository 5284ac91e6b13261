using System.Runtime.InteropServices;

namespace Kelione.Engine.Kernels;

/// <summary>
/// Numbers pairs of codes from 0, in order of arrival. Few codes are looked up in a square table; many in a hash table, so that memory follows the pairs met and not the square of the codes.
/// Not safe for several threads.
/// </summary>
internal sealed class PairIndex
{
    /// <summary>The most codes for which a square table is kept: 4 MB of numbers.</summary>
    private const int MostDense = 1024;

    private readonly int _codes;
    private readonly int[]? _dense;
    private readonly Dictionary<long, int>? _sparse;
    private readonly List<(int First, int Second)> _pairs = [];

    public PairIndex(int codes)
    {
        _codes = codes;
        if (codes <= MostDense)
        {
            _dense = new int[codes * codes];
        }
        else
        {
            _sparse = [];
        }
    }

    /// <summary>How many pairs were met.</summary>
    public int Count => _pairs.Count;

    /// <summary>The pair of a number.</summary>
    public (int First, int Second) this[int number] => _pairs[number];

    /// <summary>The number of a pair, a new one where it is met for the first time.</summary>
    public int Number(int first, int second)
    {
        ref var number = ref _dense is not null
            ? ref _dense[first * _codes + second]
            : ref CollectionsMarshal.GetValueRefOrAddDefault(_sparse!, (long)first << 32 | (uint)second, out _);
        if (number == 0)
        {
            _pairs.Add((first, second));
            number = _pairs.Count;
        }

        return number - 1;
    }

    /// <summary>The number of a pair met before; -1 where it was not. Safe for several threads while nobody adds.</summary>
    public int Find(int first, int second) => _dense is not null
        ? _dense[first * _codes + second] - 1
        : _sparse!.GetValueOrDefault((long)first << 32 | (uint)second) - 1;
}
