namespace Kelione.Sources.Tests;

public sealed class MatomoProtocolTests
{
    [Fact]
    public void A_page_by_address_has_its_person_time_page_and_title()
    {
        var request = Sent.Get(
            "/matomo.php", ("idsite", "1"), ("rec", "1"), ("token_auth", "kel_a"), ("url", "https://shop.example/a"), ("action_name", "Home"), ("uid", "u1"), ("_id", "0123456789abcdef"), ("cdt", "2026-11-20 10:00:00"), ("dimension1", "x"),
            ("rand", "123"), ("urlref", "https://news.example/"));
        Assert.Equal(("matomo", "kel_a", "200 gif"), (request.Name(), request.Key(), request.Answer()));
        var one = request.Event();
        Assert.Equal(("Page viewed", "u1", "0123456789abcdef", 1_795_168_800_000_000), (one.Activity, one.UserId, one.AnonymousId, one.TimeMicros));
        Assert.Equal(("https://shop.example/a", "Home", "https://news.example/", "x"), (one.Url, one.Screen, one.Referrer, one.Properties["dimension1"]));
        Assert.False(one.Properties.ContainsKey("token_auth"));
        Assert.Equal(one.Id, request.Event().Id);
        Assert.StartsWith("u1|123|", one.Id, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("e_c=Cart&e_a=Add&e_n=A-17&e_v=3", "Add")]
    [InlineData("idgoal=0&ec_id=T1&revenue=59.9", "Order")]
    [InlineData("idgoal=0&revenue=59.9", "Cart updated")]
    [InlineData("idgoal=3", "Goal 3")]
    [InlineData("search=mug", "Site searched")]
    [InlineData("download=https://x/a.pdf", "File downloaded")]
    [InlineData("link=https://x/", "Left by link")]
    [InlineData("c_n=Banner&c_p=x", "Content seen")]
    public void Each_kind_of_action_has_a_name(string fields, string name)
    {
        var one = Sent.Post("/piwik.php", "idsite=kel_a&rec=1&_id=0123456789abcdef&url=https%3A%2F%2Fx%2F&" + fields).Event();
        Assert.Equal((name, fields.Contains("revenue", StringComparison.Ordinal) ? 59.9 : null), (one.Activity, one.Value));
    }

    [Fact]
    public void A_bulk_counts_what_was_taken_and_names_what_was_not()
    {
        var request = Sent.Post("/matomo.php", """{"requests":["?idsite=kel_a&rec=1&url=http%3A%2F%2Fx%2F&uid=u1","?idsite=1&url=http%3A%2F%2Fx%2F",{"idsite":1,"rec":1,"uid":"u2","e_c":"c","e_a":"a"},7]}""");
        Assert.Equal("kel_a", request.Key());
        Assert.Equal(["Page viewed", "a"], request.Read().Events.Select(one => one.Activity));
        Assert.Equal("""200 {"status":"success","tracked":2,"invalid":2,"invalid_indices":[1,3],"message":"rec=1 is missing, so nothing is asked to be recorded"}""", request.Answer());
        Assert.Equal("""400 {"status":"error","tracked":0,"invalid":1,"invalid_indices":[0],"message":"idsite is missing"}""", Sent.Post("/matomo.php", """{"requests":["?rec=1"]}""").Answer());
    }

    [Fact]
    public void Who_names_no_visitor_is_one_visitor_by_browser_and_day_as_in_Matomo()
    {
        var request = Sent.Get("/matomo.php", ("idsite", "kel_a"), ("rec", "1"), ("url", "http://x/")).With("User-Agent", "A");
        var one = request.Event();
        Assert.StartsWith("day:", one.AnonymousId, StringComparison.Ordinal);
        Assert.Equal(one.AnonymousId, request.Event().AnonymousId);
        Assert.NotEqual(one.AnonymousId, request.With("User-Agent", "B").Event().AnonymousId);
        Assert.Null(one.Id);
    }

    [Fact]
    public void A_sign_of_life_is_no_event_and_no_picture_is_sent_where_none_is_wanted()
    {
        var request = Sent.Get("/matomo.php", ("idsite", "kel_a"), ("rec", "1"), ("ping", "1"), ("_id", "0123456789abcdef"), ("send_image", "0"));
        Assert.Empty(request.Read().Events);
        Assert.Equal("204", request.Answer());
        Assert.Equal("400 Invalid request: rec=1 is missing, so nothing is asked to be recorded", Sent.Get("/matomo.php", ("idsite", "1")).Answer());
    }
}
