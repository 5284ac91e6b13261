using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Kelione.Browser.Support;

/// <summary>The real program, serving as one of several nodes in a process of its own, so that it can be killed.</summary>
internal sealed class Node : IAsyncDisposable
{
    private readonly Process _process;

    private Node(Process process, Uri address) => (_process, Address) = (process, address);

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Starts one and waits until it is ready.</summary>
    /// <param name="folder">Its own folder.</param>
    /// <param name="documents">The database that the nodes share.</param>
    public static async Task<Node> StartAsync(string folder, string documents)
    {
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}"));
        var start = new ProcessStartInfo(Path.Combine(Checkout.Root, "artifacts", "bin", "Kelione", "release", "kelione"), ["serve", "-w", folder, "--urls", address.ToString().TrimEnd('/'), "--behind-proxy"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        start.Environment["KELIONE_DOCUMENTS"] = documents;
        var process = Process.Start(start)!;
        var node = new Node(process, address);
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, said) => node.Said += said.Data + "\n";
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var http = new HttpClient { BaseAddress = address };
        for (var tries = 0; tries < 1_200; tries++)
        {
            Assert.False(process.HasExited, node.Said);
            try
            {
                using var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken);
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    return node;
                }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException($"The node is not ready: {node.Said}");
    }

    /// <summary>What it told its console.</summary>
    public string Said { get; private set; } = "";

    /// <summary>Ends it as a machine's power does.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
    }

    /// <summary>A port that nobody listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
