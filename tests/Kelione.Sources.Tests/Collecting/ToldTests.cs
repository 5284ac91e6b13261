namespace Kelione.Sources.Tests;

/// <summary>What SDKs tell about people beside their events, and events that come by two ways.</summary>
public sealed class ToldTests
{
    [Fact]
    public void What_is_told_about_a_customer_is_an_event_of_theirs()
    {
        CollectRequest[] requests =
        [
            Sent.Post("/v1/identify", """{"type":"identify","userId":"u","messageId":"m","traits":{"plan":"pro","email":"a@b.c"}}"""),
            Sent.Post("/v1/events", """{"customer":"u","id":"m","traits":{"plan":"pro","email":"a@b.c"}}"""),
            Sent.Post("/identify", "api_key=k&identification=" + Uri.EscapeDataString("""[{"user_id":"u","insert_id":"m","user_properties":{"plan":"pro","email":"a@b.c"}}]""")),
            Sent.Post("/i/v0/e/", """{"token":"k","event":"$identify","distinct_id":"u","uuid":"m","properties":{"$set":{"plan":"pro","email":"a@b.c"},"$set_once":{"$initial_referrer":"x"}}}"""),
            Sent.Post("/mixpanel/engage", """{"$token":"k","$distinct_id":"u","$set":{"plan":"pro","$email":"a@b.c"}}"""),
        ];
        foreach (var request in requests)
        {
            var told = Assert.Single(request.Read().Traits).ToEvent();
            Assert.Equal(("Identified", "u", "pro"), (told!.Activity, told.UserId, told.Properties["plan"]));
        }
    }

    [Fact]
    public void Where_only_an_address_is_told_there_is_no_event() =>
        Assert.Null(Assert.Single(Sent.Post("/v1/identify", """{"type":"identify","userId":"u","traits":{"email":"a@b.c","phone":"+37060000000"}}""").Read().Traits).ToEvent());

    [Fact]
    public void What_is_told_with_an_event_stays_with_it()
    {
        Assert.Equal("pro", Sent.Post("/v1/events", """{"activity":"A","customer":"u","traits":{"plan":"pro"}}""").Event().Properties["traits.plan"]);
        var amplitude = Sent.Post("/2/httpapi", """{"api_key":"k","events":[{"event_type":"A","user_id":"u","user_properties":{"plan":"pro"}}]}""");
        Assert.Equal("pro", amplitude.Event().Properties["user_properties.plan"]);
        Assert.Empty(amplitude.Read().Traits);
    }

    [Fact]
    public void What_PostHog_sets_beside_an_event_stays_with_it_but_for_its_own_names()
    {
        var one = Sent.Post("/i/v0/e/", """{"token":"k","event":"Ordered","distinct_id":"u","properties":{"$set":{"plan":"pro","email":"A@b.c"},"$set_once":{"$initial_referrer":"x","first":"may"}}}""");
        Assert.Equal(["$set.email=A@b.c", "$set.plan=pro", "$set_once.first=may"], one.Event().Properties.Select(p => $"{p.Key}={p.Value}").Order(StringComparer.Ordinal));
        Assert.Equal(PersonalKey.OfEmail("a@b.c"), Assert.Single(one.Read().Clues).Value);
    }

    [Fact]
    public void What_is_told_again_without_an_id_or_a_time_is_the_same_for_a_day()
    {
        static CollectedEvent Told(string plan, long later) =>
            Assert.Single((Sent.Post("/mixpanel/engage", $$$"""{"$token":"k","$distinct_id":"u","$set":{"plan":"{{{plan}}}"}}""") with { ReceivedMicros = Sent.Received + (later * 3_600_000_000) }).Read().Traits).ToEvent()!;
        Assert.Equal(Told("pro", 0).WrittenMicros, Told("pro", 3).WrittenMicros);
        Assert.NotEqual(Told("pro", 0).WrittenMicros, Told("pro", 24).WrittenMicros);
        Assert.Equal(Sent.Received + 10_800_000_000, Told("pro", 3).TimeMicros);
    }

