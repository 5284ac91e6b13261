namespace Kelione.Sources.Tests.Collecting;

public sealed class OwnProtocolTests
{
    private static readonly CollectorProtocol Own = Requests.Protocol("kelione");

    [Fact]
    public void An_event_says_who_did_what_and_when_and_all_else_is_kept()
    {
        var collected = Own.Read(Requests.Post("/v1/events", """
            {"activity":"Opened","customer":"u1","anonymous":"a1","id":"e1","time":"2026-05-11T10:33:10+03:00","session":"s","url":"https://shop.example/","referrer":"","screen":"Home","value":"3.5",
             "channel":"store","account":"acme","device":"till","campaign":{"source":"x"},"fields":{"plan":"pro","deep":{"er":1}},"other":true,"email":"a@b.example","ip":""}
            """));
        var sent = Assert.Single(collected.Events);
        Assert.Equal(("Opened", "u1", "a1", "e1", "s", "Home", "store", "acme", "till", ""), (sent.Activity, sent.UserId, sent.AnonymousId, sent.Id, sent.Session, sent.Screen, sent.Channel, sent.Account, sent.Device, sent.Referrer));
        Assert.Equal("2026-05-11T07:33:10Z", Requests.TimeOf(sent));
        Assert.Equal(3.5, sent.Value);
        Assert.Equal(["deep.er=1", "other=true", "plan=pro"], sent.Properties.Select(p => $"{p.Key}={p.Value}").Order(StringComparer.Ordinal));
        Assert.Equal([ClueKind.AnonymousId, ClueKind.Email], collected.Clues.Select(c => c.Kind));
    }

    [Theory]
    [InlineData("""{"events":[{"activity":"A","customer":"u","time":1778484780,"sentAt":"ignored"}],"sentAt":1778484790}""", "2026-05-11T07:33:00Z")]
    [InlineData("""{"events":[{"activity":"A","customer":"u","time":1778488380}],"sentAt":1778488390}""", "2026-05-11T07:33:00.3Z")]
    [InlineData("""[{"activity":"A","customer":"u","time":1778484780000}]""", "2026-05-11T07:33:00Z")]
    [InlineData("""{"activity":"A","customer":"u"}""", "2026-05-11T07:33:10.3Z")]
    [InlineData("""{"activity":"A","customer":"u","time":"2031-01-01T00:00:00Z"}""", "2026-05-11T07:33:10.3Z")]
    public void Clocks_that_are_wrong_are_set_right_by_the_moment_of_sending(string body, string expected) =>
        Assert.Equal(expected, Requests.TimeOf(Own.Read(Requests.Post("/v1/events", body)).Events.Single()));

    [Fact]
    public void What_cannot_be_taken_is_refused_by_its_place_and_field()
    {
        var request = Requests.Post("/v1/events", """[{"customer":"u"},{"activity":"A"},{"activity":"A","customer":"u","time":"soon"},3]""");
        var collected = Own.Read(request);
        Assert.Equal([(0, "activity"), (1, "customer"), (2, "time"), (3, null)], collected.Refused.Select(r => (r.Index, r.Field)));
        Assert.Equal(400, Own.Accepted(request, collected).Status);
    }

    [Fact]
    public void Who_did_not_agree_is_left_out()
    {
        Assert.Equal(2, Own.Read(Requests.Post("/v1/events", """{"consent":false,"events":[{"activity":"A","customer":"u"},{"activity":"B","customer":"u"}]}""")).LeftOut);
        Assert.Equal(1, Own.Read(Requests.Post("/v1/events", """[{"activity":"A","customer":"u","consent":false},{"activity":"B","customer":"u"}]""")).LeftOut);
    }

    [Fact]
    public void Who_is_who_can_be_told_without_an_event()
    {
        var request = Requests.Post("/v1/events", """{"customer":"u","anonymous":"a"}""");
        var collected = Own.Read(request);
        Assert.Empty(collected.Events);
        Assert.Single(collected.Clues);
        Assert.Equal(200, Own.Accepted(request, collected).Status);
    }

    [Fact]
    public void The_key_is_a_bearer_s_or_stands_in_the_address_or_the_body()
    {
        Assert.Equal("kel_1", Own.KeyOf(Requests.Post("/v1/events", "{}", ("Authorization", "Bearer kel_1"))));
        Assert.Equal("kel_2", Own.KeyOf(Requests.Post("/v1/events", "{}") with { Query = new Dictionary<string, string> { ["key"] = "kel_2" } }));
        Assert.Equal("kel_3", Own.KeyOf(Requests.Post("/v1/events", """{"events":[],"key":"kel_3"}""")));
    }
}
