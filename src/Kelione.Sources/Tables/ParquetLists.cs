using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Parquet;
using Parquet.Data;
using Parquet.Schema;

namespace Kelione.Sources;

/// <summary>
/// A list of one level in a Parquet file, as the JSON text of each row's list: of plain values, or of records whose members may be nested. Lists inside lists are not read.
/// The levels that the file keeps with each value say where rows begin and what is absent (Dremel's encoding, parquet.apache.org, "Nested encoding").
/// </summary>
internal sealed class ParquetLists(ParquetSchema schema, IReadOnlyList<DataField> leaves)
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<string?[][]> _leaves = [];

    private readonly IReadOnlyList<string>[] _members = [.. leaves.Select(l => Parted(l).Members)];

    /// <summary>The name of the list that a leaf is of.</summary>
    public static string NameOf(DataField leaf) => string.Join('.', Parted(leaf).List);

    /// <summary>Whether the values of a leaf can be shown.</summary>
    public static bool CanRead(DataField leaf) => leaf.MaxRepetitionLevel == 1 && ParquetCells.Of(leaf) is not null;

    /// <summary>Reads the lists of a row group.</summary>
    public async Task LoadAsync(ParquetRowGroupReader group, int rows)
    {
        _leaves.Clear();
        foreach (var leaf in leaves)
        {
            using var raw = await group.ReadRawColumnDataBaseAsync(leaf);
            _leaves.Add(Split(raw, leaf, rows));
        }
    }

    /// <summary>Puts the list of a row into a cell; an empty one leaves it absent.</summary>
    public void Put(int row, Row target, int column)
    {
        var count = _leaves.Max(l => l[row].Length);
        if (count == 0)
        {
            return;
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartArray();
            for (var i = 0; i < count; i++)
            {
                WriteElement(json, row, i);
            }

            json.WriteEndArray();
        }

        target.Set(column, Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    private void WriteElement(Utf8JsonWriter json, int row, int element)
    {
        if (leaves.Count == 1 && _members[0].Count == 0)
        {
            json.WriteStringValue(_leaves[0][row][element]);
            return;
        }

        json.WriteStartObject();
        var open = new List<string>();
        for (var leaf = 0; leaf < leaves.Count; leaf++)
        {
            if (_leaves[leaf][row] is var values && (element >= values.Length || values[element] is null))
            {
                continue;
            }

            var members = _members[leaf];
            var same = open.TakeWhile((name, i) => i < members.Count - 1 && members[i] == name).Count();
            for (; open.Count > same; open.RemoveAt(open.Count - 1))
            {
                json.WriteEndObject();
            }

            for (; open.Count < members.Count - 1; open.Add(members[open.Count]))
            {
                json.WriteStartObject(members[open.Count]);
            }

            json.WriteString(members[^1], values[element]);
        }

        for (var i = 0; i < open.Count; i++)
        {
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    // Per row the texts of its elements; a null where the element lacks this member.
    private string?[][] Split(RawColumnData raw, DataField leaf, int rows)
    {
        var texts = ParquetTexts.Of(raw, leaf);
        var elementLevel = ElementLevel(leaf);
        var definitions = raw.DefinitionLevels;
        var repetitions = raw.RepetitionLevels;
        var lists = new string?[rows][];
        var list = new List<string?>();
        int row = -1, next = 0;
        for (var i = 0; i < repetitions.Length; i++)
        {
            if (repetitions[i] == 0)
            {
                Close();
                row++;
            }

            var level = definitions.IsEmpty ? leaf.MaxDefinitionLevel : definitions[i];
            if (level == leaf.MaxDefinitionLevel)
            {
                list.Add(texts[next++]);
            }
            else if (level >= elementLevel)
            {
                list.Add(null);
            }
        }

        Close();
        for (var i = row + 1; i < rows; i++)
        {
            lists[i] = [];
        }

        return lists;

        void Close()
        {
            if (row >= 0 && row < rows)
            {
                lists[row] = [.. list];
            }

            list.Clear();
        }
    }

    // From this level on there is an element, though its member may be absent; below it the list is absent or empty.
    private int ElementLevel(DataField leaf)
    {
        var level = leaf.MaxDefinitionLevel;
        var parts = leaf.Path.ToList();
        Field? at = null;
        IReadOnlyList<Field> next = schema.Fields;
        var isInside = false;
        foreach (var part in parts)
        {
            if (next.FirstOrDefault(f => f.Name == part) is not { } found)
            {
                continue;
            }

            at = found;
            level -= isInside && at.IsNullable ? 1 : 0;
            if (at is ListField list)
            {
                isInside = true;
                level -= list.Item.IsNullable ? 1 : 0;
                at = list.Item;
            }

            next = at is StructField record ? record.Fields : [];
        }

        return level;
    }

    // The groups that wrap a list's elements have one of few names; the members of an element come after them. Empty for a list of plain values.
    private static (List<string> List, List<string> Members) Parted(DataField leaf)
    {
        var path = leaf.Path.ToList();
        var wrap = path.FindIndex(1, p => p is "list" or "bag" or "array");
        var inner = wrap < 0 ? 1 : wrap + (wrap + 1 < path.Count && path[wrap + 1] is "element" or "item" or "array_element" ? 2 : 1);
        return ([.. path.Take(wrap < 0 ? 1 : wrap)], [.. path.Skip(inner)]);
    }
}
