namespace Kelione.Sources.Tests;

public sealed class PostHogProtocolTests
{
    private const string Web = """
        {"api_key":"kel_a","batch":[{"uuid":"01a2","event":"Ordered","properties":{"$current_url":"https://shop.example/cart?utm_source=g","$device_type":"Mobile","$raw_user_agent":"Mozilla/5.0","$session_id":"s1",
        "distinct_id":"dev-1","$device_id":"dev-1","$is_identified":false,"utm_medium":"cpc","utm_campaign":null,"$referrer":"$direct","title":"Cart","price":9.50,"deep":{"x":{"y":1}},"list":[1,"a"],"token":"kel_a","yes":true},
        "timestamp":"2026-11-23T07:59:59.500Z"}],"sent_at":"2026-11-23T08:00:00.100Z"}
        """;

    [Fact]
    public void An_event_of_the_browser_has_its_name_ids_time_page_and_properties()
    {
        var one = Sent.Post("/e/", Web).Event();
        Assert.Equal(("Ordered", null, "dev-1", "01a2", "s1"), (one.Activity, one.UserId, one.AnonymousId, one.Id, one.Session));
        Assert.Equal(Sent.Received - 500_000, one.TimeMicros);
        Assert.Equal(("https://shop.example/cart?utm_source=g", "Cart", "", "Mobile", "Mozilla/5.0"), (one.Url, one.Screen, one.Referrer, one.Device, one.UserAgent));
        Assert.Equal(["medium=cpc"], one.Campaign.Select(field => $"{field.Key}={field.Value}"));
        Assert.Equal(("9.50", "1", "[1,\"a\"]", "true"), (one.Properties["price"], one.Properties["deep.x.y"], one.Properties["list"], one.Properties["yes"]));
        Assert.False(one.Properties.ContainsKey("token"));
        Assert.False(one.Properties.ContainsKey("utm_campaign"));
    }

    public static TheoryData<string, byte[], string?> Packings() => new()
    {
        { "plain", System.Text.Encoding.UTF8.GetBytes(Web), null },
        { "gzip without a word", Sent.Gzip(Web), null },
        { "gzip-js", Sent.Gzip(Web), "gzip-js" },
        { "form", System.Text.Encoding.UTF8.GetBytes("data=" + Uri.EscapeDataString(Web)), null },
        { "form base64", System.Text.Encoding.UTF8.GetBytes("data=" + Uri.EscapeDataString(Sent.Base64(Web))), "base64" },
        { "form base64 unescaped", System.Text.Encoding.UTF8.GetBytes("data=" + Sent.Base64(Web)), "base64" },
        { "bare base64", System.Text.Encoding.UTF8.GetBytes(Sent.Base64(Web)), null },
        { "form base64 gzip", System.Text.Encoding.UTF8.GetBytes("data=" + Uri.EscapeDataString(Convert.ToBase64String(Sent.Gzip(Web)))), "gzip-js" },
    };

    [Theory]
    [MemberData(nameof(Packings))]
    public void Each_packing_says_the_same(string packing, byte[] body, string? compression)
    {
        var request = compression is null ? Sent.Post("/e/", body) : Sent.Post("/e/", body, ("compression", compression));
        Assert.Equal((packing, "kel_a", "01a2"), (packing, request.Key(), request.Event().Id));
    }

    [Fact]
    public void A_request_by_address_alone_is_read()
    {
        var request = Sent.Get("/e", ("data", Sent.Base64("""{"event":"A","properties":{"token":"kel_a","distinct_id":"u1"}}""")));
        Assert.Equal(("kel_a", "A", Sent.Received), (request.Key(), request.Event().Activity, request.Event().TimeMicros));
    }

    [Fact]
    public void A_body_that_is_a_bomb_is_refused_before_it_fills_the_memory()
    {
        var error = Assert.Throws<CollectException>(() => Sent.Post("/e/", Sent.Gzip(new string(' ', 30 * 1024 * 1024))).Read());
        Assert.Equal(CollectFault.TooLarge, error.Fault);
    }

    [Fact]
    public void A_clock_that_is_an_hour_ahead_is_put_right_and_one_that_agrees_is_not_touched()
    {
        const string Body = """{"token":"k","event":"A","distinct_id":"u1","timestamp":"2026-11-23T08:59:00Z","sent_at":"2026-11-23T09:00:00Z"}""";
        Assert.Equal(Sent.Received - 60_000_000, Sent.Post("/capture/", Body).Event().TimeMicros);
        Assert.Equal(Sent.Received - 60_000_000, Sent.Post("/capture/", Body.Replace("08:59", "07:59", StringComparison.Ordinal).Replace("09:00:00", "08:00:03", StringComparison.Ordinal)).Event().TimeMicros);
        Assert.Equal(Sent.Received - 5_000_000, Sent.Post("/capture/", """{"token":"k","event":"A","distinct_id":"u1","offset":5000}""").Event().TimeMicros);
    }

