using System.Net;
using Kelione.Maps;
using Kelione.Workspace;

namespace Kelione.Web.Tests.People;

public class SharingTests(SignedServer server) : IClassFixture<SignedServer>
{
    private static readonly Visitor By = Visitor.Of("t", "Test", MemberRole.Owner);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_guest_reads_the_map_until_the_link_is_withdrawn()
    {
        var title = "<script>alert(1)</script> & more";
        await server.Served.Maps.CreateAsync(MapTemplates.Find("phone")!.Create("en") with { Id = "shown", Title = title }, "Test", mustKeepId: true, cancellationToken: Stop);
        var (link, secret) = await server.People.Links.MakeAsync(By, "shop", "shown", new ShareTerms { EmbedOn = "https://wiki.example/page; script-src *" }, "", DateTimeOffset.UtcNow.AddDays(1), Stop);
        using var browser = server.Browser();
        using var answer = await browser.GetAsync(new Uri("/s/" + secret, UriKind.Relative), Stop);
        var page = await answer.Content.ReadAsStringAsync(Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)", page, StringComparison.Ordinal);
        Assert.EndsWith("frame-ancestors https://wiki.example", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal(1, Assert.Single(await server.People.Links.ListAsync("shop", "shown", Stop)).Views);
        await server.People.Links.WithdrawAsync(By, "shop", "shown", link.Id, Stop);
        Assert.Equal(HttpStatusCode.Gone, (await browser.GetAsync(new Uri("/s/" + secret, UriKind.Relative), Stop)).StatusCode);
    }

    [Fact]
    public async Task A_link_with_a_password_shows_nothing_before_it_and_pauses_after_five_tries()
    {
        var (_, secret) = await server.People.Links.MakeAsync(By, "shop", "phone", new ShareTerms(), "birch-46-lane", DateTimeOffset.UtcNow.AddDays(1), Stop);
        using var browser = server.Browser();
        Assert.DoesNotContain("data:image", await browser.GetStringAsync(new Uri("/s/" + secret, UriKind.Relative), Stop), StringComparison.Ordinal);
        using var opened = await SignedServer.SendFormAsync(browser, "/s/" + secret, "guest", ("Password", "birch-46-lane"));
        Assert.Contains("data:image", await opened.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        using var other = server.Browser();
        for (var i = 0; i < 5; i++)
        {
            await SignedServer.SendFormAsync(other, "/s/" + secret, "guest", ("Password", "wrong"));
        }

        using var paused = await SignedServer.SendFormAsync(other, "/s/" + secret, "guest", ("Password", "birch-46-lane"));
        Assert.Equal(HttpStatusCode.Unauthorized, paused.StatusCode);
    }

    [Fact]
    public async Task A_frame_of_another_site_shows_the_map_after_the_password_without_any_cookie()
    {
        var (_, secret) = await server.People.Links.MakeAsync(By, "shop", "phone", new ShareTerms { EmbedOn = "https://wiki.example" }, "birch-46-lane", DateTimeOffset.UtcNow.AddDays(1), Stop);
        using var browser = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = server.Address };
        using var opened = await SignedServer.SendFormAsync(browser, "/s/" + secret, "guest", ("Password", "birch-46-lane"));
        Assert.Contains("data:image", await opened.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.EndsWith("frame-ancestors https://wiki.example", opened.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        using var wrong = await SignedServer.SendFormAsync(browser, "/s/" + secret, "guest", ("Password", "oak"));
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        Assert.DoesNotContain("data:image", await wrong.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public void Small_groups_are_hidden_and_so_is_what_gives_them_away_by_subtraction()
    {
        var measurement = new MapMeasurement
        {
            Map = "m", MapVersion = 1, MeasuredAt = DateTimeOffset.UnixEpoch, Period = new(null, null, null, null), Customers = 100, CustomersInScope = 100, Finished = 97,
            Steps =
            [
                Step("a", 100, reached: 100, wentOn: 60) with { LeftTo = [new("x", 38), new("y", 2)], LeftToOthers = 0, Exits = 40 },
                Step("b", 60, reached: 60, wentOn: 58),
                Step("c", 97, reached: 97, wentOn: 50),
                Step("d", 4, reached: 4, wentOn: 2),
            ],
            Moves = [new("b", "c", 58, 58), new("a", "b", 60, 60), new("a", "d", 4, 4)],
            Segments = [new("app", null, 96, null, [Step("a", 96, 96, 50)]), new("web", null, 50, null, [Step("b", 57, 57, 30)])],
        };
        var map = new JourneyMap { Id = "m", Title = "M" };
        var shown = GuestView.Of(new StoredMap(map, 1, DateTimeOffset.UnixEpoch, "", true), measurement, new ShareTerms { SmallestGroup = 5 }).Measurement!;
        var steps = shown.Steps.ToDictionary(s => s.Id);
        Assert.Empty(steps["a"].LeftTo);                 // 2 of them went to y
        Assert.Null(steps["b"].WentOn);                  // 60 − 58 = 2
        Assert.Null(steps["b"].ConversionToNext);
        Assert.Null(steps["c"].Customers);               // 100 − 97 = 3 were not there
        Assert.Null(steps["d"].Customers);               // 4
        Assert.Null(shown.Finished);                     // 100 − 97 = 3
        Assert.Empty(shown.Moves);                       // of a one is small, of b the exits are
        Assert.Null(Assert.Single(shown.Segments).Steps[0].Customers); // 'app' lacks 4 of all, 'web' lacks 3 of step b
    }

    [Fact]
    public void A_guest_sees_no_names_of_speakers_and_owners_and_no_lane_that_is_hidden()
    {
        var template = MapTemplates.Find("phone")!.Create("en");
        var lane = template.Lanes[0].Id;
        var card = template.Cards.First(c => c.Lane != lane && template.Lanes.First(l => l.Id == c.Lane).Kind is not (LaneKind.Responsible or LaneKind.Ideas or LaneKind.Barriers));
        var map = template with { Owner = "Rūta K.", Cards = template.Cards.Select(c => c.Id == card.Id ? c with { Quote = "“It was late.” — Rūta K., 34" } : c).ToValueList() };
        var view = GuestView.Of(new StoredMap(map, 1, DateTimeOffset.UnixEpoch, "", true), null, new ShareTerms { HiddenLanes = [lane, GuestView.Responsible, GuestView.Ideas] });
        Assert.DoesNotContain(view.Map.Lanes, l => l.Id == lane);
        Assert.DoesNotContain(view.Map.Cards, c => c.Lane == lane);
        Assert.Equal("“It was late.”", view.Map.Cards.First(c => c.Id == card.Id).Quote);
        Assert.Empty(view.Map.Ideas);
        Assert.DoesNotContain("Rūta", MapJson.Write(view.Map), StringComparison.Ordinal);
    }

    private static StepMeasure Step(string id, long customers, long reached, long wentOn) =>
        new() { Id = id, Name = id, Stage = "s", Bound = true, Customers = customers, ReachedInOrder = reached, WentOn = wentOn, ConversionToNext = (double)wentOn / reached, Exits = reached - wentOn };
}

/// <summary>The same where PostgreSQL keeps the people.</summary>
public sealed class SharingOnPostgresTests : SharingTests, IClassFixture<SignedServerOnPostgres>
{
    public SharingOnPostgresTests(SignedServerOnPostgres server)
        : base(server) => PostgresServer.OrSkip();
}
