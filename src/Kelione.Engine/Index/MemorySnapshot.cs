using System.Runtime.InteropServices;
using Kelione.Journeys;

namespace Kelione.Engine.Index;

/// <summary>
/// A snapshot built in memory from readable events: the plainest way to give kernels something to walk. Used by tests and for small sets; the durable index has the same shape.
/// </summary>
internal sealed class MemorySnapshot : JourneySnapshot
{
    private readonly Dictionary<string, ListDictionary> _fieldTexts = new(StringComparer.Ordinal);
    private readonly ListDictionary _activities = new();
    private readonly ListDictionary _persons = new();
    private readonly List<JourneySegment> _segments = [];

    private MemorySnapshot()
    {
    }

    public override long Version => 1;

    public override IReadOnlyList<JourneySegment> Segments => _segments;

    public override ITextDictionary Activities => _activities;

    public override ITextDictionary Persons => _persons;

    public override IReadOnlyList<string> FieldNames => [.. _fieldTexts.Keys];

    public override long EventCount => _segments.Sum(s => s.EventCount);

    public override int JourneyCount => _segments.Sum(s => s.JourneyCount);

    public override (long FirstMicros, long LastMicros)? Span
    {
        get
        {
            (long First, long Last)? span = null;
            foreach (var segment in _segments)
            {
                for (long row = 0; row < segment.EventCount; row++)
                {
                    var time = segment.Times[row];
                    span = span is { } s ? (Math.Min(s.First, time), Math.Max(s.Last, time)) : (time, time);
                }
            }

            return span;
        }
    }

    public override ITextDictionary? FieldTexts(string name) => _fieldTexts.GetValueOrDefault(name);

    /// <summary>Builds a snapshot; the order of the events is their import order.</summary>
    /// <param name="events">The events.</param>
    /// <param name="segmentCount">Over how many segments to deal the journeys out, so that tests meet more than one.</param>
    public static MemorySnapshot FromEvents(IEnumerable<JourneyEvent> events, int segmentCount = 1)
    {
        var snapshot = new MemorySnapshot();
        var journeys = events.Select((e, order) => (Event: e, Order: (long)order))
            .GroupBy(e => e.Event.Customer, StringComparer.Ordinal)
            .Select(g => (Person: snapshot._persons.Add(g.Key), Rows: g.OrderBy(e => e.Event.TimeMicros).ThenBy(e => e.Order).ToList()))
            .ToList();
        foreach (var (_, rows) in journeys)
        {
            foreach (var (e, _) in rows)
            {
                snapshot._activities.Add(e.Activity);
                foreach (var (name, text) in e.Fields)
                {
                    CollectionsMarshal.GetValueRefOrAddDefault(snapshot._fieldTexts, name, out _) ??= new ListDictionary();
                    snapshot._fieldTexts[name].Add(text);
                }
            }
        }

        for (var s = 0; s < segmentCount; s++)
        {
            snapshot._segments.Add(new MemorySegment(snapshot, journeys.Where((_, i) => i % segmentCount == s).ToList()));
        }

        return snapshot;
    }

    private sealed class ListDictionary : ITextDictionary
    {
        private readonly Dictionary<string, int> _codes = new(StringComparer.Ordinal);
        private readonly List<string> _texts = [];

        public int Count => _texts.Count;

        public string this[int code] => _texts[code];

        public int? CodeOf(string text) => _codes.TryGetValue(text, out var code) ? code : null;

        public int Add(string text)
        {
            if (!_codes.TryGetValue(text, out var code))
            {
                code = _texts.Count;
                _codes.Add(text, code);
                _texts.Add(text);
            }

            return code;
        }
    }

    private sealed unsafe class MemorySegment : JourneySegment
    {
        private readonly List<Array> _pinned = [];
        private readonly Dictionary<string, CodeColumn> _fields = new(StringComparer.Ordinal);
        private readonly Column<double>? _values;

        public MemorySegment(MemorySnapshot owner, List<(int Person, List<(JourneyEvent Event, long Order)> Rows)> journeys)
        {
            var rows = journeys.SelectMany(j => j.Rows).ToList();
            JourneyCount = journeys.Count;
            var offsets = new long[journeys.Count + 1];
            for (var j = 0; j < journeys.Count; j++)
            {
                offsets[j + 1] = offsets[j] + journeys[j].Rows.Count;
            }

            Offsets = Pin(offsets);
            Persons = Pin(journeys.Select(j => j.Person).ToArray());
            Times = Pin(rows.Select(r => r.Event.TimeMicros).ToArray());
            Sequences = Pin(rows.Select(r => r.Order).ToArray());
            Activities = PinCodes(rows.Select(r => owner._activities.CodeOf(r.Event.Activity)!.Value).ToArray(), owner._activities.Count - 1);
            foreach (var (name, texts) in owner._fieldTexts)
            {
                var codes = rows.Select(r => r.Event.Fields.TryGetValue(name, out var text) ? texts.CodeOf(text)!.Value + 1 : 0).ToArray();
                if (codes.Any(c => c > 0))
                {
                    _fields.Add(name, PinCodes(codes, texts.Count));
                }
            }

            if (rows.Any(r => r.Event.Value is not null))
            {
                _values = Pin(rows.Select(r => r.Event.Value ?? double.NaN).ToArray());
            }
        }

        public override int JourneyCount { get; }

        public override Column<long> Offsets { get; }

        public override Column<int> Persons { get; }

        public override CodeColumn Activities { get; }

        public override Column<long> Times { get; }

        public override Column<long> Sequences { get; }

        public override bool TryValues(out Column<double> values)
        {
            values = _values ?? default;
            return _values is not null;
        }

        public override bool TryField(string name, out CodeColumn codes) => _fields.TryGetValue(name, out codes);

        private Column<T> Pin<T>(T[] values)
            where T : unmanaged
        {
            // Some slack at the end, as mapped files have, so that vector loads may read past the last row.
            var pinned = GC.AllocateArray<T>(values.Length + 64, pinned: true);
            values.CopyTo(pinned, 0);
            _pinned.Add(pinned);
            return new Column<T>((T*)Marshal.UnsafeAddrOfPinnedArrayElement(pinned, 0), values.Length);
        }

        private CodeColumn PinCodes(int[] codes, int largest)
        {
            var width = CodeColumn.WidthFor(largest);
            var pointer = width switch
            {
                1 => Pin(Array.ConvertAll(codes, c => (byte)c)).Pointer,
                2 => (byte*)Pin(Array.ConvertAll(codes, c => (ushort)c)).Pointer,
                _ => (byte*)Pin(codes).Pointer,
            };
            return new CodeColumn(pointer, codes.Length, width);
        }
    }
}
