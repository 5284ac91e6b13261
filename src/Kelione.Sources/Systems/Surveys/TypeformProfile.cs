using System.Text.Json;
using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>
/// Typeform's responses: the CSV (<c>#</c>, the questions, <c>Start Date (UTC)</c>, <c>Submit Date (UTC)</c>, <c>Network ID</c>) and the answers of the API. Shapes: rows in public repositories; the API's
/// "Retrieve responses".
/// </summary>
internal sealed class TypeformProfile : SystemProfile
{
    private static readonly HashSet<string> Fixed =
    [
        "", "startdateutc", "submitdateutc", "stagedateutc", "networkid", "responsetype", "tags", "ending", "customerid", "email", .. SurveyShape.CustomerNames,
    ];

    public override string Name => "typeform";

    public override string Title => "Typeform";

    public override SystemYield Yield => SystemYield.Feedback;

    public override Sureness Sureness => Sureness.Seen;

    public override IReadOnlyList<string> Files => ["CSV or XLSX of the responses", "JSON of the responses API"];

    public override IReadOnlyList<MappedField> Fields =>
    [
        new("#, response_id", FeedbackRoles.Id),
        new("Submit Date (UTC), submitted_at", FeedbackRoles.Time),
        new("questions for a number; answers of opinion scales, ratings and NPS", FeedbackRoles.Rating),
        new("questions for a text; answers of text fields", FeedbackRoles.Text),
        new("hidden fields user_id, customer_id, contact_id, else email", FeedbackRoles.Customer),
        new("hidden field email; answers of e-mail and phone fields", "key of the same person"),
        new("questions with choices", "attribute"),
    ];

    public override string ZonePolicy => "UTC, as the headings say; the API writes it so.";

    public override string DedupeKey => "#, response_id";

    internal override bool Recognises(ProfileSample sample) =>
        (sample.Has("#") && sample.HasAny("Submit Date (UTC)", "Start Date (UTC)")) || (sample.HasAll("response_id", "submitted_at") && sample.HasAny("landing_id", "landed_at", "token"));

    internal override FormatDetails Adjust(ProfileSample sample, FormatDetails details) =>
        details with { SystemHints = SurveyQuestions.HintsOf(sample, name => !Fixed.Contains(RoleNames.Normalise(name))) };

    internal override IEnumerable<string> Notes(ProfileSample sample, string? zone) => [PersonalFields.Note];

    internal override SystemMapper Open(SystemReading reading) => reading.Details.Columns is null
        ? new ApiMapper(reading)
        : new SurveyMapper(Title, reading, new SurveyShape
        {
            Time = (SystemRecord r, SystemReading _, out long micros) => SystemTimes.TryAny(r.Text("Submit Date (UTC)") ?? r.Text("Start Date (UTC)"), ZoneRule.Of(null), dayFirst: false, out micros),
            TimeField = "Submit Date (UTC)",
            Id = r => r.Text("#"),
            Customer = r => r.Named(SurveyShape.CustomerNames),
            Email = r => SurveyShape.EmailKey(r, "email"),
            IsFixed = Fixed.Contains,
        });

    private sealed class ApiMapper(SystemReading reading) : SystemMapper
    {
        public override void Map(SystemRecord record, SystemRows rows)
        {
            if (!SystemTimes.TryAny(record.FirstOf("submitted_at", "landed_at"), reading.Zone, dayFirst: false, out var time))
            {
                rows.Refuse("there is no time of the answer, or none that is understood", "submitted_at");
                return;
            }

            using var list = JsonCells.ListIn(record["answers"]);
            var answers = list?.RootElement.EnumerateArray().Select(Answer.Of).ToList() ?? [];
            var ratings = answers.Where(a => a.Scale is not null).ToList();
            var id = record.FirstOf("response_id", "token") ?? "";
            var customer = TellWho(record, rows, answers, time);
            for (var i = 0; i < Math.Max(1, ratings.Count); i++)
            {
                rows.Feedback(i < ratings.Count ? ratings[i].Kind : FeedbackKind.Survey, "Typeform", i == 0 ? id : Invariant($"{id}-{i + 1}"), time);
                rows.Set(FeedbackRoles.Customer, customer);
                if (i < ratings.Count)
                {
                    rows.Rating(ratings[i].Text, ratings[i].Scale!);
                    rows.Attribute("question", ratings[i].Name);
                }

                if (i == 0)
                {
                    rows.Set(FeedbackRoles.Text, string.Join('\n', answers.Where(a => a.Type == "text").Select(a => a.Text)));
                    foreach (var choice in answers.Where(a => a.Type != "text" && a.Scale is null && !PersonalFields.Is(a.Name, a.Text)))
                    {
                        rows.Attribute(choice.Name, choice.Text);
                    }
                }
            }
        }

        // Who answered: the id handed in, else the e-mail address that was; what else is known of them is told beside.
        private string? TellWho(SystemRecord record, SystemRows rows, List<Answer> answers, long time)
        {
            var email = PersonalKey.OfEmail(record.Text("hidden.email") ?? answers.Find(a => a.Type == "email")?.Text ?? "");
            var phone = PersonalKey.OfPhone(record.FirstOf("hidden.phone", "hidden.phone_number") ?? answers.Find(a => a.Type == "phone_number")?.Text ?? "");
            var place = Invariant($"{reading.FileName}, line {record.Line}");
            if ((record.FirstOf("hidden.user_id", "hidden.customer_id", "hidden.contact_id", "hidden.client_id", "hidden.id") ?? email ?? phone) is not { } customer)
            {
                return null;
            }

            rows.Clue(customer, ClueKind.Email, email ?? "", time, place);
            rows.Clue(customer, ClueKind.Phone, phone ?? "", time, place);
            return customer;
        }
    }

    private sealed record Answer(string Name, string Type, string Text, FeedbackKind Kind, RatingScale? Scale)
    {
        public static Answer Of(JsonElement answer)
        {
            var field = answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("field", out var f) ? f : default;
            var (name, sort) = (JsonCells.FirstOf(field, "title", "ref", "id") ?? "answer", JsonCells.Text(field, "type"));
            var type = JsonCells.Text(answer, "type") ?? "";
            var text = type switch
            {
                "choice" => answer.TryGetProperty("choice", out var choice) ? JsonCells.FirstOf(choice, "label", "other") : null,
                "choices" => answer.TryGetProperty("choices", out var choices) ? Labels(choices) : null,
                _ => JsonCells.Text(answer, type),
            };
            RatingScale? scale = type == "number" ? sort switch { "nps" => RatingScale.Recommendation, "opinion_scale" => new RatingScale(0, 10), "rating" => RatingScale.Stars, _ => null } : null;
            var kind = sort == "nps" ? FeedbackKind.Nps : SurveyQuestions.KindOf(name);
            return new Answer(name, type, text ?? "", kind, kind == FeedbackKind.Nps && scale is not null ? RatingScale.Recommendation : scale);
        }

        private static string? Labels(JsonElement choices) =>
            choices.TryGetProperty("labels", out var labels) && labels.ValueKind == JsonValueKind.Array ? string.Join("; ", labels.EnumerateArray().Select(JsonCells.TextOf)) : null;
    }
}
