using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>Bitrix24's deals and the history of their stages. The history names only the deal: its contact and its sum are joined within the archive; where the deals come in another file, they tell whose the deal is.</summary>
internal sealed class BitrixDeals(BitrixProfile profile, SystemReading reading) : CrmMapper(profile, reading)
{
    private static readonly HashSet<string> Used =
    [
        "id", "ownerid", "createdtime", "stageid", "statusid", "stagesemanticid", "opportunity", "contactid", "contactids", "companyid", "datecreate", "datemodify", "movedtime", "movedbyid", "createdbyid", "modifybyid", "utmmedium", "utmsource",
        "opened", "closed", "lastactivitytime", "lastactivityby", "typeid", "begindate", "closedate", "comments",
        .. BitrixProfile.UiStage, .. BitrixProfile.UiCreated, .. BitrixProfile.UiAmount, .. BitrixProfile.UiContact, "датаизменения", "датазавершения", "modifiedon", "компания", "company",
    ];

    private Dictionary<string, (string? Contact, string? Company, string? Amount)>? _deals;

    public override void Map(SystemRecord record, SystemRows rows)
    {
        var kind = Reading.Hint("object");
        if ((kind == "history" ? record.Named("ownerid") : record.Named("id")) is not { } deal)
        {
            rows.Refuse("there is no id of the deal", kind == "history" ? "OWNER_ID" : "ID");
            return;
        }

        switch (kind)
        {
            case "history":
                History(record, rows, deal);
                break;
            case "deals":
                Deal(record, rows, deal);
                break;
            default:
                Screen(record, rows, deal);
                break;
        }
    }

    private void History(SystemRecord record, SystemRows rows, string deal)
    {
        if (!TryTime(rows, record.Named("createdtime"), "CREATED_TIME", out var time))
        {
            return;
        }

        if (record.Named("stageid", "statusid") is not { } stage)
        {
            rows.Refuse("there is no stage", "STAGE_ID");
            return;
        }

        _deals ??= Reading.Neighbours.Join(s => BitrixProfile.ObjectOf(s) == "deals", r => r.Named("id"), r => (Person(r.Named("contactid")), Person(r.Named("companyid")), r.Named("opportunity")));
        var (contact, company, amount) = _deals.GetValueOrDefault(deal);
        Stage(record, rows, contact is null ? Own("deal", deal) : Own("contact", contact), deal, stage, time, amount, company, record.Named("stagesemanticid") == "S");
    }

    private void Deal(SystemRecord record, SystemRows rows, string deal)
    {
        if (!TryTime(rows, record.Named("datecreate"), "DATE_CREATE", out var created))
        {
            return;
        }

        var contact = Person(record.Named("contactid"));
        var customer = contact is null ? Own("deal", deal) : Own("contact", contact);
        var company = Person(record.Named("companyid"));
        Event(record, rows, customer, deal, created, CrmWords.DealCreated, $"created|{deal}", company);
        Money(rows, record.Named("opportunity"), isWon: false);
        if (contact is not null)
        {
            // The stage history may come in a file of its own, which names only the deal.
            rows.Clue(customer, ClueKind.AnonymousId, Own("deal", deal), created, Place(record));
        }

        if (record.Named("stageid") is { } stage && SystemTimes.TryAny(record.Named("movedtime"), Reading.Zone, dayFirst: false, out var moved))
        {
            Stage(record, rows, customer, deal, stage, moved, record.Named("opportunity"), company, record.Named("stagesemanticid") == "S");
        }
    }

    private void Screen(SystemRecord record, SystemRows rows, string deal)
    {
        if (!TryTime(rows, record.Named(BitrixProfile.UiCreated), "date of creation", out var created))
        {
            return;
        }

        var customer = Own("deal", deal);
        var (stage, amount, company) = (record.Named(BitrixProfile.UiStage), record.Named(BitrixProfile.UiAmount), record.Named("компания", "company", "firma", "įmonė", "公司"));
        Event(record, rows, customer, deal, created, CrmWords.DealCreated, $"created|{deal}", company);
        Money(rows, amount, isWon: false);
        if (stage is not null && SystemTimes.TryAny(record.Named("датазавершения", "датаизменения", "closedon", "modifiedon", "modified"), Reading.Zone, Reading.Hint("dates") == "day-first", out var moved))
        {
            Stage(record, rows, customer, deal, stage, moved, amount, company, isWon: false);
        }
    }

