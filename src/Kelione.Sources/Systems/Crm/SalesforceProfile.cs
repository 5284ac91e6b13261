using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>
/// Salesforce's weekly export and the Data Loader: one CSV an object, named by the API, every cell quoted, times <c>2024-05-01T10:00:00.000Z</c>. Field meanings: developer.salesforce.com, "Object Reference"
/// (Opportunity, OpportunityHistory, OpportunityFieldHistory, Task, Event, Contact, Lead, Account). Headings come in either case.
/// </summary>
internal sealed class SalesforceProfile : SystemProfile
{
    public override string Name => "salesforce";

    public override string Title => "Salesforce";

    public override Sureness Sureness => Sureness.Documented;

    public override IReadOnlyList<string> Files => ["CSV of Opportunity, OpportunityHistory, OpportunityFieldHistory, OpportunityContactRole, Task, Event, Contact, Lead, Account, and the zip of them"];

    public override IReadOnlyList<MappedField> Fields =>
    [
        new("ContactId of the opportunity or its contact role, else AccountId; WhoId of tasks and events", EventFields.Customer),
        new("StageName of OpportunityHistory and OpportunityFieldHistory", "activity “Deal: STAGE”"),
        new("CreatedDate", EventFields.Time),
        new("Amount", "value of the won stage; elsewhere an attribute"),
        new("the account's name", EventFields.Account),
        new("TaskSubtype, CompletedDateTime, ActivityDate", "activity and time of tasks and events"),
        new("Email, Phone of contacts and leads; ConvertedContactId", "keys of the same person"),
        new("every other column", "attribute"),
    ];

    public override string ZonePolicy => "UTC, written so. A date without a time is taken at midnight UTC, or of the zone that a person names.";

    public override string DedupeKey => "the record's id; of a stage the opportunity, the stage and its time";

    internal override bool Recognises(ProfileSample sample) => SalesforceObjects.Of(sample).Length > 0;

    internal override string? Refusal(ProfileSample sample) => SalesforceObjects.Of(sample) switch
    {
        "account" => "Salesforce's accounts are no customers by themselves: they are joined to the opportunities and contacts of the same zip",
        "role" => "Salesforce's contact roles hold no events: they are joined to the opportunities of the same zip",
        _ => null,
    };

    internal override FormatDetails Adjust(ProfileSample sample, FormatDetails details) => details with
    {
        SystemHints = new Dictionary<string, string> { ["object"] = SalesforceObjects.Of(sample) },
    };

    internal override IEnumerable<string> Notes(ProfileSample sample, string? zone) =>
        SalesforceObjects.Of(sample) is "contact" or "lead" ? [PersonalFields.Note] : [];

    internal override SystemMapper Open(SystemReading reading) => reading.Hint("object") switch
    {
        "opportunity" or "history" or "field history" => new SalesforceDeals(this, reading),
        _ => new SalesforcePeople(this, reading),
    };
}

/// <summary>Tells Salesforce's objects by their columns.</summary>
internal static class SalesforceObjects
{
    /// <summary>The object; empty where it is none of Salesforce's that is read.</summary>
    public static string Of(ProfileSample sample)
    {
        // Ids have 15 or 18 letters and digits: no other CRM's do.
        if (!sample.HasNamed("id") || !sample.HasAnyNamed("createddate", "systemmodstamp", "lastmodifieddate") || !IdColumn(sample).All(IsId))
        {
            return "";
        }

        return sample.HasNamed("opportunityid", "stagename") ? "history"
            : sample.HasNamed("opportunityid", "field", "newvalue") ? "field history"
            : sample.HasNamed("opportunityid", "contactid") ? "role"
            : sample.HasNamed("stagename", "name") ? "opportunity"
            : sample.HasNamed("whoid") && sample.HasAnyNamed("subject", "activitydate", "startdatetime") ? "task"
            : sample.HasNamed("leadsource", "isconverted") || sample.HasNamed("company", "status", "isconverted") ? "lead"
            : sample.HasNamed("accountid", "lastname") || sample.HasNamed("lastname", "email", "leadsource") ? "contact"
            : sample.HasNamed("name") && sample.HasAnyNamed("industry", "billingcity", "annualrevenue", "numberofemployees") ? "account"
            : "";
    }

    private static IReadOnlyList<string> IdColumn(ProfileSample sample) => sample.Values(sample.Names.First(n => n.Equals("id", StringComparison.OrdinalIgnoreCase)));

    private static bool IsId(string id) => id.Length is 15 or 18 && id.All(char.IsAsciiLetterOrDigit);
}
