using System.Globalization;
using System.Text;
using Kelione.Journeys;

namespace Kelione.Samples;

/// <summary>The file of a CRM's screen in Russian, as CSV: <c>;</c> between the cells, amounts with a blank and a comma, days first, the account's zone. Only the deal's creation and its last stage are in it.</summary>
internal sealed class CrmScreenExport : SystemExport
{
    private const string Form = "dd.MM.yyyy HH:mm:ss";

    /// <summary>The headings, in the order id, title, stage, amount, company, contact, owner, created, moved, and further ones.</summary>
    public required IReadOnlyList<string> Headings { get; init; }

    /// <summary>How the customers of deals are named.</summary>
    public required string Prefix { get; init; }

    /// <summary>How the stage of a won deal is called.</summary>
    public required string WonStage { get; init; }

    /// <summary>The encoding.</summary>
    public Encoding Encoding { get; init; } = new UTF8Encoding(true);

    /// <summary>Whether it is a workbook, where amounts are numbers and moments are dates.</summary>
    public bool IsWorkbook { get; init; }

    public override ExportTally Write(IReadOnlyList<JourneyEvent> events, Stream target)
    {
        var deals = CrmWorld.Of(events);
        if (IsWorkbook)
        {
            SmallWorkbook.Write(target, ("Leads", [Headings, .. deals.Select(d => (IReadOnlyList<object?>)
            [
                d.Deal, d.Title, StageOf(d), d.Amount is { } sum ? Math.Round(sum, 2) : null, d.CompanyName, "Анна Примерова", "Иван Менеджеров", UtcTime.ToDateTime(d.Created), UtcTime.ToDateTime(d.Events[^1].TimeMicros),
                .. Enumerable.Repeat("Воронка", Headings.Count - 9),
            ])]));
            return new ExportTally(deals.Count * 2);
        }

        var rows = deals.Select(d => (string?[])
        [
            d.Deal, d.Title, StageOf(d), d.Amount is { } amount ? amount.ToString("#,##0.00", CultureInfo.InvariantCulture).Replace(",", " ", StringComparison.Ordinal).Replace('.', ',') : "", d.CompanyName, "Анна Примерова", "Иван Менеджеров",
            ExportFiles.Clock(d.Created, Form), ExportFiles.Clock(d.Events[^1].TimeMicros, Form), .. Enumerable.Repeat("Воронка", Headings.Count - 9),
        ]);
        ExportFiles.Write(target, ExportFiles.Table(rows.Prepend([.. Headings]), ';'), Encoding);
        return new ExportTally(deals.Count * 2);
    }

    public override IEnumerable<JourneyEvent> Truth(IReadOnlyList<JourneyEvent> events)
    {
        foreach (var deal in CrmWorld.Of(events))
        {
            var customer = $"{Prefix} {deal.Deal}";
            yield return CrmWorld.Truth(customer, "Deal created", ExportFiles.Cut(deal.Created, PrecisionMicros), deal.CompanyName, deal: deal.Deal);
            yield return CrmWorld.Truth(
                customer, $"Deal: {StageOf(deal)}", ExportFiles.Cut(deal.Events[^1].TimeMicros, PrecisionMicros), deal.CompanyName, StageOf(deal) == WonStage && deal.Amount is { } amount ? Math.Round(amount, 2) : null, deal.Deal);
        }
    }

    private string StageOf(CrmDeal deal) => deal.Amount is null ? deal.Events[^1].Activity : WonStage;
}
