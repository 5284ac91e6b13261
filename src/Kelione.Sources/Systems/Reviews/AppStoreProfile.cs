using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>
/// Apple's App Store reviews: answers of the App Store Connect API (developer.apple.com, "List All Customer Reviews for an App") and of the public feed of a country. App Store Connect itself has no file of them.
/// </summary>
internal sealed class AppStoreProfile : SystemProfile
{
    // A feed of one review holds it as an object, not as a list.
    private const string Single = "feed.entry.";

    public override string Name => "app-store";

    public override string Title => "App Store";

    public override SystemYield Yield => SystemYield.Feedback;

    public override Sureness Sureness => Sureness.Documented;

    public override IReadOnlyList<string> Files => ["JSON of the API's customerReviews", "JSON of the public feed of reviews (from documentation in part)"];

    public override IReadOnlyList<MappedField> Fields =>
    [
        new("id", FeedbackRoles.Id),
        new("attributes.rating, im:rating", FeedbackRoles.Rating),
        new("attributes.title", FeedbackRoles.Title),
        new("attributes.body, content", FeedbackRoles.Text),
        new("attributes.createdDate, updated", FeedbackRoles.Time),
        new("attributes.reviewerNickname, author.name", FeedbackRoles.Customer),
        new("im:version", FeedbackRoles.Version),
        new("attributes.territory", "attribute"),
    ];

    public override string ZonePolicy => "The offset is written with each time.";

    public override string DedupeKey => "id";

    internal override bool Recognises(ProfileSample sample) =>
        (sample.HasAll("attributes.rating", "attributes.body") && sample.HasAny("attributes.reviewerNickname", "attributes.territory")) || sample.HasAll("im:rating.label", "content.label") || sample.HasAll(Single + "im:rating.label", Single + "content.label");

    internal override SystemMapper Open(SystemReading reading) => new Mapper(reading);

    private sealed class Mapper(SystemReading reading) : SystemMapper
    {
        public override void Map(SystemRecord record, SystemRows rows)
        {
            var feed = record.Text(Single + "content.label") is null ? "" : Single;
            if (record.FirstOf(feed + "im:name.label", feed + "im:price.label") is not null && record.Text(feed + "im:rating.label") is null)
            {
                // The feed's first entry is the app itself.
                return;
            }

            if (!SystemTimes.TryAny(record.FirstOf("attributes.createdDate", feed + "updated.label"), reading.Zone, dayFirst: false, out var time))
            {
                rows.Refuse("there is no time of the review, or none that is understood", feed.Length == 0 && record.Text("im:rating.label") is null ? "attributes.createdDate" : "updated");
                return;
            }

            rows.Feedback(FeedbackKind.Review, "App Store", record.FirstOf(feed + "id.label", "id"), time);
            rows.Rating(record.FirstOf("attributes.rating", feed + "im:rating.label"), RatingScale.Stars);
            rows.Set(FeedbackRoles.Title, record.FirstOf("attributes.title", feed + "title.label"));
            rows.Set(FeedbackRoles.Text, record.FirstOf("attributes.body", feed + "content.label"));
            rows.Set(FeedbackRoles.Version, record.Text(feed + "im:version.label"));
            if (record.FirstOf("attributes.reviewerNickname", feed + "author.name.label") is { } nickname)
            {
                // A nickname of one store is nobody's id elsewhere.
                rows.Set(FeedbackRoles.Customer, $"app-store:{nickname}");
            }

            rows.Attribute("territory", record["attributes.territory"]);
        }
    }
}
