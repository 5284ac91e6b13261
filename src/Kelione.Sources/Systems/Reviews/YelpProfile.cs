using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>Reviews and tips in the shape of the Yelp open dataset: JSON Lines with <c>business_id</c>, <c>user_id</c>, <c>stars</c>, <c>text</c>, <c>date</c>. Shape: yelp.com/dataset, "Dataset documentation".</summary>
internal sealed class YelpProfile : SystemProfile
{
    public override string Name => "yelp";

    public override string Title => "Yelp";

    public override SystemYield Yield => SystemYield.Feedback;

    public override Sureness Sureness => Sureness.Documented;

    public override IReadOnlyList<string> Files => ["JSON Lines or CSV of reviews and of tips"];

    public override IReadOnlyList<MappedField> Fields =>
    [
        new("review_id", FeedbackRoles.Id),
        new("user_id", FeedbackRoles.Customer),
        new("stars", FeedbackRoles.Rating),
        new("text", FeedbackRoles.Text),
        new("date", FeedbackRoles.Time),
        new("business_id, useful, funny, cool, compliment_count", "attribute"),
    ];

    public override string ZonePolicy => "No zone is stated: UTC is assumed unless a zone is named.";

    public override string DedupeKey => "review_id; of tips, equal content";

    internal override bool Recognises(ProfileSample sample) =>
        sample.HasAll("business_id", "user_id", "text", "date") && (sample.HasAll("review_id", "stars") || sample.Has("compliment_count"));

    internal override SystemMapper Open(SystemReading reading) => new Mapper(reading);

    private sealed class Mapper(SystemReading reading) : SystemMapper
    {
        public override void Map(SystemRecord record, SystemRows rows)
        {
            if (!SystemTimes.TryAny(record.Text("date"), reading.Zone, dayFirst: false, out var time))
            {
                rows.Refuse("there is no time of the review, or none that is understood", "date");
                return;
            }

            rows.Feedback(FeedbackKind.Review, "Yelp", record["review_id"], time);
            rows.Set(FeedbackRoles.Customer, record["user_id"]);
            rows.Rating(record["stars"], RatingScale.Stars);
            rows.Set(FeedbackRoles.Text, record["text"]);
            foreach (var name in new[] { "business_id", "useful", "funny", "cool", "compliment_count" })
            {
                rows.Attribute(name, record[name]);
            }
        }
    }
}
