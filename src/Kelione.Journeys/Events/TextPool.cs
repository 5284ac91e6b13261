using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Kelione.Journeys;

/// <summary>
/// Distinct texts in order of arrival, each with a code from 0 and a 128-bit hash of its UTF-16 form. Lets a column of texts travel as a column of codes,
/// so that each distinct text is hashed and copied once. One thread adds texts; others may read the texts and hashes of codes that were handed to them meanwhile, because a reader fills
/// the next batch while an engine stores the last one.
/// </summary>
public sealed class TextPool
{
    private readonly Dictionary<string, int> _codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    // Arrays that are replaced as they grow, never shrunk: whoever got a code reads its entry, old array or new, without a lock.
    private string[] _texts = new string[16];
    private UInt128[] _hashes = new UInt128[16];
    private int _count;

    /// <summary>Makes an empty pool.</summary>
    public TextPool() => _lookup = _codes.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>How many distinct texts the pool holds.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>The text of a code.</summary>
    public string this[int code] => Volatile.Read(ref _texts)[code];

    /// <summary>XxHash128 of the text's UTF-16 characters: the same for the same text in every pool and process.</summary>
    public UInt128 HashOf(int code) => Volatile.Read(ref _hashes)[code];

    /// <summary>The code of a text, adding it where it is new.</summary>
    public int Intern(ReadOnlySpan<char> text)
    {
        if (_lookup.TryGetValue(text, out var code))
        {
            return code;
        }

        var copy = text.ToString();
        code = _count;
        if (code == _texts.Length)
        {
            Volatile.Write(ref _texts, Grown(_texts));
            Volatile.Write(ref _hashes, Grown(_hashes));
        }

        _texts[code] = copy;
        _hashes[code] = XxHash128.HashToUInt128(MemoryMarshal.AsBytes(copy.AsSpan()));
        _codes.Add(copy, code);
        Volatile.Write(ref _count, code + 1);
        return code;
    }

    private static T[] Grown<T>(T[] full)
    {
        var larger = new T[full.Length * 2];
        full.CopyTo(larger, 0);
        return larger;
    }
}

/// <summary>A column of texts: codes into a pool that other batches of the same reader may share; -1 where a row has no value.</summary>
/// <param name="Pool">The texts. Codes already given never change; the pool may grow after the batch was made.</param>
/// <param name="Codes">One code a row; at least as long as the batch's count.</param>
public sealed record TextColumn(TextPool Pool, int[] Codes)
{
    /// <summary>The code that says "no value".</summary>
    public const int None = -1;

    /// <summary>The text of a row, or null.</summary>
    public string? this[int row] => Codes[row] is var code and >= 0 ? Pool[code] : null;
}
