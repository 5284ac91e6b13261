using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
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

    /// <summary>Where the program is built to, beside this one's folder.</summary>
    private static string Program
    {
        get
        {
            var here = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
            return Path.Combine(here.Parent!.Parent!.FullName, "Kelione", here.Name, "kelione.dll");
        }
    }

    [Fact]
    public async Task Killed_while_events_arrive_it_loses_nothing_acknowledged_and_doubles_nothing_that_is_sent_again()
    {
        Assert.SkipUnless(File.Exists(Program), $"skipped: the program is not built ({Program})");
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
                var port = FreePort();
                using var server = Start("serve", "-w", workspace, "--urls", $"http://127.0.0.1:{port}");
                await ListensAsync(server, port);
                key = key.Length > 0 ? key : await KeyAsync(workspace, "events");
                data = data.Length > 0 ? data : await KeyAsync(workspace, "data");
                await LoadAsync(server, port, key, kill % 3 == 1 ? (csv, data) : null, TimeSpan.FromMilliseconds(random.Next(20, 900)));
            }

            output.WriteLine($"{Kills} kills, {_acknowledged.Count * BatchSize} events acknowledged, {_again.Count} requests in the air at the end, {clock.Elapsed.TotalSeconds:F0} s");
            Assert.True(_acknowledged.Count > Kills, "The server was always killed before it had answered anything to speak of.");
            Assert.Equal(0, await RunAsync("import", csv, "-w", workspace));
            Assert.Equal(0, await RunAsync("doctor", "-w", workspace));
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
        Assert.Empty(_acknowledged.Keys.SelectMany(n => Enumerable.Range(0, BatchSize).Select(i => Id(n, i))).Where(id => !seen.Contains("kelione:" + id)).Take(20));
        Assert.Empty(Directory.GetFiles(Path.Combine(workspace, "arrivals"), "set-aside*"));
    }

    private async Task LoadAsync(Process server, int port, string key, (string File, string Key)? import, TimeSpan moment)
    {
        using var client = new HttpClient { BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")) };
        using var ends = new CancellationTokenSource();
        var work = Enumerable.Range(0, Senders).Select(_ => Task.Run(() => SendAsync(client, key, ends.Token))).ToList();
        if (import is { } file)
        {
            work.Add(Task.Run(() => ImportAsync(client, file.File, file.Key)));
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
                using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/collect/v1/events", UriKind.Relative)) { Content = new StringContent(Body(number), Encoding.UTF8, "application/json") };
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
                using var answer = await client.SendAsync(request, CancellationToken.None);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                _acknowledged.TryAdd(number, 0);

                // Some SDKs send again although they were answered.
                if (number % 17 == 0)
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

    private static string Body(long number) => "[" + string.Join(',', Enumerable.Range(0, BatchSize).Select(i => string.Create(CultureInfo.InvariantCulture, $"{{\"activity\":\"A{i % 7}\",\"customer\":\"c{number % 500}\",\"id\":\"{Id(number, i)}\",\"time\":{1_778_484_000_000 + number},\"fields\":{{\"n\":{i}}}}}"))) + "]";

    private static string Id(long number, int i) => string.Create(CultureInfo.InvariantCulture, $"{number}-{i}");

    private static async Task ListensAsync(Process server, int port)
    {
        for (var tries = 0; ; tries++)
        {
            Assert.False(server.HasExited, server.HasExited ? "The server did not start." : "");
            Assert.True(tries < 1200, "The server does not listen.");
            try
            {
                using var socket = new TcpClient();
                await socket.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(50);
            }
        }
    }

    private static async Task<string> KeyAsync(string workspace, string scope)
    {
        using var process = Start("keys", "create", scope, "--for", scope, "-w", workspace);
        var key = (await process.StandardOutput.ReadToEndAsync()).Trim();
        await process.WaitForExitAsync();
        Assert.StartsWith("kel_", key, StringComparison.Ordinal);
        return key;
    }

    private static async Task<int> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    private static Process Start(params string[] arguments)
    {
        var info = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        info.ArgumentList.Add("exec");
        info.ArgumentList.Add(Program);
        foreach (var argument in arguments)
        {
            info.ArgumentList.Add(argument);
        }

        var process = Process.Start(info)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        return process;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
