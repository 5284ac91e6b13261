using System.Net;
using Kelione.Web.Tests.People;
using Kelione.Workspace;

namespace Kelione.Web.Tests.Safety;

/// <summary>What a proxy is told of a node.</summary>
public sealed class HealthTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_node_is_live_and_ready_to_whoever_asks_until_it_drains()
    {
        await using var server = new SignedServer();
        await server.InitializeAsync();
        using var browser = server.Browser();
        Assert.Equal((HttpStatusCode.OK, "live\n"), await AskAsync(browser, "live"));
        Assert.Equal((HttpStatusCode.OK, "ready\n"), await AskAsync(browser, "ready"));
        server.Host.BeginDrain();
        Assert.Equal((HttpStatusCode.OK, "live\n"), await AskAsync(browser, "live"));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "draining\n"), await AskAsync(browser, "ready"));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(new Uri("/sign-in", UriKind.Relative), Stop)).StatusCode);
    }

    [Fact]
    public async Task A_node_whose_database_is_away_is_live_and_not_ready_and_a_restart_mends_it()
    {
        using var postgres = PostgresServer.StartOwnOrSkip();
        await using var server = new Lent(DocumentsServer.Read(postgres.Connection()));
        await server.InitializeAsync();
        using var browser = server.Browser();
        Assert.Equal((HttpStatusCode.OK, "ready\n"), await AskAsync(browser, "ready"));
        postgres.Kill();
        await UntilAsync(browser, HttpStatusCode.ServiceUnavailable, "documents cannot be read\n");
        Assert.Equal((HttpStatusCode.OK, "live\n"), await AskAsync(browser, "live"));
        postgres.Start();
        await UntilAsync(browser, HttpStatusCode.OK, "ready\n");
    }

    private static async Task<(HttpStatusCode Status, string Text)> AskAsync(HttpClient browser, string what)
    {
        using var answer = await browser.GetAsync(new Uri("/health/" + what, UriKind.Relative), Stop);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Stop));
    }

    private static async Task UntilAsync(HttpClient browser, HttpStatusCode status, string text)
    {
        while (await AskAsync(browser, "ready") != (status, text))
        {
            await Task.Delay(50, Stop);
        }
    }

    private sealed class Lent(DocumentsServer documents) : SignedServer
    {
        protected override DocumentsServer Documents => documents;
    }
}
