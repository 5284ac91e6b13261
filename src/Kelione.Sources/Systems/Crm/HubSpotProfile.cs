using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>
/// HubSpot's exports of deals, contacts, companies and engagements. Shapes: developers.hubspot.com, "CRM exports" and the properties of each object. A deal has a column for each stage, with the moment at
/// which it came into it: <c>Date entered "Contract Sent (Sales Pipeline)"</c>, by internal names <c>hs_v2_date_entered_contractsent</c>.
/// </summary>
internal sealed class HubSpotProfile : SystemProfile
{
    public override string Name => "hubspot";

    public override string Title => "HubSpot";

    public override Sureness Sureness => Sureness.Documented;

    public override IReadOnlyList<string> Files => ["CSV or XLSX of deals, contacts, companies and engagements, headings in English or internal names, and the zip of them", "JSON of the CRM API (results with properties)"];

    public override IReadOnlyList<MappedField> Fields =>
    [
        new("Associated Contact IDs (the first), else the deal itself", EventFields.Customer),
        new("Date entered \"STAGE (PIPELINE)\", hs_v2_date_entered_STAGE", "activity “Deal: STAGE” and its time"),
        new("Create Date", "activity “Deal created” or “Contact created” and its time"),
        new("Amount", "value of the won stage; elsewhere an attribute"),
        new("Associated Company, the company of the contact", EventFields.Account),
        new("Email, Phone Number of contacts", "keys of the same person"),
        new("TYPE, CREATEDAT of engagements", "activity and time"),
        new("every other column", "attribute"),
    ];

    public override string ZonePolicy => "Files from the screen are in the account's zone, which they do not show: UTC is assumed unless a zone is named. The API writes UTC.";

    public override string DedupeKey => "object, record id, stage and its time";

    internal static bool IsContacts(ProfileSample sample) =>
        (sample.HasNamed("recordid", "email") && sample.HasAnyNamed("lifecyclestage", "contactowner", "leadstatus")) || sample.HasAll("properties.email", "properties.createdate", "id");

    internal static bool IsCompanies(ProfileSample sample) =>
        (sample.HasNamed("recordid", "companyname") && sample.HasAnyNamed("companyowner", "companydomainname") && !sample.HasNamed("email")) || sample.HasAll("properties.domain", "properties.createdate", "id");

    internal static bool IsDeals(ProfileSample sample) =>
        sample.HasNamed("recordid", "dealname", "dealstage") || sample.HasAll("hs_object_id", "dealname", "dealstage") || sample.HasAll("properties.dealname", "properties.dealstage");

    private static bool IsEngagements(ProfileSample sample) =>
        sample.HasNamed("id", "type", "createdat", "ownerid") || sample.HasAll("engagement.id", "engagement.type");

    internal override bool Recognises(ProfileSample sample) => IsDeals(sample) || IsContacts(sample) || IsCompanies(sample) || IsEngagements(sample);

    internal override string? Refusal(ProfileSample sample) =>
        IsCompanies(sample) && !IsDeals(sample) && !IsContacts(sample) ? "HubSpot's companies are no customers by themselves: they are joined to the deals and contacts of the same zip" : null;

    internal override FormatDetails Adjust(ProfileSample sample, FormatDetails details) => details with
    {
        SystemHints = new Dictionary<string, string>
        {
            ["object"] = IsDeals(sample) ? "deals" : IsContacts(sample) ? "contacts" : "engagements",
            ["dates"] = sample.Names.Where(n => n.Contains("ate", StringComparison.Ordinal)).Any(n => SystemTimes.IsDayFirst(sample.Values(n))) ? "day-first" : "",
        },
    };

    internal override IEnumerable<string> Notes(ProfileSample sample, string? zone)
    {
        if (zone is null && !sample.HasPrefix("properties."))
        {
            yield return "times are in the HubSpot account's zone, which the file does not show: UTC is assumed; name the zone if it is another";
        }

        if (IsDeals(sample) && !sample.Names.Any(HubSpotDeals.IsStage))
        {
            yield return "there is no column \"Date entered …\": of each deal only its creation and its close are known. Export the deals with those columns to see every stage";
        }

        yield return PersonalFields.Note;
    }

    internal override SystemMapper Open(SystemReading reading) => reading.Hint("object") switch
    {
        "deals" => new HubSpotDeals(this, reading),
        "contacts" => new HubSpotContacts(this, reading),
        _ => new HubSpotEngagements(this, reading),
    };
}
