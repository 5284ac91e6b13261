using System.Text;

namespace Kelione.Sources.Tests.Collecting;

public sealed class SegmentProtocolTests
{
    private static readonly CollectorProtocol Segment = Requests.Protocol("segment");

    [Fact]
    public void A_track_becomes_an_event_with_the_time_corrected_by_the_sender_s_clock()
    {
        var collected = Segment.Read(Requests.Post("/v1/track", """
            {"type":"track","event":"Order Completed","messageId":"ajs-1","anonymousId":"8a3f","userId":"u-17","properties":{"order_id":"T-1001","revenue":59.9,"items":[1,2],"cart":{"size":3}},
             "context":{"page":{"url":"https://shop.example/thanks","referrer":""},"campaign":{"source":"google","medium":"cpc"},"locale":"lt-LT","groupId":"acme","ip":"203.0.113.9"},
             "timestamp":"2026-05-11T07:33:09.900Z","sentAt":"2026-05-11T07:33:10.000Z"}
            """));
        var sent = Assert.Single(collected.Events);
        Assert.Equal(("Order Completed", "u-17", "8a3f", "ajs-1", "acme"), (sent.Activity, sent.UserId, sent.AnonymousId, sent.Id, sent.Account));
        Assert.Equal("2026-05-11T07:33:09.9Z", Requests.TimeOf(sent));
        Assert.Equal(59.9, sent.Value);
        Assert.Equal(("https://shop.example/thanks", "", "203.0.113.9"), (sent.Url, sent.Referrer, sent.Address));
        Assert.Equal("google", sent.Campaign["source"]);
        Assert.Equal(("T-1001", "[1,2]", "3", "lt-LT"), (sent.Properties["order_id"], sent.Properties["items"], sent.Properties["cart.size"], sent.Properties["context.locale"]));
        Assert.DoesNotContain("context.ip", sent.Properties.Keys);
        var clue = Assert.Single(collected.Clues);
        Assert.Equal(("u-17", ClueKind.AnonymousId, "8a3f"), (clue.Customer, clue.Kind, clue.Value));
        Assert.Equal("{\"success\":true}", Requests.Text(Segment.Accepted(Requests.Post("/v1/track", ""), collected)));
    }

    [Fact]
    public void A_batch_takes_what_it_can_and_says_what_it_cannot()
    {
        var request = Requests.Post("/v1/batch", """
            {"batch":[{"type":"track","event":"A","userId":"u","messageId":"1"},{"type":"track","userId":"u"},{"type":"track","event":"B"},5,{"type":"dance","userId":"u"},
             {"type":"page","anonymousId":"a","name":"Pricing","messageId":"2"},{"type":"screen","anonymousId":"a","name":"Home","messageId":"3"},{"type":"identify","userId":"u","anonymousId":"a","traits":{"email":"A@b.example","plan":"pro"}},
             {"type":"alias","userId":"u","previousId":"old"},{"type":"group","userId":"u","groupId":"g"}],"sentAt":"2026-05-11T07:33:10Z"}
            """);
        var collected = Segment.Read(request);
        Assert.Equal(["A", "Page viewed", "Screen viewed"], collected.Events.Select(e => e.Activity));
        Assert.Equal([null, "Pricing", "Home"], collected.Events.Select(e => e.Screen));
        Assert.Equal([(1, "event"), (2, "userId"), (3, null), (4, "type")], collected.Refused.Select(r => (r.Index, r.Field)));
        Assert.Contains(collected.Clues, c => c is { Kind: ClueKind.AnonymousId, Value: "old", Customer: "u" });
        Assert.Contains(collected.Clues, c => c is { Kind: ClueKind.AnonymousId, Value: "a", Customer: "u" });
        Assert.Contains(collected.Clues, c => c.Kind == ClueKind.Email && c.Value == PersonalKey.OfEmail("a@b.example"));
        Assert.Equal(["u", "u"], collected.Traits.Select(t => t.Customer));
        Assert.Equal(200, Segment.Accepted(request, collected).Status);
        Assert.Contains("message 2: A track needs", Requests.Text(Segment.Accepted(request, collected)).Replace("\\u0027", "'", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"type":"track","event":"A","userId":"u","integrations":{"All":false}}""", 1)]
    [InlineData("""{"type":"track","event":"A","userId":"u","integrations":{"All":false,"Kelione":true}}""", 0)]
    [InlineData("""{"type":"track","event":"A","userId":"u","integrations":{"Kelione":false}}""", 1)]
    [InlineData("""{"type":"track","event":"A","userId":"u","context":{"consent":{"categoryPreferences":{"Analytics":false}}}}""", 1)]
    [InlineData("""{"type":"track","event":"A","userId":"u","context":{"consent":{"categoryPreferences":{"Analytics":true,"Advertising":false}}}}""", 0)]
    public void What_the_person_did_not_agree_to_is_left_out(string body, int leftOut)
    {
        var collected = Segment.Read(Requests.Post("/v1/track", body));
        Assert.Equal((leftOut, 1 - leftOut), (collected.LeftOut, collected.Events.Count));
    }

    [Fact]
    public void The_key_is_the_name_of_basic_authentication_or_stands_in_the_body()
    {
        Assert.Equal("kel_1", Segment.KeyOf(Requests.Post("/v1/track", "{}", ("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("kel_1:"))))));
        Assert.Equal("kel_2", Segment.KeyOf(Requests.Post("/v1/t", """{"a":{"writeKey":"no"},"writeKey":"kel_2"}""")));
        Assert.Null(Segment.KeyOf(Requests.Post("/v1/t", "{", ("Authorization", "Basic %%%"))));
    }

    [Fact]
    public void Settings_send_the_browser_s_SDK_back_to_this_server()
    {
        var reply = Segment.Aside(new CollectRequest { Method = "GET", Path = "/v1/projects/kel_x/settings", Root = "https://host/collect/shop", Query = new Dictionary<string, string>(), Headers = new Dictionary<string, string>(), Body = default, ReceivedMicros = 0 });
        Assert.Contains("\"apiHost\":\"host/collect/shop/v1\",\"protocol\":\"https\"", Requests.Text(reply!), StringComparison.Ordinal);
        Assert.Null(Segment.Aside(Requests.Post("/v1/track", "{}")));
    }

    [Fact]
    public void A_message_alone_that_cannot_be_taken_is_told_with_400()
    {
        var request = Requests.Post("/v1/track", """{"userId":"u"}""");
        var reply = Segment.Accepted(request, Segment.Read(request));
        Assert.Equal(400, reply.Status);
        Assert.StartsWith("{\"success\":false,\"message\":", Requests.Text(reply), StringComparison.Ordinal);
    }
}
