using System.Globalization;
using System.Text.Json.Nodes;
using Kelione.Journeys;

namespace Kelione.Samples;

/// <summary>Answers of HubSpot's CRM API for deals, contacts and companies, kept in a zip: properties by internal names, a moment for each stage, associations by id.</summary>
internal sealed class HubSpotApiExport : SystemExport
{
    private const string Form = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
    private const string WonStage = "closedwon";

    public override ExportTally Write(IReadOnlyList<JourneyEvent> events, Stream target)
    {
        var deals = CrmWorld.Of(events);
        var stages = deals.SelectMany(d => d.Events.Select(e => StageOf(d, e))).Distinct(StringComparer.Ordinal).ToList();
        ExportFiles.Zip(
            target,
            ("deals.json", Answer(deals.Select(d => Deal(d, stages)))),
            ("contacts.json", Answer(deals.Select(d => Record(d.Contact, d.Created, new JsonObject
            {
                ["email"] = d.Email, ["phone"] = d.Phone, ["firstname"] = "Anna", ["lastname"] = "Sample", ["company"] = d.CompanyName, ["lifecyclestage"] = "customer", ["createdate"] = ExportFiles.Clock(d.Created, Form), ["hs_object_id"] = d.Contact,
            })))),
            ("companies.json", Answer(deals.DistinctBy(d => d.Company).Select(d => Record(d.Company, d.Created, new JsonObject
            {
                ["name"] = d.CompanyName, ["domain"] = "example.com", ["createdate"] = ExportFiles.Clock(d.Created, Form), ["hs_object_id"] = d.Company,
            })))));
        return new ExportTally(Truth(events).Count());
    }

    public override IEnumerable<JourneyEvent> Truth(IReadOnlyList<JourneyEvent> events)
    {
        foreach (var deal in CrmWorld.Of(events))
        {
            var contact = $"hubspot:contact {deal.Contact}";
            var customer = HasContact(deal) ? contact : $"hubspot:deal {deal.Deal}";
            var created = ExportFiles.Cut(deal.Created, PrecisionMicros);
            yield return CrmWorld.Truth(contact, "Contact created", created, deal.CompanyName);
            yield return CrmWorld.Truth(customer, "Deal created", created, deal.CompanyName, deal: deal.Deal);
            foreach (var (stage, at) in Entered(deal))
            {
                yield return CrmWorld.Truth(customer, $"Deal: {stage}", ExportFiles.Cut(at, PrecisionMicros), deal.CompanyName, stage == WonStage ? deal.Amount : null, deal.Deal);
            }
        }
    }

    private static string Answer(IEnumerable<JsonObject> results) => new JsonObject { ["results"] = new JsonArray([.. results]), ["paging"] = null }.ToJsonString(ExportFiles.Json);

    private static JsonObject Record(string id, long created, JsonObject properties) => new()
    {
        ["id"] = id, ["properties"] = properties, ["createdAt"] = ExportFiles.Clock(created, Form), ["updatedAt"] = ExportFiles.Clock(created + 86_400_000_000, Form), ["archived"] = false,
    };

    private static JsonObject Deal(CrmDeal deal, IReadOnlyList<string> stages)
    {
        var entered = Entered(deal);
        var properties = new JsonObject
        {
            ["dealname"] = deal.Title, ["dealstage"] = StageOf(deal, deal.Events[^1]), ["pipeline"] = "default", ["amount"] = deal.Amount?.ToString("R", CultureInfo.InvariantCulture), ["createdate"] = ExportFiles.Clock(deal.Created, Form),
            ["hs_object_id"] = deal.Deal, ["hubspot_owner_id"] = "77",
        };
        foreach (var stage in stages)
        {
            properties[$"hs_v2_date_entered_{stage}"] = entered.TryGetValue(stage, out var at) ? ExportFiles.Clock(at, Form) : null;
        }

        var record = Record(deal.Deal, deal.Created, properties);
        var associations = new JsonObject { ["companies"] = Links(deal.Company, "deal_to_company") };
        if (HasContact(deal))
        {
            associations["contacts"] = Links(deal.Contact, "deal_to_contact");
        }

        record["associations"] = associations;
        return record;
    }

    private static JsonObject Links(string id, string type) => new() { ["results"] = new JsonArray(new JsonObject { ["id"] = id, ["type"] = type }) };

    private static bool HasContact(CrmDeal deal) => deal.Number % 40 != 0;

    private static string StageOf(CrmDeal deal, JourneyEvent e) => deal.Stage(e) is CrmWorld.Won ? WonStage : deal.Stage(e);

    // HubSpot keeps one moment for each stage: the last time that the deal came into it.
    private static Dictionary<string, long> Entered(CrmDeal deal)
    {
        var entered = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var happened in deal.Events)
        {
            entered[StageOf(deal, happened)] = happened.TimeMicros;
        }

        return entered;
    }
}
