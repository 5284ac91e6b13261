using System.Buffers.Binary;
using System.Text;

namespace Kelione.ClickHouse.Http;

/// <summary>Writes rows in ClickHouse's <c>RowBinary</c> form into memory. Not safe for several threads.</summary>
internal sealed class RowWriter
{
    private byte[] _buffer = new byte[1 << 12];

    /// <summary>Bytes written since it was cleared.</summary>
    public int Bytes { get; private set; }

    /// <summary>Rows told of by <see cref="EndRow"/> since it was cleared.</summary>
    public int Rows { get; private set; }

    /// <summary>What was written.</summary>
    public ReadOnlyMemory<byte> Written => _buffer.AsMemory(0, Bytes);

    /// <summary>An <c>Int64</c>.</summary>
    public RowWriter Int64(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(Room(sizeof(long)), value);
        return this;
    }

    /// <summary>A <c>UInt64</c>.</summary>
    public RowWriter UInt64(ulong value) => Int64((long)value);

    /// <summary>A <c>UInt16</c>.</summary>
    public RowWriter UInt16(ushort value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(Room(sizeof(ushort)), value);
        return this;
    }

    /// <summary>A <c>Float64</c>.</summary>
    public RowWriter Float64(double value)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(Room(sizeof(double)), value);
        return this;
    }

    /// <summary>A <c>String</c>; null is the empty one.</summary>
    public RowWriter Text(string? text)
    {
        var length = text is null ? 0 : Encoding.UTF8.GetByteCount(text);
        for (var rest = (uint)length; ; rest >>= 7)
        {
            var more = rest >= 0x80;
            Room(1)[0] = (byte)(rest & 0x7F | (more ? 0x80u : 0u));
            if (!more)
            {
                break;
            }
        }

        if (length > 0)
        {
            Encoding.UTF8.GetBytes(text, Room(length));
        }

        return this;
    }

    /// <summary>Counts a row.</summary>
    public void EndRow() => Rows++;

    /// <summary>Begins afresh, keeping the memory.</summary>
    public void Clear() => (Bytes, Rows) = (0, 0);

    private Span<byte> Room(int bytes)
    {
        if (_buffer.Length - Bytes < bytes)
        {
            Array.Resize(ref _buffer, Math.Max(Bytes + bytes, _buffer.Length * 2));
        }

        var room = _buffer.AsSpan(Bytes, bytes);
        Bytes += bytes;
        return room;
    }
}