    [Theory]
    [InlineData("/v1/events", """{"activity":"A","customer":"u","fields":{"email":"A@b.c","phone":"+370 600 00000"}}""")]
    [InlineData("/v1/track", """{"type":"track","event":"A","userId":"u","properties":{"email":"a@b.c","phone":"0037060000000"}}""")]
    [InlineData("/i/v0/e/", """{"token":"k","event":"A","distinct_id":"u","properties":{"email":"a@b.c","phone":"37060000000"}}""")]
    [InlineData("/2/httpapi", """{"api_key":"k","events":[{"event_type":"A","user_id":"u","event_properties":{"email":"a@b.c","phone":"+37060000000"}},{"event_type":"B","user_id":"u","event_properties":{"email":"a@b.c"}}]}""")]
    [InlineData("/mixpanel/track", """[{"event":"A","properties":{"token":"k","distinct_id":"u","$user_id":"u","$email":"a@b.c","$phone":"+37060000000"}}]""")]
    public void An_address_that_stands_plainly_among_the_properties_is_a_clue_once(string path, string body)
    {
        var told = Sent.Post(path, body).Read();
        Assert.Empty(told.Refused);
        Assert.Equal([("u", ClueKind.Email, PersonalKey.OfEmail("a@b.c")), ("u", ClueKind.Phone, PersonalKey.OfPhone("+37060000000"))], told.Clues.Select(c => (c.Customer, c.Kind, (string?)c.Value)).Order());
    }

    [Theory]
    [InlineData("""{"activity":"Invite sent","customer":"u","fields":{"email":"friend@b.c"}}""")]
    [InlineData("""{"activity":"Подарок отправлен","customer":"u","fields":{"phone":"+37060000000"}}""")]
    [InlineData("""{"activity":"A","customer":"u","fields":{"friend_email":"friend@b.c","to":{"email":"friend@b.c"},"email":"none"}}""")]
    public void An_address_of_somebody_else_is_nobody_s_clue(string body) => Assert.Empty(Sent.Post("/v1/events", body).Read().Clues);

    [Fact]
    public void A_group_tells_the_company()
    {
        var told = Assert.Single(Sent.Post("/v1/group", """{"type":"group","userId":"u","groupId":"acme","traits":{"seats":3}}""").Read().Traits).ToEvent();
        Assert.Equal(("acme", "3"), (told!.Account, told.Properties["group.seats"]));
    }

    [Fact]
    public void An_event_of_Mixpanel_has_one_id_whether_its_time_comes_in_seconds_or_milliseconds()
    {
        static string? Id(string time) => Sent.Post("/import", $$$"""[{"event":"A","properties":{"distinct_id":"u","time":{{{time}}},"$insert_id":"i"}}]""").With("Authorization", "Basic " + Sent.Base64("kel_a:")).Event().Id;
        Assert.Equal("A|u|1795420799000000|i", Id("1795420799"));
        Assert.Equal(Id("1795420799"), Id("1795420799465"));
    }

    [Fact]
    public void The_place_of_an_event_is_the_one_in_the_request()
    {
        var own = Sent.Post("/v1/events", """[{"customer":"u"},{"activity":"A","customer":"u"},{"activity":"B","customer":"u"}]""").Read();
        Assert.Equal([1, 2], own.Events.Select(e => e.Index));
        var segment = Sent.Post("/v1/batch", """{"batch":[{"type":"track","userId":"u"},{"type":"track","event":"A","userId":"u"}]}""").Read();
        Assert.Equal([1], segment.Events.Select(e => e.Index));
        var matomo = Sent.Post("/matomo.php", """{"requests":["?idsite=k&rec=0","?idsite=k&rec=1&uid=u&url=http://a.example/"]}""").Read();
        Assert.Equal([1], matomo.Events.Select(e => e.Index));
    }
}
