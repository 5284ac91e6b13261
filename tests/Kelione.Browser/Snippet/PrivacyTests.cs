using Kelione.Browser.Support;

namespace Kelione.Browser.Snippet;

/// <summary>What the snippet keeps and what leaves the browser.</summary>
public sealed class PrivacyTests(Chromium chromium) : SnippetTest(chromium)
{
    private const string Kept = "() => JSON.stringify([document.cookie, Object.keys(localStorage), Object.keys(sessionStorage)])";

    [Fact]
    public async Task Without_a_word_it_sets_no_cookie_and_stores_nothing_and_a_reload_is_somebody_new()
    {
        await using var tab = await OpenAsync(Site.Page("/shop"));
        await tab.Page.EvaluateAsync("kelione.identify('c1'); kelione.track('seen'); kelione.flush()");
        var first = await Site.WaitAsync("seen");
        Assert.Equal("""["",[],[]]""", await tab.Page.EvaluateAsync<string>(Kept));
        await GoAsync(tab, "/shop");
        await tab.Page.EvaluateAsync("kelione.track('again'); kelione.flush()");
        Assert.NotEqual(Text(first, "anonymous"), Text(await Site.WaitAsync("again"), "anonymous"));
        Assert.All(Site.Requests, r => Assert.Equal("", r.Cookie));
        tab.AssertClean();
    }

    [Theory]
    [InlineData("local")]
    [InlineData("session")]
    [InlineData("cookie")]
    public async Task Where_it_is_allowed_the_person_is_known_on_the_next_page_and_forgotten_on_reset(string storage)
    {
        await using var tab = await OpenAsync(Site.Page("/shop", $"data-storage=\"{storage}\""));
        await tab.Page.EvaluateAsync("kelione.identify('c1'); kelione.track('seen'); kelione.flush()");
        var first = await Site.WaitAsync("seen");
        await GoAsync(tab, "/shop");
        await tab.Page.EvaluateAsync("kelione.track('again'); kelione.flush()");
        var second = await Site.WaitAsync("again");
        Assert.Equal((Text(first, "anonymous"), Text(first, "session"), "c1"), (Text(second, "anonymous"), Text(second, "session"), Text(second, "customer")));
        await tab.Page.EvaluateAsync("kelione.reset()");
        Assert.Equal("""["",[],[]]""", await tab.Page.EvaluateAsync<string>(Kept));
        await tab.Page.EvaluateAsync("kelione.track('other'); kelione.flush()");
        var third = await Site.WaitAsync("other");
        Assert.NotEqual(Text(first, "anonymous"), Text(third, "anonymous"));
        Assert.Null(Text(third, "customer"));
    }

    [Theory]
    [InlineData("Object.defineProperty(navigator, 'doNotTrack', { get: () => '1' })")]
    [InlineData("Object.defineProperty(navigator, 'globalPrivacyControl', { get: () => true })")]
    public async Task A_browser_that_asks_not_to_be_followed_sends_nothing(string signal)
    {
        await using var tab = await OpenAsync(Site.Page("/shop", "data-storage=\"local\"", "<button data-kelione=\"buy\">Buy</button>"), signal);
        await tab.Page.ClickAsync("button");
        await tab.Page.EvaluateAsync("kelione.consent(true); kelione.track('seen'); kelione.flush()");
        Assert.Equal("""["",[],[]]""", await tab.Page.EvaluateAsync<string>(Kept));
        await LeaveAsync(tab);
        Assert.Equal(["page_view", "left"], Site.Names());
    }

    [Fact]
    public async Task Before_consent_nothing_leaves_and_nothing_is_kept_and_with_it_the_page_counts()
    {
        await using var tab = await OpenAsync(Site.Page("/shop", "data-consent=\"wait\" data-storage=\"local\"", "<button data-kelione=\"buy\">Buy</button>"));
        await tab.Page.ClickAsync("button");
        await tab.Page.EvaluateAsync("kelione.track('before'); kelione.identify('c1'); kelione.flush()");
        Assert.Equal("""["",[],[]]""", await tab.Page.EvaluateAsync<string>(Kept));
        await tab.Page.EvaluateAsync("kelione.consent(true); kelione.track('after'); kelione.flush()");
        await Site.WaitAsync("after");
        Assert.Equal(["page_view", "after"], Site.Names());
        Assert.Null(Text(Site.Taken[0], "customer"));
    }

    [Fact]
    public async Task Consent_taken_back_empties_the_queue_and_what_was_kept()
    {
        await using var tab = await OpenAsync(Site.Page("/shop", "data-storage=\"local\""));
        await tab.Page.EvaluateAsync("kelione.flush()");
        await Site.WaitAsync("page_view");
        await tab.Page.EvaluateAsync("kelione.track('late'); kelione.consent(false); kelione.track('later'); kelione.flush()");
        Assert.Equal("""["",[],[]]""", await tab.Page.EvaluateAsync<string>(Kept));
        await LeaveAsync(tab);
        Assert.Equal(["page_view", "page_view", "left"], Site.Names());
    }

    [Fact]
    public async Task A_form_tells_that_it_was_sent_and_of_its_fields_only_those_that_are_marked_and_no_secrets()
    {
        await using var tab = await OpenAsync(Site.Page("/shop", body: """
            <form id="ask" action="/thanks"><input name="email" value="a@b.c"><select name="topic" data-kelione-send><option>delivery</option></select>
            <input type="checkbox" name="news" checked data-kelione-send><input type="password" name="secret" value="x" data-kelione-send>
            <input name="card" autocomplete="cc-number" value="4111" data-kelione-send><button>Send</button></form>
            """));
        await tab.Page.ClickAsync("button");
        var sent = await Site.WaitAsync("form_submit");
        Assert.Equal("""{"form":"ask","topic":"delivery","news":true}""", sent.GetProperty("fields").GetRawText());
    }

    [Fact]
    public async Task A_form_may_carry_a_name_and_a_part_of_the_page_may_be_left_alone()
    {
        await using var tab = await OpenAsync(Site.Page("/shop", body: """
            <form data-kelione="asked" data-kelione-place="foot" onsubmit="return false"><button id="a">Send</button></form>
            <div data-kelione-ignore><form onsubmit="return false"><button id="b" data-kelione="secret">Send</button></form></div>
            """));
        await tab.Page.ClickAsync("#b");
        await tab.Page.ClickAsync("#a");
        await tab.Page.EvaluateAsync("kelione.flush()");
        Assert.Equal("foot", Field(await Site.WaitAsync("asked"), "place"));
        Assert.Equal(["page_view", "asked"], Site.Names());
    }
}
