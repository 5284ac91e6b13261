using System.Text;
using System.Text.Json;
using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>
/// YouTube's comments: threads of the Data API (developers.google.com/youtube, "CommentThreads: list") and the CSV of Google Takeout in both of its forms (seen in the tests of parsers): it holds what
/// the account itself wrote.
/// </summary>
internal sealed class YouTubeProfile : SystemProfile
{
    public override string Name => "youtube";

    public override string Title => "YouTube";

    public override SystemYield Yield => SystemYield.Feedback;

    public override Sureness Sureness => Sureness.TellUs;

    public override IReadOnlyList<string> Files => ["JSON of the Data API's commentThreads and comments", "CSV of comments of Google Takeout: the account's own, as text segments (until June 2024) and as pieces"];

    public override IReadOnlyList<MappedField> Fields =>
    [
        new("id, Comment ID", FeedbackRoles.Id),
        new("authorChannelId.value", FeedbackRoles.Customer),
        new("textOriginal, textDisplay, Comment Text", FeedbackRoles.Text),
        new("publishedAt, Comment Create Timestamp", FeedbackRoles.Time),
        new("videoId, likeCount", "attribute"),
    ];

    public override string ZonePolicy => "UTC, written so.";

    public override string DedupeKey => "the comment's id";

    internal override bool Recognises(ProfileSample sample) =>
        sample.HasAll("snippet.topLevelComment.id") || sample.HasAll("snippet.textDisplay", "snippet.publishedAt") || sample.HasNamed("commentid", "commenttext", "commentcreatetimestamp");

    internal override IEnumerable<string> Notes(ProfileSample sample, string? zone) => sample.HasNamed("commentcreatetimestamp")
        ? ["these are the account's own comments: Takeout does not hold what others wrote under its videos; ask the Data API for those"]
        : [];

    internal override SystemMapper Open(SystemReading reading) => new Mapper(reading);

    private sealed class Mapper(SystemReading reading) : SystemMapper
    {
        public override void Map(SystemRecord record, SystemRows rows)
        {
            if (record.Named("commentid") is { } taken)
            {
                Add(rows, taken, record.Named("commentcreatetimestamp"), null, TakeoutText(record.Named("commenttext")), record.Named("videoid"), null, record.Named("parentcommentid"));
                rows.Set(FeedbackRoles.Calls, "no");
                rows.Attribute("author", "the account itself");
                return;
            }

            var top = record.Text("snippet.topLevelComment.id") is null ? "snippet." : "snippet.topLevelComment.snippet.";
            Add(
                rows, record.FirstOf("snippet.topLevelComment.id", "id"), record.Text(top + "publishedAt"), record.Text(top + "authorChannelId.value"), record.FirstOf(top + "textOriginal", top + "textDisplay"),
                record.FirstOf("snippet.videoId", top + "videoId"), record.Text(top + "likeCount"), record.Text(top + "parentId"));
            using var replies = JsonCells.ListIn(record["replies.comments"]);
            foreach (var reply in replies?.RootElement.EnumerateArray() ?? default)
            {
                var snippet = reply.ValueKind == JsonValueKind.Object && reply.TryGetProperty("snippet", out var s) ? s : default;
                var author = snippet.ValueKind == JsonValueKind.Object && snippet.TryGetProperty("authorChannelId", out var channel) ? JsonCells.Text(channel, "value") : null;
                Add(rows, JsonCells.Text(reply, "id"), JsonCells.Text(snippet, "publishedAt"), author, JsonCells.FirstOf(snippet, "textOriginal", "textDisplay"), JsonCells.Text(snippet, "videoId"), JsonCells.Text(snippet, "likeCount"), JsonCells.Text(snippet, "parentId"));
            }
        }

        private void Add(SystemRows rows, string? id, string? at, string? author, string? text, string? video, string? likes, string? parent)
        {
            if (!SystemTimes.TryAny(at, reading.Zone, dayFirst: false, out var time))
            {
                rows.Refuse("there is no time of the comment, or none that is understood", "publishedAt");
                return;
            }

            rows.Feedback(FeedbackKind.SocialPost, "YouTube", id, time);
            rows.Set(FeedbackRoles.Customer, author is null ? null : $"youtube:{author}");
            rows.Set(FeedbackRoles.Text, text);
            rows.Attribute("video", video);
            rows.Attribute("likes", likes);
            rows.Attribute("reply to", parent);
        }

