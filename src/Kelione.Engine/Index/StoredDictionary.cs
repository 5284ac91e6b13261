using System.IO.Hashing;
using System.Text;

namespace Kelione.Engine.Index;

/// <summary>
/// A dictionary over columns: UTF-8 texts end to end, where each begins, and a table of codes by hash. Nothing is read at opening, so millions of ids cost no start-up time.
/// A code whose text was erased has the empty text, which no lookup finds.
/// </summary>
internal sealed unsafe class StoredDictionary : ITextDictionary
{
    private readonly long* _offsets;
    private readonly int* _slots;
    private readonly byte* _texts;
    private readonly int _mask;

    public StoredDictionary(IColumnSource columns, int number)
    {
        if (!columns.TryColumn(ColumnNames.TextOffsets(number), out var offsets, out var offsetBytes)
            || !columns.TryColumn(ColumnNames.TextSlots(number), out var slots, out var slotBytes)
            || !columns.TryColumn(ColumnNames.Texts(number), out _texts, out _))
        {
            throw new InvalidDataException("The index lacks the texts of a field.");
        }

        _offsets = (long*)offsets;
        _slots = (int*)slots;
        _mask = (int)(slotBytes / sizeof(int)) - 1;
        Count = (int)(offsetBytes / sizeof(long)) - 1;
    }

    public int Count { get; }

    public string this[int code]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)code, (uint)Count);
            return Encoding.UTF8.GetString(Utf8(code));
        }
    }

    public int? CodeOf(string text) => CodeOf(Encoding.UTF8.GetBytes(text));

    /// <summary>The code of a text given in UTF-8; null where the dictionary lacks it.</summary>
    public int? CodeOf(ReadOnlySpan<byte> utf8)
    {
        for (var slot = SlotOf(utf8, _mask); _slots[slot] > 0; slot = slot + 1 & _mask)
        {
            if (Utf8(_slots[slot] - 1).SequenceEqual(utf8))
            {
                return _slots[slot] - 1;
            }
        }

        return null;
    }

    /// <summary>Fills the table of codes.</summary>
    /// <param name="offsets">Where each text begins; one more than there are texts.</param>
    /// <param name="texts">The texts.</param>
    /// <param name="count">How many.</param>
    public static NativeBuffer Slots(long* offsets, byte* texts, int count)
    {
        var size = 4;
        while (size < count * 2L)
        {
            size = checked(size * 2);
        }

        var buffer = new NativeBuffer((long)size * sizeof(int), zeroed: true);
        var slots = (int*)buffer.Pointer;
        for (var code = 0; code < count; code++)
        {
            var utf8 = new ReadOnlySpan<byte>(texts + offsets[code], (int)(offsets[code + 1] - offsets[code]));
            if (utf8.IsEmpty)
            {
                continue;
            }

            var slot = SlotOf(utf8, size - 1);
            while (slots[slot] > 0)
            {
                slot = slot + 1 & size - 1;
            }

            slots[slot] = code + 1;
        }

        return buffer;
    }

    private static int SlotOf(ReadOnlySpan<byte> utf8, int mask) => (int)XxHash3.HashToUInt64(utf8) & mask;

    private ReadOnlySpan<byte> Utf8(int code) => new(_texts + _offsets[code], (int)(_offsets[code + 1] - _offsets[code]));
}

/// <summary>A dictionary and the texts that came after it was stored.</summary>
internal sealed class GrownDictionary : ITextDictionary
{
    private readonly ITextDictionary? _stored;
    private readonly string[] _added;
    private readonly Dictionary<string, int> _codes = new(StringComparer.Ordinal);
    private readonly int _storedCount;

    /// <param name="stored">The stored part; null for none.</param>
    /// <param name="added">The texts of the codes behind it.</param>
    public GrownDictionary(ITextDictionary? stored, string[] added)
    {
        _stored = stored;
        _added = added;
        _storedCount = stored?.Count ?? 0;
        for (var i = 0; i < added.Length; i++)
        {
            if (added[i].Length > 0)
            {
                _codes[added[i]] = _storedCount + i;
            }
        }
    }

    public int Count => _storedCount + _added.Length;

    public string this[int code] => code < _storedCount ? _stored![code] : _added[code - _storedCount];

    public int? CodeOf(string text) => _codes.TryGetValue(text, out var code) ? code : _stored?.CodeOf(text);
}
