using System.Globalization;
using System.Text.Json;
using Kelione.Journeys;

namespace Kelione.Samples;

/// <summary>Answers to one survey (how likely to recommend, why, by which channel) as the survey systems export them.</summary>
internal static class SurveyExports
{
    /// <summary>The question for a rating.</summary>
    public const string Recommend = "How likely are you to recommend us?";
    /// <summary>The question for a text.</summary>
    public const string Improve = "What should we improve?";
    /// <summary>The question with choices.</summary>
    public const string Channels = "Which channels did you use?";

    /// <summary>The headings of Typeform's tables.</summary>
    public static string?[] TypeformHeadings { get; } = ["#", Recommend, Improve, Channels, "user_id", "Start Date (UTC)", "Submit Date (UTC)", "Network ID"];

    /// <summary>Google Forms: every cell in quotes, the offset in the time, several choices with a semicolon between.</summary>
    public static void GoogleForms(IReadOnlyList<SampleFeedback> answers, Stream target) => ExportFiles.Zip(target, ("Customer survey.csv", ExportFiles.Table(
        answers.Select(a => (string?[])[ExportFiles.Clock(a.TimeMicros, "yyyy/MM/dd h:mm:ss tt", 3) + " GMT+3", $"{a.Customer}@example.com", RatingOf(a), a.Text, $"{a.Channel};phone"])
            .Prepend(["Timestamp", "Username", Recommend, Improve, Channels]), quotesAll: true, lineEnd: "\n")));

    /// <summary>The linked sheet: month first, the sheet's own clock.</summary>
    public static void GoogleSheet(IReadOnlyList<SampleFeedback> answers, Stream target) => ExportFiles.Write(target, ExportFiles.Table(
        answers.Select(a => (string?[])[ExportFiles.Clock(a.TimeMicros, "M/d/yyyy H:mm:ss", 2), a.Customer, RatingOf(a), a.Text, $"{a.Channel}, phone"])
            .Prepend(["Timestamp", "Customer ID", Recommend, Improve, Channels])));

    /// <summary>Typeform's CSV: the response's id under a number sign, UTC.</summary>
    public static void Typeform(IReadOnlyList<SampleFeedback> answers, Stream target) => ExportFiles.Write(target, ExportFiles.Table(
        answers.Select(TypeformRow).Prepend(TypeformHeadings)));

    /// <summary>The cells of an answer in Typeform's tables.</summary>
    public static string?[] TypeformRow(SampleFeedback a) =>
    [
        Token(a), RatingOf(a), a.Text, $"{a.Channel} / phone", a.Customer, ExportFiles.Clock(a.TimeMicros - 90_000_000, "yyyy-MM-dd HH:mm:ss"), ExportFiles.Clock(a.TimeMicros, "yyyy-MM-dd HH:mm:ss"), Token(a)[..10],
    ];

    /// <summary>Typeform's API.</summary>
    public static void TypeformApi(IReadOnlyList<SampleFeedback> answers, Stream target) => ExportFiles.Write(target, JsonSerializer.Serialize(
        new
        {
            total_items = answers.Count,
            page_count = 1,
            items = answers.Select(a => new
            {
                landing_id = Token(a), token = Token(a), response_id = Token(a), landed_at = ExportFiles.Clock(a.TimeMicros - 90_000_000, "yyyy-MM-dd'T'HH:mm:ss'Z'"), submitted_at = ExportFiles.Clock(a.TimeMicros, "yyyy-MM-dd'T'HH:mm:ss'Z'"),
                metadata = new { user_agent = "Mozilla/5.0", platform = "mobile", referer = "https://example.com", network_id = Token(a)[..10], browser = "touch" },
                hidden = new { user_id = a.Customer },
                answers = new object[]
                {
                    new { field = new { id = "a1", type = "nps", @ref = "recommend" }, type = "number", number = a.Rating },
                    new { field = new { id = "a2", type = "long_text", @ref = "improve" }, type = "text", text = a.Text },
                    new { field = new { id = "a3", type = "multiple_choice", @ref = "channels" }, type = "choices", choices = new { labels = new[] { a.Channel, "phone" } } },
                },
            }),
        },
        ExportFiles.Json));

    /// <summary>SurveyMonkey: two heading rows, the options under their question.</summary>
    public static void SurveyMonkey(IReadOnlyList<SampleFeedback> answers, Stream target) => ExportFiles.Write(target, ExportFiles.Table(
        answers.Select(a => (string?[])
            [
                Number(a), "460000001", ExportFiles.Clock(a.TimeMicros - 90_000_000, "MM/dd/yyyy hh:mm:ss tt"), ExportFiles.Clock(a.TimeMicros, "MM/dd/yyyy hh:mm:ss tt"), "192.0.2.17", $"{a.Customer}@example.com", "Anna", "Sample", a.Customer,
                RatingOf(a), a.Channel, "phone", a.Text,
            ])
            .Prepend([null, null, null, null, null, null, null, null, null, "Response", "Web", "Phone", "Open-Ended Response"])
            .Prepend(["Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address", "Email Address", "First Name", "Last Name", "Custom Data 1", Recommend, Channels, null, Improve])));

    /// <summary>What an answer tells, where the customer is known by id.</summary>
    public static IEnumerable<ExportedFeedback> Tells(SampleFeedback a) => [new("nps", a.TimeMicros, a.Text, a.Customer, RatingOf(a), "0-10")];

    /// <summary>What an answer tells, where the customer is known by the key of an address.</summary>
    public static IEnumerable<ExportedFeedback> TellsByAddress(SampleFeedback a) =>
        [new("nps", a.TimeMicros, a.Text, Convert.ToHexStringLower(global::System.Security.Cryptography.SHA256.HashData(global::System.Text.Encoding.UTF8.GetBytes($"{a.Customer}@example.com"))), RatingOf(a), "0-10")];

    private static string? RatingOf(SampleFeedback a) => a.Rating?.ToString(CultureInfo.InvariantCulture);

    private static string Token(SampleFeedback a) => string.Create(CultureInfo.InvariantCulture, $"{ExportWords.Number(a.Id):x16}{ExportWords.Number(a.Id + "'"):x16}");

    private static string Number(SampleFeedback a) => (118_000_000_000 + (ExportWords.Number(a.Id) % 1_000_000_000)).ToString(CultureInfo.InvariantCulture);
}
