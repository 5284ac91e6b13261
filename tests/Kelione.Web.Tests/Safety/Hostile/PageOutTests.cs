using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Kelione.Web.Tests.Safety.Hostile;

public sealed class PageOutTests(HostileServer server) : IClassFixture<HostileServer>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(HostileTexts.Keys), MemberType = typeof(HostileTexts))]
    public Task A_maps_page_holds_the_name_as_text(string key) => CheckAsync($"/w/shop/maps/{HostileServer.Id(key)}", key);

    [Theory]
    [InlineData("/w/shop/maps")]
    [InlineData("/w/shop/people/activity")]
    [InlineData("/w/shop/improve?map=h-script")]
    [InlineData("/w/shop/maps/h-handler/present")]
    [InlineData("/w/shop/compare?a=h-script&b=h-handler")]
    [InlineData("/w/shop/customers/%3Cscript%3Ealert(1)%3C%2Fscript%3E")]
    [InlineData("/w/shop/explore/funnel?steps=%22%3E%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")]
    [InlineData("/w/shop/maps?q=%3Cscript%3Ealert(1)%3C/script%3E")]
    [InlineData("/sign-in?return=javascript:alert(1)")]
    public Task A_page_with_hostile_names_or_addresses_holds_them_as_text(string path) => CheckAsync(path, null);

    private async Task CheckAsync(string path, string? key)
    {
        using var answer = await server.Browser.GetAsync(new Uri(path, UriKind.Relative), Stop);
        Assert.InRange((int)answer.StatusCode, 200, 404);
        Assert.Contains("script-src 'self'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        var html = await answer.Content.ReadAsStringAsync(Stop);
        var page = new HtmlParser().ParseDocument(html);
        Assert.Empty(page.All.SelectMany(e => e.Attributes).Where(a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)).Select(a => a.OwnerElement!.OuterHtml[..Math.Min(200, a.OwnerElement.OuterHtml.Length)]));
        Assert.Empty(page.QuerySelectorAll("script").Where(s => s.GetAttribute("src") is null && s.TextContent.Contains("alert", StringComparison.Ordinal)).Select(s => s.OuterHtml));
        Assert.Empty(page.QuerySelectorAll("[href],[src],[action]").SelectMany(e => e.Attributes).Where(a => a.Name is "href" or "src" or "action" && a.Value.TrimStart().StartsWith("javascript:", StringComparison.OrdinalIgnoreCase)).Select(a => a.Value));
        if (key is not null && page.QuerySelector("h1,.head,main") is not null && HostileTexts.All[key].Length < 100 && HostileTexts.Map(key, "x") is not null)
        {
            Assert.Contains(HostileTexts.All[key].Trim(), page.Body!.TextContent + string.Concat(page.QuerySelectorAll("input,textarea").Select(e => e.GetAttribute("value"))), StringComparison.Ordinal);
        }
    }
}
