using System.Text.Json;
using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>
/// Matomo's visits with their actions (Live.getLastVisitsDetails, "Visits log"): JSON, XML, and CSV or TSV whose actions stand in numbered columns. Every action is one event. Fields: the fixtures of the
/// Live plugin's own tests; the numbered columns are from memory. Actions carry Unix seconds; the "pretty" times are the site's and not used.
/// </summary>
internal sealed class MatomoProfile : SystemProfile
{
    public override string Name => "matomo";

    public override string Title => "Matomo";

    public override Sureness Sureness => Sureness.Documented;

    public override IReadOnlyList<string> Files => ["JSON or XML of Live.getLastVisitsDetails", "CSV or TSV of the visits log, actions in numbered columns (from memory: tell us)"];

    public override IReadOnlyList<MappedField> Fields =>
    [
        new("userId", EventFields.Customer),
        new("visitorId", FieldRule.Anonymous),
        new("actionDetails[].type with eventCategory, eventAction, goalName, siteSearchKeyword", EventFields.Activity),
        new("actionDetails[].timestamp", EventFields.Time),
        new("actionDetails[].revenue, eventValue", EventFields.Value),
        new("actionDetails[].url, pageTitle", EventFields.Touchpoint),
        new("idVisit", EventFields.Session),
        new("referrerType", EventFields.Channel),
        new("deviceType", EventFields.Device),
        new("referrerName, referrerKeyword, country, every other field of the visit and the action", "attribute"),
    ];

    public override string ZonePolicy => "Timestamps count seconds since 1970 UTC; the pretty times of the site are not used.";

    public override string DedupeKey => "idSite, idVisit and pageId, else the action's place in the visit";

    internal override bool Recognises(ProfileSample sample) => sample.HasAll("idVisit", "visitorId") && (sample.Has("actionDetails") || sample.Names.Any(n => NumberedActions.IsOne(n)));

    internal override SystemMapper Open(SystemReading reading) => new MatomoMapper(reading);
}

/// <summary>Turns visits into events, one per action.</summary>
internal sealed class MatomoMapper(SystemReading reading) : SystemMapper
{
    private static readonly string[] VisitFields =
        ["referrerName", "referrerKeyword", "country", "countryCode", "region", "city", "languageCode", "visitorType", "operatingSystemName", "browserName", "campaignName", "campaignKeyword", "campaignSource", "campaignMedium", "visitEcommerceStatus"];

    private static readonly HashSet<string> ActionFields = new(StringComparer.Ordinal)
    {
        "type", "timestamp", "url", "pageTitle", "revenue", "eventValue", "eventCategory", "eventAction", "goalName", "serverTimePretty", "serverTime", "pageIdAction", "idpageview", "icon", "iconSVG", "title", "subtitle",
        "timeSpentPretty", "pageLoadTime", "pageLoadTimeMilliseconds", "bandwidth", "bandwidth_pretty", "itemDetails",
    };

    private readonly NumberedActions _numbered = new();

    public override void Map(SystemRecord record, SystemRows rows)
    {
        using var nested = JsonCells.ListIn(record["actionDetails"]);
        using var flat = nested is null ? _numbered.Of(record) : null;
        var actions = nested ?? flat;
        if (actions is null || actions.RootElement.GetArrayLength() == 0)
        {
            rows.Refuse("the visit has no actions", "actionDetails");
            return;
        }

        var customer = record.FirstOf("userId", "visitorId") ?? "";
        var first = 0L;
        var place = 0;
        foreach (var action in actions.RootElement.EnumerateArray())
        {
            place++;
            if (!SystemTimes.TryEpoch(JsonCells.FirstOf(action, "timestamp"), out var time))
            {
                rows.Refuse(Invariant($"action {place} of the visit has no timestamp"), "actionDetails");
                continue;
            }

            first = first == 0 ? time : first;
            Add(record, rows, action, customer, time, place);
        }

        if (record.Text("userId") is not null && record.Text("visitorId") is { } cookie)
        {
            rows.Clue(customer, ClueKind.AnonymousId, cookie, first, Invariant($"{reading.FileName}, line {record.Line}"));
        }
    }

    private static void Add(SystemRecord record, SystemRows rows, JsonElement action, string customer, long time, int place)
    {
        rows.Event(customer, time, ActivityOf(action));
        rows.SetId(string.Join('|', record.Text("idSite"), record.Text("idVisit"), JsonCells.Text(action, "pageId") ?? Invariant($"#{place}")));
        rows.Set(EventFields.Source, "Matomo");
        rows.Set(EventFields.Session, record.Text("idVisit"));
        rows.Set(EventFields.Device, record.Text("deviceType"));
        rows.Set(EventFields.Touchpoint, JsonCells.FirstOf(action, "url", "pageTitle"));
        rows.Set(EventFields.Channel, record.FirstOf("campaignMedium", "referrerType"));
        rows.Attribute(FieldRule.Campaign, record["referrerType"] is "campaign" ? record.FirstOf("campaignName", "referrerName") : "");
        foreach (var field in VisitFields)
        {
            rows.Attribute(field, record.Text(field));
        }

        if (JsonCells.FirstOf(action, "revenue", "eventValue") is { } money && money != "0")
        {
            rows.SetMoney(money);
        }

        foreach (var member in action.EnumerateObject().Where(m => !ActionFields.Contains(m.Name) && !PersonalFields.Contains(m.Name)))
        {
            rows.Attribute(member.Name, JsonCells.TextOf(member.Value));
        }
    }

    private static string ActivityOf(JsonElement action)
    {
        string? Of(string member) => JsonCells.Text(action, member);
        return Of("type") switch
        {
            "event" => string.Join(": ", new[] { Of("eventCategory"), Of("eventAction") }.OfType<string>()) is { Length: > 0 } named ? named : "Event",
            "goal" => Of("goalName") is { } goal ? $"Goal: {goal}" : "Goal",
            "search" => "Search",
            "outlink" => "Link followed",
            "download" => "File downloaded",
            "ecommerceOrder" => "Order",
            "ecommerceAbandonedCart" => "Cart abandoned",
            "contents" or "content" => "Content seen",
            "action" or null => "Page viewed",
            var other => other,
        };
    }
}
