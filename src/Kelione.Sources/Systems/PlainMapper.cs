using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>Maps records by the rules of a <see cref="PlainProfile"/>.</summary>
internal class PlainMapper(PlainProfile profile, SystemReading reading) : SystemMapper
{
    private readonly OtherFields _others = new(profile.Rules.SelectMany(r => r.Fields), profile.Prefixes);
    private readonly string[] _customer = profile.FieldsOf(EventFields.Customer);
    private readonly string[] _anonymous = profile.FieldsOf(FieldRule.Anonymous);

    public override void Map(SystemRecord record, SystemRows rows)
    {
        profile.Prepare(record);
        var known = FirstId(record, _customer);
        var hasTime = profile.TryTime(record, reading, out var time);
        if (known is not null && (hasTime || !profile.IsEvent(record)))
        {
            TellWho(record, rows, known, time);
        }

        if (!profile.IsEvent(record))
        {
            return;
        }

        if (!hasTime)
        {
            var field = profile.TimeField(record);
            rows.Refuse(record[field].IsEmpty ? "there is no time" : $"this is no time: '{record[field][..Math.Min(60, record[field].Length)]}'", field);
            return;
        }

        rows.Event(known ?? FirstId(record, _anonymous), time, profile.ActivityOf(record, reading));
        rows.SetId(profile.IdOf(record, time));
        rows.Set(EventFields.Source, profile.Title);
        rows.Set(EventFields.Session, profile.SessionOf(record));
        if (profile.ValueOf(record) is { } value)
        {
            rows.SetMoney(value);
        }

        foreach (var part in profile.PlainParts)
        {
            if (record.FirstOf(part.Fields) is { } text && !SystemWords.MeanNothing(text))
            {
                rows.Set(part.Becomes, text);
            }
        }

        _others.AddTo(rows, record);
        profile.Finish(record, rows);
    }

    private static string? FirstId(SystemRecord record, string[] fields)
    {
        foreach (var field in fields)
        {
            if (record.Text(field) is { } id && !SystemWords.IsNoId(id))
            {
                return id;
            }
        }

        return null;
    }

    private void TellWho(SystemRecord record, SystemRows rows, string customer, long time)
    {
        foreach (var (mark, kind) in Marks)
        {
            foreach (var field in profile.FieldsOf(mark))
            {
                if (record.Text(field) is { } text && (kind switch
                    {
                        ClueKind.Email => PersonalKey.OfEmail(text),
                        ClueKind.Phone => PersonalKey.OfPhone(text),
                        _ => SystemWords.IsNoId(text) ? null : text,
                    }) is { } value)
                {
                    rows.Clue(customer, kind, value, time, Invariant($"{reading.FileName}, line {record.Line}"));
                }
            }
        }
    }

    private static IReadOnlyList<(string Mark, ClueKind Kind)> Marks { get; } =
        [(FieldRule.Anonymous, ClueKind.AnonymousId), (FieldRule.Device, ClueKind.Device), (FieldRule.Email, ClueKind.Email), (FieldRule.Phone, ClueKind.Phone)];
}
