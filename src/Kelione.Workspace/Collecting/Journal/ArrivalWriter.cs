using System.Buffers;
using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;
using Kelione.Sources;

namespace Kelione.Workspace;

/// <summary>
/// Writes what one request brought as the payload of a frame: the names of fields once, then events that refer to them by number, then who is who. Not safe for several threads.
/// An event without an id gets one out of what the sender said and of how many like it came before it in the request: so the same request sent again adds nothing, and two clicks of one second are two. Where the sender
/// said no time either, the moment of arrival takes its place, and what is sent again is counted again: nobody can tell it from a second click.
/// </summary>
internal sealed class ArrivalWriter
{
    /// <summary>With what every payload begins: its form.</summary>
    public const byte Form = 1;

    private const int MostKept = 1 << 20;
    private readonly ArrayBufferWriter<byte> _head = new(256);
    private readonly ArrayBufferWriter<byte> _tail = new(256);
    private readonly ArrayBufferWriter<byte> _events = new(16 * 1024);
    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);
    private readonly List<string> _nameList = [];

    /// <summary>By a name's number, the event that it was set for last.</summary>
    private readonly List<int> _lastSet = [];
    private readonly List<(int Name, string Text)> _fields = [];
    private readonly Dictionary<UInt128, int> _alike = [];
    private int _count;

    /// <summary>How many events were added.</summary>
    public int Count => _count;

    /// <summary>Whether it is worth keeping for the next request: one that a large request made large is not.</summary>
    public bool IsSmall => _events.Capacity + _tail.Capacity <= MostKept;

    /// <summary>Sets a field of the event that <see cref="Add"/> comes next; the first text of a name stays.</summary>
    public void Field(string name, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return;
        }

        if (!_names.TryGetValue(name, out var number))
        {
            number = _nameList.Count;
            _names.Add(name, number);
            _nameList.Add(name);
            _lastSet.Add(-1);
        }

        if (_lastSet[number] != _count)
        {
            _lastSet[number] = _count;
            _fields.Add((number, text));
        }
    }

    /// <summary>Adds an event with the fields set since the last.</summary>
    public void Add(string system, CollectedEvent sent)
    {
        Text(_events, (sent.UserId ?? sent.AnonymousId)!);
        Text(_events, sent.Activity);
        Number(_events, unchecked((ulong)sent.TimeMicros));
        Number(_events, (ulong)_fields.Count);
        foreach (var (name, text) in _fields)
        {
            Number(_events, (ulong)name);
            Text(_events, text);
        }

        var value = _events.GetSpan(9);
        value[0] = (byte)(sent.Value is null ? 0 : 1);
        BinaryPrimitives.WriteDoubleLittleEndian(value[1..], sent.Value ?? 0);
        _events.Advance(9);
        Text(_events, $"{system}:{sent.Id ?? ContentId(sent)}");
        _fields.Clear();
        _count++;
    }

    /// <summary>The payload, which is the caller's to dispose of; then the writer is empty again.</summary>
    public ArrivalPayload Take(string source, IReadOnlyList<IdentityClue> clues)
    {
        _head.Write<byte>([Form]);
        Text(_head, source);
        Number(_head, (ulong)_nameList.Count);
        foreach (var name in _nameList)
        {
            Text(_head, name);
        }

        Number(_head, (ulong)_count);
        Number(_tail, (ulong)clues.Count);
        foreach (var clue in clues)
        {
            Text(_tail, clue.Customer);
            Number(_tail, (ulong)clue.Kind);
            Text(_tail, clue.Value);
            Number(_tail, unchecked((ulong)clue.TimeMicros));
            Text(_tail, clue.Place);
        }

        var payload = ArrivalPayload.Of(_head.WrittenSpan, _events.WrittenSpan, _tail.WrittenSpan);
        _head.ResetWrittenCount();
        _tail.ResetWrittenCount();
        _events.ResetWrittenCount();
        _names.Clear();
        _nameList.Clear();
        _lastSet.Clear();
        _alike.Clear();
        _count = 0;
        return payload;
    }

    private string ContentId(CollectedEvent sent)
    {
        // Field numbers depend on the order of the events before it, enrichment on who sends, and the corrected time on when the request came; what was sent does not.
        var hash = new XxHash128();
        void Part(string? text)
        {
            hash.Append(System.Runtime.InteropServices.MemoryMarshal.AsBytes((text ?? "").AsSpan()));
            hash.Append([0, 0]);
        }

        Part(sent.UserId ?? sent.AnonymousId);
        Part(sent.Activity);
        Part((sent.WrittenMicros ?? sent.TimeMicros).ToString(System.Globalization.CultureInfo.InvariantCulture));
        Part(sent.Value?.ToString("R", System.Globalization.CultureInfo.InvariantCulture));
        Part(sent.Url);
        Part(sent.Screen);
        Part(sent.Session);
        foreach (var (name, text) in sent.Properties)
        {
            Part(name);
            Part(text);
        }

        var sum = hash.GetCurrentHashAsUInt128();
        var before = _alike.GetValueOrDefault(sum);
        _alike[sum] = before + 1;
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"={sum:x32}.{before}");
    }

    private static void Number(ArrayBufferWriter<byte> to, ulong value)
    {
        var span = to.GetSpan(10);
        var length = 0;
        while (value >= 0x80)
        {
            span[length++] = (byte)(value | 0x80);
            value >>= 7;
        }

        span[length++] = (byte)value;
        to.Advance(length);
    }

    private static void Text(ArrayBufferWriter<byte> to, string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        Number(to, (ulong)length);
        Encoding.UTF8.GetBytes(text, to.GetSpan(length));
        to.Advance(length);
    }
}
