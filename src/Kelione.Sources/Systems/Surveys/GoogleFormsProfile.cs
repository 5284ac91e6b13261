using System.Globalization;
using System.Text.RegularExpressions;
using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>
/// Google Forms' responses, as CSV (in a zip) or from the linked sheet: <c>Timestamp</c>, perhaps <c>Username</c>, then the questions in full. Shape: developers.google.com, "forms.responses", and files in public
/// repositories. The CSV writes <c>2021/03/04 10:11:12 AM GMT+2</c>; the sheet writes the clock of its own zone.
/// </summary>
internal sealed partial class GoogleFormsProfile : SystemProfile
{
    private static readonly HashSet<string> TimeNames = ["timestamp", "отметкавремени", "时间戳记", "时间戳", "sygnaturaczasowa", "znacznikczasu", "laikožyma", "laikožymė"];
    private static readonly HashSet<string> Fixed = [.. TimeNames, "username", "emailaddress", "email", "score", "адресэлектроннойпочты", "имяпользователя", "adresemail", "elpaštoadresas", "电子邮件地址", "用户名", .. SurveyShape.CustomerNames];

    public override string Name => "google-forms";

    public override string Title => "Google Forms";

    public override SystemYield Yield => SystemYield.Feedback;

    public override Sureness Sureness => Sureness.TellUs;

    public override IReadOnlyList<string> Files => ["CSV of the responses, alone or in its zip", "CSV or XLSX of the linked sheet"];

    public override IReadOnlyList<MappedField> Fields =>
    [
        new("Timestamp", FeedbackRoles.Time),
        new("questions for a number", FeedbackRoles.Rating),
        new("questions for a text", FeedbackRoles.Text),
        new("a question called User ID, Customer ID and the like, else Username, Email Address", FeedbackRoles.Customer),
        new("Username, Email Address", "key of the same person"),
        new("questions with choices", "attribute"),
    ];

    public override string ZonePolicy => "The CSV writes the offset (GMT+3). The sheet writes the clock of its own zone: UTC is assumed unless a zone is named.";

    internal override bool Recognises(ProfileSample sample)
    {
        if (sample.Format is not ("csv" or "xlsx") || sample.Names.Count < 2 || !TimeNames.Contains(RoleNames.Normalise(sample.Names[0])) || sample.Values(sample.Names[0]).Count == 0)
        {
            return false;
        }

        // A table of events may begin with a timestamp too; questions are sentences, and the form's own times say GMT.
        return sample.All(sample.Names[0], v => WithZone().IsMatch(v))
            || (sample.Names.Skip(1).Any(IsQuestion) && sample.Names.All(n => RoleNames.Score(EventFields.Activity, n) == 0) && sample.All(sample.Names[0], v => OfSheet().IsMatch(v)));
    }

    internal override FormatDetails Adjust(ProfileSample sample, FormatDetails details)
    {
        var hints = SurveyQuestions.HintsOf(sample, name => !Fixed.Contains(RoleNames.Normalise(name)));
        hints["time"] = sample.Names[0];
        hints["dates"] = SystemTimes.IsDayFirst(sample.Values(sample.Names[0])) ? "day-first" : "";
        return details with { SystemHints = hints };
    }

    internal override IEnumerable<string> Notes(ProfileSample sample, string? zone)
    {
        if (zone is null && !sample.All(sample.Names[0], v => WithZone().IsMatch(v)))
        {
            yield return "times are in the sheet's zone, which the file does not show: UTC is assumed; name the zone if it is another";
        }

        yield return PersonalFields.Note;
    }

    internal override SystemMapper Open(SystemReading reading) => new SurveyMapper(Title, reading, new SurveyShape
    {
        Time = TryTime,
        TimeField = reading.Hint("time"),
        Id = _ => null,
        Customer = r => r.Named(SurveyShape.CustomerNames),
        Email = r => SurveyShape.EmailKey(r, "username", "emailaddress", "email", "адресэлектроннойпочты", "adresemail", "elpaštoadresas", "电子邮件地址"),
        IsFixed = Fixed.Contains,
    });

    private static bool TryTime(SystemRecord record, SystemReading reading, out long micros)
    {
        var text = record.Text(reading.Hint("time"));
        if (text is not null && WithZone().Match(text) is { Success: true } match)
        {
            var east = match.Groups["hours"] is { Success: true } hours
                ? (int.Parse(hours.ValueSpan, CultureInfo.InvariantCulture) * 60) + (match.Groups["minutes"] is { Success: true } minutes ? int.Parse(minutes.ValueSpan, CultureInfo.InvariantCulture) : 0)
                : 0;
            var isRead = SystemTimes.TryParse(TimeFormat.YearFirst, match.Groups["clock"].ValueSpan, ZoneRule.Of(null), out micros);
            micros -= (match.Groups["sign"].Value == "+" ? east : -east) * 60 * UtcTime.MicrosPerSecond;
            return isRead;
        }

        return SystemTimes.TryAny(text, reading.Zone, reading.Hint("dates") == "day-first", out micros);
    }

    private static bool IsQuestion(string name) => name.EndsWith('?') || name.EndsWith('？') || name.EndsWith(']') || name.Count(c => c == ' ') >= 4;

    [GeneratedRegex(@"^(?<clock>\d{4}/\d{1,2}/\d{1,2} \d{1,2}:\d{2}:\d{2}( [AaPp]\.?[Mm]\.?)?) (GMT|UTC|[A-Z]{2,4})((?<sign>[+\-−])(?<hours>\d{1,2})(:?(?<minutes>\d{2}))?)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WithZone();

    [GeneratedRegex(@"^(\d{1,2}[/.]\d{1,2}[/.]\d{4}|\d{4}[-/.]\d{1,2}[-/.]\d{1,2})([ T]\d{1,2}:\d{2}(:\d{2}(\.\d{1,6})?)?)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OfSheet();
}
