using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>
/// amoCRM's, elsewhere Kommo's, API answers (leads, events, contacts) and the CSV or XLSX of its screens. Field meanings: the API v4's lead and event; status 142 is won, 143 lost; times are seconds since 1970.
/// The headings of the screens' files are in the screen's language and were not confirmed by a document.
/// </summary>
internal sealed class AmoProfile : SystemProfile
{
    internal static readonly string[] UiStage = ["этапсделки", "leadstage", "leadstatus", "stage", "dealstage", "etap"];
    internal static readonly string[] UiCreated = ["датасоздания", "createdat", "datecreated", "creationdate", "leadcreationdate", "datautworzenia"];
    internal static readonly string[] UiAmount = ["бюджет", "sale", "budget", "leadvalue", "saleprice", "budżet"];
    private static readonly string[] UiMark = ["основнойконтакт", "maincontact", "воронка", "pipeline", "głównykontakt"];
    private static readonly string[] UiTitle = ["названиесделки", "leadtitle", "leadname", "dealname", "nazwatransakcji"];

    public override string Name => "amocrm";

    public override string Title => "amoCRM / Kommo";

    public override Sureness Sureness => Sureness.TellUs;

    public override IReadOnlyList<string> Files => ["JSON of the API v4: leads, events, contacts, and the zip of them", "CSV or XLSX of the screens, headings in Russian, English or Polish (from documentation in part)"];

    public override IReadOnlyList<MappedField> Fields =>
    [
        new("the lead's main contact, else the lead itself; entity_id of events", EventFields.Customer),
        new("value_after.lead_status.id, status_id", "activity “Deal: STAGE”; 142 is Won, 143 Lost"),
        new("type of other events", EventFields.Activity),
        new("created_at, closed_at", EventFields.Time),
        new("price, Бюджет", "value of the won stage; elsewhere an attribute"),
        new("the lead's company", EventFields.Account),
        new("EMAIL, PHONE of contacts", "keys of the same person"),
        new("every other field", "attribute"),
    ];

    public override string ZonePolicy => "The API writes seconds since 1970 UTC. The screens' files are in the account's zone: UTC is assumed unless a zone is named.";

    public override string DedupeKey => "the event's id; of a lead the stage and its time";

    internal override bool Recognises(ProfileSample sample) => ObjectOf(sample).Length > 0;

    internal static string ObjectOf(ProfileSample sample) =>
        sample.HasAll("id", "type", "entity_id", "entity_type", "created_at") && sample.HasAny("value_after", "value_before", "created_by") ? "events"
        : sample.HasAll("id", "status_id", "pipeline_id", "created_at") && sample.HasAny("price", "responsible_user_id") ? "leads"
        : sample.HasAll("id", "created_at", "responsible_user_id") && sample.HasAny("first_name", "custom_fields_values") && !sample.Has("status_id") ? "contacts"
        : sample.Format is "csv" or "xlsx" && sample.HasNamed("id") && sample.HasAnyNamed(UiTitle) && sample.HasAnyNamed(UiStage) && sample.HasAnyNamed(UiMark) && sample.HasAnyNamed(UiCreated) ? "screen"
        : "";

    internal override FormatDetails Adjust(ProfileSample sample, FormatDetails details) => details with
    {
        SystemHints = new Dictionary<string, string>
        {
            ["object"] = ObjectOf(sample),
            ["dates"] = sample.Names.Any(n => SystemTimes.IsDayFirst(sample.Values(n))) ? "day-first" : "",
        },
    };

    internal override IEnumerable<string> Notes(ProfileSample sample, string? zone)
    {
        if (ObjectOf(sample) == "screen")
        {
            yield return "the headings of amoCRM's screens were not confirmed by a document: tell us where one is not understood";
            if (zone is null)
            {
                yield return "times are in the amoCRM account's zone, which the file does not show: UTC is assumed; name the zone if it is another";
            }
        }

        yield return PersonalFields.Note;
    }

    internal override SystemMapper Open(SystemReading reading) => new AmoMapper(this, reading);
}
