using System.Globalization;
using System.Text;
using System.Text.Json;
using Kelione.Journeys;

namespace Kelione.Samples;

/// <summary>Reviews and posts as stores, networks and help desks export them.</summary>
internal static class ReviewExports
{
    private const string Iso = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>Google Play: UTF-16 with its mark; most reviews are a rating alone, without text and link.</summary>
    public static void GooglePlay(IReadOnlyList<SampleFeedback> reviews, Stream target) => ExportFiles.Write(
        target,
        ExportFiles.Table(
            reviews.Select(r => (string?[])
                [
                    "com.example.shop", "421", "4.2.1", r.Language, "husky", At(r.TimeMicros), Millis(r.TimeMicros), At(r.TimeMicros), Millis(r.TimeMicros), Rating(r), null, IsBare(r) ? null : r.Text,
                    IsBare(r) || r.AnsweredMicros is null ? null : At(r.AnsweredMicros.Value), IsBare(r) || r.AnsweredMicros is null ? null : Millis(r.AnsweredMicros.Value), IsBare(r) || r.AnsweredMicros is null ? null : "Thank you!",
                    IsBare(r) ? null : $"http://play.google.com/console/developers/app/reviews?reviewId=gp%3A{r.Id}&corpus=PUBLIC_REVIEWS",
                ]).Prepend(
                [
                    "Package Name", "App Version Code", "App Version Name", "Reviewer Language", "Device", "Review Submit Date and Time", "Review Submit Millis Since Epoch", "Review Last Update Date and Time",
                    "Review Last Update Millis Since Epoch", "Star Rating", "Review Title", "Review Text", "Developer Reply Date and Time", "Developer Reply Millis Since Epoch", "Developer Reply Text", "Review Link",
                ]), lineEnd: "\n"),
        Encoding.Unicode);

    /// <summary>What a review on Google Play tells.</summary>
    public static IEnumerable<ExportedFeedback> GooglePlayTells(SampleFeedback r) =>
        [new("review", r.TimeMicros, IsBare(r) ? "" : r.Text, null, Rating(r), "1-5", r.Language, IsBare(r) || r.AnsweredMicros is null ? null : ExportFiles.Cut(r.AnsweredMicros.Value, 1_000))];

    /// <summary>App Store Connect's API.</summary>
    public static void AppStore(IReadOnlyList<SampleFeedback> reviews, Stream target) => ExportFiles.Write(target, JsonSerializer.Serialize(
        new
        {
            data = reviews.Select(r => new
            {
                type = "customerReviews",
                id = ExportWords.Uuid(r.Id),
                attributes = new { rating = r.Rating, title = "Shop", body = r.Text, reviewerNickname = $"n_{r.Customer}", createdDate = ExportFiles.Clock(r.TimeMicros, "yyyy-MM-dd'T'HH:mm:ss'-07:00'", -7), territory = "LTU" },
                relationships = new { response = new { links = new { related = "https://api.appstoreconnect.apple.com/v1/customerReviews" } } },
            }),
            links = new { next = (string?)null },
            meta = new { paging = new { total = reviews.Count, limit = 200 } },
        },
        ExportFiles.Json));

    /// <summary>What a review on the App Store tells.</summary>
    public static IEnumerable<ExportedFeedback> AppStoreTells(SampleFeedback r) => [new("review", r.TimeMicros, $"Shop\n{r.Text}", $"app-store:n_{r.Customer}", Rating(r), "1-5")];

    /// <summary>The Yelp dataset's shape.</summary>
    public static void Yelp(IReadOnlyList<SampleFeedback> reviews, Stream target) => ExportFiles.Write(target, string.Concat(reviews.Select(r => JsonSerializer.Serialize(
        new { review_id = r.Id, user_id = r.Customer, business_id = "b-1", stars = (double)r.Rating!, useful = 1, funny = 0, cool = 0, text = r.Text, date = ExportFiles.Clock(r.TimeMicros, "yyyy-MM-dd HH:mm:ss") }, ExportFiles.Json) + "\n")));

    /// <summary>What a review in Yelp's shape tells.</summary>
    public static IEnumerable<ExportedFeedback> YelpTells(SampleFeedback r) => [new("review", r.TimeMicros, r.Text, r.Customer, Rating(r), "1-5")];

