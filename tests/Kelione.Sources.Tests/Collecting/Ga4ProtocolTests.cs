namespace Kelione.Sources.Tests;

public sealed class Ga4ProtocolTests
{
    private const string Body = """
        {"client_id":"123.456","user_id":"u1","timestamp_micros":"1795420799000001","user_properties":{"plan":{"value":"pro"}},"non_personalized_ads":true,"consent":{"ad_user_data":"DENIED"},
        "user_data":{"sha256_email_address":["fb98d44ad7501a959f3f4f4a3f004fe2d9e581ea6207e218c4b02c08a4d75adf"]},
        "events":[{"name":"purchase","params":{"transaction_id":"T1","value":59.9,"currency":"EUR","session_id":77,"page_location":"https://shop.example/","items":[{"item_id":"a"}]}},{"name":"after","timestamp_micros":1795420799500000}]}
        """;

    [Fact]
    public void Events_have_their_names_ids_times_and_properties()
    {
        var request = Sent.Post("/mp/collect", Body, ("api_secret", "kel_a"), ("measurement_id", "G-1"));
        var collected = request.Read();
        Assert.Equal(("ga4", "kel_a", "204"), (request.Name(), request.Key(), request.Answer()));
        var one = collected.Events[0];
        Assert.Equal(("purchase", "u1", "123.456", "purchase|T1", "123.456.77"), (one.Activity, one.UserId, one.AnonymousId, one.Id, one.Session));
        Assert.Equal((1_795_420_799_000_001, 59.9, "https://shop.example/"), (one.TimeMicros, one.Value, one.Url));
        Assert.Equal(("[{\"item_id\":\"a\"}]", "DENIED", "true"), (one.Properties["items"], one.Properties["consent.ad_user_data"], one.Properties["non_personalized_ads"]));
        Assert.Equal(1_795_420_799_500_000, collected.Events[1].TimeMicros);
        Assert.StartsWith("u1|after|1795420799500000|", collected.Events[1].Id, StringComparison.Ordinal);
        Assert.All(collected.Events, e => Assert.Equal("pro", e.Properties["user_properties.plan"]));
        Assert.Equal([ClueKind.Email, ClueKind.AnonymousId], collected.Clues.Select(clue => clue.Kind));
    }

    [Fact]
    public void The_validation_keeps_nothing_and_tells_what_is_wrong_in_its_own_form()
    {
        var good = Sent.Post("/debug/mp/collect", Body);
        Assert.True(good.Read().IsTrial);
        Assert.Equal("""200 {"validationMessages":[]}""", good.Answer());
        Assert.Equal(
            """200 {"validationMessages":[{"fieldPath":"events[0].name","description":"the name is reserved","validationCode":"NAME_RESERVED"},{"fieldPath":"events[1].name","description":"name is missing","validationCode":"VALUE_REQUIRED"},{"fieldPath":"events[2].name","description":"the name must begin with a letter and have letters, digits and underscores only","validationCode":"NAME_INVALID"}]}""",
            Sent.Post("/debug/mp/collect", """{"client_id":"c","events":[{"name":"first_visit"},{},{"name":"a b"}]}""").Answer());
    }

    [Fact]
    public void What_is_wrong_is_refused_aloud()
    {
        Assert.Equal("""400 {"validationMessages":[{"fieldPath":"client_id","description":"client_id is missing","validationCode":"VALUE_REQUIRED"}]}""", Sent.Post("/mp/collect", """{"events":[{"name":"a"}]}""").Answer());
        var many = string.Join(',', Enumerable.Repeat("{\"name\":\"a\"}", 26));
        Assert.Throws<CollectException>(() => Sent.Post("/mp/collect", $"{{\"client_id\":\"c\",\"events\":[{many}]}}").Read());
        Assert.Equal("""401 {"validationMessages":[{"fieldPath":"api_secret","description":"why","validationCode":"VALUE_INVALID"}]}""", Sent.Post("/mp/collect", Body).Refusal(CollectFault.WrongKey));
    }

    [Fact]
    public void The_tags_own_requests_are_read_one_line_an_event()
    {
        var request = Sent.Post(
            "/g/collect", "en=page_view&_s=1\nen=add_to_cart&_s=2&ep.sku=A%2B1&epn.value=29.95&up.plan=pro\n", ("v", "2"), ("tid", "kel_a"), ("cid", "12.34"), ("sid", "55"), ("_p", "99"), ("dl", "https://shop.example/"), ("gcs", "G111"));
        Assert.Equal("kel_a", request.Key());
        var collected = request.Read();
        Assert.Equal(["page_view", "add_to_cart"], collected.Events.Select(one => one.Activity));
        Assert.Equal(("12.34|99|2|1|add_to_cart", "A+1", 29.95, "12.34.55", "https://shop.example/"), (collected.Events[1].Id, collected.Events[1].Properties["sku"], collected.Events[1].Value, collected.Events[1].Session, collected.Events[1].Url));
        Assert.Equal("pro", collected.Events[1].Properties["user_properties.plan"]);
    }

    [Fact]
    public void Where_analytics_was_not_agreed_to_nothing_is_kept()
    {
        var collected = Sent.Get("/g/collect", ("tid", "kel_a"), ("cid", "1.2"), ("en", "page_view"), ("gcs", "G110")).Read();
        Assert.Equal((0, 1), (collected.Events.Count, collected.LeftOut));
    }
}
