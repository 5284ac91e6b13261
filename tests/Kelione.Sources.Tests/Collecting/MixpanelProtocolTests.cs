namespace Kelione.Sources.Tests;

public sealed class MixpanelProtocolTests
{
    private const string Web = """
        [{"event":"Ordered","properties":{"$referrer":"http://news.example/","$current_url":"https://shop.example/","$insert_id":"i1","time":1795420799.465,"utm_source":"g","distinct_id":"$device:d1","$device_id":"d1","current_page_title":"Shop",
        "price":9.5,"deep":{"x":1},"mp_lib":"web","token":"kel_a"}},
        {"event":"$identify","properties":{"distinct_id":"u1","$device_id":"d1","$user_id":"u1","$anon_distinct_id":"$device:d1","token":"kel_a"}},
        {"event":"After","properties":{"distinct_id":"u1","$device_id":"d1","$user_id":"u1","time":1795420799500,"$insert_id":"i2","token":"kel_a"}}]
        """;

    [Fact]
    public void Events_of_the_browser_have_their_names_ids_times_and_properties()
    {
        var request = Sent.Post("/track/", "data=" + Uri.EscapeDataString(Sent.Base64(Web)), ("verbose", "1"), ("ip", "1")).With("Content-Type", "application/x-www-form-urlencoded");
        Assert.Equal(("mixpanel", "kel_a"), (request.Name(), request.Key()));
        var collected = request.Read();
        Assert.Equal(["Ordered", "After"], collected.Events.Select(one => one.Activity));
        var one = collected.Events[0];
        Assert.Equal((null, "$device:d1", "Ordered|$device:d1|1795420799000000|i1", 1_795_420_799_465_000), (one.UserId, one.AnonymousId, one.Id, one.TimeMicros));
        Assert.Equal(("https://shop.example/", "Shop", "http://news.example/", null), (one.Url, one.Screen, one.Referrer, one.Address));
        Assert.Equal(("9.5", "1", "g"), (one.Properties["price"], one.Properties["deep.x"], one.Campaign["source"]));
        Assert.Equal(("u1", "$device:d1"), (collected.Events[1].UserId, collected.Events[1].AnonymousId));
        var clue = Assert.Single(collected.Clues);
        Assert.Equal(("u1", ClueKind.AnonymousId, "$device:d1"), (clue.Customer, clue.Kind, clue.Value));
        Assert.Equal("""200 {"status":1,"error":null}""", request.Answer());
    }

    [Fact]
    public void The_server_side_form_is_read_with_its_unescaped_plus_signs()
    {
        // Base64 with a plus, as Mixpanel's Node SDK writes it into the form without escaping.
        var data = Sent.Base64("""{"event":"A>>>","properties":{"distinct_id":"u1","token":"kel_a","mp_lib":"node","x":"~~~>>>???"}}""");
        Assert.Contains('+', data);
        var one = Sent.Post("/track", "data=" + data).Event();
        Assert.Equal(("A>>>", "~~~>>>???", "", ""), (one.Activity, one.Properties["x"], one.UserAgent, one.Address));
        Assert.Equal("1", Sent.Get("/track", ("data", data)).Answer()[4..]);
    }

    [Fact]
    public void The_import_takes_what_is_right_and_names_what_is_not()
    {
        const string Body = """
            [{"event":"A","properties":{"distinct_id":"u1","time":1795420799,"$insert_id":"i1"}},{"event":"B","properties":{"distinct_id":"u1","time":"soon","$insert_id":"i2"}},{"event":"C","properties":{"distinct_id":"u1"}},{"properties":{}}]
            """;
        var request = Sent.Post("/import", Body, ("strict", "1")).With("Authorization", "Basic " + Sent.Base64("kel_a:"));
        Assert.Equal("kel_a", request.Key());
        Assert.Single(request.Read().Events);
        Assert.StartsWith(
            """400 {"code":400,"error":"some data points in the request failed validation","status":"Bad Request","num_records_imported":1,"failed_records":[{"index":1,"insert_id":"i2","field":"properties.time","message":"properties.time is no moment"},""",
            request.Answer(),
            StringComparison.Ordinal);
        Assert.Equal("""200 {"code":200,"status":"OK","num_records_imported":1}""", Sent.Post("/import", Body, ("strict", "0")).Answer());
        Assert.Equal("""401 {"code":401,"error":"why","status":"Unauthorized"}""", request.Refusal(CollectFault.WrongKey));
    }

    [Fact]
    public void Lines_of_JSON_are_read_by_the_import()
    {
        const string Lines = "{\"event\":\"A\",\"properties\":{\"distinct_id\":\"u1\",\"time\":1}}\n\n{\"event\":\"B\",\"properties\":{\"distinct_id\":\"u1\",\"time\":2}}\n";
        Assert.Equal(["A", "B"], Sent.Post("/import", Lines).With("Content-Type", "application/x-ndjson").Read().Events.Select(one => one.Activity));
    }

    [Fact]
    public void Profiles_become_traits_and_aliases_clues()
    {
        var profile = Sent.Get("/engage", ("data", Sent.Base64("""{"$token":"kel_a","$distinct_id":"u1","$set":{"plan":"pro","$email":"a@b.c"}}"""))).Read();
        Assert.Equal("pro", Assert.Single(profile.Traits).Traits["plan"]);
        Assert.Equal(ClueKind.Email, Assert.Single(profile.Clues).Kind);
        var alias = Assert.Single(Sent.Post("/track", """{"event":"$create_alias","properties":{"distinct_id":"anon1","alias":"u1","token":"k"}}""").Read().Clues);
        Assert.Equal(("u1", "anon1"), (alias.Customer, alias.Value));
        var groups = Sent.Get("/groups", ("data", Sent.Base64("""{"$token":"kel_a","$group_key":"company","$group_id":"acme","$set":{"seats":1}}""")));
        Assert.Equal("200 1", groups.Answer());
        Assert.Empty(groups.Read().Traits);
    }

    [Fact]
    public void An_event_without_name_or_person_is_refused_with_a_nought()
    {
        Assert.Equal("400 0", Sent.Post("/track", """{"event":"A","properties":{"token":"k"}}""").Answer());
        Assert.Contains("event is missing", Sent.Post("/track", """[{"properties":{"token":"k","distinct_id":"u1"}}]""", ("verbose", "1")).Answer(), StringComparison.Ordinal);
        Assert.Equal("401 0", Sent.Post("/track", "{}").Refusal(CollectFault.WrongKey));
        Assert.Equal("400 gif", Sent.Get("/track", ("data", "{}"), ("img", "1")).Answer());
    }

    [Fact]
    public void An_event_for_another_project_in_the_same_request_is_refused()
    {
        var collected = Sent.Post("/track", """[{"event":"A","properties":{"token":"k","distinct_id":"u1"}},{"event":"B","properties":{"token":"other","distinct_id":"u1"}}]""").Read();
        Assert.Equal(("A", 1), (Assert.Single(collected.Events).Activity, Assert.Single(collected.Refused).Index));
    }
}
