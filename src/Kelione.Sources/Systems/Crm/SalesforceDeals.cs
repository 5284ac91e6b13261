using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>Salesforce's opportunities and the history of their stages. Joined within the archive: the opportunity's contact, its account, and whether the stages have a history of their own.</summary>
internal sealed class SalesforceDeals(SalesforceProfile profile, SystemReading reading) : CrmMapper(profile, reading)
{
    private static readonly HashSet<string> Used =
    [
        "id", "opportunityid", "stagename", "amount", "createddate", "accountid", "contactid", "systemmodstamp", "lastmodifieddate", "isdeleted", "createdbyid", "lastmodifiedbyid", "field", "oldvalue", "newvalue", "iswon", "isclosed",
        "closedate", "laststagechangedate",
    ];

    private Dictionary<string, string>? _roles;
    private Dictionary<string, (string? Contact, string? Account, string? Amount)>? _deals;
    private Dictionary<string, string>? _accounts;
    private bool? _hasHistory;
    private long _elsewhere;

    public override IEnumerable<string> EndNotes => _elsewhere == 0
        ? base.EndNotes
        : base.EndNotes.Append(Invariant($"{_elsewhere} stage changes of OpportunityFieldHistory stand in OpportunityHistory too and were taken from there"));

    public override void Map(SystemRecord record, SystemRows rows)
    {
        var kind = Reading.Hint("object");
        if (record.Named(kind == "opportunity" ? "id" : "opportunityid") is not { } deal)
        {
            rows.Refuse("there is no id of the opportunity");
            return;
        }

        if (!TryTime(rows, record.Named("createddate"), "CreatedDate", out var time))
        {
            return;
        }

        switch (kind)
        {
            case "opportunity":
                Opportunity(record, rows, deal, time);
                break;
            case "history":
                Stage(record, rows, deal, time, record.Named("stagename"), record.Named("amount"));
                break;
            case var _ when record.Named("field") is "StageName":
                if (_hasHistory ??= Reading.Neighbours.Any(s => SalesforceObjects.Of(s) == "history"))
                {
                    _elsewhere++;
                }
                else
                {
                    Stage(record, rows, deal, time, record.Named("newvalue"), null);
                }

                break;
            default:
                Event(record, rows, deal, time, $"Deal changed: {record.Named("field")}", $"change|{record.Named("id")}");
                rows.Attribute("from", record.Named("oldvalue"));
                rows.Attribute("to", record.Named("newvalue"));
                break;
        }
    }

    private void Opportunity(SystemRecord record, SystemRows rows, string deal, long time)
    {
        Event(record, rows, deal, time, CrmWords.DealCreated, $"created|{deal}");
        Money(rows, record.Named("amount"), isWon: false);
        if (CustomerOf(record, deal) is var customer && record.Named("contactid") is not null)
        {
            rows.Clue(customer, ClueKind.AnonymousId, deal, time, Place(record));
        }

        // Without a history the last stage is all that is known of them.
        if (!(_hasHistory ??= Reading.Neighbours.Any(s => SalesforceObjects.Of(s) is "history" or "field history"))
            && record.Named("isclosed") is "true" or "1" or "True"
            && SystemTimes.TryAny(record.Named("laststagechangedate", "closedate"), Reading.Zone, dayFirst: false, out var closed))
        {
            Stage(record, rows, deal, closed, record.Named("stagename"), record.Named("amount"), record.Named("iswon") is "true" or "1" or "True");
        }
    }

    private void Stage(SystemRecord record, SystemRows rows, string deal, long time, string? stage, string? amount, bool isWon = false)
    {
        if (stage is null)
        {
            rows.Refuse("there is no stage", "StageName");
            return;
        }

        Event(record, rows, deal, time, CrmWords.Stage(stage), Invariant($"stage|{deal}|{stage}|{time}"));
        Money(rows, amount ?? Deals.GetValueOrDefault(deal).Amount, isWon || CrmWords.IsWon(stage));
    }

    private void Event(SystemRecord record, SystemRows rows, string deal, long time, string activity, string id)
    {
        DealEvent(rows, CustomerOf(record, deal), deal, time, activity, id);
        if ((record.Named("accountid") ?? Deals.GetValueOrDefault(deal).Account) is { } account)
        {
            _accounts ??= Reading.Neighbours.Join(s => SalesforceObjects.Of(s) == "account", r => r.Named("id"), r => r.Named("name"));
            rows.Set(EventFields.Account, _accounts.GetValueOrDefault(account) ?? account);
        }

        Traits(record, rows, Used.Contains);
    }

    private Dictionary<string, (string? Contact, string? Account, string? Amount)> Deals =>
        _deals ??= Reading.Neighbours.Join(s => SalesforceObjects.Of(s) == "opportunity", r => r.Named("id"), r => (r.Named("contactid"), r.Named("accountid"), r.Named("amount")));

    // Salesforce's ids are unique in the world: they need no name before them.
    private string CustomerOf(SystemRecord record, string deal)
    {
        _roles ??= Reading.Neighbours.Join(s => SalesforceObjects.Of(s) == "role", r => r.Named("opportunityid"), r => r.Named("contactid"));
        return record.Named("contactid") ?? _roles.GetValueOrDefault(deal) ?? Deals.GetValueOrDefault(deal).Contact ?? deal;
    }
}
