using System.Buffers.Binary;
using System.Text;

namespace Kelione.ClickHouse.Http;

/// <summary>Reads rows in ClickHouse's <c>RowBinary</c> form, value by value, in the order of the columns asked for. Not safe for several threads.</summary>
internal sealed class RowReader : IDisposable
{
    private const int MostTextBytes = 1 << 28;
    private readonly Shard _shard;
    private readonly Stream _stream;
    private readonly IDisposable _owner;
    private byte[] _buffer = new byte[1 << 16];
    private int _at;
    private int _end;

    /// <param name="shard">Who answers, for messages.</param>
    /// <param name="stream">The rows.</param>
    /// <param name="owner">Disposed with the reader.</param>
    public RowReader(Shard shard, Stream stream, IDisposable owner) => (_shard, _stream, _owner) = (shard, stream, owner);

    /// <summary>Whether there is another row.</summary>
    public bool Next() => _at < _end || Fill(1, mayEnd: true);

    /// <summary>An <c>Int64</c>.</summary>
    public long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)));

    /// <summary>A <c>UInt64</c>.</summary>
    public ulong UInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong)));

    /// <summary>A <c>UInt8</c>.</summary>
    public byte UInt8() => Take(1)[0];

    /// <summary>A <c>Float64</c>.</summary>
    public double Float64() => BinaryPrimitives.ReadDoubleLittleEndian(Take(sizeof(double)));

    /// <summary>A <c>String</c>.</summary>
    public string Text() => Encoding.UTF8.GetString(Utf8());

    /// <summary>The bytes of a <c>String</c>, until the next call.</summary>
    public ReadOnlySpan<byte> Utf8() => Take(Length());

    /// <summary>How many items of an array follow.</summary>
    public int Length()
    {
        ulong length = 0;
        for (var shift = 0; shift < 63; shift += 7)
        {
            var part = UInt8();
            length |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                break;
            }
        }

        return length <= MostTextBytes ? (int)length : throw _shard.Failed("its answer is not in the form that was asked for");
    }

    public void Dispose()
    {
        _stream.Dispose();
        _owner.Dispose();
    }

    private ReadOnlySpan<byte> Take(int bytes)
    {
        if (_end - _at < bytes)
        {
            Fill(bytes, mayEnd: false);
        }

        var taken = _buffer.AsSpan(_at, bytes);
        _at += bytes;
        return taken;
    }

    private bool Fill(int wanted, bool mayEnd)
    {
        var left = _end - _at;
        if (_buffer.Length < wanted)
        {
            var bigger = new byte[Math.Max(wanted, _buffer.Length * 2)];
            Array.Copy(_buffer, _at, bigger, 0, left);
            _buffer = bigger;
        }
        else
        {
            Array.Copy(_buffer, _at, _buffer, 0, left);
        }

        (_at, _end) = (0, left);
        while (_end < wanted)
        {
            var read = _shard.Guarded(() => _stream.Read(_buffer, _end, _buffer.Length - _end));
            if (read == 0)
            {
                return mayEnd && _end == 0 ? false : throw _shard.Failed("its answer ends too early");
            }

            _end += read;
        }

        return true;
    }
}