    /// <summary>X's archive: scripts; direct messages with the account's own answers among them, the newest first.</summary>
    public static void X(IReadOnlyList<SampleFeedback> posts, Stream target) => ExportFiles.Zip(
        target,
        ("data/account.js", "window.YTD.account.part0 = " + JsonSerializer.Serialize(new[] { new { account = new { email = "shop@example.com", accountId = "900001", username = "shop" } } }, ExportFiles.Json)),
        ("data/manifest.js", "window.__THAR_CONFIG = {\"archiveInfo\": {\"sizeBytes\": \"1\"}}"),
        ("data/like.js", "window.YTD.like.part0 = [ {\"like\":{\"tweetId\":\"1\",\"fullText\":\"nice day to you all\"}} ]"),
        ("data/direct-messages.js", "window.YTD.direct_messages.part0 = " + JsonSerializer.Serialize(posts.Select(p => new { dmConversation = new { conversationId = $"900001-{p.Customer}-{p.Id}", messages = Messages(p) } }), ExportFiles.Json)));

    /// <summary>What a direct message tells.</summary>
    public static IEnumerable<ExportedFeedback> XTells(SampleFeedback p) => [new("social_post", p.TimeMicros, p.Text, $"x:{p.Customer}", AnsweredMicros: p.TimeMicros is var t ? ExportFiles.Cut(t + 600_000_000, 1_000) : null)];

    /// <summary>YouTube's comment threads.</summary>
    public static void YouTube(IReadOnlyList<SampleFeedback> posts, Stream target) => ExportFiles.Write(target, JsonSerializer.Serialize(
        new
        {
            kind = "youtube#commentThreadListResponse",
            etag = "x",
            pageInfo = new { totalResults = posts.Count, resultsPerPage = 100 },
            items = posts.Select(p => new
            {
                kind = "youtube#commentThread",
                id = p.Id,
                snippet = new
                {
                    channelId = "UCx", videoId = "v1",
                    topLevelComment = new
                    {
                        id = p.Id,
                        snippet = new { textDisplay = p.Text.Replace("\n", "<br>", StringComparison.Ordinal), textOriginal = p.Text, authorDisplayName = "Somebody", authorChannelId = new { value = p.Customer }, likeCount = 3, publishedAt = At(p.TimeMicros), updatedAt = At(p.TimeMicros) },
                    },
                    totalReplyCount = 0,
                },
            }),
        },
        ExportFiles.Json));

    /// <summary>Facebook's Graph API.</summary>
    public static void Facebook(IReadOnlyList<SampleFeedback> posts, Stream target) => ExportFiles.Write(target, JsonSerializer.Serialize(
        new
        {
            data = posts.Select(p => new { created_time = ExportFiles.Clock(p.TimeMicros, "yyyy-MM-dd'T'HH:mm:ss'+0000'"), from = new { name = "Somebody", id = p.Customer }, message = p.Text, id = $"122_{p.Id}", like_count = 2 }),
            paging = new { cursors = new { before = "a", after = "b" } },
        },
        ExportFiles.Json));

    /// <summary>Facebook's "Download your information": every byte of UTF-8 as a character of its own, escaped.</summary>
    public static void FacebookOwn(IReadOnlyList<SampleFeedback> posts, Stream target) => ExportFiles.Write(target, JsonSerializer.Serialize(
        new
        {
            comments_v2 = posts.Select(p => new
            {
                timestamp = UtcTime.FloorDiv(p.TimeMicros, UtcTime.MicrosPerSecond), title = "Somebody commented on a post.",
                data = new[] { new { comment = new { timestamp = UtcTime.FloorDiv(p.TimeMicros, UtcTime.MicrosPerSecond), comment = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(p.Text)), author = "Somebody" } } },
            }),
        }));

    /// <summary>What a comment tells.</summary>
    public static IEnumerable<ExportedFeedback> CommentTells(SampleFeedback p, string? prefix) => [new("social_post", p.TimeMicros, p.Text, prefix is null ? null : $"{prefix}:{p.Customer}")];

    private static object[] Messages(SampleFeedback p) =>
    [
        new { messageCreate = new { recipientId = p.Customer, senderId = "900001", id = $"{p.Id}-2", text = "Sorry to hear that.", createdAt = ExportFiles.Clock(p.TimeMicros + 600_000_000, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'") } },
        new { messageCreate = new { recipientId = "900001", senderId = p.Customer, id = $"{p.Id}-1", text = p.Text, createdAt = ExportFiles.Clock(p.TimeMicros, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'") } },
    ];

    private static bool IsBare(SampleFeedback r) => ExportWords.Number(r.Id) % 10 != 0;

    private static string At(long micros) => ExportFiles.Clock(micros, Iso);

    private static string Millis(long micros) => UtcTime.FloorDiv(micros, 1_000).ToString(CultureInfo.InvariantCulture);

    private static string? Rating(SampleFeedback r) => r.Rating?.ToString(CultureInfo.InvariantCulture);
}
