using System.Globalization;
using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>Turns records into events by a mapping. Allocates nothing per record but what the batch keeps.</summary>
internal sealed class RowMapper
{
    private readonly ColumnMapping _mapping;
    private readonly ColumnSet _columns;
    private readonly TimeParser _times;
    private readonly TimeOfDayUnit _unit;
    private readonly ValueHasher? _hasher;
    private readonly List<Attribute> _attributes = [];
    private readonly List<(int Field, string Text)> _constants = [];
    private readonly HashSet<string> _fieldNames = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _roleColumns = new(StringComparer.Ordinal);
    private readonly HashSet<string> _hashed;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _noCustomer;
    private readonly string? _constantActivity;
    private readonly HashSet<string> _sampled;
    private Attribute[] _plain = [];
    private int _known;
    private int _customer = -1;
    private int _activity = -1;
    private int _time = -1;
    private int _timeOfDay = -1;
    private int _value = -1;
    private int _eventId = -1;
    private bool _hashCustomer;
    private bool _hashActivity;
    private bool _hashEventId;

    public RowMapper(
        ColumnMapping mapping, ColumnSet columns, IEnumerable<string> sampled, TimePlan time, ZoneRule zone, IEnumerable<string> noCustomer, byte[]? hashKey)
    {
        _sampled = [.. sampled];
        _noCustomer = new HashSet<string>(noCustomer, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        _mapping = mapping;
        _columns = columns;
        _times = new TimeParser(time.Format ?? TimeFormat.YearFirst, zone);
        _unit = time.TimeOfDay ?? TimeOfDayUnit.Clock;
        // A field that shows only later may be spelt with other capitals: hashing one too many is the safe side.
        _hashed = new HashSet<string>(mapping.Hash, StringComparer.OrdinalIgnoreCase);
        if (_hashed.Count > 0)
        {
            _hasher = new ValueHasher(hashKey ?? throw new SourceException("fields are to be hashed, but there is no key for it: the workspace's key is needed."));
        }

        _constantActivity = mapping.Constants.GetValueOrDefault(EventFields.Activity);
        foreach (var name in mapping.Constants.Keys)
        {
            _fieldNames.Add(name);
        }

        Grow();
    }

    private readonly record struct Attribute(int Column, string Name, bool Hash, bool IsTime)
    {
        public int Field { get; init; }
    }

    /// <summary>The field at fault in the record refused last.</summary>
    public string? RefusedField { get; private set; }

    /// <summary>Why the record was refused last.</summary>
    public string RefusedReason { get; private set; } = "";

    /// <summary>How many text fields events can have so far.</summary>
    public int FieldCount => _attributes.Count + _constants.Count;

    /// <summary>Learns the builder's numbers of the fields; to be called once for the builder.</summary>
    public void Bind(EventBatchBuilder builder)
    {
        foreach (var (name, text) in _mapping.Constants)
        {
            if (name != EventFields.Activity)
            {
                _constants.Add((builder.FieldNumber(name), text));
            }
        }

        BindAttributes(builder);
    }

    /// <summary>Adds the record to the batch, or says why not.</summary>
    public bool TryMap(Row row, EventBatchBuilder builder)
    {
        if (_known != _columns.Count)
        {
            Grow();
            BindAttributes(builder);
        }

        var customer = row[_customer];
        if (Row.IsAbsent(customer) || (customer.Length < 10 && !char.IsAsciiDigit(customer[0]) && _noCustomer.Contains(customer)))
        {
            return Refuse(_customer, customer.Trim().IsEmpty ? "there is no customer" : "the customer is only a word for none", customer);
        }

        var activity = _activity < 0 ? _constantActivity : row[_activity];
        if (Row.IsAbsent(activity))
        {
            return Refuse(_activity, "there is no activity", default);
        }

        var timeText = row[_time];
        long time;
        if (_timeOfDay < 0 ? !_times.TryParse(timeText, out time) : !_times.TryParse(timeText, row[_timeOfDay], _unit, out time))
        {
            return RefuseTime(row, timeText);
        }

        var value = double.NaN;
        if (_value >= 0 && row[_value] is var valueText && !Row.IsAbsent(valueText) && !TryNumber(valueText, out value))
        {
            return Refuse(_value, "this is no number", valueText);
        }

        // An escaped cell is unescaped into one scratch, so the customer is taken before the activity is looked at again.
        if (_hashCustomer || _hashActivity)
        {
            var first = _hashCustomer ? _hasher!.Hash(row[_customer]).ToString() : row[_customer].ToString();
            builder.Begin(first, time, _hashActivity ? _hasher!.Hash(row[_activity]) : _activity < 0 ? _constantActivity : row[_activity]);
        }
        else
        {
            builder.Begin(row[_customer], time, activity);
        }

        AddFields(row, builder);
        if (!double.IsNaN(value))
        {
            builder.SetValue(value);
        }

        return true;
    }

    private void AddFields(Row row, EventBatchBuilder builder)
    {
        foreach (var attribute in _plain)
        {
            var text = row[attribute.Column];
            if (Row.IsAbsent(text))
            {
                continue;
            }

            if (attribute.Hash)
            {
                text = _hasher!.Hash(text);
            }
            else if (attribute.IsTime && _times.TryParse(text, out var other))
            {
                text = UtcTime.Format(other);
            }

            builder.SetField(attribute.Field, text);
        }

        foreach (var (field, text) in _constants)
        {
            builder.SetField(field, text);
        }

        if (_eventId >= 0 && row[_eventId] is var id && !Row.IsAbsent(id))
        {
            builder.SetEventId((_hashEventId ? _hasher!.Hash(id) : id).ToString());
        }
    }

    private bool RefuseTime(Row row, ReadOnlySpan<char> timeText)
    {
        if (Row.IsAbsent(timeText))
        {
            return Refuse(_time, "there is no time", default);
        }

        var isClock = _timeOfDay >= 0 && TimeParser.TryParse(_times.Format, timeText, out _);
        return isClock
            ? Refuse(_timeOfDay, "this is no time of day", row[_timeOfDay])
            : Refuse(_time, $"this is no time in the form {TimeFormats.NameOf(_times.Format)}", timeText);
    }

    private bool Refuse(int column, string reason, ReadOnlySpan<char> text)
    {
        RefusedField = column >= 0 ? _columns[column] : null;
        var shown = text[..Math.Min(text.Length, 60)];
        RefusedReason = shown.Trim().IsEmpty || _hashed.Count > 0 ? reason : $"{reason}: '{shown}{(shown.Length < text.Length ? "…" : "")}'";
        return false;
    }

    // 1234.5, 1 234,50 is not guessed at: a number is written as machines write it, or with a comma for the decimals and nothing else.
    private static bool TryNumber(ReadOnlySpan<char> text, out double number)
    {
        text = text.Trim();
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number))
        {
            return double.IsFinite(number);
        }

