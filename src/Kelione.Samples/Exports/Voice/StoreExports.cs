using System.Globalization;
using System.Text.Json;

namespace Kelione.Samples;

/// <summary>What is said in stores and on boards of places, beside their main exports: the App Store's public feed, Yelp's tips.</summary>
internal static class StoreExports
{
    /// <summary>The App Store's public feed of a country: every value under a label, the app itself before its reviews.</summary>
    public static void AppStoreFeed(IReadOnlyList<SampleFeedback> reviews, Stream target)
    {
        var app = new Dictionary<string, object>
        {
            ["im:name"] = Label("Shop"), ["rights"] = Label("© Shop"), ["im:price"] = new { label = "Get", attributes = new { amount = "0.00000", currency = "USD" } }, ["summary"] = Label("A shop."),
            ["id"] = new { label = "https://apps.example/app/id1", attributes = new Dictionary<string, string> { ["im:id"] = "1" } }, ["title"] = Label("Shop - Shop Inc."),
        };
        ExportFiles.Write(target, JsonSerializer.Serialize(
            new { feed = new { author = new { name = Label("iTunes Store"), uri = Label("http://www.apple.com/lt/itunes/") }, entry = (object[])[app, .. reviews.Select(Entry)], updated = Label("2026-05-11T00:00:00-07:00"), id = Label("feed") } },
            ExportFiles.Json));
    }

    /// <summary>What a review in the feed tells.</summary>
    public static IEnumerable<ExportedFeedback> AppStoreFeedTells(SampleFeedback r) => [new("review", r.TimeMicros, $"Shop\n{r.Text}", $"app-store:n_{r.Customer}", Rating(r), "1-5")];

    /// <summary>Yelp's tips: no stars, no id.</summary>
    public static void YelpTips(IReadOnlyList<SampleFeedback> reviews, Stream target) => ExportFiles.Write(target, string.Concat(reviews.Select(r => JsonSerializer.Serialize(
        new { user_id = r.Customer, business_id = "b-1", text = r.Text, date = ExportFiles.Clock(r.TimeMicros, "yyyy-MM-dd HH:mm:ss"), compliment_count = 0 }, ExportFiles.Json) + "\n")));

    /// <summary>Yelp's reviews as a table, as people make of the dataset.</summary>
    public static void YelpTable(IReadOnlyList<SampleFeedback> reviews, Stream target) => ExportFiles.Write(target, ExportFiles.Table(
        reviews.Select(r => (string?[])[r.Id, r.Customer, "b-1", $"{Rating(r)}.0", ExportFiles.Clock(r.TimeMicros, "yyyy-MM-dd HH:mm:ss"), r.Text, "1", "0", "0"])
            .Prepend(["review_id", "user_id", "business_id", "stars", "date", "text", "useful", "funny", "cool"]), lineEnd: "\n"));

    /// <summary>What a row of that table tells.</summary>
    public static IEnumerable<ExportedFeedback> YelpTableTells(SampleFeedback r) => [new("review", r.TimeMicros, r.Text, r.Customer, $"{Rating(r)}.0", "1-5")];

    /// <summary>What a tip tells.</summary>
    public static IEnumerable<ExportedFeedback> YelpTipTells(SampleFeedback r) => [new("review", r.TimeMicros, r.Text, r.Customer)];

    private static Dictionary<string, object> Entry(SampleFeedback r) => new()
    {
        ["author"] = new { uri = Label("https://itunes.apple.com/lt/reviews/id1"), name = Label($"n_{r.Customer}"), label = "" },
        ["updated"] = Label(ExportFiles.Clock(r.TimeMicros, "yyyy-MM-dd'T'HH:mm:ss'-07:00'", -7)),
        ["im:rating"] = Label(Rating(r) ?? ""), ["im:version"] = Label("4.2.1"), ["id"] = Label(ExportWords.Text(ExportWords.Number(r.Id) % 10_000_000_000)), ["title"] = Label("Shop"),
        ["content"] = new { label = r.Text, attributes = new { type = "text" } }, ["link"] = new { attributes = new { rel = "related", href = "https://itunes.apple.com/lt/review?id=1" } },
        ["im:voteSum"] = Label("0"), ["im:contentType"] = new { attributes = new { term = "Application", label = "Application" } }, ["im:voteCount"] = Label("0"),
    };

    private static object Label(string text) => new { label = text };

    private static string? Rating(SampleFeedback r) => r.Rating?.ToString(CultureInfo.InvariantCulture);
}
