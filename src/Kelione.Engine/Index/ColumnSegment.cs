using System.Collections;

namespace Kelione.Engine.Index;

/// <summary>A segment over columns, wherever they are: mapped files or memory.</summary>
internal sealed unsafe class ColumnSegment : JourneySegment
{
    private readonly IColumnSource _columns;
    private readonly SegmentShape _shape;

    public ColumnSegment(IColumnSource columns, SegmentShape shape)
    {
        _columns = columns;
        _shape = shape;
        Offsets = Required<long>(ColumnNames.Offsets, shape.JourneyCount + 1L);
        Persons = Required<int>(ColumnNames.Persons, shape.JourneyCount);
        Times = Required<long>(ColumnNames.Times, shape.EventCount);
        Sequences = Required<long>(ColumnNames.Sequences, shape.EventCount);
        Activities = TryField(Journeys.EventFields.Activity, out var activities) ? activities : throw new InvalidDataException("The index has no activities.");
    }

    public override int JourneyCount => _shape.JourneyCount;

    public override Column<long> Offsets { get; }

    public override Column<int> Persons { get; }

    public override CodeColumn Activities { get; }

    public override Column<long> Times { get; }

    public override Column<long> Sequences { get; }

    public SegmentShape Shape => _shape;

    public override bool TryValues(out Column<double> values)
    {
        var found = _columns.TryColumn(ColumnNames.Values, out var pointer, out _);
        values = new Column<double>((double*)pointer, found ? _shape.EventCount : 0);
        return found;
    }

    public override bool TryField(string name, out CodeColumn codes)
    {
        foreach (var field in _shape.Fields)
        {
            if (field.Name == name && _columns.TryColumn(field.Column, out var pointer, out _))
            {
                codes = new CodeColumn(pointer, _shape.EventCount, field.Width);
                return true;
            }
        }

        codes = default;
        return false;
    }

    private Column<T> Required<T>(string name, long length)
        where T : unmanaged =>
        _columns.TryColumn(name, out var pointer, out var bytes) && bytes >= length * sizeof(T)
            ? new Column<T>((T*)pointer, length)
            : throw new InvalidDataException($"The index has no whole column '{name}'.");
}

/// <summary>A segment some of whose journeys are hidden, because a newer segment holds those persons.</summary>
internal sealed class HidingSegment(JourneySegment inner, BitArray hidden) : JourneySegment
{
    public override int JourneyCount => inner.JourneyCount;

    public override Column<long> Offsets => inner.Offsets;

    public override Column<int> Persons => inner.Persons;

    public override CodeColumn Activities => inner.Activities;

    public override Column<long> Times => inner.Times;

    public override Column<long> Sequences => inner.Sequences;

    public override BitArray? Hidden => hidden;

    public override bool TryValues(out Column<double> values) => inner.TryValues(out values);

    public override bool TryField(string name, out CodeColumn codes) => inner.TryField(name, out codes);
}
