using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Kelione.Engine.Storage;
using Kelione.Journeys;

namespace Kelione.Engine.Faults;

/// <summary>The program itself is killed again and again while sites send events to it, and while a file is imported. <c>KELIONE_COLLECT_KILLS</c> says how often, where that is more than a run of all tests has time for.</summary>
public sealed class CollectKillTests(ITestOutputHelper output)
{
    private const int Senders = 4;
    private const int BatchSize = 40;
    private const int ImportRows = 150_000;
    private static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("KELIONE_COLLECT_KILLS") ?? "15", CultureInfo.InvariantCulture);
    private readonly ConcurrentQueue<long> _again = new();
    private readonly ConcurrentDictionary<long, byte> _acknowledged = new();
    private long _next;
    private long _answers;

    [Fact]
    public async Task Killed_while_events_arrive_it_loses_nothing_acknowledged_and_doubles_nothing_that_is_sent_again()
    {
        Assert.SkipUnless(File.Exists(CollectProgram.Path), $"skipped: the program is not built ({CollectProgram.Path})");
        var folder = Directory.CreateTempSubdirectory("kelione-collect-").FullName;
        var workspace = Path.Combine(folder, "workspace");
        var random = new Random(20260511);
        var clock = Stopwatch.StartNew();
        try
        {
            var csv = Path.Combine(folder, "import.csv");
            await File.WriteAllTextAsync(csv, "user_id,event,timestamp\n" + string.Concat(Enumerable.Range(0, ImportRows).Select(i => string.Create(CultureInfo.InvariantCulture, $"i{i},imported,2026-03-01T10:00:{i % 60:00}Z\n"))), TestContext.Current.CancellationToken);
            var (key, data) = ("", "");
            for (var kill = 0; kill < Kills; kill++)
            {
                var port = CollectProgram.FreePort();
                using var server = CollectProgram.Start("serve", "-w", workspace, "--urls", $"http://127.0.0.1:{port}");
                await CollectProgram.ListensAsync(server, port);
                key = key.Length > 0 ? key : await CollectProgram.KeyAsync(workspace, "events");
                data = data.Length > 0 ? data : await CollectProgram.KeyAsync(workspace, "data");
                await LoadAsync(server, port, key, kill % 3 == 1 ? (csv, data) : null, random.Next(0, 60), TimeSpan.FromMilliseconds(random.Next(0, 500)));
            }

            output.WriteLine($"{Kills} kills, {_acknowledged.Count * BatchSize} events acknowledged, {_again.Count} requests in the air at the end, {clock.Elapsed.TotalSeconds:F0} s");
            Assert.True(_acknowledged.Count > Kills, "The server was always killed before it had answered anything to speak of.");
            Assert.Equal(0, await CollectProgram.RunAsync("import", csv, "-w", workspace));
            Assert.Equal(0, await CollectProgram.RunAsync("doctor", "-w", workspace));
            await CheckAsync(workspace);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task CheckAsync(string workspace)
    {
        var (seen, twice, imported) = (new HashSet<string>(StringComparer.Ordinal), new List<string>(), 0);
        await using var store = await EventStore.OpenAsync(workspace);
        await foreach (var stored in store.ExportAsync(Scope.All))
        {
            if (stored.EventId is not { } id)
            {
                imported++;
            }
            else if (!seen.Add(id))
            {
                twice.Add(id);
            }
        }

        Assert.Empty(twice);
        Assert.Equal(ImportRows, imported);
        Assert.Empty(_acknowledged.Keys.SelectMany(n => Enumerable.Range(0, BatchSize).Select(i => CollectProgram.Id(n, i))).Where(id => !seen.Contains("kelione:" + id)).Take(20));
        Assert.Empty(Directory.GetFiles(Path.Combine(workspace, "arrivals"), "set-aside*"));
    }

    private async Task LoadAsync(Process server, int port, string key, (string File, string Key)? import, int answers, TimeSpan moment)
    {
        using var client = new HttpClient { BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")) };
        using var ends = new CancellationTokenSource();
        var work = Enumerable.Range(0, Senders).Select(_ => Task.Run(() => SendAsync(client, key, ends.Token))).ToList();
        if (import is { } file)
        {
            work.Add(Task.Run(() => ImportAsync(client, file.File, file.Key)));
        }

        // Some are met while they begin, before the first answer.
        var before = Interlocked.Read(ref _answers);
        for (var tries = 0; Interlocked.Read(ref _answers) - before < answers; tries++)
        {
            Assert.True(tries < 6000, "The server answers nothing.");
            await Task.Delay(10);
        }

        await Task.Delay(moment);
        Assert.False(server.HasExited, "The server ended by itself.");
        server.Kill();
        await server.WaitForExitAsync();
        await ends.CancelAsync();
        await Task.WhenAll(work);
    }

    private async Task SendAsync(HttpClient client, string key, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var number = _again.TryDequeue(out var again) ? again : Interlocked.Increment(ref _next);
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/collect/v1/events", UriKind.Relative)) { Content = new StringContent(CollectProgram.Body(number, BatchSize), Encoding.UTF8, "application/json") };
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
                using var answer = await client.SendAsync(request, CancellationToken.None);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                var isFirst = _acknowledged.TryAdd(number, 0);
                Interlocked.Increment(ref _answers);

                // Some SDKs send again although they were answered.
                if (isFirst && number % 17 == 0)
                {
                    _again.Enqueue(number);
                }
            }
            catch (HttpRequestException)
            {
                _again.Enqueue(number);
                return;
            }
        }
    }

    private static async Task ImportAsync(HttpClient client, string file, string key)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/v1/imports?name=import.csv", UriKind.Relative)) { Content = new StreamContent(File.OpenRead(file)) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
            using var answer = await client.SendAsync(request);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            // Killed meanwhile, as it should be.
        }
    }
}
