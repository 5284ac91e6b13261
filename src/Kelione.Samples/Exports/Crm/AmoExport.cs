using System.Text.Json;
using System.Text.Json.Nodes;
using Kelione.Journeys;

namespace Kelione.Samples;

/// <summary>Answers of amoCRM's API v4 in a zip: records under <c>_embedded</c>, seconds since 1970, stages by number. Every thirtieth lead has no contact.</summary>
internal sealed class AmoExport : SystemExport
{
    private const int Pipeline = 6_000_001;

    public override ExportTally Write(IReadOnlyList<JourneyEvent> events, Stream target)
    {
        var deals = CrmWorld.Of(events);
        var steps = deals.SelectMany(d => d.Events.Select(e => (Deal: d, Event: e))).Select((s, i) => (s.Deal, s.Event, Id: $"01hx{ExportWords.Text(i).PadLeft(22, '0')}")).ToList();
        ExportFiles.Zip(
            target,
            ("leads.json", Wrapped("leads", deals.Select(LeadOf))),
            ("events.json", Wrapped("events", steps.Select(s => Node(new
            {
                id = s.Id, type = "lead_status_changed", entity_id = long.Parse(s.Deal.Deal, null), entity_type = "lead", created_by = 8_000_001, created_at = Seconds(s.Event.TimeMicros),
                value_before = new[] { new { lead_status = new { id = 52_000_001, pipeline_id = Pipeline } } },
                value_after = new[] { new { lead_status = new { id = StatusOf(s.Deal, s.Event), pipeline_id = Pipeline } } },
            })))),
            ("contacts.json", Wrapped("contacts", deals.Select(d => Node(new
            {
                id = long.Parse(d.Contact, null), name = "Anna Sample", first_name = "Anna", last_name = "Sample", responsible_user_id = 8_000_001, created_at = Seconds(d.Created), updated_at = Seconds(d.Created),
                custom_fields_values = new[]
                {
                    new { field_id = 1, field_name = "Телефон", field_code = "PHONE", values = new[] { new { value = d.Phone, enum_code = "WORK" } } },
                    new { field_id = 2, field_name = "Email", field_code = "EMAIL", values = new[] { new { value = d.Email, enum_code = "WORK" } } },
                },
                _embedded = new { companies = new[] { new { id = long.Parse(d.Company, null), name = d.CompanyName } } },
            })))));
        return new ExportTally(Truth(events).Count());
    }

    public override IEnumerable<JourneyEvent> Truth(IReadOnlyList<JourneyEvent> events)
    {
        foreach (var deal in CrmWorld.Of(events))
        {
            var customer = HasContact(deal) ? $"amocrm:contact {deal.Contact}" : $"amocrm:lead {deal.Deal}";
            var created = ExportFiles.Cut(deal.Created, PrecisionMicros);
            yield return CrmWorld.Truth($"amocrm:contact {deal.Contact}", "Contact created", created, deal.CompanyName);
            yield return CrmWorld.Truth(customer, "Deal created", created, deal.CompanyName, deal: deal.Deal);
            foreach (var happened in deal.Events.DistinctBy(e => (StatusOf(deal, e), ExportFiles.Cut(e.TimeMicros, PrecisionMicros))))
            {
                var status = StatusOf(deal, happened);
                yield return CrmWorld.Truth(customer, $"Deal: {(status == 142 ? "Won" : ExportWords.Text(status))}", ExportFiles.Cut(happened.TimeMicros, PrecisionMicros), deal.CompanyName, status == 142 ? deal.Amount : null, deal.Deal);
            }
        }
    }

    private static JsonNode LeadOf(CrmDeal d) => Node(new
    {
        id = long.Parse(d.Deal, null), name = d.Title, price = d.Amount ?? 0, responsible_user_id = 8_000_001, group_id = 0, status_id = StatusOf(d, d.Events[^1]), pipeline_id = Pipeline, loss_reason_id = (int?)null, created_by = 0,
        created_at = Seconds(d.Created), updated_at = Seconds(d.Events[^1].TimeMicros), closed_at = StatusOf(d, d.Events[^1]) == 142 ? Seconds(d.Events[^1].TimeMicros) : (long?)null, is_deleted = false, custom_fields_values = (object?)null,
        _embedded = new
        {
            tags = Array.Empty<object>(),
            companies = new[] { new { id = long.Parse(d.Company, null), name = d.CompanyName } },
            contacts = HasContact(d) ? [new { id = long.Parse(d.Contact, null) + 70_000, is_main = false }, new { id = long.Parse(d.Contact, null), is_main = true }] : Array.Empty<object>(),
        },
    });

    private static bool HasContact(CrmDeal deal) => deal.Number % 30 != 0;

    private static long StatusOf(CrmDeal deal, JourneyEvent happened) => deal.Stage(happened) == CrmWorld.Won ? 142 : 52_000_000 + (ExportWords.Number(happened.Activity) % 1_000_000);

    private static long Seconds(long micros) => UtcTime.FloorDiv(micros, UtcTime.MicrosPerSecond);

    private static JsonNode Node(object value) => JsonSerializer.SerializeToNode(value, ExportFiles.Json)!;

    private static string Wrapped(string name, IEnumerable<JsonNode> records) => new JsonObject
    {
        ["_page"] = 1,
        ["_links"] = new JsonObject { ["self"] = new JsonObject { ["href"] = "https://example.amocrm.ru/api/v4" } },
        ["_embedded"] = new JsonObject { [name] = new JsonArray([.. records]) },
    }.ToJsonString(ExportFiles.Json);
}
