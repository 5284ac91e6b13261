using System.Text.Json;
using Kelione.Journeys;

namespace Kelione.Samples;

/// <summary>Answers of Bitrix24's REST API in a zip: every value a text, times with their offset. The stage history names only the deal.</summary>
internal sealed class BitrixExport : SystemExport
{
    private const int Hours = 3;
    private const string Form = "yyyy-MM-dd'T'HH:mm:ss'+03:00'";

    public override ExportTally Write(IReadOnlyList<JourneyEvent> events, Stream target)
    {
        var deals = CrmWorld.Of(events);
        var steps = deals.SelectMany(d => d.Events.Select((e, i) => (Deal: d, Event: e, IsFirst: i == 0))).Select((s, i) => (s.Deal, s.Event, s.IsFirst, Number: ExportWords.Text(i + 900))).ToList();
        ExportFiles.Zip(
            target,
            ("crm.deal.list.json", Json(new { result = deals.Select(DealOf), next = 50, total = deals.Count })),
            ("crm.stagehistory.list.json", Json(new
            {
                result = new
                {
                    items = steps.Select(s => new
                    {
                        ID = s.Number, TYPE_ID = s.IsFirst ? "1" : "2", OWNER_ID = s.Deal.Deal, CREATED_TIME = At(s.Event.TimeMicros), CATEGORY_ID = "0", STAGE_SEMANTIC_ID = StageOf(s.Deal, s.Event) == "WON" ? "S" : "P", STAGE_ID = StageOf(s.Deal, s.Event),
                    }),
                },
                total = steps.Count,
            })),
            ("crm.contact.list.json", Json(new
            {
                result = deals.Select(d => new
                {
                    ID = d.Contact, NAME = "Анна", LAST_NAME = "Примерова", TYPE_ID = "CLIENT", SOURCE_ID = "WEB", DATE_CREATE = At(d.Created), COMPANY_ID = d.Company, ASSIGNED_BY_ID = "1",
                    EMAIL = new[] { new { ID = "1", VALUE_TYPE = "WORK", VALUE = d.Email, TYPE_ID = "EMAIL" } }, PHONE = new[] { new { ID = "2", VALUE_TYPE = "WORK", VALUE = d.Phone, TYPE_ID = "PHONE" } },
                }),
            })),
            ("crm.activity.list.json", Json(new
            {
                result = deals.Where(d => d.Number % 6 == 0).Select(d => new
                {
                    ID = d.Deal, OWNER_ID = d.Deal, OWNER_TYPE_ID = "2", TYPE_ID = "2", PROVIDER_ID = "VOXIMPLANT_CALL", SUBJECT = "Входящий звонок", CREATED = At(d.Created), START_TIME = At(d.Created), COMPLETED = "Y", DIRECTION = "1",
                }),
            })));
        return new ExportTally(Truth(events).Count());
    }

    public override IEnumerable<JourneyEvent> Truth(IReadOnlyList<JourneyEvent> events)
    {
        foreach (var deal in CrmWorld.Of(events))
        {
            var (customer, created) = ($"bitrix24:contact {deal.Contact}", ExportFiles.Cut(deal.Created, PrecisionMicros));
            yield return CrmWorld.Truth(customer, "Contact created", created, deal.Company);
            yield return CrmWorld.Truth(customer, "Deal created", created, deal.Company, deal: deal.Deal);
            if (deal.Number % 6 == 0)
            {
                yield return new JourneyEvent { Customer = customer, Activity = "Call", TimeMicros = created };
            }

            foreach (var happened in deal.Events.DistinctBy(e => (StageOf(deal, e), ExportFiles.Cut(e.TimeMicros, PrecisionMicros))))
            {
                var stage = StageOf(deal, happened);
                yield return CrmWorld.Truth(customer, $"Deal: {stage}", ExportFiles.Cut(happened.TimeMicros, PrecisionMicros), deal.Company, stage == "WON" ? deal.Amount : null, deal.Deal);
            }
        }
    }

    private static object DealOf(CrmDeal d) => new
    {
        ID = d.Deal, TITLE = d.Title, TYPE_ID = "SALE", STAGE_ID = StageOf(d, d.Events[^1]), CATEGORY_ID = "0", STAGE_SEMANTIC_ID = StageOf(d, d.Events[^1]) == "WON" ? "S" : "P", CURRENCY_ID = "EUR", OPPORTUNITY = d.Amount is null ? "0.00" : d.AmountText,
        LEAD_ID = (string?)null, COMPANY_ID = d.Company, CONTACT_ID = d.Contact, DATE_CREATE = At(d.Created), DATE_MODIFY = At(d.Events[^1].TimeMicros), MOVED_TIME = At(d.Events[^1].TimeMicros), CLOSED = "N",
        COMMENTS = "[b]вежливый[/b] клиент", SOURCE_ID = "WEB", UTM_SOURCE = (string?)null,
    };

    private static string StageOf(CrmDeal deal, JourneyEvent happened) => deal.Stage(happened) == CrmWorld.Won ? "WON" : happened.Activity.ToUpperInvariant();

    private static string At(long micros) => ExportFiles.Clock(micros, Form, Hours);

    private static string Json(object answer) => JsonSerializer.Serialize(answer, ExportFiles.Json);
}
