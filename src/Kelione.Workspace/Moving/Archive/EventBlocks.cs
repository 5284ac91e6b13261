using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;
using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>Events as bytes: a block for each batch, a length before it. In a block the columns one after another; each distinct text once, then a number for each row; times as differences.</summary>
internal static class EventBlocks
{
    /// <summary>A block is never longer; a length beyond it comes from no writer of ours.</summary>
    private const int MostBytes = 1 << 29;

    /// <summary>Writes a block.</summary>
    public static async Task WriteAsync(Stream to, EventBatch batch, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        await using (var writer = new BinaryWriter(buffer, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(0);
            Write(writer, batch);
        }

        var bytes = buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.Span, bytes.Length - sizeof(int));
        await to.WriteAsync(bytes, cancellationToken);
    }

    /// <summary>Reads all blocks.</summary>
    /// <exception cref="MendableException">They are damaged.</exception>
    public static async IAsyncEnumerable<EventBatch> ReadAsync(Stream from, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var head = new byte[sizeof(int)];
        var bytes = Array.Empty<byte>();
        while (await from.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken) is > 0 and var read)
        {
            var length = read == head.Length ? BinaryPrimitives.ReadInt32LittleEndian(head) : -1;
            if (length is <= 0 or > MostBytes)
            {
                throw Damaged();
            }

            bytes = bytes.Length < length ? new byte[length] : bytes;
            if (await from.ReadAtLeastAsync(bytes.AsMemory(0, length), length, throwOnEndOfStream: false, cancellationToken) != length)
            {
                throw Damaged();
            }

            yield return Read(bytes, length);
        }
    }

    private static MendableException Damaged(Exception? inner = null) => new("The events of this backup are damaged. Nothing was restored; take another copy of the file.", inner);

    private static void Write(BinaryWriter writer, EventBatch batch)
    {
        writer.Write7BitEncodedInt(batch.Count);
        WriteTexts(writer, batch.Customers, batch.Count);
        WriteTexts(writer, batch.Activities, batch.Count);
        writer.Write7BitEncodedInt(batch.Fields.Count);
        foreach (var (name, column) in batch.Fields)
        {
            writer.Write(name);
            WriteTexts(writer, column, batch.Count);
        }

        var earlier = 0L;
        for (var i = 0; i < batch.Count; i++)
        {
            var step = batch.TimesMicros[i] - earlier;
            writer.Write7BitEncodedInt64((step << 1) ^ (step >> 63));
            earlier = batch.TimesMicros[i];
        }

        writer.Write(batch.Values is not null);
        for (var i = 0; batch.Values is { } values && i < batch.Count; i++)
        {
            writer.Write(values[i]);
        }

        writer.Write(batch.EventIds is not null);
        for (var i = 0; batch.EventIds is { } ids && i < batch.Count; i++)
        {
            writer.Write(ids[i] ?? "");
        }
    }

    private static void WriteTexts(BinaryWriter writer, TextColumn column, int count)
    {
        var numbers = new Dictionary<int, int>();
        var texts = new List<string>();
        var codes = new int[count];
        for (var i = 0; i < count; i++)
        {
            if (column.Codes[i] is >= 0 and var code)
            {
                if (!numbers.TryGetValue(code, out var number))
                {
                    texts.Add(column.Pool[code]);
                    numbers.Add(code, number = texts.Count);
                }

                codes[i] = number;
            }
        }

        writer.Write7BitEncodedInt(texts.Count);
        texts.ForEach(writer.Write);
        for (var i = 0; texts.Count > 0 && i < count; i++)
        {
            writer.Write7BitEncodedInt(codes[i]);
        }
    }

    private static EventBatch Read(byte[] bytes, int length)
    {
        try
        {
            using var reader = new BinaryReader(new MemoryStream(bytes, 0, length, writable: false), Encoding.UTF8);

            // Each row takes a byte at the least, each text and each field too: a count beyond the block's length is none, and nothing is set aside for it.
            int Count() => reader.Read7BitEncodedInt() is >= 0 and var count && count <= length ? count : throw Damaged();
            TextColumn Texts(int rows, bool mayLack) => ReadTexts(reader, rows, Count(), mayLack);
            var count = Count();
            var batch = new EventBatch
            {
                Count = count,
                Customers = Texts(count, mayLack: false),
                Activities = Texts(count, mayLack: false),
                Fields = ReadFields(reader, Count(), () => Texts(count, mayLack: true)),
                TimesMicros = ReadTimes(reader, count),
                Values = reader.ReadBoolean() ? ReadValues(reader, count) : null,
                EventIds = reader.ReadBoolean() ? ReadIds(reader, count) : null,
            };
            return reader.BaseStream.Position == length ? batch : throw Damaged();
        }
        catch (Exception e) when (e is IOException or FormatException or ArgumentException or OverflowException)
        {
            throw Damaged(e);
        }
    }

    private static Dictionary<string, TextColumn> ReadFields(BinaryReader reader, int count, Func<TextColumn> column)
    {
        var fields = new Dictionary<string, TextColumn>(StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            var name = reader.ReadString();
            fields.Add(name is "" or EventFields.Customer or EventFields.Activity or EventFields.Time or EventFields.Value or EventFields.EventId ? throw Damaged() : name, column());
        }

        return fields;
    }

    private static TextColumn ReadTexts(BinaryReader reader, int rows, int distinct, bool mayLack)
    {
        var pool = new TextPool();
        var codes = new int[distinct + 1];
        codes[0] = TextColumn.None;
        for (var i = 1; i <= distinct; i++)
        {
            codes[i] = pool.Intern(reader.ReadString());
        }

        var column = new int[rows];
        for (var row = 0; row < rows; row++)
        {
            var code = distinct > 0 ? reader.Read7BitEncodedInt() : 0;
            column[row] = code >= 0 && code < codes.Length && (mayLack || (code > 0 && pool[codes[code]].Length > 0)) ? codes[code] : throw Damaged();
        }

        return new TextColumn(pool, column);
    }

    private static long[] ReadTimes(BinaryReader reader, int count)
    {
        var times = new long[count];
        var earlier = 0L;
        for (var i = 0; i < count; i++)
        {
            var step = reader.Read7BitEncodedInt64();
            times[i] = earlier += (long)((ulong)step >> 1) ^ -(step & 1);
        }

        return times;
    }

    private static double[] ReadValues(BinaryReader reader, int count)
    {
        var values = new double[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = reader.ReadDouble();
        }

        return values;
    }

    private static string?[] ReadIds(BinaryReader reader, int count)
    {
        var ids = new string?[count];
        for (var i = 0; i < count; i++)
        {
            ids[i] = reader.ReadString() is { Length: > 0 } id ? id : null;
        }

        return ids;
    }
}
