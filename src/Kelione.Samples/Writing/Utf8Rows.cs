using System.Buffers.Text;

namespace Kelione.Samples;

/// <summary>Gathers the bytes of rows and hands them to a stream in large pieces. The writers append whole rows and call <see cref="EndRow"/>.</summary>
internal sealed class Utf8Rows(Stream target)
{
    /// <summary>No row of events is longer than this.</summary>
    private const int MaxRow = 1 << 13;

    private readonly byte[] _buffer = new byte[1 << 18];
    private readonly byte[] _date = new byte[11];
    private long _day = -1;
    private int _used;

    /// <summary>Rows ended so far.</summary>
    public long Rows { get; private set; }

    /// <summary>The room left in the buffer; write into it and call <see cref="Advance"/>.</summary>
    public Span<byte> Room => _buffer.AsSpan(_used);

    /// <summary>Takes in what was written into <see cref="Room"/>.</summary>
    public void Advance(int bytes) => _used += bytes;

    /// <summary>Appends bytes.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_buffer.AsSpan(_used));
        _used += bytes.Length;
    }

    /// <summary>Appends one byte.</summary>
    public void Append(byte value) => _buffer[_used++] = value;

    /// <summary>Appends a moment as ISO 8601 UTC with milliseconds: <c>2025-01-31T09:05:03.120Z</c>.</summary>
    public void AppendTime(long millis)
    {
        var day = millis / Rhythm.Day;
        if (day != _day)
        {
            DateTime.UnixEpoch.AddDays(day).TryFormat(_date, out _, "yyyy-MM-dd'T'", System.Globalization.CultureInfo.InvariantCulture);
            _day = day;
        }

        _date.CopyTo(_buffer, _used);
        var rest = (int)(millis - day * Rhythm.Day);
        var to = _buffer.AsSpan(_used + 11, 13);
        Digits(to, 0, rest / 3_600_000);
        Digits(to, 3, rest / 60_000 % 60);
        Digits(to, 6, rest / 1000 % 60);
        Digits(to, 9, rest % 1000 / 10);
        to[2] = to[5] = (byte)':';
        to[8] = (byte)'.';
        to[11] = (byte)('0' + rest % 10);
        to[12] = (byte)'Z';
        _used += 24;
    }

    /// <summary>Appends hundredths as a number with two decimals: <c>129.90</c>.</summary>
    public void AppendCents(int cents)
    {
        if (cents < 0)
        {
            Append((byte)'-');
            cents = -cents;
        }

        Utf8Formatter.TryFormat(cents / 100, Room, out var written);
        _used += written;
        Append((byte)'.');
        Digits(Room, 0, cents % 100);
        _used += 2;
    }

    /// <summary>Ends the row with a line feed.</summary>
    public void EndRow()
    {
        Append((byte)'\n');
        Rows++;
        if (_used > _buffer.Length - MaxRow)
        {
            Flush();
        }
    }

    /// <summary>Hands everything to the stream.</summary>
    public void Flush()
    {
        target.Write(_buffer, 0, _used);
        _used = 0;
    }

    private static void Digits(Span<byte> to, int at, int twoDigits)
    {
        to[at] = (byte)('0' + twoDigits / 10);
        to[at + 1] = (byte)('0' + twoDigits % 10);
    }
}
