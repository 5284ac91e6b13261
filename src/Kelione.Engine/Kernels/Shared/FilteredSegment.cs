using System.Collections.Concurrent;
using Kelione.Engine.Index;

namespace Kelione.Engine.Kernels;

/// <summary>
/// The events of some journeys that a scope leaves, in columns of its own. Activities and times are copied when it is made; other columns are gathered through the map of rows
/// when a kernel first asks for them. The source's memory must live as long.
/// </summary>
internal sealed unsafe class FilteredSegment : JourneySegment
{
    private readonly JourneySegment _source;
    private readonly PinnedColumn<long> _offsets;
    private readonly PinnedColumn<int> _persons;
    private readonly PinnedColumn<uint> _rows;
    private readonly PinnedColumn<byte> _activities;
    private readonly PinnedColumn<long> _times;
    private readonly ConcurrentDictionary<string, Gathered?> _fields = new(StringComparer.Ordinal);
    private readonly Lazy<PinnedColumn<long>> _sequences;
    private readonly Lazy<PinnedColumn<double>?> _values;

    /// <param name="source">Where the rows come from.</param>
    /// <param name="offsets">Where each journey's rows begin; one more than there are journeys.</param>
    /// <param name="persons">The person of each journey.</param>
    /// <param name="rows">The source's row of each row, rising. A segment holds at most 2^32 rows.</param>
    public FilteredSegment(JourneySegment source, PinnedColumn<long> offsets, PinnedColumn<int> persons, PinnedColumn<uint> rows)
    {
        _source = source;
        _offsets = offsets;
        _persons = persons;
        _rows = rows;
        _activities = GatherCodes(source.Activities);
        _times = Gather(source.Times);
        _sequences = new Lazy<PinnedColumn<long>>(() => Gather(source.Sequences));
        _values = new Lazy<PinnedColumn<double>?>(GatherValues);
    }

    /// <summary>Bytes held when it was made; columns gathered later come on top.</summary>
    public long Bytes => _rows.Length * (12L + _source.Activities.Width) + _persons.Length * 12L;

    public override int JourneyCount => _persons.Length;

    public override Column<long> Offsets => _offsets.View;

    public override Column<int> Persons => _persons.View;

    public override CodeColumn Activities => new(_activities.Pointer, _rows.Length, _source.Activities.Width);

    public override Column<long> Times => _times.View;

    public override Column<long> Sequences => _sequences.Value.View;

    public override bool TryValues(out Column<double> values)
    {
        values = _values.Value?.View ?? default;
        return _values.Value is not null;
    }

    public override bool TryField(string name, out CodeColumn codes)
    {
        var gathered = _fields.GetOrAdd(name, GatherField);
        codes = gathered is null ? default : new CodeColumn(gathered.Bytes.Pointer, _rows.Length, gathered.Width);
        return gathered is not null;
    }

    private Gathered? GatherField(string name)
    {
        if (!_source.TryField(name, out var codes))
        {
            return null;
        }

        var bytes = GatherCodes(codes);
        return bytes.Values.ContainsAnyExcept((byte)0) ? new Gathered(bytes, codes.Width) : null;
    }

    private PinnedColumn<double>? GatherValues()
    {
        if (!_source.TryValues(out var values))
        {
            return null;
        }

        var gathered = Gather(values);
        foreach (var value in gathered.Values)
        {
            if (!double.IsNaN(value))
            {
                return gathered;
            }
        }

        return null;
    }

    private PinnedColumn<byte> GatherCodes(CodeColumn codes)
    {
        var gathered = new PinnedColumn<byte>(checked(_rows.Length * codes.Width));
        switch (codes.Width)
        {
            case 1:
                Gather(codes.Pointer, gathered.Pointer);
                break;
            case 2:
                Gather((ushort*)codes.Pointer, (ushort*)gathered.Pointer);
                break;
            default:
                Gather((int*)codes.Pointer, (int*)gathered.Pointer);
                break;
        }

        return gathered;
    }

    private PinnedColumn<T> Gather<T>(Column<T> column)
        where T : unmanaged
    {
        var gathered = new PinnedColumn<T>(_rows.Length);
        Gather(column.Pointer, gathered.Pointer);
        return gathered;
    }

    private void Gather<T>(T* from, T* to)
        where T : unmanaged
    {
        var rows = _rows.Pointer;
        for (var i = 0; i < _rows.Length; i++)
        {
            to[i] = from[rows[i]];
        }
    }

    private sealed record Gathered(PinnedColumn<byte> Bytes, int Width);
}
