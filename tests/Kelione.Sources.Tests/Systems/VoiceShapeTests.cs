using Kelione.Journeys;

namespace Kelione.Sources.Tests;

/// <summary>What exports of things said have of their own, where a whole generated file does not show it.</summary>
public sealed class VoiceShapeTests : IDisposable
{
    private readonly TempFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void A_feed_of_one_review_holds_it_as_an_object()
    {
        var (system, entries) = Read(_files.Text("feed.json", """
            {"feed":{"author":{"name":{"label":"iTunes Store"}},"entry":{"author":{"name":{"label":"anna_e"},"label":""},"updated":{"label":"2026-05-11T00:32:03-07:00"},"im:rating":{"label":"2"},"im:version":{"label":"4.2.1"},
             "id":{"label":"77"},"title":{"label":"Cart"},"content":{"label":"The cart does not open.","attributes":{"type":"text"}}}}}
            """));

        var entry = Assert.Single(entries);
        Assert.Equal(("app-store", "app-store:anna_e", "2", "Cart\nThe cart does not open.", "2026-05-11T07:32:03Z"), (system, entry.Customer, entry.Rating?.Text, entry.Text, UtcTime.Format(entry.TimeMicros ?? 0)));
    }

    [Fact]
    public void The_account_s_own_comments_call_for_no_answer_and_name_no_customer()
    {
        var (system, entries) = Read(_files.Text("comments.csv", "Comment ID,Channel ID,Comment Create Timestamp,Price,Parent Comment ID,Video ID,Comment Text\nUgx1,UC1,2026-05-11T07:32:03.123456+00:00,0,Ugx0,v1,\"{\"\"takeoutSegments\"\":[{\"\"text\"\":\"\"Thank you, \"\"},{\"\"text\"\":\"\"come again\"\"}]}\"\n"));

        var entry = Assert.Single(entries);
        Assert.Equal(("youtube", "Thank you, come again", null, "the account itself", "Ugx0"), (system, entry.Text, entry.Customer, entry.Attributes["author"], entry.Attributes["reply to"]));
    }

    [Fact]
    public void Numbers_for_the_channel_of_a_ticket_are_told_where_they_are_known_and_kept_where_not()
    {
        var path = _files.Text("tickets.xml", """
            <?xml version="1.0" encoding="UTF-8"?>
            <tickets type="array" count="2">
             <ticket><id type="integer">900</id><nice-id type="integer">7</nice-id><created-at type="datetime">2026-05-11T10:32:03+03:00</created-at><requester-id type="integer">5</requester-id><status-id type="integer">4</status-id>
              <solved-at type="datetime">2026-05-12T10:32:03+03:00</solved-at><subject nil="true"/><description>Where is my order?</description><via-id type="integer">29</via-id><current-tags>delivery late</current-tags></ticket>
             <ticket><nice-id type="integer">8</nice-id><created-at type="datetime">2026-05-11T10:33:03+03:00</created-at><requester-id type="integer">5</requester-id><status-id type="integer">0</status-id>
              <solved-at type="datetime" nil="true"/><subject>Hello</subject><description>Hello</description><via-id type="integer">35</via-id><current-tags nil="true"/></ticket>
            </tickets>
            """);

        var imported = Imported.From(path);

        Assert.Equal(["7 Ticket created 2026-05-11T07:32:03Z chat ", "7 Ticket: solved 2026-05-12T07:32:03Z chat ", "8 Ticket created 2026-05-11T07:33:03Z  35"], imported.Events.Select(e => $"{e.Field("ticket")} {e.Activity} {UtcTime.Format(e.TimeMicros)} {e.Field(EventFields.Channel)} {e.Field("via-id")}"));
        Assert.Equal("delivery; late", imported.Events[0].Field("tags"));
        Assert.Contains(imported.Plan.First.Notes, n => n.Contains("channels by numbers", StringComparison.Ordinal));
    }

    private static (string? System, List<FeedbackEntry> Entries) Read(string path)
    {
        var plan = FeedbackInspector.Inspect(new SourceFile(path));
        return (plan.First.Details.System, [.. FeedbackReader.Read(plan, null, TestContext.Current.CancellationToken).SelectMany(c => c.Entries)]);
    }
}
