using System.Text.Json;
using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>amoCRM's leads, events, contacts and the files of its screens.</summary>
internal sealed class AmoMapper(AmoProfile profile, SystemReading reading) : CrmMapper(profile, reading)
{
    private const string Won = "Won", Lost = "Lost";

    private static readonly HashSet<string> Used =
    [
        "id", "name", "price", "statusid", "pipelineid", "createdat", "updatedat", "closedat", "closesttaskat", "createdby", "updatedby", "type", "entityid", "entitytype", "valuebefore", "valueafter", "accountid", "customfieldsvalues",
        "firstname", "lastname", "embeddedcontacts", "embeddedcompanies", "embeddedtags", "embeddedleads", "linksselfhref", "embeddedentityid", "embeddedentitylinksselfhref", "isdeleted", "embeddedentityname",
        .. AmoProfile.UiStage, .. AmoProfile.UiCreated, .. AmoProfile.UiAmount, "воронка", "pipeline", "датазакрытия", "closedate", "датаредактирования", "компания", "company",
    ];

    private Dictionary<string, (string? Contact, string? Company, string? Price)>? _leads;

    public override void Map(SystemRecord record, SystemRows rows)
    {
        if (record.Named("id") is not { } id)
        {
            rows.Refuse("there is no id", "id");
        }
        else if (Reading.Hint("object") == "screen")
        {
            Screen(record, rows, id);
        }
        else if (TryTime(rows, record.Text("created_at"), "created_at", out var time))
        {
            switch (Reading.Hint("object"))
            {
                case "leads":
                    Lead(record, rows, id, time);
                    break;
                case "contacts":
                    Contact(record, rows, id, time);
                    break;
                default:
                    Event(record, rows, id, time);
                    break;
            }
        }
    }

    private void Lead(SystemRecord record, SystemRows rows, string id, long time)
    {
        var (contact, company) = (MainOf(record.Text("_embedded.contacts")), NameOf(record.Text("_embedded.companies")));
        var customer = contact is null ? Own("lead", id) : Own("contact", contact);
        Deal(record, rows, customer, id, time, CrmWords.DealCreated, $"created|{id}", company);
        Money(rows, record.Text("price"), isWon: false);
        if (contact is not null)
        {
            rows.Clue(customer, ClueKind.AnonymousId, Own("lead", id), time, Place(record));
        }

        var stage = StageName(record.Text("status_id"));
        if (stage is Won or Lost && SystemTimes.TryAny(record.Text("closed_at"), Reading.Zone, dayFirst: false, out var closed))
        {
            Deal(record, rows, customer, id, closed, CrmWords.Stage(stage), Invariant($"stage|{id}|{stage}|{closed}"), company);
            Money(rows, record.Text("price"), stage == Won);
        }
    }

    private void Contact(SystemRecord record, SystemRows rows, string id, long time)
    {
        var customer = Own("contact", id);
        rows.Event(customer, time, CrmWords.ContactCreated);
        rows.SetId($"contact|{id}");
        rows.Set(EventFields.Source, "amoCRM");
        rows.Set(EventFields.Account, NameOf(record.Text("_embedded.companies")));
        Traits(record, rows, Used.Contains);
        var (emails, phones) = (new List<string?>(), new List<string?>());
        foreach (var (code, name, value) in CustomFields(record.Text("custom_fields_values")))
        {
            switch (code)
            {
                case "EMAIL": emails.Add(value); break;
                case "PHONE": phones.Add(value); break;
                case var _ when !PersonalFields.Is(name, value): rows.Attribute(name, value); break;
                default: break;
            }
        }

        Addresses(record, rows, customer, time, emails, phones);
    }

