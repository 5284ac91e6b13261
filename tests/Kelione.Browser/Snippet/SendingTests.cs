using System.Globalization;
using Kelione.Browser.Support;

namespace Kelione.Browser.Snippet;

/// <summary>That every event arrives, and counts once.</summary>
public sealed class SendingTests(Chromium chromium) : SnippetTest(chromium)
{
    [Fact]
    public async Task Events_go_together_with_the_key_and_without_a_question_before()
    {
        await using var tab = await OpenAsync(Site.Page("/shop"));
        await tab.Page.EvaluateAsync("for (let i = 0; i < 5; i++) kelione.track('seen', { i })");
        await Site.WaitAsync("seen", nth: 5);
        var sent = Assert.Single(Site.Requests);
        Assert.Equal(("kel_test", "text/plain"), (sent.Key, sent.ContentType));
        Assert.Equal(6, sent.Events.Select(e => Text(e, "id")).Distinct().Count());
        Assert.True(DateTimeOffset.Parse(Text(sent.Body, "sentAt")!, CultureInfo.InvariantCulture) >= DateTimeOffset.Parse(Text(Site.Taken[0], "time")!, CultureInfo.InvariantCulture));
        tab.AssertClean();
    }

    [Fact]
    public async Task Twenty_events_do_not_wait_and_hundreds_go_in_parts()
    {
        await using var tab = await OpenAsync(Site.Page("/shop"));
        await tab.Page.EvaluateAsync("for (let i = 0; i < 300; i++) kelione.track('seen', { text: 'x'.repeat(200) })");
        await Site.WaitAsync("seen", nth: 300);
        Assert.All(Site.Requests, r => Assert.InRange(r.Body.GetRawText().Length, 1, 31_000));
        Assert.Equal(301, Site.Names().Count);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task What_was_refused_for_now_comes_again_with_the_same_ids_and_in_order(int status)
    {
        Site.AnswerWith(status);
        await using var tab = await OpenAsync(Site.Page("/shop"));
        await tab.Page.EvaluateAsync("kelione.track('one'); kelione.flush(); kelione.track('two')");
        await Site.WaitAsync("two");
        Assert.Equal(["page_view", "one", "two"], Site.Names());
        Assert.Equal(3, Site.Taken.Count);
        var requests = Site.Requests.ToList();
        Assert.Equal(status, requests[0].Status);
        Assert.Equal(Text(requests[0].Events.First(), "id"), Text(requests[1].Events.First(), "id"));
    }

    [Fact]
    public async Task The_pauses_between_tries_grow()
    {
        Site.AnswerWith(500, 500, 500);
        await using var tab = await Chromium.OpenAsync(Site.Address);
        await tab.Page.Clock.InstallAsync();
        await GoAsync(tab, Site.Page("/shop"));
        await tab.Page.EvaluateAsync("kelione.flush()");
        await Site.WaitForRequestsAsync(1);

        // The pauses are between half and all of 2, 4 and 8 seconds.
        foreach (var (tooSoon, enough) in new[] { (900, 1_200), (1_900, 2_200), (3_900, 4_200) })
        {
            var before = Site.Requests.Count;
            await tab.Page.WaitForFunctionAsync("() => true");
            await tab.Page.Clock.RunForAsync(tooSoon);
            await tab.Page.EvaluateAsync("fetch('/')");
            Assert.Equal(before, Site.Requests.Count);
            await tab.Page.Clock.RunForAsync(enough);
            await Site.WaitForRequestsAsync(before + 1);
        }

        await Site.WaitAsync("page_view");
    }

    [Fact]
    public async Task What_is_refused_for_good_is_given_up_with_a_word_to_the_developer_and_the_rest_goes_on()
    {
        Site.AnswerWith(401);
        await using var tab = await OpenAsync(Site.Page("/shop"));
        var word = tab.Page.WaitForConsoleMessageAsync();
        await tab.Page.EvaluateAsync("kelione.track('lost'); kelione.flush()");
        await Site.WaitForRequestsAsync(1);
        await tab.Page.EvaluateAsync("kelione.track('next')");
        await Site.WaitAsync("next");
        Assert.Equal(["next"], Site.Names());
        await word;
        Assert.Contains(tab.Troubles, t => t.Contains("kelione: the events were refused (401)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Offline_the_events_wait_and_go_when_the_way_is_open_again()
    {
        await using var tab = await OpenAsync(Site.Page("/shop"));
        await tab.Page.EvaluateAsync("kelione.flush()");
        await Site.WaitAsync("page_view");
        await tab.Page.Context.SetOfflineAsync(true);
        await tab.Page.EvaluateAsync("kelione.track('inside'); kelione.flush(); kelione.track('still inside')");
        await tab.Page.Context.SetOfflineAsync(false);
        await Site.WaitAsync("still inside");
        Assert.Equal(["page_view", "inside", "still inside"], Site.Names());
        Assert.Equal(3, Site.Taken.Count);
    }

    [Fact]
    public async Task With_storage_what_a_page_could_not_send_is_sent_by_the_next()
    {
        Site.AnswerWith(503);
        await using var tab = await OpenAsync(Site.Page("/shop", "data-storage=\"local\""));
        await tab.Page.EvaluateAsync("kelione.track('kept'); kelione.flush()");
        await Site.WaitForRequestsAsync(1);
        await tab.Page.WaitForFunctionAsync("() => Object.keys(localStorage).some(k => k.startsWith('kelione.'))");
        await GoAsync(tab, Site.Page("/other", "data-storage=\"local\""));
        await Site.WaitAsync("kept");
        Assert.Equal(1, Site.Taken.Count(e => Text(e, "activity") == "kept"));
        await tab.Page.WaitForFunctionAsync("() => !Object.keys(localStorage).some(k => k.startsWith('kelione.'))");
    }

    [Fact]
    public async Task On_leaving_what_waits_goes_as_a_beacon()
    {
        await using var tab = await OpenAsync(Site.Page("/shop"), "const b = navigator.sendBeacon; navigator.sendBeacon = function () { document.cookie = 'beacon=1'; return b.apply(this, arguments); }");
        await tab.Page.EvaluateAsync("kelione.track('last words')");
        await tab.Page.GotoAsync("/elsewhere");
        await Site.WaitAsync("last words");
        Assert.Equal("beacon=1", await tab.Page.EvaluateAsync<string>("document.cookie"));
    }

    [Fact]
    public async Task On_leaving_a_browser_that_takes_no_beacon_sends_it_another_way()
    {
        await using var tab = await OpenAsync(Site.Page("/shop"), "navigator.sendBeacon = () => false");
        await tab.Page.EvaluateAsync("kelione.track('last words')");
        await tab.Page.GotoAsync("/elsewhere");
        await Site.WaitAsync("last words");
    }

    [Fact]
    public async Task A_tab_that_closes_loses_nothing()
    {
        await using var tab = await OpenAsync(Site.Page("/shop"));
        await tab.Page.EvaluateAsync("kelione.track('last words')");
        await tab.Page.CloseAsync(new() { RunBeforeUnload = true });
        await Site.WaitAsync("last words");
    }
}
