using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>
/// Google Play's monthly files of reviews, CSV in UTF-16. Headings: support.google.com/googleplay/android-developer, "Download and export monthly reports". Nine of ten rows are a rating alone, without text or link.
/// </summary>
internal sealed class GooglePlayProfile : SystemProfile
{
    private static readonly HashSet<string> Used =
    [
        "packagename", "appversioncode", "appversionname", "reviewerlanguage", "reviewsubmitdateandtime", "reviewsubmitmillissinceepoch", "reviewlastupdatedateandtime", "reviewlastupdatemillissinceepoch", "starrating",
        "reviewtitle", "reviewtext", "developerreplydateandtime", "developerreplymillissinceepoch", "reviewlink",
    ];

    public override string Name => "google-play";

    public override string Title => "Google Play";

    public override SystemYield Yield => SystemYield.Feedback;

    public override Sureness Sureness => Sureness.Documented;

    public override IReadOnlyList<string> Files => ["CSV of reviews of a month, in UTF-16"];

    public override IReadOnlyList<MappedField> Fields =>
    [
        new("Star Rating", FeedbackRoles.Rating),
        new("Review Text", FeedbackRoles.Text),
        new("Review Title", FeedbackRoles.Title),
        new("Review Submit Millis Since Epoch", FeedbackRoles.Time),
        new("Reviewer Language", FeedbackRoles.Language),
        new("App Version Name", FeedbackRoles.Version),
        new("Developer Reply Millis Since Epoch", FeedbackRoles.Answered),
        new("Review Link", FeedbackRoles.Id),
        new("Package Name, Device, Developer Reply Text", "attribute"),
    ];

    public override string ZonePolicy => "Milliseconds since 1970 UTC.";

    public override string DedupeKey => "Review Link; without one, equal content";

    internal override bool Recognises(ProfileSample sample) => sample.HasNamed("packagename", "starrating") && sample.HasAnyNamed("reviewsubmitmillissinceepoch", "reviewsubmitdateandtime");

    internal override SystemMapper Open(SystemReading reading) => new Mapper(reading);

    private sealed class Mapper(SystemReading reading) : SystemMapper
    {
        public override void Map(SystemRecord record, SystemRows rows)
        {
            if (!SystemTimes.TryAny(record.Named("reviewsubmitmillissinceepoch", "reviewsubmitdateandtime"), reading.Zone, dayFirst: false, out var time))
            {
                rows.Refuse("there is no time of the review, or none that is understood", "Review Submit Millis Since Epoch");
                return;
            }

            rows.Feedback(FeedbackKind.Review, "Google Play", ReviewOf(record.Named("reviewlink")), time);
            rows.Rating(record.Named("starrating"), RatingScale.Stars);
            rows.Set(FeedbackRoles.Title, record.Named("reviewtitle"));
            rows.Set(FeedbackRoles.Text, record.Named("reviewtext"));
            rows.Set(FeedbackRoles.Language, record.Named("reviewerlanguage"));
            rows.Set(FeedbackRoles.Version, record.Named("appversionname"));
            if (SystemTimes.TryAny(record.Named("developerreplymillissinceepoch", "developerreplydateandtime"), reading.Zone, dayFirst: false, out var answered))
            {
                rows.SetTime(FeedbackRoles.Answered, answered);
            }

            rows.Attribute("app", record.Named("packagename"));
            for (var column = 0; column < record.Count; column++)
            {
                if (!Used.Contains(record.PlainName(column)))
                {
                    rows.Attribute(record.Columns[column], record.Cell(column));
                }
            }
        }

        // …/app/reviews?reviewId=gp%3AAOqp
        private static string? ReviewOf(string? link)
        {
            const string Mark = "reviewId=";
            var at = link?.IndexOf(Mark, StringComparison.OrdinalIgnoreCase) ?? -1;
            return at < 0 ? link : link![(at + Mark.Length)..].Split('&')[0];
        }
    }
}
