using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>
/// SurveyMonkey's responses: two heading rows, the questions above the options (<c>Response</c>, <c>Open-Ended Response</c> or the choices), which the reader joins to <c>question [option]</c>. Shape: headings in
/// public code. Older files write the fixed headings without blanks. The zone of its dates was not confirmed.
/// </summary>
internal sealed class SurveyMonkeyProfile : SystemProfile
{
    private static readonly HashSet<string> Fixed =
    [
        "respondentid", "collectorid", "startdate", "enddate", "datecreated", "datemodified", "ipaddress", "emailaddress", "firstname", "lastname", "customdata1", "customdata", "customvalue",
    ];

    public override string Name => "surveymonkey";

    public override string Title => "SurveyMonkey";

    public override SystemYield Yield => SystemYield.Feedback;

    public override Sureness Sureness => Sureness.Documented;

    public override IReadOnlyList<string> Files => ["CSV of the responses, with its two heading rows"];

    public override IReadOnlyList<MappedField> Fields =>
    [
        new("Respondent ID", FeedbackRoles.Id),
        new("End Date, Start Date", FeedbackRoles.Time),
        new("questions for a number", FeedbackRoles.Rating),
        new("questions for a text (Open-Ended Response)", FeedbackRoles.Text),
        new("Custom Data 1, else Email Address", FeedbackRoles.Customer),
        new("Email Address", "key of the same person"),
        new("questions with choices", "attribute"),
    ];

    public override string ZonePolicy => "The account's zone, which the file does not show: UTC is assumed unless a zone is named.";

    public override string DedupeKey => "Respondent ID";

    internal override bool Recognises(ProfileSample sample) => sample.HasNamed("respondentid") && sample.HasAnyNamed("collectorid", "enddate") && sample.HasAnyNamed("startdate", "datecreated", "enddate");

    internal override FormatDetails Adjust(ProfileSample sample, FormatDetails details)
    {
        var hints = SurveyQuestions.HintsOf(sample, name => !Fixed.Contains(RoleNames.Normalise(name)));
        hints["dates"] = sample.Names.Where(n => Fixed.Contains(RoleNames.Normalise(n))).Any(n => SystemTimes.IsDayFirst(sample.Values(n))) ? "day-first" : "";
        return details with { SystemHints = hints };
    }

    internal override IEnumerable<string> Notes(ProfileSample sample, string? zone) => zone is null
        ? ["times are in the SurveyMonkey account's zone, which the file does not show: UTC is assumed; name the zone if it is another", PersonalFields.Note]
        : [PersonalFields.Note];

    internal override SystemMapper Open(SystemReading reading) => new SurveyMapper(Title, reading, new SurveyShape
    {
        Time = (SystemRecord r, SystemReading read, out long micros) =>
            SystemTimes.TryAny(r.Named("enddate", "datemodified") ?? r.Named("startdate", "datecreated"), read.Zone, read.Hint("dates") == "day-first", out micros),
        TimeField = "End Date",
        Id = r => r.Named("respondentid"),
        Customer = r => r.Named("customdata1", "customdata", "customvalue"),
        Email = r => SurveyShape.EmailKey(r, "emailaddress"),
        IsFixed = Fixed.Contains,
    });
}
