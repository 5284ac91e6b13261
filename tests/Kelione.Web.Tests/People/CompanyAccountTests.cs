using System.Net;
using Kelione.Workspace;

namespace Kelione.Web.Tests.People;

public sealed class CompanyAccountTests : IAsyncLifetime
{
    private CompanyProvider _provider = null!;
    private SignedServer _server = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _provider = await CompanyProvider.StartAsync();
        _server = new SignedServer { Company = _provider.Account };
        await _server.InitializeAsync();
        await _server.AddAsync(MemberRole.Editor, "ona@shop.example");
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Fact]
    public async Task A_member_comes_in_with_the_company_s_account_and_is_known_by_it_ever_after()
    {
        _provider.Person = new() { ["sub"] = "7", ["email"] = "Ona@shop.example", ["email_verified"] = true };
        using var browser = _server.Browser();
        Assert.Contains("Shop account", await browser.GetStringAsync(new Uri("/sign-in", UriKind.Relative), Stop), StringComparison.Ordinal);
        Assert.Equal("/w/shop/maps", await ComeBackAsync(browser));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(new Uri("/w/shop/maps", UriKind.Relative), Stop)).StatusCode);

        // The company gave her another address meanwhile.
        _provider.Person = new() { ["sub"] = "7", ["email"] = "ona.new@shop.example", ["email_verified"] = false };
        using var later = _server.Browser();
        Assert.Equal("/w/shop/maps", await ComeBackAsync(later));
        Assert.Equal(HttpStatusCode.OK, (await later.GetAsync(new Uri("/w/shop/maps", UriKind.Relative), Stop)).StatusCode);
    }

    [Theory]
    [InlineData("ona@shop.example", false)]
    [InlineData("stranger@shop.example", true)]
    public async Task An_address_that_nobody_vouches_for_or_nobody_invited_lets_nobody_in(string email, bool isVerified)
    {
        _provider.Person = new() { ["sub"] = "8", ["email"] = email, ["email_verified"] = isVerified };
        using var browser = _server.Browser();
        Assert.Equal("/sign-in?refused=company", await ComeBackAsync(browser));
        Assert.Equal(HttpStatusCode.Found, (await browser.GetAsync(new Uri("/w/shop/maps", UriKind.Relative), Stop)).StatusCode);
    }

    [Theory]
    [InlineData("kelione", false)]
    [InlineData("another program", true)]
    public async Task A_token_that_is_forged_or_meant_for_another_program_is_refused(string audience, bool isSealedWell)
    {
        _provider.Person = new() { ["sub"] = "7", ["email"] = "ona@shop.example", ["email_verified"] = true };
        (_provider.Audience, _provider.IsSealedWell) = (audience, isSealedWell);
        using var browser = _server.Browser();
        Assert.Equal("/sign-in?refused=failed", await ComeBackAsync(browser));
        Assert.Equal(HttpStatusCode.Found, (await browser.GetAsync(new Uri("/w/shop/maps", UriKind.Relative), Stop)).StatusCode);
    }

    [Fact]
    public async Task An_answer_that_another_browser_asked_for_is_refused()
    {
        _provider.Person = new() { ["sub"] = "7", ["email"] = "ona@shop.example", ["email_verified"] = true };
        using var browser = _server.Browser();
        using var asked = await browser.GetAsync(new Uri("/sign-in/company?return=/w/shop/maps", UriKind.Relative), Stop);
        using var answered = await browser.GetAsync(asked.Headers.Location, Stop);
        using var other = _server.Browser();
        using var come = await other.GetAsync(answered.Headers.Location, Stop);
        Assert.Equal("/sign-in?refused=failed", come.Headers.Location!.ToString());
    }

    // The way there and back as a browser goes it; gives where it ends.
    private static async Task<string> ComeBackAsync(HttpClient browser)
    {
        using var asked = await browser.GetAsync(new Uri("/sign-in/company?return=/w/shop/maps", UriKind.Relative), Stop);
        using var answered = await browser.GetAsync(asked.Headers.Location, Stop);
        Assert.Equal(HttpStatusCode.Found, answered.StatusCode);
        using var come = await browser.GetAsync(answered.Headers.Location, Stop);
        return come.Headers.Location!.ToString();
    }
}
