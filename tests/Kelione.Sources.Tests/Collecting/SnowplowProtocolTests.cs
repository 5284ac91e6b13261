namespace Kelione.Sources.Tests;

public sealed class SnowplowProtocolTests
{
    private const string Contexts = """{"schema":"iglu:com.snowplowanalytics.snowplow/contexts/jsonschema/1-0-0","data":[{"schema":"iglu:com.acme/user/jsonschema/1-0-0","data":{"type":"tester"}},{"schema":"iglu:com.acme/user/jsonschema/1-0-0","data":{"type":"other"}}]}""";

    private const string Ordered = """{"schema":"iglu:com.snowplowanalytics.snowplow/unstruct_event/jsonschema/1-0-0","data":{"schema":"iglu:com.acme/ordered/jsonschema/1-0-2","data":{"price":3,"deep":{"x":1}}}}""";

    private static string Url64(string json) => Sent.Base64(json).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static string Body(params string[] events) => "{\"schema\":\"iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4\",\"data\":[" + string.Join(',', events) + "]}";

    private static CollectRequest Post(params string[] events) => Sent.Post("/com.snowplowanalytics.snowplow/tp2", Body(events));

    [Fact]
    public void Each_kind_of_event_has_its_name_ids_time_and_properties()
    {
        const string Common = "\"p\":\"srv\",\"aid\":\"kel_a\",\"uid\":\"u1\",\"duid\":\"d1\",\"sid\":\"s1\",\"dtm\":\"1795420799000\",\"stm\":\"1795420800100\"";
        var request = Post(
            "{\"e\":\"pv\",\"eid\":\"e1\",\"url\":\"https://shop.example/\",\"page\":\"Home\",\"refr\":\"https://g/\",\"cx\":\"" + Url64(Contexts) + "\"," + Common + "}",
            "{\"e\":\"se\",\"eid\":\"e2\",\"se_ca\":\"c\",\"se_ac\":\"Add\",\"se_va\":\"3\"," + Common + "}",
            "{\"e\":\"ue\",\"eid\":\"e3\",\"ue_px\":\"" + Url64(Ordered) + "\"," + Common + "}",
            "{\"e\":\"tr\",\"eid\":\"e4\",\"tr_id\":\"T\",\"tr_tt\":\"59.9\"," + Common + "}");
        Assert.Equal(("snowplow", "kel_a", "200 ok"), (request.Name(), request.Key(), request.Answer()));
        var events = request.Read().Events;
        Assert.Equal(["Page viewed", "Add", "ordered", "Transaction"], events.Select(one => one.Activity));
        Assert.Equal(["e1", "e2", "e3", "e4"], events.Select(one => one.Id));
        Assert.All(events, one => Assert.Equal(("u1", "d1", "s1", 1_795_420_799_000_000), (one.UserId, one.AnonymousId, one.Session, one.TimeMicros)));
        Assert.Equal(("https://shop.example/", "Home", "https://g/"), (events[0].Url, events[0].Screen, events[0].Referrer));
        Assert.Equal(("tester", "other"), (events[0].Properties["user.type"], events[0].Properties["user.2.type"]));
        Assert.Equal(("c", "3"), (events[1].Properties["se_ca"], events[1].Properties["se_va"]));
        Assert.Equal(("3", "1", "com.acme", "1-0-2"), (events[2].Properties["price"], events[2].Properties["deep.x"], events[2].Properties["event_vendor"], events[2].Properties["event_version"]));
        Assert.Equal(59.9, events[3].Value);
    }

    [Fact]
    public void An_event_by_address_is_answered_with_a_picture()
    {
        var request = Sent.Get("/i", ("e", "ue"), ("aid", "kel_a"), ("duid", "d1"), ("ue_pr", Ordered), ("co", Contexts)).With("SP-Anonymous", "*");
        Assert.Equal(("kel_a", "200 gif", "ordered", ""), (request.Key(), request.Answer(), request.Event().Activity, request.Event().Address));
    }

    [Fact]
    public void A_clock_that_is_wrong_is_put_right_and_a_true_time_is_believed()
    {
        Assert.Equal(Sent.Received - 1_000_000, Post("""{"e":"pv","uid":"u","dtm":"1000000000000","stm":"1000000001000"}""").Event().TimeMicros);
        Assert.Equal(1_000_000_000_000_000, Post("""{"e":"pv","uid":"u","ttm":"1000000000000","dtm":"1","stm":"2"}""").Event().TimeMicros);
    }

    [Fact]
    public void An_event_without_name_or_person_is_refused_aloud_and_the_others_are_taken()
    {
        var request = Post("""{"e":"pv","uid":"u"}""", """{"e":"pv"}""", """{"e":"xx","uid":"u"}""", """{"e":"ue","uid":"u","ue_px":"!!"}""", "[]");
        Assert.Single(request.Read().Events);
        Assert.Equal("400 event 1: uid and duid are missing, so nobody did it\nevent 2: e is missing\nevent 3: what should be base64 is none\nevent 4: an event must be an object", request.Answer());
    }
}
