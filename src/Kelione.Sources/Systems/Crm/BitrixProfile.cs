using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>
/// Bitrix24's REST answers (deals, stage history, activities, contacts, leads) and the CSV of its screens. Field meanings: bitrix24/b24restdocs, "crm.deal.get", "crm.stagehistory.list", "crm.activity.list": all
/// values are texts, times carry their offset. The headings of the screens' CSV, <c>;</c> between the cells, are in the screen's language and were not confirmed by a document.
/// </summary>
internal sealed class BitrixProfile : SystemProfile
{
    internal static readonly string[] UiStage = ["стадиясделки", "стадия", "dealstage", "stage", "etap", "etapdealu", "stadija", "etapas", "阶段", "交易阶段"];
    internal static readonly string[] UiCreated = ["датасоздания", "createdon", "created", "datecreated", "datautworzenia", "utworzono", "sukūrimodata", "创建日期", "创建于"];
    internal static readonly string[] UiAmount = ["сумма", "amount", "total", "kwota", "suma", "金额"];
    internal static readonly string[] UiContact = ["контакт", "contact", "kontakt", "kontaktas", "联系人"];
    private static readonly string[] UiOwner = ["ответственный", "responsibleperson", "responsible", "osobaodpowiedzialna", "atsakingasasmuo", "负责人"];

    public override string Name => "bitrix24";

    public override string Title => "Bitrix24";

    public override Sureness Sureness => Sureness.TellUs;

    public override IReadOnlyList<string> Files => ["JSON of the REST API: deals, stage history, activities, contacts, leads, and the zip of them", "CSV of the screens, headings in Russian, English, Polish, Lithuanian or Chinese (from documentation in part)"];

    public override IReadOnlyList<MappedField> Fields =>
    [
        new("CONTACT_ID of the deal, else the deal itself; OWNER_ID of activities", EventFields.Customer),
        new("STAGE_ID, STATUS_ID of the stage history; STAGE_ID of deals", "activity “Deal: STAGE”"),
        new("CREATED_TIME, MOVED_TIME, DATE_CREATE", EventFields.Time),
        new("OPPORTUNITY, Сумма", "value of the won stage; elsewhere an attribute"),
        new("UTM_MEDIUM, UTM_SOURCE", EventFields.Channel),
        new("COMPANY_ID", EventFields.Account),
        new("EMAIL, PHONE of contacts", "keys of the same person"),
        new("every other field", "attribute"),
    ];

    public override string ZonePolicy => "The REST API writes the offset with each time. The screens' CSV is in the account's zone: UTC is assumed unless a zone is named.";

    public override string DedupeKey => "deal, stage and its time; the id of activities, contacts and leads";

    internal override bool Recognises(ProfileSample sample) => ObjectOf(sample).Length > 0;

    internal static string ObjectOf(ProfileSample sample) =>
        sample.HasAll("ID", "OWNER_ID", "CREATED_TIME") && sample.HasAny("STAGE_ID", "STATUS_ID") ? "history"
        : sample.HasAll("ID", "STAGE_ID", "DATE_CREATE") && sample.HasAny("OPPORTUNITY", "CATEGORY_ID") ? "deals"
        : sample.HasAll("ID", "OWNER_ID", "OWNER_TYPE_ID", "TYPE_ID") && sample.HasAny("PROVIDER_ID", "SUBJECT") ? "activities"
        : sample.HasAll("ID", "STATUS_ID", "DATE_CREATE") && sample.HasAny("TITLE", "SOURCE_ID") ? "leads"
        : sample.HasAll("ID", "DATE_CREATE") && sample.HasAny("LAST_NAME", "NAME") && sample.HasAny("ASSIGNED_BY_ID", "PHONE", "EMAIL", "TYPE_ID") ? "contacts"
        : sample.Format is "csv" && sample.Details.Delimiter == ';' && sample.HasNamed("id") && sample.HasAnyNamed(UiStage) && sample.HasAnyNamed(UiCreated) && sample.HasAnyNamed(UiAmount) && sample.HasAnyNamed(UiOwner) ? "screen"
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
            yield return "the headings of Bitrix24's screens were not confirmed by a document: tell us where one is not understood";
            yield return "of each deal only its creation and its stage of today are in this file; the stage history of the REST API has all of them";
            if (zone is null)
            {
                yield return "times are in the Bitrix24 account's zone, which the file does not show: UTC is assumed; name the zone if it is another";
            }
        }

        yield return PersonalFields.Note;
    }

    internal override SystemMapper Open(SystemReading reading) => reading.Hint("object") switch
    {
        "history" or "deals" or "screen" => new BitrixDeals(this, reading),
        _ => new BitrixPeople(this, reading),
    };
}
