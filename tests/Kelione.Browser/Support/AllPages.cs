using Kelione.Journeys;
using Kelione.Workspace;

namespace Kelione.Browser.Support;

/// <summary>A page as somebody comes to it.</summary>
/// <param name="Name">What its pictures are called.</param>
/// <param name="PathAsync">Its address on a server.</param>
/// <param name="IsLong">Whether its picture shows all of it, and not only what fits on the screen.</param>
/// <param name="Clicks">What is clicked before the picture is taken, as selectors in order.</param>
public sealed record ShownPage(string Name, Func<ServedPhone, Task<string>> PathAsync, bool IsLong = true, params string[] Clicks)
{
    /// <summary>A page whose address is always the same.</summary>
    public ShownPage(string name, string path, bool isLong = true, params string[] clicks)
        : this(name, _ => Task.FromResult(path), isLong, clicks)
    {
    }

    /// <summary>Whether it is a page that goes on living after it was loaded; those for people who are not signed in are not.</summary>
    public bool IsLive { get; init; } = true;

    /// <summary>Goes to the page and brings it to where its picture is taken.</summary>
    public async Task OpenAsync(Tab tab, ServedPhone served)
    {
        var path = await PathAsync(served);
        if (IsLive)
        {
            await tab.GoAsync(path);
        }
        else
        {
            await tab.Page.GotoAsync(path, new Microsoft.Playwright.PageGotoOptions { WaitUntil = Microsoft.Playwright.WaitUntilState.NetworkIdle });
        }

        foreach (var click in Clicks)
        {
            await tab.Page.Locator(click).First.ClickAsync();
        }

        await tab.Page.WaitForLoadStateAsync(Microsoft.Playwright.LoadState.NetworkIdle);
    }

    /// <inheritdoc />
    public override string ToString() => Name;
}

/// <summary>Every page of the product. A new page is added here, and is then looked at by the gallery and held to what every page is held to.</summary>
public static class AllPages
{
    private static readonly Visitor By = Visitor.Of("test", "Test", MemberRole.Administrator);

    /// <summary>The pages.</summary>
    public static IReadOnlyList<ShownPage> List { get; } =
    [
        new("maps", "/w/phone/maps"),
        new("maps-archive", "/w/phone/maps?show=archive"),
        new("new-map", "/w/phone/maps", isLong: false, "[data-tour=new]"),
        new("maps-empty", "/w/empty/maps"),
        new("map", "/w/phone/maps/phone", isLong: false),
        new("map-step", "/w/phone/maps/phone?step=checkout", isLong: false),
        new("map-history", "/w/phone/maps/phone", isLong: false, ".head-menu button", ".head-menu [role=menuitem] >> nth=1", ".side li >> nth=0"),
        new("map-comments", "/w/phone/maps/phone?talk=1", isLong: false),
        new("map-share", "/w/phone/maps/phone", isLong: false, ".map-head .share"),
        new("flow", "/w/phone/explore/flow"),
        new("flow-sankey", "/w/phone/explore/flow?view=sankey&paths=product_view"),
        new("flow-table", "/w/phone/explore/flow?view=table"),
        new("flow-compared", "/w/phone/explore/flow?b=device%3Dphone&mode=difference&matrix=difference"),
        new("crossings", "/w/phone/explore/crossings"),
        new("funnel", "/w/phone/explore/funnel"),
        new("retention", "/w/phone/explore/retention"),
        new("aha", "/w/phone/explore/aha"),
        new("segments", "/w/phone/explore/segments"),
        new("leaving", "/w/phone/explore/leaving"),
        new("attribution", "/w/phone/explore/attribution"),
        new("improve", "/w/phone/improve?map=phone"),
        new("improve-board", "/w/phone/improve?map=phone&tab=board"),
        new("improve-released", "/w/phone/improve?map=phone&tab=released"),
        new("voice", "/w/phone/voice"),
        new("voice-empty", "/w/empty/voice"),
        new("voice-themes", "/w/phone/voice/themes?theme=delivery"),
        new("voice-scores", "/w/phone/voice/scores"),
        new("voice-inbox", "/w/phone/voice/inbox"),
        new("voice-map", "/w/phone/voice/map"),
        new("voice-bring", "/w/phone/voice/bring"),
        new("data-connect", "/w/phone/data/connect?system=mixpanel"),
        new("data-snippet", "/w/phone/data/snippet"),
        new("data", "/w/phone/data"),
        new("data-sources", "/w/phone/data/sources"),
        new("data-live", "/w/phone/data/live"),
        new("data-identity", "/w/phone/data/identity"),
        new("data-health", "/w/phone/data/health"),
        new("data-privacy", "/w/phone/data/privacy"),
        new("people", "/w/phone/people"),
        new("keys", "/w/phone/people/keys"),
        new("activity", "/w/phone/people/activity"),
        new("compare", "/w/phone/compare?a=phone&b=phone"),
        new("present", "/w/phone/maps/phone/present", isLong: false),
        .. Enumerable.Range(2, 7).Select(s => new ShownPage($"present-{s}", $"/w/phone/maps/phone/present?slide={s}", isLong: false)),
        new("sign-in", "/sign-in") { IsLive = false },
        new("account", "/account") { IsLive = false },
        new("come-in", ComeInAsync) { IsLive = false },
        new("come-in-over", "/come-in/nothing") { IsLive = false },
        new("guest", s => GuestAsync(s, "")) { IsLive = false },
        new("guest-password", s => GuestAsync(s, "birch-46-lane")) { IsLive = false },
        new("customers", CustomersAsync),
        new("journey", "/w/phone/customers/c1"),
        new("journey-likely", "/w/phone/customers/c1000003"),
        new("not-found", "/w/phone/nowhere", isLong: false),
    ];

    private static async Task<string> ComeInAsync(ServedPhone served) =>
        "/come-in/" + (await served.People.Tickets.InviteAsync(By, "phone", "", MemberRole.Editor, "Lina", TimeSpan.FromDays(1))).Secret;

    private static async Task<string> GuestAsync(ServedPhone served, string password) =>
        "/s/" + (await served.People.Links.MakeAsync(By, "phone", "phone", new ShareTerms(), password, DateTimeOffset.UtcNow.AddDays(1))).Secret;

    private static async Task<string> CustomersAsync(ServedPhone served)
    {
        var answer = await served.Served.Journeys.AskAsync(new StatusQuestion());
        return $"/w/phone/customers?handle={Uri.EscapeDataString(answer.Handle)}&address=all";
    }
}