    private void Event(SystemRecord record, SystemRows rows, string id, long time)
    {
        var (type, entity, kind) = (record.Text("type"), record.Text("entity_id"), record.Text("entity_type"));
        if (type is null || entity is null || kind is null)
        {
            rows.Refuse("there is no type or no entity of the event", "entity_id");
            return;
        }

        _leads ??= Reading.Neighbours.Join(s => AmoProfile.ObjectOf(s) == "leads", r => r.Text("id"), r => (MainOf(r.Text("_embedded.contacts")), NameOf(r.Text("_embedded.companies")), r.Text("price")));
        var (contact, company, price) = kind == "lead" ? _leads.GetValueOrDefault(entity) : default;
        var customer = contact is null ? Own(kind, entity) : Own("contact", contact);
        if (type == "lead_status_changed" && StageName(StatusOf(record.Text("value_after"))) is { } stage)
        {
            // A lead that came closed is known from the leads too: one id for both.
            Deal(record, rows, customer, entity, time, CrmWords.Stage(stage), Invariant($"stage|{entity}|{stage}|{time}"), company);
            Money(rows, price, stage == Won);
        }
        else if (type == "lead_added")
        {
            Deal(record, rows, customer, entity, time, CrmWords.DealCreated, $"created|{entity}", company);
            Money(rows, price, isWon: false);
        }
        else
        {
            rows.Event(customer, time, type.Replace('_', ' '));
            rows.SetId(id);
            rows.Set(EventFields.Source, "amoCRM");
            rows.Set(EventFields.Account, company);
            Traits(record, rows, Used.Contains);
        }
    }

    private void Screen(SystemRecord record, SystemRows rows, string id)
    {
        if (!TryTime(rows, record.Named(AmoProfile.UiCreated), "date of creation", out var time))
        {
            return;
        }

        var (customer, amount, company, stage) = (Own("lead", id), record.Named([.. AmoProfile.UiAmount, "бюджет₽"]), record.Named("компания", "company", "firma"), record.Named(AmoProfile.UiStage));
        Deal(record, rows, customer, id, time, CrmWords.DealCreated, $"created|{id}", company);
        Money(rows, amount, isWon: false);
        if (stage is not null && SystemTimes.TryAny(record.Named("датазакрытия", "closedate", "closedat", "дататредактирования", "датаредактирования", "lastmodified", "modifiedat"), Reading.Zone, Reading.Hint("dates") == "day-first", out var moved))
        {
            Deal(record, rows, customer, id, moved, CrmWords.Stage(stage), Invariant($"stage|{id}|{stage}|{moved}"), company);
            Money(rows, amount, CrmWords.IsWon(stage));
        }
    }

    private void Deal(SystemRecord record, SystemRows rows, string customer, string id, long time, string activity, string eventId, string? company)
    {
        DealEvent(rows, customer, id, time, activity, eventId);
        rows.Set(EventFields.Account, company);
        rows.Attribute(CrmWords.Pipeline, record.Named("pipelineid", "воронка", "pipeline"));
        Traits(record, rows, Used.Contains);
    }

    private static string? StageName(string? status) => status switch { "142" => Won, "143" => Lost, null => null, var other => other };

    // [{"lead_status":{"id":142,"pipeline_id":6000001}}]
    private static string? StatusOf(string? cell)
    {
        using var list = JsonCells.ListIn(cell);
        return list?.RootElement.EnumerateArray().Select(v => v.ValueKind == JsonValueKind.Object && v.TryGetProperty("lead_status", out var status) ? JsonCells.Text(status, "id") : null).FirstOrDefault(s => s is not null);
    }

    private static string? MainOf(string? cell)
    {
        using var list = JsonCells.ListIn(cell);
        var contacts = list?.RootElement.EnumerateArray().Select(c => (Id: JsonCells.Text(c, "id"), IsMain: JsonCells.Text(c, "is_main") == "true")).ToList() ?? [];
        return contacts.OrderByDescending(c => c.IsMain).Select(c => c.Id).FirstOrDefault();
    }

    private static string? NameOf(string? cell)
    {
        using var list = JsonCells.ListIn(cell);
        return list?.RootElement.EnumerateArray().Select(c => JsonCells.FirstOf(c, "name", "id")).FirstOrDefault();
    }

    private static IReadOnlyList<(string? Code, string Name, string Value)> CustomFields(string? cell)
    {
        using var list = JsonCells.ListIn(cell);
        return list is null ? [] :
        [
            .. from field in list.RootElement.EnumerateArray()
               where field.ValueKind == JsonValueKind.Object && field.TryGetProperty("values", out var values) && values.ValueKind == JsonValueKind.Array
               from value in field.GetProperty("values").EnumerateArray()
               let text = JsonCells.Text(value, "value")
               where text is not null
               select (JsonCells.Text(field, "field_code"), JsonCells.FirstOf(field, "field_name", "field_code", "field_id") ?? "field", text),
        ];
    }
}
