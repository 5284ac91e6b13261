using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Kelione.RealClients;

/// <summary>An SDK in a Node process of its own, playing the scenario of <c>clients/node/play.mjs</c>.</summary>
internal sealed class NodeClient : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly Task<string> _trouble;

    private NodeClient(Process process)
    {
        _process = process;
        _trouble = process.StandardError.ReadToEndAsync();
    }

    /// <summary>What it sends, as the SDK lets the app say it.</summary>
    public JsonArray Expected { get; private set; } = [];

    public static async Task<NodeClient> StartAsync(string folder, string name, ServedProcess served)
    {
        var info = new ProcessStartInfo("node", [Path.Combine("node", name + ".mjs"), served.Address, served.Key])
        {
            WorkingDirectory = folder, UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        var client = new NodeClient(Process.Start(info)!);
        client.Expected = (JsonArray)(await client.HearAsync("expect"));
        return client;
    }

    /// <summary>Waits until it says that it is there.</summary>
    public async Task UntilAsync(string stage) => Assert.Equal(stage, (string?)await HearAsync("stage"));

    /// <summary>Lets it send the second half.</summary>
    public async Task GoOnAsync()
    {
        await _process.StandardInput.WriteLineAsync("go");
        await _process.StandardInput.FlushAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    // SDKs write to the same place what they have to say themselves.
    private async Task<JsonNode> HearAsync(string what)
    {
        while (await _process.StandardOutput.ReadLineAsync().WaitAsync(Longest) is { } line)
        {
            if (line.StartsWith('{') && TryParse(line)?[what] is { } said)
            {
                return said.DeepClone();
            }
        }

        Assert.Fail($"It ended before it said '{what}': {await _trouble}");
        return null!;
    }

    private static JsonNode? TryParse(string line)
    {
        try
        {
            return JsonNode.Parse(line);
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }
}