        // {"text":"…"}, several with commas between; before June 2024 {"takeoutSegments":[{"text":"…"}]}.
        private static string? TakeoutText(string? cell)
        {
            if (cell is null || !cell.StartsWith('{'))
            {
                return cell;
            }

            using var list = JsonCells.ListIn($"[{cell}]");
            var pieces = list?.RootElement.EnumerateArray().SelectMany(p => p.TryGetProperty("takeoutSegments", out var inner) && inner.ValueKind == JsonValueKind.Array ? inner.EnumerateArray().ToList() : [p]);
            return pieces is null ? cell : string.Concat(pieces.Select(p => JsonCells.Text(p, "text")));
        }
    }
}

/// <summary>
/// Facebook's comments: answers of the Graph API (developers.facebook.com, "Comment") and the JSON of "Download your information", which writes every byte of UTF-8 as a character of its own (seen in parsers).
/// </summary>
internal sealed class FacebookProfile : SystemProfile
{
    public override string Name => "facebook";

    public override string Title => "Facebook";

    public override SystemYield Yield => SystemYield.Feedback;

    public override Sureness Sureness => Sureness.TellUs;

    public override IReadOnlyList<string> Files => ["JSON of a page's comments and posts from the Graph API", "comments.json of “Download your information”"];

    public override IReadOnlyList<MappedField> Fields =>
    [
        new("id", FeedbackRoles.Id),
        new("from.id", FeedbackRoles.Customer),
        new("message, data.comment.comment", FeedbackRoles.Text),
        new("created_time, timestamp", FeedbackRoles.Time),
        new("like_count, permalink_url", "attribute"),
    ];

    public override string ZonePolicy => "The Graph API writes the offset; “Download your information” seconds since 1970 UTC.";

    public override string DedupeKey => "id; without one, equal content";

    internal override bool Recognises(ProfileSample sample) =>
        (sample.Format is "json" or "jsonl" && sample.HasAll("created_time", "message", "id")) || (sample.Details.Member is "comments_v2" or "comments" && sample.HasAll("timestamp", "data"));

    internal override SystemMapper Open(SystemReading reading) => new Mapper(reading);

    private sealed class Mapper(SystemReading reading) : SystemMapper
    {
        public override void Map(SystemRecord record, SystemRows rows)
        {
            var isOwn = record.Text("created_time") is null;
            if (!SystemTimes.TryAny(record.FirstOf("created_time", "timestamp"), reading.Zone, dayFirst: false, out var time))
            {
                rows.Refuse("there is no time of the comment, or none that is understood", "created_time");
                return;
            }

            rows.Feedback(FeedbackKind.SocialPost, "Facebook", record["id"], time);
            rows.Set(FeedbackRoles.Customer, record.Text("from.id") is { } from ? $"facebook:{from}" : null);
            rows.Set(FeedbackRoles.Text, isOwn ? Repaired(OwnText(record)) : record.Text("message"));
            rows.Attribute("likes", record["like_count"]);
            rows.Attribute("link", record["permalink_url"]);
        }

        private static string? OwnText(SystemRecord record)
        {
            using var list = JsonCells.ListIn(record["data"]);
            return list?.RootElement.EnumerateArray().Select(d => d.ValueKind == JsonValueKind.Object && d.TryGetProperty("comment", out var comment) ? JsonCells.Text(comment, "comment") : null).FirstOrDefault(t => t is not null);
        }

        // Ä\u0085 where ą was meant: bytes of UTF-8, each as a character.
        private static string? Repaired(string? text)
        {
            if (text is null || text.All(char.IsAscii) || text.Any(c => c > 255))
            {
                return text;
            }

            try
            {
                return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Encoding.Latin1.GetBytes(text));
            }
            catch (DecoderFallbackException)
            {
                return text;
            }
        }
    }
}
