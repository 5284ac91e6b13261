using Kelione.Web.Hosting;
using Kelione.Web.Tests.People;
using Kelione.Workspace;

namespace Kelione.Web.Tests.Safety;

public sealed class CookieNameTests
{
    [Fact]
    public void Servers_of_two_workspaces_do_not_take_each_others_cookies_for_theirs()
    {
        var (one, other) = (new WorkspaceFolder("/data/one"), new WorkspaceFolder("/data/other"));
        Assert.NotEqual(CookieNames.Of("kelione-form", one), CookieNames.Of("kelione-form", other));
        Assert.Equal(CookieNames.Of("kelione-form", one), CookieNames.Of("kelione-form", new WorkspaceFolder("/data/./one")));
        Assert.Matches("^kelione-form-[0-9a-f]{8}$", CookieNames.Of("kelione-form", one));
    }

    [Fact]
    public async Task Forms_of_two_servers_at_two_ports_work_in_one_browser()
    {
        await using var one = new SignedServer();
        await using var other = new SignedServer();
        await one.InitializeAsync();
        await other.InitializeAsync();
        await one.AddAsync(MemberRole.Viewer, "a@shop.example");
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new System.Net.CookieContainer() });

        // A browser keeps cookies by the host alone: what the other server sets between must not spoil the form of the first.
        var stop = TestContext.Current.CancellationToken;
        var page = await browser.GetStringAsync(new Uri(one.Address, "/sign-in"), stop);
        await browser.GetStringAsync(new Uri(other.Address, "/sign-in"), stop);
        using var body = new FormUrlEncodedContent([new("__RequestVerificationToken", SignedServer.TokenOf(page)), new("_handler", "sign-in"), new("Email", "a@shop.example"), new("Password", SignedServer.Password)]);
        using var entered = await browser.PostAsync(new Uri(one.Address, "/sign-in"), body, stop);
        Assert.Equal(System.Net.HttpStatusCode.Found, entered.StatusCode);
    }
}
