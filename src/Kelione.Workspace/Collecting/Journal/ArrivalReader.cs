using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Kelione.Journeys;
using Kelione.Sources;

namespace Kelione.Workspace;

/// <summary>Puts the payloads that <see cref="ArrivalWriter"/> wrote into batches for the store. Not safe for several threads.</summary>
/// <param name="capacity">Events in a batch at the most.</param>
/// <param name="mayName">Whether a field may have a column of its own; what may not goes together into <see cref="FieldBudget.Rest"/>.</param>
internal sealed class ArrivalReader(int capacity, Func<string, bool> mayName)
{
    private readonly EventBatchBuilder _builder = new(capacity);
    private readonly List<EventBatch> _batches = [];
    private char[] _chars = new char[4096];

    /// <summary>The batches so far; empty afterwards.</summary>
    public IReadOnlyList<EventBatch> Take()
    {
        if (_builder.Count > 0)
        {
            _batches.Add(_builder.Take());
        }

        var taken = _batches.ToList();
        _batches.Clear();
        return taken;
    }

    /// <summary>Reads a payload. Gives the number of its events; what it tells of who is who goes into <paramref name="clues"/>.</summary>
    /// <exception cref="InvalidDataException">It is none of ours.</exception>
    public int Read(ReadOnlyMemory<byte> payload, List<IdentityClue> clues)
    {
        var from = payload.Span;
        if (from.IsEmpty || from[0] != ArrivalWriter.Form)
        {
            throw new InvalidDataException("A frame of the journal has a form that this program does not know.");
        }

        from = from[1..];
        var source = Text(ref from).ToString();
        var names = new (string Name, int Number)[Count(ref from)];
        for (var i = 0; i < names.Length; i++)
        {
            var name = Text(ref from).ToString();
            names[i] = (name, mayName(name) ? _builder.FieldNumber(name) : -1);
        }

        var count = Count(ref from);
        for (var i = 0; i < count; i++)
        {
            Event(ref from, source, names);
        }

        for (var left = Count(ref from); left > 0; left--)
        {
            var (customer, kind, value, time, place) = (Text(ref from).ToString(), (ClueKind)Number(ref from), Text(ref from).ToString(), unchecked((long)Number(ref from)), Text(ref from).ToString());
            clues.Add(new IdentityClue(customer, kind, value, time, place));
        }

        return count;
    }

    private void Event(ref ReadOnlySpan<byte> from, string source, (string Name, int Number)[] names)
    {
        if (_builder.IsFull)
        {
            _batches.Add(_builder.Take());
        }

        var customer = Text(ref from).ToString();
        var activity = Text(ref from).ToString();
        _builder.Begin(customer, unchecked((long)Number(ref from)), activity);
        _builder.SetField(_builder.FieldNumber(EventFields.Source), source);
        Dictionary<string, string>? rest = null;
        for (var left = Count(ref from); left > 0; left--)
        {
            var name = names[Count(ref from)];
            var text = Text(ref from);
            if (name.Number >= 0)
            {
                _builder.SetField(name.Number, text);
            }
            else
            {
                (rest ??= new(StringComparer.Ordinal))[name.Name] = text.ToString();
            }
        }

        if (rest is not null && mayName(FieldBudget.Rest))
        {
            _builder.SetField(_builder.FieldNumber(FieldBudget.Rest), FieldBudget.Write(rest));
        }

        if (from[0] == 1)
        {
            _builder.SetValue(BinaryPrimitives.ReadDoubleLittleEndian(from[1..]));
        }

        from = from[9..];
        _builder.SetEventId(Text(ref from).ToString());
    }

    private ReadOnlySpan<char> Text(ref ReadOnlySpan<byte> from)
    {
        var length = Count(ref from);
        if (_chars.Length < length)
        {
            _chars = new char[length];
        }

        var written = Encoding.UTF8.GetChars(from[..length], _chars);
        from = from[length..];
        return _chars.AsSpan(0, written);
    }

    private static int Count(ref ReadOnlySpan<byte> from) => checked((int)Number(ref from));

    private static ulong Number(ref ReadOnlySpan<byte> from)
    {
        var (value, shift, used) = (0UL, 0, 0);
        while (true)
        {
            var part = from[used++];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                from = from[used..];
                return value;
            }

            shift += 7;
        }
    }
}
