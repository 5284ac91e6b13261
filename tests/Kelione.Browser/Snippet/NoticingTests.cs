using Kelione.Browser.Support;

namespace Kelione.Browser.Snippet;

/// <summary>What the snippet notices by itself.</summary>
public sealed class NoticingTests(Chromium chromium) : SnippetTest(chromium)
{
    [Fact]
    public async Task A_page_put_together_by_script_counts_each_view_once_with_where_it_came_from()
    {
        await using var tab = await OpenAsync(Site.Page("/shop"));
        await tab.Page.EvaluateAsync("""
            async () => {
              const after = () => new Promise(done => setTimeout(done, 20));
              history.pushState(1, '', '/shop?step=2'); document.title = 'Two'; await after();
              history.replaceState(1, '', '/shop?step=2'); await after();
              location.hash = 'part'; await after();
              history.pushState(1, '', '/shop?step=3'); await after();
              history.back();
            }
            """);
        await tab.Page.WaitForFunctionAsync("() => location.search === '?step=2'");
        await tab.Page.EvaluateAsync("() => new Promise(done => setTimeout(() => { kelione.flush(); done(); }, 50))");
        await Site.WaitAsync("page_view", nth: 4);
        var views = Site.Taken.Where(e => Text(e, "activity") == "page_view").Select(e => (new Uri(Text(e, "url")!).PathAndQuery, Text(e, "screen"), Text(e, "referrer") is { Length: > 0 } r ? new Uri(r).PathAndQuery : null)).ToList();
        Assert.Equal([("/shop", "/shop", null), ("/shop?step=2", "Two", "/shop"), ("/shop?step=3", "Two", "/shop?step=2"), ("/shop?step=2", "Two", "/shop?step=3")], views);
    }

    [Fact]
    public async Task With_the_hash_as_address_each_hash_is_a_page()
    {
        await using var tab = await OpenAsync(Site.Page("/shop", "data-pages=\"hash\""));
        await tab.Page.EvaluateAsync("location.hash = 'cart'");
        Assert.EndsWith("#cart", Text(await Site.WaitAsync("page_view", nth: 2), "url"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Views_can_be_left_to_the_page()
    {
        await using var tab = await OpenAsync(Site.Page("/shop", "data-pages=\"off\""));
        await tab.Page.EvaluateAsync("history.pushState(1, '', '/other'); kelione.page('Cart', { items: 2 }); kelione.flush()");
        var view = await Site.WaitAsync("page_view");
        Assert.Equal(("Cart", "2"), (Text(view, "screen"), Field(view, "items")));
        Assert.Single(Site.Taken);
    }

    [Fact]
    public async Task The_campaign_and_where_the_visit_came_from_stay_with_it()
    {
        Site.Page("/shop");
        await using var tab = await OpenAsync("/shop?utm_source=letter&utm_medium=email&utm_campaign=spring");
        await tab.Page.EvaluateAsync("history.pushState(1, '', '/cart'); kelione.track('paid', { value: 49.9 }); kelione.flush()");
        var paid = await Site.WaitAsync("paid");
        Assert.Equal(("49.9", null), (Text(paid, "value"), Field(paid, "value")));
        Assert.Equal("""{"source":"letter","medium":"email","name":"spring"}""", paid.GetProperty("campaign").GetRawText());
    }

    [Fact]
    public async Task A_marked_click_is_an_event_with_its_fields_also_by_key_and_through_a_label_once()
    {
        await using var tab = await OpenAsync(Site.Page("/shop", body: """
            <button data-kelione="buy" data-kelione-plan-name="pro" onclick="this.textContent='Bought'"><b>Buy</b></button>
            <label data-kelione="agreed"><input type="checkbox">Yes</label>
            """));
        await tab.Page.ClickAsync("b");
        Assert.Equal("pro", Field(await Site.WaitAsync("buy"), "plan_name"));
        await tab.Page.FocusAsync("button");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.ClickAsync("text=Yes");
        await Site.WaitAsync("agreed");
        Assert.Equal(["page_view", "buy", "buy", "agreed"], Site.Names());
    }

    [Fact]
    public async Task Three_quick_clicks_at_one_place_are_rage_and_three_on_a_text_are_not()
    {
        await using var tab = await OpenAsync(Site.Page("/shop", body: "<p style='font-size:40px'>some words to choose</p><form id='f' onsubmit='return false'><button id='pay' type='button'>Pay</button></form>"));
        await tab.Page.ClickAsync("p", new() { ClickCount = 3 });
        await tab.Page.ClickAsync("#pay", new() { ClickCount = 5, Delay = 20 });
        var rage = await Site.WaitAsync("rage_click");
        Assert.Equal("form#f > button#pay", Field(rage, "on"));
        Assert.Single(Site.Names(), n => n == "rage_click");
    }

    [Fact]
    public async Task A_press_that_nothing_answers_is_a_dead_click_and_one_that_is_answered_is_not()
    {
        await using var tab = await OpenAsync(Site.Page("/shop", body: """
            <button id="dead">Pay</button><button id="late" onclick="setTimeout(() => document.body.append('!'), 300)">More</button><p id="still">words</p>
            """));
        await tab.Page.ClickAsync("#late");
        await tab.Page.WaitForFunctionAsync("() => document.body.textContent.endsWith('!')");
        await tab.Page.ClickAsync("#still");
        await tab.Page.ClickAsync("#dead");
        Assert.Equal("button#dead", Field(await Site.WaitAsync("dead_click"), "on"));
        Assert.Single(Site.Names(), n => n == "dead_click");
    }

    [Fact]
    public async Task Errors_of_the_page_are_told_each_once_and_ten_at_most()
    {
        await using var tab = await OpenAsync(Site.Page("/shop", body: "<button onclick=\"Promise.reject(new Error('left alone'))\">Pay</button>"));
        await tab.Page.ClickAsync("button");
        await tab.Page.EvaluateAsync("() => { for (let i = 0; i < 30; i++) { setTimeout(() => { throw new Error('broken ' + i % 15); }); } }");
        var error = await Site.WaitAsync("js_error", nth: 10);
        Assert.Contains("broken", Field(error, "message"), StringComparison.Ordinal);
        await tab.Page.EvaluateAsync("kelione.track('end'); kelione.flush()");
        await Site.WaitAsync("end");
        Assert.Equal(10, Site.Names().Count(n => n == "js_error"));
        Assert.Contains(Site.Taken, e => Field(e, "message") == "left alone");
    }

    [Fact]
    public async Task What_it_does_not_need_to_notice_can_be_switched_off()
    {
        await using var tab = await OpenAsync(Site.Page("/shop", "data-errors=\"off\" data-clicks=\"off\" data-forms=\"off\"", "<form onsubmit='return false'><button>Pay</button></form>"));
        await tab.Page.ClickAsync("button", new() { ClickCount = 4, Delay = 20 });
        await tab.Page.EvaluateAsync("() => { setTimeout(() => { throw new Error('broken'); }); setTimeout(() => kelione.track('end'), 10); }");
        await Site.WaitAsync("end");
        Assert.Equal(["page_view", "end"], Site.Names());
    }
}
