using System.Text.Json;
using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>
/// The archive that X (Twitter) gives an account: <c>data/tweets.js</c>, <c>data/direct-messages.js</c> and others, each JSON after <c>window.YTD.…part0 =</c>. Shape: parsers in public repositories. It holds the
/// account's own posts and messages; what customers posted about it is not in there.
/// </summary>
internal sealed class XArchiveProfile : SystemProfile
{
    public override string Name => "x";

    public override string Title => "X (Twitter)";

    public override SystemYield Yield => SystemYield.Feedback;

    public override Sureness Sureness => Sureness.Documented;

    public override IReadOnlyList<string> Files => ["the archive's zip: own posts (tweets.js, tweet.js) and direct messages (direct-messages.js)"];

    public override IReadOnlyList<MappedField> Fields =>
    [
        new("id_str, messageCreate.id", FeedbackRoles.Id),
        new("full_text, messageCreate.text", FeedbackRoles.Text),
        new("created_at, messageCreate.createdAt", FeedbackRoles.Time),
        new("messageCreate.senderId", FeedbackRoles.Customer),
        new("the account's next message in the conversation", FeedbackRoles.Answered),
        new("lang", FeedbackRoles.Language),
        new("favorite_count, retweet_count, in_reply_to_screen_name", "attribute"),
    ];

    public override string ZonePolicy => "UTC, written so.";

    public override string DedupeKey => "id_str, the message's id";

    internal override bool Recognises(ProfileSample sample) =>
        sample.HasAll("tweet.id_str", "tweet.created_at") || sample.Has("dmConversation.messages") || (sample.Format == XScriptFormat.FormatName && sample.HasAll("id_str", "full_text"));

    internal override IEnumerable<string> Notes(ProfileSample sample, string? zone) => sample.Has("dmConversation.messages")
        ? ["messages of the account itself are taken as its answers, not as feedback"]
        : ["these are the account's own posts: an archive does not hold what others wrote about it"];

    internal override SystemMapper Open(SystemReading reading) => new Mapper(reading);

    private sealed class Mapper(SystemReading reading) : SystemMapper
    {
        private string? _own;

        public override void Map(SystemRecord record, SystemRows rows)
        {
            if (record.Text("dmConversation.messages") is { } messages)
            {
                Conversation(record, rows, messages);
                return;
            }

            var prefix = record.Text("tweet.id_str") is null ? "" : "tweet.";
            if (record.FirstOf(prefix + "id_str", prefix + "id") is not { } id || !SystemTimes.TryParse(TimeFormat.MonthName, record[prefix + "created_at"], reading.Zone, out var time))
            {
                rows.Refuse("there is no id of the post, or no time that is understood", prefix + "created_at");
                return;
            }

            rows.Feedback(FeedbackKind.SocialPost, "X", id, time);
            rows.Set(FeedbackRoles.Text, record.FirstOf(prefix + "full_text", prefix + "text"));
            rows.Set(FeedbackRoles.Language, record[prefix + "lang"] is "und" or "zxx" or "qme" ? default : record[prefix + "lang"]);
            rows.Set(FeedbackRoles.Calls, "no");
            rows.Attribute("author", "the account itself");
            foreach (var name in new[] { "favorite_count", "retweet_count", "in_reply_to_screen_name", "in_reply_to_status_id_str" })
            {
                rows.Attribute(name, record[prefix + name]);
            }
        }

        private void Conversation(SystemRecord record, SystemRows rows, string messages)
        {
            _own ??= reading.Neighbours.Join(s => s.Has("account.accountId"), _ => "own", r => r.Text("account.accountId"), e => e.EndsWith("account.js", StringComparison.Ordinal)).GetValueOrDefault("own") ?? "";
            using var list = JsonCells.ListIn(messages);
            var said = list?.RootElement.EnumerateArray().Select(Message.Of).OfType<Message>().OrderBy(m => m.Time).ToList() ?? [];
            for (var i = 0; i < said.Count; i++)
            {
                if (said[i].Sender == _own)
                {
                    continue;
                }

                rows.Feedback(FeedbackKind.SocialPost, "X", said[i].Id, said[i].Time);
                rows.Set(FeedbackRoles.Customer, $"x:{said[i].Sender}");
                rows.Set(FeedbackRoles.Text, said[i].Text);
                rows.Set(FeedbackRoles.Channel, "direct message");
                if (said.Skip(i + 1).FirstOrDefault(m => m.Sender == _own) is { } answer)
                {
                    rows.SetTime(FeedbackRoles.Answered, answer.Time);
                }

                rows.Attribute("conversation", record["dmConversation.conversationId"]);
            }
        }
    }

    private sealed record Message(string Id, string Sender, string Text, long Time)
    {
        public static Message? Of(JsonElement item) =>
            item.ValueKind == JsonValueKind.Object && item.TryGetProperty("messageCreate", out var message)
            && JsonCells.Text(message, "id") is { } id && JsonCells.Text(message, "senderId") is { } sender
            && SystemTimes.TryParse(TimeFormat.YearFirst, JsonCells.Text(message, "createdAt"), ZoneRule.Of(null), out var time)
                ? new Message(id, sender, JsonCells.Text(message, "text") ?? "", time)
                : null;
    }
}
