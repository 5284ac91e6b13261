namespace Kelione.Sources.Tests;

public sealed class AmplitudeProtocolTests
{
    private const string Batch = """
        {"api_key":"kel_a","events":[{"user_id":"u1","device_id":"d1","session_id":1795420000000,"time":1795420799000,"platform":"Web","ip":"$remote","insert_id":"i1","event_type":"Ordered",
        "event_properties":{"price":9.5,"deep":{"x":1},"[Amplitude] Page URL":"https://shop.example/"},"groups":{"org":"acme"},"user_agent":"Mozilla/5.0"},
        {"user_id":"u1","device_id":"d1","insert_id":"i2","event_type":"$identify","user_properties":{"$set":{"plan":"pro","email":"a@b.c"}}},
        {"user_id":"u1","insert_id":"i3","event_type":"revenue_amount","event_properties":{"$productId":"p","$quantity":2,"$price":3}}],"options":{},"client_upload_time":"2026-11-23T08:00:00.100Z"}
        """;

    [Fact]
    public void Events_have_their_names_ids_times_and_properties()
    {
        var collected = Sent.Post("/2/httpapi", Batch).Read();
        Assert.Equal(["Ordered", "revenue_amount"], collected.Events.Select(one => one.Activity));
        var one = collected.Events[0];
        Assert.Equal(("u1", "d1", "d1|i1", "d1.1795420000000"), (one.UserId, one.AnonymousId, one.Id, one.Session));
        Assert.Equal((1_795_420_799_000_000, "https://shop.example/", "acme", null), (one.TimeMicros, one.Url, one.Account, one.Address));
        Assert.Equal(("9.5", "1", "Web"), (one.Properties["price"], one.Properties["deep.x"], one.Properties["platform"]));
        Assert.Null(one.Value);
        Assert.Equal((6, "", Sent.Received), (collected.Events[1].Value, collected.Events[1].Address, collected.Events[1].TimeMicros));
        Assert.Equal("pro", Assert.Single(collected.Traits).Traits["plan"]);
        Assert.Single(collected.Clues, clue => clue is { Kind: ClueKind.AnonymousId, Customer: "u1", Value: "d1" });
        Assert.Single(collected.Clues, clue => clue.Kind == ClueKind.Email);
    }

    [Fact]
    public void Forms_and_identify_are_read()
    {
        var old = Sent.Post("/httpapi", "api_key=kel_a&event=" + Uri.EscapeDataString("""{"event_type":"A","user_id":"u1"}"""));
        Assert.Equal(("kel_a", "A"), (old.Key(), old.Event().Activity));
        var identify = Sent.Post("/identify", "api_key=kel_a&identification=" + Uri.EscapeDataString("""[{"user_id":"u1","user_properties":{"plan":"pro"}}]"""));
        Assert.Equal(("kel_a", "pro", "200 success"), (identify.Key(), Assert.Single(identify.Read().Traits).Traits["plan"], identify.Answer()));
    }

    [Fact]
    public void A_clock_is_put_right_by_the_time_of_upload_where_it_is_a_minute_off()
    {
        const string Body = """{"api_key":"k","events":[{"event_type":"A","user_id":"u1","time":1795424390000}],"client_upload_time":"2026-11-23T09:00:00Z"}""";
        Assert.Equal(Sent.Received - 10_000_000, Sent.Post("/batch", Body).Event().TimeMicros);
        Assert.Equal(1_795_420_840_000_000, Sent.Post("/batch", Body.Replace("1795424390000", "1795420840000", StringComparison.Ordinal).Replace("09:00:00", "08:00:50", StringComparison.Ordinal)).Event().TimeMicros);
    }

    [Fact]
    public void Success_counts_the_events() =>
        Assert.Equal("200 {\"code\":200,\"events_ingested\":3,\"payload_size_bytes\":" + Batch.Length + ",\"server_upload_time\":1795420800000}", Sent.Post("/2/httpapi", Batch).Answer());

    [Fact]
    public void Where_one_is_refused_nothing_is_taken_and_the_places_are_told()
    {
        var request = Sent.Post("/2/httpapi", """{"api_key":"k","events":[{"event_type":"A","user_id":"u1"},{"user_id":"u1"},{"event_type":"B"},{"event_type":"C","user_id":"u1","time":"soon"},{"event_type":"D","user_id":"u1","event_properties":[]}]}""");
        Assert.Empty(request.Read().Events);
        Assert.StartsWith(
            """400 {"code":400,"error":"Invalid field values on some events","missing_field":null,"events_with_invalid_fields":{"time":[3],"event_properties":[4]},"events_with_missing_fields":{"event_type":[1],"user_id":[2]},"reasons":""",
            request.Answer(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_least_length_of_ids_is_held_where_it_is_asked_for()
    {
        const string Body = """{"api_key":"k","events":[{"event_type":"A","user_id":"u1"}]}""";
        Assert.Single(Sent.Post("/2/httpapi", Body).Read().Events);
        Assert.Single(Sent.Post("/2/httpapi", Body[..^1] + ",\"options\":{\"min_id_length\":5}}").Read().Refused);
    }

    [Fact]
    public void A_whole_request_is_refused_in_the_form_of_their_errors()
    {
        var request = Sent.Post("/2/httpapi", Batch);
        Assert.Equal("""400 {"code":400,"error":"Invalid API key: why"}""", request.Refusal(CollectFault.WrongKey));
        Assert.Equal("""400 {"code":400,"error":"Request missing required field","missing_field":"api_key"}""", request.Refusal(CollectFault.NoKey));
        Assert.Equal("""413 {"code":413,"error":"Payload too large: why"}""", request.Refusal(CollectFault.TooLarge));
        Assert.StartsWith("""429 {"code":429,"error":"Too many requests for some devices and users: why",""", request.Refusal(CollectFault.TooFast), StringComparison.Ordinal);
    }
}
