using Kelione.ClickHouse.Http;
using Kelione.Engine.Index;

namespace Kelione.ClickHouse.Reading;

/// <summary>Distinct texts, gathered from the shards, by code. The order of codes means nothing. Safe for several readers.</summary>
internal sealed unsafe class TextTable : ITextDictionary, IDisposable
{
    private readonly MemoryColumns _columns = new();
    private readonly StoredDictionary _texts;

    private TextTable(SortedSet<byte[]> texts)
    {
        var offsets = new NativeBuffer((texts.Count + 1L) * sizeof(long), zeroed: true);
        var utf8 = new NativeBuffer(texts.Sum(t => (long)t.Length));
        var ends = (long*)offsets.Pointer;
        var code = 0;
        foreach (var text in texts)
        {
            text.CopyTo(new Span<byte>(utf8.Pointer + ends[code], text.Length));
            ends[code + 1] = ends[code] + text.Length;
            code++;
        }

        _columns.Add(ColumnNames.TextSlots(0), StoredDictionary.Slots(ends, utf8.Pointer, texts.Count));
        _columns.Add(ColumnNames.TextOffsets(0), offsets);
        _columns.Add(ColumnNames.Texts(0), utf8);
        _texts = new StoredDictionary(_columns, 0);
    }

    public int Count => _texts.Count;

    public string this[int code] => _texts[code];

    /// <summary>Gathers the texts of a column from all sources; the empty text is none.</summary>
    public static TextTable Gather(IEnumerable<JourneyRows> sources, string column)
    {
        var texts = new SortedSet<byte[]>(Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b)));
        foreach (var source in sources)
        {
            using var rows = source.Shard.Query($"SELECT DISTINCT {column} FROM {source.Table} WHERE {source.Condition} AND notEmpty({column})");
            while (rows.Next())
            {
                texts.Add(rows.Utf8().ToArray());
            }
        }

        return new TextTable(texts);
    }

    public int? CodeOf(string text) => _texts.CodeOf(text);

    /// <summary>The code of a text given in UTF-8.</summary>
    public int? CodeOf(ReadOnlySpan<byte> utf8) => _texts.CodeOf(utf8);

    public void Dispose() => _columns.Dispose();
}
