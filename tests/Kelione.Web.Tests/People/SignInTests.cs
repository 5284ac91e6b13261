using System.Net;
using System.Text;
using Kelione.Workspace;

namespace Kelione.Web.Tests.People;

public class SignInTests(SignedServer server) : IClassFixture<SignedServer>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_leads_to_signing_in_and_back_with_a_cookie_that_no_script_reads()
    {
        await server.AddAsync(MemberRole.Viewer, "back@shop.example");
        using var browser = server.Browser();
        using var refused = await browser.GetAsync(new Uri("/w/shop/maps", UriKind.Relative), Stop);
        Assert.StartsWith("/sign-in?return=", refused.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        using var entered = await SignedServer.SignInAsync(browser, "Back@shop.example", SignedServer.Password, refused.Headers.Location.PathAndQuery);
        Assert.Equal(HttpStatusCode.Found, entered.StatusCode);
        Assert.EndsWith("/w/shop/maps", entered.Headers.Location!.ToString(), StringComparison.Ordinal);
        var cookie = Assert.Single(entered.Headers.GetValues("Set-Cookie"), c => c.StartsWith("kelione-session", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(new Uri("/w/shop/maps", UriKind.Relative), Stop)).StatusCode);
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example")]
    [InlineData("https://evil.example/")]
    public async Task Nobody_is_sent_elsewhere_after_signing_in(string target)
    {
        var email = $"r{Math.Abs(target.GetHashCode(StringComparison.Ordinal))}@shop.example";
        await server.AddAsync(MemberRole.Viewer, email);
        using var browser = server.Browser();
        using var entered = await SignedServer.SignInAsync(browser, email, SignedServer.Password, "/sign-in?return=" + Uri.EscapeDataString(target));
        Assert.DoesNotContain("evil", entered.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_without_an_account_is_treated_like_one_that_has_one()
    {
        await server.AddAsync(MemberRole.Viewer, "there@shop.example");
        using var browser = server.Browser();
        for (var i = 0; i < SignIns.Tries + 1; i++)
        {
            using var known = await SignedServer.SignInAsync(browser, "there@shop.example", "wrong password");
            using var unknown = await SignedServer.SignInAsync(browser, "nobody@shop.example", "wrong password");
            Assert.Equal(known.StatusCode, unknown.StatusCode);
            Assert.Equal(Reason(await known.Content.ReadAsStringAsync(Stop)), Reason(await unknown.Content.ReadAsStringAsync(Stop)));
        }

        // In a pause the right password does not help either.
        using var paused = await SignedServer.SignInAsync(browser, "there@shop.example", SignedServer.Password);
        Assert.Equal(HttpStatusCode.TooManyRequests, paused.StatusCode);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        using var browser = server.Browser();
        using var body = new FormUrlEncodedContent([new("_handler", "sign-in"), new("Email", "a@b.example"), new("Password", "x")]);
        using var answer = await browser.PostAsync(new Uri("/sign-in", UriKind.Relative), body, Stop);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_link_to_come_in_works_once_and_refuses_passwords_that_anybody_guesses()
    {
        var (secret, _) = await server.People.Tickets.ForAdministratorAsync("shop", Stop);
        using var browser = server.Browser();
        using var common = await SignedServer.SendFormAsync(browser, "/come-in/" + secret, "come-in", ("PersonName", "Asta"), ("Email", "asta@shop.example"), ("Password", "Password1234"));
        Assert.Equal(HttpStatusCode.BadRequest, common.StatusCode);
        using var entered = await SignedServer.SendFormAsync(browser, "/come-in/" + secret, "come-in", ("PersonName", "Asta"), ("Email", "asta@shop.example"), ("Password", SignedServer.Password));
        Assert.Equal(HttpStatusCode.Found, entered.StatusCode);
        using var other = server.Browser();
        Assert.Equal(HttpStatusCode.Gone, (await other.GetAsync(new Uri("/come-in/" + secret, UriKind.Relative), Stop)).StatusCode);
    }

    [Fact]
    public async Task A_new_password_ends_the_sessions_elsewhere()
    {
        var who = await server.AddAsync(MemberRole.Viewer, "moves@shop.example");
        using var browser = server.Browser();
        await SignedServer.SignInAsync(browser, "moves@shop.example", SignedServer.Password);
        await server.People.SignIns.ChangePasswordAsync(who.Id, SignedServer.Password, "a quite different sentence", "shop", Stop);
        Assert.Equal(HttpStatusCode.Found, (await browser.GetAsync(new Uri("/w/shop/maps", UriKind.Relative), Stop)).StatusCode);
    }

    [Fact]
    public async Task A_role_that_is_taken_away_is_gone_for_who_is_inside()
    {
        var who = await server.AddAsync(MemberRole.Editor, "inside@shop.example");
        var visit = new WorkspaceVisit(server.Served, server.People.Standing.Find(who.Id, who.Stamp, "shop")!, () => server.People.Standing.Find(who.Id, who.Stamp, "shop"));
        using var seat = await visit.SitDownAsync("phone", Stop);
        Assert.True(seat.MayEdit);
        await server.People.Members.SetRoleAsync(Visitor.Of("t", "T", MemberRole.Administrator), "shop", who.Id, "", MemberRole.Viewer, Stop);
        Assert.False(seat.MayEdit);
        await server.People.Members.RemoveAsync(Visitor.Of("t", "T", MemberRole.Administrator), "shop", who.Id, Stop);
        Assert.Throws<RefusedException>(() => visit.Demand(Right.SeeMap, "phone"));
    }

    [Fact]
    public async Task The_last_administrator_cannot_go()
    {
        var people = new PeopleRegister(new WorkspaceFolder(Path.Combine(server.WorkspaceFolder, "alone")));
        var by = Visitor.Of("t", "T", MemberRole.Administrator);
        var (secret, _) = await people.Tickets.ForAdministratorAsync("alone", Stop);
        var only = (await people.Tickets.UseAsync(secret, new NewPerson("a@b.example", "A", SignedServer.Password), ["alone"], Stop))!;
        await Assert.ThrowsAsync<MendableException>(() => people.Members.RemoveAsync(by, "alone", only.Id, Stop));
        await Assert.ThrowsAsync<MendableException>(() => people.Members.SetRoleAsync(by, "alone", only.Id, "", MemberRole.Editor, Stop));
    }

    [Fact]
    public async Task No_secret_lies_in_the_folder()
    {
        var by = Visitor.Of("t", "T", MemberRole.Administrator);
        await server.AddAsync(MemberRole.Viewer, "kept@shop.example");
        var secrets = new List<string>
        {
            SignedServer.Password, "a password of a link", await server.KeyAsync(MemberRole.Viewer), (await server.People.Tickets.ForAdministratorAsync("shop", Stop)).Secret,
            (await server.People.Links.MakeAsync(by, "shop", "phone", new ShareTerms(), "a password of a link", DateTimeOffset.UtcNow.AddDays(1), Stop)).Secret,
        };
        foreach (var file in Directory.EnumerateFiles(server.WorkspaceFolder, "people.db*"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var memory = new MemoryStream();
            await stream.CopyToAsync(memory, Stop);
            Assert.All(secrets, s => Assert.False(memory.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(s)) >= 0, $"{Path.GetFileName(file)} holds a secret"));
            if (!OperatingSystem.IsWindows())
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            }
        }
    }

    private static string Reason(string page) => page[page.IndexOf("<small", StringComparison.Ordinal)..page.IndexOf("</small>", StringComparison.Ordinal)];
}

/// <summary>The same where PostgreSQL keeps the people.</summary>
public sealed class SignInOnPostgresTests : SignInTests, IClassFixture<SignedServerOnPostgres>
{
    public SignInOnPostgresTests(SignedServerOnPostgres server)
        : base(server) => PostgresServer.OrSkip();
}