    [Fact]
    public void Who_somebody_is_becomes_clues_and_what_is_told_of_them_is_told()
    {
        var collected = Sent.Post("/batch/", """
            {"api_key":"k","batch":[{"event":"$identify","distinct_id":"u1","properties":{"$anon_distinct_id":"dev-1","$set":{"email":"A@b.c","plan":"pro"}}},{"event":"$create_alias","distinct_id":"u1","properties":{"alias":"old"}},
            {"event":"$groupidentify","distinct_id":"$company_acme","properties":{"$group_type":"company","$group_key":"acme","$group_set":{"seats":3}}},{"event":"B","distinct_id":"u1","properties":{"$device_id":"dev-1","$groups":{"company":"acme"}}}]}
            """).Read();
        var told = Assert.Single(collected.Traits).ToEvent()!;
        Assert.Equal(("Identified", "u1", "pro", 0), (told.Activity, told.UserId, told.Properties["plan"], told.Index));
        Assert.Equal(("B", "acme"), (Assert.Single(collected.Events).Activity, collected.Events[0].Account));
        Assert.Equal(["dev-1", "old"], collected.Clues.Where(clue => clue.Kind == ClueKind.AnonymousId).Select(clue => clue.Value));
        Assert.Equal(PersonalKey.OfEmail("a@b.c"), Assert.Single(collected.Clues, clue => clue.Kind == ClueKind.Email).Value);
        Assert.Equal([3], collected.Events.Select(e => e.Index));
    }

    [Fact]
    public void What_is_set_by_engage_is_told()
    {
        var request = Sent.Post("/engage/", """{"api_key":"k","distinct_id":"u1","$set":{"plan":"pro"}}""");
        Assert.Equal(("posthog", "pro"), (request.Name(), Assert.Single(request.Read().Traits).Traits["plan"]));
    }

    [Fact]
    public void Success_is_told_as_the_address_tells_it()
    {
        Assert.Equal("""200 {"status":1}""", Sent.Post("/e/", Web).Answer());
        Assert.Equal("""200 {"status":"Ok"}""", Sent.Post("/i/v0/e/", Web).Answer());
        Assert.Equal("204", Sent.Post("/e/", Web, ("beacon", "1")).Answer());
    }

    [Fact]
    public void An_event_without_name_or_person_is_refused_aloud_and_the_others_are_taken()
    {
        var request = Sent.Post("/batch/", """{"api_key":"k","batch":[{"event":"A","distinct_id":"u1"},{"distinct_id":"u1"},{"event":"B"},{"event":"C","distinct_id":"undefined"},7,{"event":"D","distinct_id":"u1","timestamp":"soon"}]}""");
        var collected = request.Read();
        Assert.Single(collected.Events);
        Assert.Equal([(1, "event"), (2, "distinct_id"), (3, "distinct_id"), (4, null), (5, "timestamp")], collected.Refused.Select(one => (one.Index, one.Field)));
        Assert.StartsWith("""400 {"type":"validation_error","code":"invalid_payload","detail":"5 of the request\u0027s events could not be taken, the others were. Event 1: event is missing","attr":"event","errors":[""", request.Answer(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_whole_request_is_refused_in_the_form_of_their_errors()
    {
        var request = Sent.Post("/e/", Web);
        Assert.Equal("""401 {"type":"authentication_error","code":"invalid_api_key","detail":"why","attr":null}""", request.Refusal(CollectFault.WrongKey));
        Assert.Equal("""413 {"type":"validation_error","code":"payload_too_large","detail":"why","attr":null}""", request.Refusal(CollectFault.TooLarge));
        Assert.Equal("""429 {"type":"throttled_error","code":"throttled","detail":"why","attr":null}""", request.Refusal(CollectFault.TooFast));
    }

    [Theory]
    [InlineData("GET", "/array/kel_a/config")]
    [InlineData("POST", "/flags/")]
    [InlineData("POST", "/decide/")]
    [InlineData("GET", "/api/surveys/")]
    public void What_the_SDK_asks_beside_is_answered_so_that_it_stays_quiet(string method, string path)
    {
        var request = method == "GET" ? Sent.Get(path, ("token", "kel_a")) : Sent.Post(path, "{}");
        var reply = Sent.Protocol(request, out _).Aside(request);
        Assert.Equal((200, "application/json"), (reply!.Status, reply.ContentType));
    }

    [Fact]
    public void The_script_of_settings_holds_nothing_but_a_key()
    {
        var good = Sent.Get("/array/kel_a/config.js");
        Assert.Contains("[\"kel_a\"]={config:", Sent.Written(Sent.Protocol(good, out _).Aside(good)!), StringComparison.Ordinal);
        var bad = Sent.Get("/array/\"]=1;alert(1)//x/config.js");
        Assert.Equal(404, Sent.Protocol(bad, out _).Aside(bad)!.Status);
    }
}
