using System.Net;
using Kelione.Journeys;
using Kelione.Sources;
using Kelione.Workspace;

namespace Kelione.Web.Tests.Safety;

/// <summary>What a node tells those who operate it.</summary>
public sealed class MetricsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kelione-metrics-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Its_numbers_are_read_at_a_port_of_their_own_and_name_nobody()
    {
        await using var workspace = await JourneyWorkspace.OpenOrCreateAsync(new WorkspaceFolder(Path.Combine(_folder, "secretshop")), cancellationToken: Stop);
        var file = Path.Combine(_folder, "e.csv");
        await File.WriteAllTextAsync(file, "customer,activity,time\nanna-of-7,open secret drawer,2026-01-01\nanna-of-7,pay,2026-01-02\n", Stop);
        await workspace.ImportAsync([SourceInspector.Inspect(file)], cancellationToken: Stop);
        await workspace.AskAsync(new VariantsQuestion(), Stop);
        var (pages, metrics) = (FreePort(), FreePort());
        await using var host = await WebHost.StartAsync(
            [$"http://127.0.0.1:{pages}"], [new ServedWorkspace("secretshop", workspace)], WebOptions.Demo with { MetricsUrls = [$"http://127.0.0.1:{metrics}"] }, Stop);
        Assert.Equal(pages, new Uri(Assert.Single(host.Addresses)).Port);
        using var client = new HttpClient();
        await workspace.AskAsync(new VariantsQuestion { Top = 3 }, Stop);
        using (var page = await client.GetAsync(new Uri($"http://127.0.0.1:{pages}/w/secretshop/maps"), Stop))
        {
            Assert.True(page.IsSuccessStatusCode);
        }

        var told = await client.GetStringAsync(new Uri($"http://127.0.0.1:{metrics}/metrics"), Stop);
        Assert.Contains("kelione_question_duration_seconds_count", told, StringComparison.Ordinal);
        Assert.Contains("kind=\"variants\"", told, StringComparison.Ordinal);
        Assert.Contains("kelione_store_size_bytes", told, StringComparison.Ordinal);
        Assert.Contains("kelione_leader", told, StringComparison.Ordinal);
        Assert.Contains("http_server_request_duration_seconds", told, StringComparison.Ordinal);
        foreach (var secret in new[] { "anna", "drawer", "secretshop", _folder })
        {
            Assert.DoesNotContain(secret, told, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(client, $"http://127.0.0.1:{metrics}/w/secretshop/maps"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(client, $"http://127.0.0.1:{pages}/metrics"));
        using var rebound = new HttpRequestMessage(HttpMethod.Get, new Uri($"http://127.0.0.1:{metrics}/metrics"));
        rebound.Headers.Host = "evil.example";
        using var refused = await client.SendAsync(rebound, Stop);
        Assert.Equal(HttpStatusCode.MisdirectedRequest, refused.StatusCode);
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(new Uri(address), Stop);
        return answer.StatusCode;
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
