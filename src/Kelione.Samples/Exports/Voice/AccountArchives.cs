using System.Text.Json;
using Kelione.Journeys;

namespace Kelione.Samples;

/// <summary>What an account gets of itself when it asks a network for its own data: its own posts and comments.</summary>
internal static class AccountArchives
{
    private const string Moment = "yyyy-MM-dd'T'HH:mm:ss.ffffff'+00:00'";

    /// <summary>X's archive with posts, in two parts as large archives have them; numbers stand as texts, and the zip holds other scripts too.</summary>
    public static void XPosts(IReadOnlyList<SampleFeedback> posts, Stream target) => ExportFiles.Zip(
        target,
        ("data/account.js", "window.YTD.account.part0 = " + JsonSerializer.Serialize(new[] { new { account = new { email = "shop@example.com", accountId = "900001", username = "shop" } } }, ExportFiles.Json)),
        ("data/tweets.js", Script("tweets.part0", posts.Take((posts.Count + 1) / 2))),
        ("data/tweets-part1.js", Script("tweets.part1", posts.Skip((posts.Count + 1) / 2))));

    /// <summary>Google Takeout's comments as they were until June 2024: the text is a list of segments in JSON, and blank lines end the file.</summary>
    public static void YouTubeSegments(IReadOnlyList<SampleFeedback> posts, Stream target) => ExportFiles.Write(target, ExportFiles.Table(
        posts.Select(p => (string?[])
            [
                CommentId(p), "UCsample", ExportFiles.Clock(p.TimeMicros, Moment), "0", null, "v1", $"{{\"takeoutSegments\":[{string.Join(',', Pieces(p.Text))}]}}",
            ]).Prepend(["Comment ID", "Channel ID", "Comment Create Timestamp", "Price", "Parent Comment ID", "Video ID", "Comment Text"]), lineEnd: "\n") + "\n\n\n");

    /// <summary>Google Takeout's comments as they are since: other columns first, and the pieces of a text with nothing around them.</summary>
    public static void YouTube(IReadOnlyList<SampleFeedback> posts, Stream target) => ExportFiles.Write(target, ExportFiles.Table(
        posts.Select((p, i) => (string?[])
            [
                "UCsample", ExportFiles.Clock(p.TimeMicros, Moment), "0", CommentId(p), i % 5 == 3 ? CommentId(posts[i - 1]) : null, "v1", string.Join(',', Pieces(p.Text)),
            ]).Prepend(["Channel ID", "Comment create timestamp", "Price", "Comment ID", "Parent comment ID", "Video ID", "Comment text"]), lineEnd: "\r\n"));

    /// <summary>What a post of the account's own tells: what was said, but of no customer.</summary>
    public static IEnumerable<ExportedFeedback> XTells(SampleFeedback p) => [new("social_post", p.TimeMicros, p.Text, Language: p.Language)];

    /// <summary>What a comment of the account's own tells.</summary>
    public static IEnumerable<ExportedFeedback> YouTubeTells(SampleFeedback p) => [new("social_post", p.TimeMicros, p.Text)];

    private static string Script(string name, IEnumerable<SampleFeedback> posts) => $"window.YTD.{name} = " + JsonSerializer.Serialize(
        posts.Select(p => new
        {
            tweet = new
            {
                edit_info = new { initial = new { editTweetIds = new[] { TweetId(p) }, editsRemaining = "5", isEditEligible = true } },
                retweeted = false, source = "<a href=\"https://mobile.example\" rel=\"nofollow\">Web</a>", entities = new { hashtags = Array.Empty<object>(), user_mentions = Array.Empty<object>(), urls = Array.Empty<object>() },
                favorite_count = "1", in_reply_to_status_id_str = "1788999999999999999", id_str = TweetId(p), in_reply_to_user_id = "77", truncated = false, retweet_count = "0", id = TweetId(p), favorited = false,
                full_text = p.Text, lang = p.Language, in_reply_to_screen_name = "somebody", created_at = ExportFiles.Clock(p.TimeMicros, "ddd MMM dd HH:mm:ss '+0000' yyyy"),
            },
        }),
        ExportFiles.Json);

    // A line's end is a piece of its own.
    private static IEnumerable<string> Pieces(string text)
    {
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0)
            {
                yield return "{\"text\":\"\\n\"}";
            }

            yield return JsonSerializer.Serialize(new { text = lines[i] });
        }
    }

    private static string CommentId(SampleFeedback p) => $"Ugx{ExportWords.Number(p.Id):x16}";

    private static string TweetId(SampleFeedback p) => ExportWords.Text(1_700_000_000_000_000_000 + (ExportWords.Number(p.Id) % 100_000_000_000_000_000));
}
