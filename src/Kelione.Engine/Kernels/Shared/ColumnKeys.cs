using System.Globalization;
using Kelione.Engine.Index;
using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>
/// Any field of an event as a number that is the same where the text is the same: how things are grouped by a field without comparing text. Works for <c>activity</c>, <c>customer</c> and
/// <c>value</c> too. Safe for several threads.
/// </summary>
internal sealed unsafe class ColumnKeys
{
    /// <summary>The key of an event without the field: as an amount not a number, as a code negative.</summary>
    public const long None = unchecked((long)0xFFF8_0000_0000_0000);

    private readonly string _field;
    private readonly JourneySnapshot _snapshot;
    private readonly CodeColumn?[] _codes;
    private readonly Column<double>?[] _values;

    public ColumnKeys(string field, KernelRun run)
    {
        _field = field;
        _snapshot = run.Snapshot;
        _codes = [.. run.View.Segments.Select(s => CodesOf(s, field))];
        _values = [.. run.View.Segments.Select(s => field == EventFields.Value && s.TryValues(out var values) ? values : (Column<double>?)null)];
    }

    /// <summary>The key of an event.</summary>
    public long Key(int segment, long row, int person)
    {
        switch (_field)
        {
            case EventFields.Customer:
                return person;
            case EventFields.Activity:
                return _codes[segment]!.Value[row];
            case EventFields.Value:
                return _values[segment] is { } values && !double.IsNaN(values[row]) ? BitConverter.DoubleToInt64Bits(values[row]) : None;
            default:
                return _codes[segment] is { } codes && codes[row] > 0 ? codes[row] - 1 : None;
        }
    }

    /// <summary>The text of a key; null for <see cref="None"/>.</summary>
    public string? Text(long key) => key == None
        ? null
        : _field switch
        {
            EventFields.Customer => _snapshot.Persons[(int)key],
            EventFields.Activity => _snapshot.Activities[(int)key],
            EventFields.Value => BitConverter.Int64BitsToDouble(key).ToString("R", CultureInfo.InvariantCulture),
            _ => _snapshot.FieldTexts(_field)![(int)key],
        };

    /// <summary>How many keys there can be, all of them from 0 up; null for amounts, which can be any number.</summary>
    public int? Count => _field switch
    {
        EventFields.Customer => _snapshot.Persons.Count,
        EventFields.Activity => _snapshot.Activities.Count,
        EventFields.Value => null,
        _ => _snapshot.FieldTexts(_field)?.Count ?? 0,
    };

    private static CodeColumn? CodesOf(JourneySegment segment, string field) => field switch
    {
        EventFields.Activity => segment.Activities,
        EventFields.Customer or EventFields.Value => null,
        _ => segment.TryField(field, out var codes) ? codes : null,
    };
}
