using System.Globalization;
using Kelione.Journeys;

namespace Kelione.Samples;

/// <summary>Salesforce's weekly export: one CSV an object, every cell quoted, headings in capitals. The history of stages stands in two of them.</summary>
internal sealed class SalesforceExport : SystemExport
{
    private const string Form = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public override ExportTally Write(IReadOnlyList<JourneyEvent> events, Stream target)
    {
        var deals = CrmWorld.Of(events);
        var steps = deals.SelectMany(d => d.Events.Select(e => (Deal: d, Event: e))).Select((s, i) => (s.Deal, s.Event, Number: i + 1)).ToList();
        ExportFiles.Zip(
            target,
            ("Opportunity.csv", Table(
                ["ID", "ACCOUNTID", "NAME", "STAGENAME", "AMOUNT", "PROBABILITY", "CLOSEDATE", "LEADSOURCE", "ISCLOSED", "ISWON", "CREATEDDATE", "SYSTEMMODSTAMP", "OWNERID"],
                deals.Select(d => (string?[])[Id("006", d.Number), Id("001", d.Number / 10), d.Title, d.Stage(d.Events[^1]), d.AmountText, "50", "2026-12-31", "Web", "false", "false", At(d.Created), At(d.Created), Id("005", 1)]))),
            ("OpportunityHistory.csv", Table(
                ["ID", "OPPORTUNITYID", "STAGENAME", "AMOUNT", "PROBABILITY", "CREATEDDATE", "ISDELETED"],
                steps.Select(s => (string?[])[Id("008", s.Number), Id("006", s.Deal.Number), s.Deal.Stage(s.Event), s.Deal.AmountText, "50", At(s.Event.TimeMicros), "false"]))),
            ("OpportunityFieldHistory.csv", Table(
                ["ID", "OPPORTUNITYID", "FIELD", "OLDVALUE", "NEWVALUE", "CREATEDDATE"],
                steps.Select(s => (string?[])[Id("017", s.Number), Id("006", s.Deal.Number), "StageName", "", s.Deal.Stage(s.Event), At(s.Event.TimeMicros)]))),
            ("OpportunityContactRole.csv", Table(
                ["ID", "OPPORTUNITYID", "CONTACTID", "ROLE", "ISPRIMARY", "CREATEDDATE"],
                deals.Select(d => (string?[])[Id("00K", d.Number), Id("006", d.Number), Id("003", d.Number), "Decision Maker", "true", At(d.Created)]))),
            ("Contact.csv", Table(
                ["ID", "ACCOUNTID", "LASTNAME", "FIRSTNAME", "EMAIL", "PHONE", "LEADSOURCE", "TITLE", "CREATEDDATE", "SYSTEMMODSTAMP"],
                deals.Select(d => (string?[])[Id("003", d.Number), Id("001", d.Number / 10), "Sample", "Anna", d.Email, d.Phone, "Web", "Buyer", At(d.Created), At(d.Created)]))),
            ("Account.csv", Table(
                ["ID", "NAME", "INDUSTRY", "BILLINGCITY", "CREATEDDATE"], deals.DistinctBy(d => d.Company).Select(d => (string?[])[Id("001", d.Number / 10), d.CompanyName, "Retail", "Vilnius", At(d.Created)]))),
            ("Task.csv", Table(
                ["ID", "WHOID", "WHATID", "SUBJECT", "ACTIVITYDATE", "STATUS", "TASKSUBTYPE", "COMPLETEDDATETIME", "CREATEDDATE"],
                deals.Where(d => d.Number % 5 == 0).Select(d => (string?[])[Id("00T", d.Number), Id("003", d.Number), Id("006", d.Number), "Call back", "2026-05-01", "Completed", "Call", At(d.Created), At(d.Created)]))));
        return new ExportTally(Truth(events).Count());
    }

    public override IEnumerable<JourneyEvent> Truth(IReadOnlyList<JourneyEvent> events)
    {
        foreach (var deal in CrmWorld.Of(events))
        {
            var (customer, id, created) = (Id("003", deal.Number), Id("006", deal.Number), ExportFiles.Cut(deal.Created, PrecisionMicros));
            yield return CrmWorld.Truth(customer, "Contact created", created, Id("001", deal.Number / 10));
            yield return CrmWorld.Truth(customer, "Deal created", created, deal.CompanyName, deal: id);
            if (deal.Number % 5 == 0)
            {
                yield return new JourneyEvent { Customer = customer, Activity = "Call", TimeMicros = created };
            }

            // The same stage twice in one millisecond is one change.
            foreach (var happened in deal.Events.DistinctBy(e => (deal.Stage(e), ExportFiles.Cut(e.TimeMicros, PrecisionMicros))))
            {
                var stage = deal.Stage(happened);
                yield return CrmWorld.Truth(customer, $"Deal: {stage}", ExportFiles.Cut(happened.TimeMicros, PrecisionMicros), deal.CompanyName, stage == CrmWorld.Won ? deal.Amount : null, id);
            }
        }
    }

    // Ids of 18 characters, of which some differ from others in case alone.
    private static string Id(string prefix, int number) => string.Create(CultureInfo.InvariantCulture, $"{prefix}5g00000{number:D6}{(number % 2 == 0 ? "aA" : "Aa")}");

    private static string At(long micros) => ExportFiles.Clock(micros, Form);

    private static string Table(string?[] heading, IEnumerable<string?[]> rows) => ExportFiles.Table(rows.Prepend(heading), quotesAll: true, lineEnd: "\n");
}
