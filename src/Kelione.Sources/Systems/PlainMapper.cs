using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>Maps records by the rules of a <see cref="PlainProfile"/>.</summary>
internal class PlainMapper(PlainProfile profile, SystemReading reading) : SystemMapper
{
    private readonly OtherFields _others = new(profile.Rules.SelectMany(r => r.Fields), profile.Prefixes, profile.Keeps);
    private readonly string[] _customer = profile.FieldsOf(EventFields.Customer);
    private readonly string[] _anonymous = profile.FieldsOf(FieldRule.Anonymous);
    private readonly string[] _account = profile.FieldsOf(EventFields.Account);

    public override void Map(SystemRecord record, SystemRows rows)
    {
        profile.Prepare(record);
        var known = FirstId(record, _customer);
        var hasTime = profile.TryTime(record, reading, out var time);
        var isEvent = profile.IsEvent(record);
        if (hasTime || !isEvent)
        {
            TellWho(record, rows, known, time);
        }

        if (!isEvent)
        {
            if (hasTime && profile.IsTold(record))
            {
                TellTraits(record, rows, known ?? FirstId(record, _anonymous), time);
            }

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

    // As SDKs tell it (CollectedTraits): with the same id, so that what comes by both ways is told once.
    private void TellTraits(SystemRecord record, SystemRows rows, string? customer, long time)
    {
        var traits = profile.TraitsOf(record).Where(t => !PersonalFields.Contains(t.Name)).ToList();
        var account = record.FirstOf(_account);
        if (customer is null || (traits.Count == 0 && account is null))
        {
            return;
        }

        rows.Event(customer, time, ToldEvent.Activity);
        rows.SetId(profile.IdOf(record, time));
        rows.Set(EventFields.Source, profile.Title);
        rows.Set(EventFields.Account, account);
        foreach (var (name, text) in traits)
        {
            rows.Attribute(name, text);
        }
    }

    private void TellWho(SystemRecord record, SystemRows rows, string? known, long time)
    {
        var place = Invariant($"{reading.FileName}, line {record.Line}");
        foreach (var (customer, anonymous) in profile.Links(record))
        {
            if (!SystemWords.IsNoId(customer) && !SystemWords.IsNoId(anonymous))
            {
                rows.Clue(customer, ClueKind.AnonymousId, anonymous, time, place);
            }
        }

        if ((known ?? FirstId(record, _anonymous)) is { } who)
        {
            TellAddresses(record, rows, who, time, place);
            TellMarks(record, rows, who, known is not null, time, place);
        }
    }

    // An address that stands plainly among the event's own fields.
    private void TellAddresses(SystemRecord record, SystemRows rows, string customer, long time, string place)
    {
        foreach (var prefix in profile.Prefixes)
        {
            foreach (var field in PlainAddress.Fields)
            {
                if (record.Text(prefix + field) is { } text && PlainAddress.Of(field, text) is { } found && !PlainAddress.IsAboutOthers(profile.ActivityOf(record, reading) ?? ""))
                {
                    rows.Clue(customer, found.Kind, found.Value, time, place);
                }
            }
        }
    }

    // Of somebody who is not known yet only an address tells more than the id itself.
    private void TellMarks(SystemRecord record, SystemRows rows, string customer, bool isKnown, long time, string place)
    {
        foreach (var (mark, kind) in Marks)
        {
            if (!isKnown && kind is not (ClueKind.Email or ClueKind.Phone))
            {
                continue;
            }

            foreach (var field in profile.FieldsOf(mark))
            {
                if (record.Text(field) is { } text && (kind switch
                    {
                        ClueKind.Email => PersonalKey.OfEmail(text),
                        ClueKind.Phone => PersonalKey.OfPhone(text),
                        _ => SystemWords.IsNoId(text) ? null : text,
                    }) is { } value)
                {
                    rows.Clue(customer, kind, value, time, place);
                }
            }
        }
    }

    private static IReadOnlyList<(string Mark, ClueKind Kind)> Marks { get; } =
        [(FieldRule.Anonymous, ClueKind.AnonymousId), (FieldRule.Device, ClueKind.Device), (FieldRule.Email, ClueKind.Email), (FieldRule.Phone, ClueKind.Phone)];
}
