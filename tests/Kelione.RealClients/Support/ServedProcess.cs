using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Kelione.Journeys;
using Kelione.Workspace;

namespace Kelione.RealClients;

/// <summary>The real program, serving a workspace of its own, that can be killed and started again at the same address.</summary>
internal sealed class ServedProcess : IAsyncDisposable
{
    // SDKs wait longer from one try to the next, the longer the server is away: on a busy machine that adds up to more than its start took.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private readonly HttpClient _http = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("kelione-clients-").FullName;
    private readonly int _port = FreePort();
    private Process? _process;
    private string _readKey = "";

    private ServedProcess()
    {
    }

    /// <summary>What an SDK is pointed to.</summary>
    public string Address => FormattableString.Invariant($"http://127.0.0.1:{_port}/collect/shop");

    /// <summary>A key that may send events.</summary>
    public string Key { get; private set; } = "";

    private string Shop => Path.Combine(_folder, "shop");

    // Where the program is built to, beside this one's folder.
    private static string Program
    {
        get
        {
            var here = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
            return Path.Combine(here.Parent!.Parent!.FullName, "Kelione", here.Name, "kelione.dll");
        }
    }

    /// <summary>Starts it over an empty workspace, with a key.</summary>
    public static async Task<ServedProcess> StartAsync()
    {
        var served = new ServedProcess();
        await using (await JourneyWorkspace.OpenOrCreateAsync(new WorkspaceFolder(served.Shop)))
        {
        }

        // Both before it runs: a running server looks for new keys of the command line every two seconds.
        served.Key = await served.MakeKeyAsync("events");
        served._readKey = await served.MakeKeyAsync("read");
        await served.StartAgainAsync();
        return served;
    }

    /// <summary>Starts it at the same address as before.</summary>
    public async Task StartAgainAsync()
    {
        _process = Process.Start(Info("serve", "-w", Shop, "--urls", FormattableString.Invariant($"http://127.0.0.1:{_port}")))!;
        _ = _process.StandardOutput.ReadToEndAsync();
        _ = _process.StandardError.ReadToEndAsync();
        await UntilAsync(() => "it answers", async () => (await _http.GetAsync(new Uri(Address + "/posthog/array/x/config"))).IsSuccessStatusCode);
    }

    /// <summary>Ends it with SIGKILL.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>Waits until the running server counts as many events of a name.</summary>
    /// <param name="activity">The name.</param>
    /// <param name="count">How many.</param>
    /// <param name="more">What else to say where they do not come; null for nothing.</param>
    public async Task CountsAsync(string activity, long count, Func<string>? more = null)
    {
        long? last = null;
        await UntilAsync(() => FormattableString.Invariant($"{count} of '{activity}' are counted; the last count was {last}. {more?.Invoke()}"), async () =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, FormattableString.Invariant($"http://127.0.0.1:{_port}/api/v1/status"));
            request.Headers.Authorization = new("Bearer", _readKey);
            using var answer = await _http.SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.IsSuccessStatusCode, text);
            last = CountOf(JsonNode.Parse(text), activity);
            return last == count;
        });
    }

    /// <summary>Kills the server and reads all events, as they are stored.</summary>
    public async Task<IReadOnlyList<JourneyEvent>> EventsAsync()
    {
        if (_process is not null)
        {
            await KillAsync();
        }

        await using var workspace = await JourneyWorkspace.OpenOrCreateAsync(new WorkspaceFolder(Shop));
        var events = new List<JourneyEvent>();
        await foreach (var one in workspace.Store.ExportAsync(Scope.All))
        {
            events.Add(one);
        }

        return events;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await KillAsync();
        }

        _http.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static long? CountOf(JsonNode? node, string activity) => node switch
    {
        JsonArray all => all.Select(one => CountOf(one, activity)).FirstOrDefault(count => count is not null),
        JsonObject one when one.Any(member => member.Value is JsonValue value && value.TryGetValue<string>(out var text) && text == activity) =>
            one.Select(member => member.Value is JsonValue value && value.TryGetValue<long>(out var number) ? number : (long?)null).FirstOrDefault(number => number is not null),
        JsonObject one => one.Select(member => CountOf(member.Value, activity)).FirstOrDefault(count => count is not null),
        _ => null,
    };

    private static async Task UntilAsync(Func<string> what, Func<Task<bool>> isSo)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                if (await isSo())
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            Assert.True(clock.Elapsed < Longest, $"waited in vain until {(clock.Elapsed < Longest ? "" : what())}");
            await Task.Delay(100);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static ProcessStartInfo Info(params string[] arguments) => new("dotnet", ["exec", Program, .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };

    private async Task<string> MakeKeyAsync(string scope)
    {
        using var process = Process.Start(Info("keys", "create", "test", "--for", scope, "-w", Shop))!;
        var trouble = process.StandardError.ReadToEndAsync();
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await trouble);
        return said.Split('\n', StringSplitOptions.TrimEntries).First(line => line.StartsWith("kel_", StringComparison.Ordinal));
    }
}