    private void Stage(SystemRecord record, SystemRows rows, string customer, string deal, string stage, long time, string? amount, string? company, bool isWon)
    {
        Event(record, rows, customer, deal, time, CrmWords.Stage(stage), Invariant($"stage|{deal}|{stage}|{time}"), company);
        Money(rows, amount, isWon || CrmWords.IsWon(stage));
    }

    private void Event(SystemRecord record, SystemRows rows, string customer, string deal, long time, string activity, string id, string? company)
    {
        DealEvent(rows, customer, deal, time, activity, id);
        rows.Set(EventFields.Account, company);
        rows.Set(EventFields.Channel, record.Named("utmmedium", "utmsource"));
        Traits(record, rows, Used.Contains);
    }

    // "0" is nobody.
    private static string? Person(string? id) => id is null or "0" ? null : id;
}

/// <summary>Bitrix24's contacts, leads and activities.</summary>
internal sealed class BitrixPeople(BitrixProfile profile, SystemReading reading) : CrmMapper(profile, reading)
{
    private static readonly HashSet<string> Used =
    [
        "id", "name", "title", "datecreate", "datemodify", "email", "phone", "web", "im", "companyid", "contactid", "createdbyid", "modifybyid", "ownerid", "ownertypeid", "typeid", "created", "starttime", "endtime", "description", "lastupdated",
        "deadline", "communications", "hasphone", "hasemail", "hasimol", "opened", "photo", "comments", "utmmedium", "utmsource",
    ];

    private Dictionary<string, string>? _contacts;

    public override void Map(SystemRecord record, SystemRows rows)
    {
        if (record.Named("id") is not { } id)
        {
            rows.Refuse("there is no id", "ID");
        }
        else if (Reading.Hint("object") == "activities")
        {
            Activity(record, rows, id);
        }
        else if (TryTime(rows, record.Named("datecreate"), "DATE_CREATE", out var time))
        {
            var isLead = Reading.Hint("object") == "leads";
            var contact = isLead ? record.Named("contactid") : null;
            var customer = contact is null or "0" ? Own(isLead ? "lead" : "contact", id) : Own("contact", contact);
            rows.Event(customer, time, isLead ? CrmWords.LeadCreated : CrmWords.ContactCreated);
            rows.SetId(isLead ? $"lead|{id}" : $"contact|{id}");
            rows.Set(EventFields.Source, "Bitrix24");
            rows.Set(EventFields.Account, record.Named("companyid") is { } company && company != "0" ? company : null);
            rows.Set(EventFields.Channel, record.Named("utmmedium", "utmsource"));
            Traits(record, rows, Used.Contains);
            Addresses(record, rows, customer, time, Values(record.Named("email")), Values(record.Named("phone")));
            rows.Clue(customer, ClueKind.AnonymousId, isLead ? Own("lead", id) : "", time, Place(record));
        }
    }

    private void Activity(SystemRecord record, SystemRows rows, string id)
    {
        var kind = record.Named("ownertypeid") switch { "1" => "lead", "2" => "deal", "3" => "contact", _ => null };
        if (kind is null || record.Named("ownerid") is not { } owner)
        {
            rows.Refuse("the activity belongs to no lead, deal or contact", "OWNER_TYPE_ID");
        }
        else if (TryTime(rows, record.Named("starttime", "created"), "START_TIME", out var time))
        {
            _contacts ??= Reading.Neighbours.Join(s => BitrixProfile.ObjectOf(s) == "deals", r => r.Named("id"), r => r.Named("contactid") is { } c && c != "0" ? c : null);
            var customer = kind == "deal" && _contacts.TryGetValue(owner, out var contact) ? Own("contact", contact) : Own(kind, owner);
            var what = record.Named("typeid") switch { "1" => "Meeting", "2" => "Call", "3" => "Task", "4" => "E-mail", var other => $"Activity {other}" };
            rows.Event(customer, time, what);
            rows.SetId($"activity|{id}");
            rows.Set(EventFields.Source, "Bitrix24");
            rows.Attribute("direction", record.Named("direction") switch { "1" => "incoming", "2" => "outgoing", _ => null });
            Traits(record, rows, n => n == "direction" || Used.Contains(n));
        }
    }

    // [{"VALUE":"…","VALUE_TYPE":"WORK"}]
    private static IReadOnlyList<string?> Values(string? cell)
    {
        using var list = JsonCells.ListIn(cell);
        return list is null ? [cell] : [.. list.RootElement.EnumerateArray().Select(v => JsonCells.Text(v, "VALUE"))];
    }
}
