using System.Text.RegularExpressions;
using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>HubSpot's deals: one row a deal, one event for each stage that it came into.</summary>
internal sealed partial class HubSpotDeals(HubSpotProfile profile, SystemReading reading) : CrmMapper(profile, reading)
{
    private static readonly HashSet<string> Used =
    [
        "id", "recordid", "hsobjectid", "createdate", "createdat", "amount", "dealstage", "pipeline", "associatedcontact", "associatedcontacts", "associatedcontactids", "associatedcompany", "associatedcompanyids",
        "associationscontactsresults", "associationscompaniesresults", "closedate",
        "propertiescreatedate", "propertiesamount", "propertiesdealstage", "propertiespipeline", "propertieshsobjectid", "propertiesclosedate", "updatedat", "archived",
    ];

    private readonly List<(string Column, string Stage, string? Pipeline)> _stages = [];
    private Dictionary<string, string>? _companies;
    private int _known;

    /// <summary>Whether a column holds when deals came into a stage.</summary>
    public static bool IsStage(string column) => StageOf(column) is not null;

    public override void Map(SystemRecord record, SystemRows rows)
    {
        if (record.Named("recordid", "hsobjectid", "id") is not { } id)
        {
            rows.Refuse("there is no record id of the deal");
            return;
        }

        Learn(record);
        var contacts = ContactsOf(record);
        var customer = contacts.Count > 0 ? Own("contact", contacts[0]) : Own("deal", id);
        var amount = record.Named("amount", "propertiesamount");
        var before = rows.Count;
        if (record.Named("createdate", "propertiescreatedate", "createdat") is { } created)
        {
            if (!TryTime(rows, created, "Create Date", out var time))
            {
                return;
            }

            Event(record, rows, customer, id, time, CrmWords.DealCreated, "created");
            Money(rows, amount, isWon: false);
        }

        foreach (var (column, stage, pipeline) in _stages)
        {
            if (record.Text(column) is { } entered)
            {
                if (!TryTime(rows, entered, column, out var time))
                {
                    return;
                }

                Event(record, rows, customer, id, time, CrmWords.Stage(stage), stage);
                rows.Attribute(CrmWords.Pipeline, pipeline ?? record.Named("pipeline", "propertiespipeline"));
                Money(rows, amount, CrmWords.IsWon(stage));
            }
        }

        if (_stages.Count == 0 && record.Named("closedate", "propertiesclosedate") is { } closed && record.Named("dealstage", "propertiesdealstage") is { } last && IsClosed(last)
            && SystemTimes.TryAny(closed, Reading.Zone, Reading.Hint("dates") == "day-first", out var closing))
        {
            Event(record, rows, customer, id, closing, CrmWords.Stage(last), last);
            Money(rows, amount, CrmWords.IsWon(last));
        }

        if (rows.Count == before)
        {
            rows.Refuse("the deal has neither a date of creation nor a date of entering a stage");
        }
    }

    private void Event(SystemRecord record, SystemRows rows, string customer, string id, long time, string activity, string what)
    {
        DealEvent(rows, customer, id, time, activity, Invariant($"deal|{id}|{what}|{time}"));
        rows.Set(EventFields.Account, CompanyOf(record));
        Traits(record, rows, IsUsed, "properties.");
    }

    private static bool IsUsed(string name) =>
        Used.Contains(name) || name.Contains("dateentered", StringComparison.Ordinal) || name.Contains("dateexited", StringComparison.Ordinal);

    private string? CompanyOf(SystemRecord record)
    {
        if (Ids(record.Named("associatedcompanyids", "associationscompaniesresults")) is [var company, ..])
        {
            _companies ??= Reading.Neighbours.Join(HubSpotProfile.IsCompanies, r => r.Named("recordid", "id"), r => r.Named("companyname", "propertiesname"));
            return _companies.GetValueOrDefault(company) ?? record.Named("associatedcompany") ?? company;
        }

        return record.Named("associatedcompany");
    }

    private static IReadOnlyList<string> ContactsOf(SystemRecord record) => Ids(record.Named("associatedcontactids", "associationscontactsresults"));

    // 501;502 from the screen, [{"id":"501","type":"deal_to_contact"}] from the API.
    private static IReadOnlyList<string> Ids(string? cell)
    {
        using var list = JsonCells.ListIn(cell);
        return list is not null
            ? [.. list.RootElement.EnumerateArray().Select(e => JsonCells.Text(e, "id")).OfType<string>()]
            : cell is null ? [] : [.. cell.Split([';', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
    }

    private void Learn(SystemRecord record)
    {
        for (; _known < record.Columns.Count; _known++)
        {
            if (StageOf(record.Columns[_known]) is { } stage)
            {
                _stages.Add((record.Columns[_known], stage.Stage, stage.Pipeline));
            }
        }
    }

    private static bool IsClosed(string stage) => stage.Contains("closed", StringComparison.OrdinalIgnoreCase) || CrmWords.IsWon(stage);

    private static (string Stage, string? Pipeline)? StageOf(string column)
    {
        if (Heading().Match(column) is { Success: true } heading)
        {
            return (heading.Groups["stage"].Value.Trim(), heading.Groups["pipeline"].Success ? heading.Groups["pipeline"].Value : null);
        }

        return Internal().Match(column) is { Success: true } name ? (name.Groups["stage"].Value, null) : null;
    }

    [GeneratedRegex("""^Date entered ["“]?(?<stage>.+?)(?: \((?<pipeline>[^()]*)\))?["”]?$""", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"(?:^|\.)hs_(?:v2_)?date_entered_(?<stage>.+)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Internal();
}
