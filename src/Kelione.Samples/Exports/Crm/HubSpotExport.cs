using Kelione.Journeys;

namespace Kelione.Samples;

/// <summary>HubSpot's zip of deals, contacts and companies, with a column for each stage; minutes, the account's zone. Every fortieth deal names no contact.</summary>
internal sealed class HubSpotExport : SystemExport
{
    private const string Form = "yyyy-MM-dd HH:mm";
    private const long Minute = 60_000_000;

    /// <summary>Whether it is a workbook of the deals alone.</summary>
    public bool IsWorkbook { get; init; }

    public override ExportTally Write(IReadOnlyList<JourneyEvent> events, Stream target)
    {
        var deals = CrmWorld.Of(events);
        var stages = deals.SelectMany(d => d.Events.Select(d.Stage)).Distinct(StringComparer.Ordinal).ToList();
        IEnumerable<string?[]> dealRows = deals.Select(d =>
        {
            var entered = Entered(d);
            return (string?[])
            [
                d.Deal, d.Title, d.Stage(d.Events[^1]), "Sales Pipeline", d.AmountText, null, "Jonas Sample", ExportFiles.Clock(d.Created, Form), d.CompanyName, d.Company, ContactOf(d),
                .. stages.Select(s => entered.TryGetValue(s, out var at) ? ExportFiles.Clock(at, Form) : null),
            ];
        });
        string?[] heading =
        [
            "Record ID", "Deal Name", "Deal Stage", "Pipeline", "Amount", "Close Date", "Deal owner", "Create Date", "Associated Company", "Associated Company IDs", "Associated Contact IDs",
            .. stages.Select(s => $"Date entered \"{s} (Sales Pipeline)\""),
        ];
        if (IsWorkbook)
        {
            SmallWorkbook.Write(target, ("hubspot-crm-exports-all-deals", [heading, .. dealRows]));
            return new ExportTally(Truth(events).Count());
        }

        ExportFiles.Zip(
            target,
            ("hubspot-crm-exports-all-deals.csv", ExportFiles.Table(dealRows.Prepend(heading), lineEnd: "\n")),
            ("hubspot-crm-exports-all-contacts.csv", ExportFiles.Table(
                deals.Select(d => (string?[])[d.Contact, "Anna", "Sample", d.Email, d.Phone, "Jonas Sample", ExportFiles.Clock(d.Created, Form), "Customer", "", d.CompanyName])
                    .Prepend(["Record ID", "First Name", "Last Name", "Email", "Phone Number", "Contact owner", "Create Date", "Lifecycle Stage", "Lead Status", "Associated Company"]), lineEnd: "\n")),
            ("hubspot-crm-exports-all-companies.csv", ExportFiles.Table(
                deals.DistinctBy(d => d.Company).Select(d => (string?[])[d.Company, d.CompanyName, "Jonas Sample", ExportFiles.Clock(d.Created, Form), "example.com", "RETAIL"])
                    .Prepend(["Record ID", "Company name", "Company owner", "Create Date", "Company Domain Name", "Industry"]), lineEnd: "\n")));
        return new ExportTally(Truth(events).Count());
    }

    public override IEnumerable<JourneyEvent> Truth(IReadOnlyList<JourneyEvent> events)
    {
        foreach (var deal in CrmWorld.Of(events))
        {
            var customer = ContactOf(deal) is null ? $"hubspot:deal {deal.Deal}" : $"hubspot:contact {deal.Contact}";
            var created = ExportFiles.Cut(deal.Created, Minute);
            if (!IsWorkbook)
            {
                yield return CrmWorld.Truth($"hubspot:contact {deal.Contact}", "Contact created", created, deal.CompanyName);
            }

            yield return CrmWorld.Truth(customer, "Deal created", created, deal.CompanyName, deal: deal.Deal);
            foreach (var (stage, at) in Entered(deal))
            {
                yield return CrmWorld.Truth(customer, $"Deal: {stage}", ExportFiles.Cut(at, Minute), deal.CompanyName, stage == CrmWorld.Won ? deal.Amount : null, deal.Deal);
            }
        }
    }

    // The first of several contacts is the customer.
    private static string? ContactOf(CrmDeal deal) => deal.Number % 40 == 0 ? null : deal.Number % 7 == 0 ? $"{deal.Contact};{deal.Contact}9" : deal.Contact;

    // HubSpot keeps one moment for each stage: the last time that the deal came into it.
    private static Dictionary<string, long> Entered(CrmDeal deal)
    {
        var entered = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var happened in deal.Events)
        {
            entered[deal.Stage(happened)] = happened.TimeMicros;
        }

        return entered;
    }
}