        Span<char> pointed = stackalloc char[32];
        if (text.Length > pointed.Length || text.Count(',') != 1 || text.Contains('.'))
        {
            return false;
        }

        text.Replace(pointed, ',', '.');
        return double.TryParse(pointed[..text.Length], NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
    }

    private void Grow()
    {
        for (; _known < _columns.Count; _known++)
        {
            Place(_known, _columns[_known]);
        }

        _customer = _roleColumns.GetValueOrDefault(EventFields.Customer, -1);
        _activity = _roleColumns.GetValueOrDefault(EventFields.Activity, -1);
        _time = _roleColumns.GetValueOrDefault(EventFields.Time, -1);
        _timeOfDay = _roleColumns.GetValueOrDefault(ColumnMapping.TimeOfDay, -1);
        _value = _roleColumns.GetValueOrDefault(EventFields.Value, -1);
        _eventId = _roleColumns.GetValueOrDefault(EventFields.EventId, -1);
    }

    private void Place(int column, string name)
    {
        var hash = _hashed.Contains(name);
        var hasRole = false;
        foreach (var role in RolesOf(name))
        {
            hasRole = true;
            _roleColumns[role] = column;
            var hashed = hash || _hashed.Contains(role);
            _hashCustomer |= role == EventFields.Customer && hashed;
            _hashActivity |= role == EventFields.Activity && hashed;
            _hashEventId |= role == EventFields.EventId && hashed;
            if (EventFields.WellKnown.Contains(role, StringComparer.Ordinal) && !_mapping.Constants.ContainsKey(role))
            {
                _fieldNames.Add(role);
                _attributes.Add(new Attribute(column, role, hashed, false));
            }
        }

        if (!hasRole && !_mapping.Ignore.Contains(name, StringComparer.Ordinal))
        {
            _attributes.Add(new Attribute(column, FreeName(name), hash, _mapping.OtherTimes.Contains(name, StringComparer.Ordinal)));
        }
    }

    // What the mapping says; and a field that shows only after the sample is taken at its word where it bears our own name and nobody else has that role.
    private List<string> RolesOf(string name)
    {
        var roles = _mapping.Roles.Where(r => r.Value == name).Select(r => r.Key).ToList();
        return roles.Count > 0 || _sampled.Contains(name) || _mapping.Roles.ContainsKey(name) || _mapping.Constants.ContainsKey(name) || _mapping.Ignore.Contains(name, StringComparer.Ordinal)
            || !(name is EventFields.Value or EventFields.EventId || EventFields.WellKnown.Contains(name, StringComparer.Ordinal))
            ? roles
            : [name];
    }

    // A column must not pass for one of the product's own fields, nor for another column.
    private string FreeName(string name)
    {
        var free = name;
        for (var n = 2; EventFields.IsReserved(free) || !_fieldNames.Add(free); n++)
        {
            free = Invariant($"{name}_{n}");
        }

        return free;
    }

    private void BindAttributes(EventBatchBuilder builder) =>
        _plain = [.. _attributes.Select(a => a with { Field = builder.FieldNumber(a.Name) })];
}
