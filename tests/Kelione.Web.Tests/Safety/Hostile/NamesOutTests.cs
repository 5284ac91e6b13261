using AngleSharp.Html.Parser;
using Kelione.Journeys;
using Kelione.Web.Tests.People;
using Kelione.Workspace;

namespace Kelione.Web.Tests.Safety.Hostile;

/// <summary>Hostile names of what is no map: segments, comments, members, workspaces; and maps as guests see them.</summary>
public sealed class NamesOutTests(NamesOutTests.Names names) : IClassFixture<NamesOutTests.Names>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/w/shop/explore/segments")]
    [InlineData("/w/shop/explore/funnel?a=%3Cscript%3Ealert(1)%3C%2Fscript%3E")]
    [InlineData("/w/shop/people")]
    [InlineData("/w/shop/people/activity")]
    [InlineData("/w/shop/people/keys")]
    [InlineData("/w/shop/maps/phone")]
    [InlineData("/w/shop/maps")]
    public async Task Hostile_segments_comments_and_members_stay_text(string path)
    {
        using var answer = await names.Browser.GetAsync(new Uri(path, UriKind.Relative), Stop);
        Assert.InRange((int)answer.StatusCode, 200, 404);
        AssertIsText(await answer.Content.ReadAsStringAsync(Stop));
    }

    [Theory]
    [MemberData(nameof(HostileTexts.Keys), MemberType = typeof(HostileTexts))]
    public async Task A_guest_sees_a_hostile_map_as_text(string key)
    {
        if (HostileTexts.Map(key, HostileServer.Id(key)) is not { } map)
        {
            return;
        }

        await names.Server.Served.Maps.CreateAsync(map, HostileTexts.All[key], mustKeepId: true, cancellationToken: Stop);
        var (_, secret) = await names.Server.People.Links.MakeAsync(Visitor.Of("t", HostileTexts.All[key], MemberRole.Owner), "shop", map.Id, new ShareTerms(), "", DateTimeOffset.UtcNow.AddDays(1), Stop);
        using var guest = names.Server.Browser();
        var html = await guest.GetStringAsync(new Uri("/s/" + secret, UriKind.Relative), Stop);
        AssertIsText(html);
        var page = new HtmlParser().ParseDocument(html);
        if (HostileTexts.All[key].Length < 100)
        {
            Assert.Contains(HostileTexts.All[key].Trim(), page.Body!.TextContent, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("a'b\"c&d")]
    [InlineData("javascript:alert(1)")]
    public async Task A_hostile_name_of_a_workspace_stays_text(string name)
    {
        var folder = Directory.CreateTempSubdirectory("kelione-named-").FullName;
        await using (var workspace = await JourneyWorkspace.OpenOrCreateAsync(new WorkspaceFolder(Path.Combine(folder, "w")), cancellationToken: Stop))
        await using (var host = await WebHost.StartAsync(["http://127.0.0.1:0"], [new ServedWorkspace(name, workspace)], WebOptions.Demo, Stop))
        {
            using var browser = new HttpClient { BaseAddress = new Uri(host.Addresses.First()) };
            foreach (var place in new[] { "/", $"/w/{Uri.EscapeDataString(name)}/maps", $"/w/{Uri.EscapeDataString(name)}/data", $"/w/{Uri.EscapeDataString(name)}/people" })
            {
                using var answer = await browser.GetAsync(new Uri(place, UriKind.Relative), Stop);
                Assert.InRange((int)answer.StatusCode, 200, 404);
                AssertIsText(await answer.Content.ReadAsStringAsync(Stop));
            }
        }

        Directory.Delete(folder, recursive: true);
    }

    private static void AssertIsText(string html)
    {
        var page = new HtmlParser().ParseDocument(html);
        Assert.DoesNotContain('\0', html);
        Assert.Empty(page.All.SelectMany(e => e.Attributes).Where(a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)).Select(a => $"{a.OwnerElement!.LocalName} {a.Name}={a.Value}"));
        Assert.Empty(page.QuerySelectorAll("script").Where(s => s.GetAttribute("src") is null && s.TextContent.Contains("alert", StringComparison.Ordinal)).Select(s => s.OuterHtml));
        Assert.Empty(page.QuerySelectorAll("img[src=x], svg[onload], iframe, object, embed").Select(e => e.OuterHtml));
        Assert.Empty(page.QuerySelectorAll("[href],[src],[action]").SelectMany(e => e.Attributes).Where(a => a.Name is "href" or "src" or "action" && a.Value.TrimStart().StartsWith("javascript:", StringComparison.OrdinalIgnoreCase)).Select(a => a.Value));
    }

    /// <summary>A server whose segments, comments and members have hostile names, NUL and ten thousand letters among them.</summary>
    public sealed class Names : IAsyncLifetime
    {
        private const int LongestComment = 4000;

        private static readonly IReadOnlyList<string> All = [.. HostileTexts.All.Values, "nul\0in the middle", new string('w', 10_000)];

        internal SignedServer Server { get; } = new();

        public HttpClient Browser { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            await Server.InitializeAsync();
            var visit = new WorkspaceVisit(Server.Served, Visitor.Of("t", "Test", MemberRole.Administrator));
            foreach (var (name, number) in All.Select((n, i) => (n, i)))
            {
                await visit.DefineSegmentAsync(name, new DidRule(StepPattern.Of("view")));
                var (secret, _) = await Server.People.Tickets.InviteAsync(Visitor.Of("t", name, MemberRole.Administrator), "shop", "", MemberRole.Commenter, "", TimeSpan.FromDays(1));
                var who = (await Server.People.Tickets.UseAsync(secret, new NewPerson($"n{number}@shop.example", name, SignedServer.Password), ["shop"]))!;
                if (name.Length <= LongestComment)
                {
                    await new WorkspaceVisit(Server.Served, Visitor.Of(who.Id, who.Name, MemberRole.Commenter)).Talk("phone").BeginAsync("step:pays", name, []);
                }
            }

            await Server.AddAsync(MemberRole.Administrator, "hostile@shop.example");
            Browser = Server.Browser();
            await SignedServer.SignInAsync(Browser, "hostile@shop.example", SignedServer.Password);
        }

        public async ValueTask DisposeAsync()
        {
            Browser.Dispose();
            await Server.DisposeAsync();
        }
    }
}
