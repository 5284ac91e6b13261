using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>A system whose every record is one event: a list of rules says which fields give what, and the docs show the very same list.</summary>
internal abstract class PlainProfile : SystemProfile
{
    /// <summary>The rules. Two for the same part are asked one after the other.</summary>
    public abstract IReadOnlyList<FieldRule> Rules { get; }

    public override IReadOnlyList<MappedField> Fields => [.. Rules.Select(r => new MappedField(string.Join(", ", r.Fields), r.Becomes)), new("every other field", "attribute")];

    /// <summary>Beginnings of fields that are left out of the names of attributes: <c>properties.</c></summary>
    internal virtual IReadOnlyList<string> Prefixes => [];

    /// <summary>Makes the record ready: lays JSON in cells out.</summary>
    internal virtual void Prepare(SystemRecord record)
    {
    }

    /// <summary>Whether the record is an event at all; headings and records that only tell who somebody is are not.</summary>
    internal virtual bool IsEvent(SystemRecord record) => true;

    /// <summary>Whether a record that is no event tells about a customer: then it becomes a <see cref="ToldEvent"/> with <see cref="TraitsOf"/>.</summary>
    internal virtual bool IsTold(SystemRecord record) => false;

    /// <summary>What a record tells about its customer. What names them in clear is left out later.</summary>
    internal virtual IEnumerable<(string Name, string Text)> TraitsOf(SystemRecord record) => [];

    /// <summary>Who is who by a record, where the rules' fields do not say it by themselves.</summary>
    internal virtual IEnumerable<(string Customer, string Anonymous)> Links(SystemRecord record) => [];

    /// <summary>Whether a field without a rule becomes an attribute.</summary>
    internal virtual bool Keeps(string field) => true;

    /// <summary>The event's name.</summary>
    internal virtual string? ActivityOf(SystemRecord record, SystemReading reading) => record.FirstOf(FieldsOf(EventFields.Activity));

    /// <summary>The time's field, for the refusal of what has none.</summary>
    internal virtual string TimeField(SystemRecord record) => Array.Find(FieldsOf(EventFields.Time), f => !record[f].IsEmpty) ?? FieldsOf(EventFields.Time)[0];

    /// <summary>Reads the time.</summary>
    internal virtual bool TryTime(SystemRecord record, SystemReading reading, out long micros) => SystemTimes.TryAny(record[TimeField(record)], reading.Zone, out micros);

    /// <summary>The system's own id of the event; null where it has none.</summary>
    internal virtual string? IdOf(SystemRecord record, long micros) => record.FirstOf(FieldsOf(EventFields.EventId));

    /// <summary>The session; null where there is none.</summary>
    internal virtual string? SessionOf(SystemRecord record) => record.FirstOf(FieldsOf(EventFields.Session));

    /// <summary>The amount as it is written; null where the event has none.</summary>
    internal virtual string? ValueOf(SystemRecord record) => record.FirstOf(FieldsOf(EventFields.Value));

    /// <summary>Adds to the event begun last what no rule can say.</summary>
    internal virtual void Finish(SystemRecord record, SystemRows rows)
    {
    }

    /// <summary>The fields of a part, in order; none where there is no rule.</summary>
    internal string[] FieldsOf(string part) => Array.Find(Parts, p => p.Becomes == part)?.Fields ?? [];

    internal override SystemMapper Open(SystemReading reading) => new PlainMapper(this, reading);

    // One per part; profiles live as long as the program.
    private FieldRule[] Parts => field ??= [.. Rules.GroupBy(r => r.Becomes, StringComparer.Ordinal).Select(g => new FieldRule(g.Key, [.. g.SelectMany(r => r.Fields)]))];

    /// <summary>The rules whose text is set as it is, one per part.</summary>
    internal IReadOnlyList<FieldRule> PlainParts => field ??=
    [
        .. Parts.Where(p => p.Becomes is not (EventFields.Customer or EventFields.Activity or EventFields.Time or EventFields.EventId or EventFields.Session or EventFields.Value
            or FieldRule.Anonymous or FieldRule.Device or FieldRule.Email or FieldRule.Phone or FieldRule.NotKept)),
    ];
}
