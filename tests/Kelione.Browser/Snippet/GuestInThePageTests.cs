using System.IO.Compression;
using System.Net;
using Kelione.Browser.Support;
using Kelione.Web.Snippet;

namespace Kelione.Browser.Snippet;

/// <summary>The snippet is a guest in somebody's page: small, quiet, and never in the way.</summary>
public sealed class GuestInThePageTests(Chromium chromium) : SnippetTest(chromium)
{
    [Fact]
    public void It_is_smaller_than_6_KB_gzipped() => Assert.InRange(SnippetFile.Current.Gzip.Length, 1, 6 * 1024 - 1);

    [Fact]
    public async Task It_is_packed_kept_for_a_day_asked_for_again_by_its_mark_and_open_to_every_site()
    {
        using var client = new HttpClient(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = Site.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/kelione.js");
        request.Headers.AcceptEncoding.ParseAdd("gzip");
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        await using var content = await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        await using var unpacked = new GZipStream(content, CompressionMode.Decompress);
        using var reader = new StreamReader(unpacked);
        Assert.StartsWith("/* kelione.js", await reader.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal("*", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.True(answer.Headers.CacheControl!.MaxAge >= TimeSpan.FromDays(1));

        using var again = new HttpRequestMessage(HttpMethod.Get, "/kelione.js");
        again.Headers.AcceptEncoding.ParseAdd("gzip");
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        using var unchanged = await client.SendAsync(again, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
    }

    [Fact]
    public async Task Calls_from_before_it_was_there_are_kept_in_their_order()
    {
        await using var tab = await OpenAsync(Site.Page("/shop", before: "<script>(window.kelione = window.kelione || []).push(['identify', 'c1', { plan: 'pro' }], ['track', 'early', { a: 1 }])</script>"));
        await tab.Page.EvaluateAsync("kelione.push(['track', 'late']); kelione.flush()");
        await Site.WaitAsync("late");
        Assert.Equal(["page_view", "identify", "early", "late"], Site.Names());
        Assert.Equal("""{"plan":"pro"}""", Text(Site.Taken[1], "traits"));
        Assert.Equal(("c1", "1"), (Text(Site.Taken[2], "customer"), Field(Site.Taken[2], "a")));
    }

    [Fact]
    public async Task It_leaves_one_name_in_the_page_and_works_under_a_strict_policy()
    {
        await using var tab = await OpenAsync(Site.Page("/shop", before: "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'; connect-src 'self'; img-src data:; require-trusted-types-for 'script'\">"), "window.before = Object.keys(window)");
        Assert.Equal("kelione", await tab.Page.EvaluateAsync<string>("() => Object.keys(window).filter(k => !before.includes(k) && k !== 'before').join()"));
        await tab.Page.EvaluateAsync("kelione.track('seen'); kelione.flush()");
        await Site.WaitAsync("seen");
        tab.AssertClean();
    }

    [Fact]
    public async Task The_tag_twice_in_a_page_counts_once()
    {
        await using var tab = await OpenAsync(Site.Page("/shop", before: "<script async src=\"/kelione.js\" data-key=\"kel_test\" data-workspace=\"shop\"></script>"));
        await tab.Page.EvaluateAsync("kelione.track('seen'); kelione.flush()");
        await Site.WaitAsync("seen");
        Assert.Equal(["page_view", "seen"], Site.Names());
    }

    [Fact]
    public async Task Nothing_that_a_page_does_wrong_comes_back_to_it_as_an_error()
    {
        await using var tab = await OpenAsync(
            Site.Page("/shop", "data-storage=\"local\"", "<button onclick=\"document.body.append('.')\">x</button>"),
            "Object.defineProperty(window, 'localStorage', { get: () => { throw new Error('no storage'); } })");
        await tab.Page.EvaluateAsync("""
            () => {
              const round = {}; round.round = round;
              kelione.track('round', round); kelione.track(); kelione.track(null, 5); kelione.track('big', { text: 'x'.repeat(1e5) }); kelione.track('number', { n: 1n });
              kelione.identify(); kelione.push(); kelione.push(['nothing']); kelione.page(undefined, null); kelione.track({ toString() { throw new Error('no name'); } });
            }
            """);
        await tab.Page.ClickAsync("button");
        await tab.Page.EvaluateAsync("kelione.track('end'); kelione.flush()");
        await Site.WaitAsync("end");
        Assert.Equal(["page_view", "round", "number", "page_view", "end"], Site.Names());
        Assert.Single(tab.Troubles, t => t.Contains("kelione: big is too large", StringComparison.Ordinal));
        Assert.Single(tab.Troubles);
    }
}
