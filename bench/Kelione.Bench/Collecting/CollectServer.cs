using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Kelione.Bench;

/// <summary>The program itself, serving a fresh workspace.</summary>
internal sealed class CollectServer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _program;

    private CollectServer(Process process, string program, string folder, Uri address)
    {
        (_process, _program) = (process, program);
        Folder = folder;
        Address = address;
    }

    /// <summary>The workspace.</summary>
    public string Folder { get; }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>The memory it holds, bytes, files that are mapped into it among it: of those the system takes back what it needs.</summary>
    public long Resident
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>The memory that is its own, without mapped files, bytes; all of it where the system does not tell.</summary>
    public long Own
    {
        get
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"/proc/{_process.Id}/smaps_rollup");
            var line = File.Exists(path) ? File.ReadLines(path).FirstOrDefault(l => l.StartsWith("Anonymous:", StringComparison.Ordinal)) : null;
            return line is null ? Resident : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
        }
    }

    /// <summary>The processor time it took so far.</summary>
    public TimeSpan Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts it and waits until it answers.</summary>
    public static async Task<CollectServer> StartAsync(string program, string folder)
    {
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}"));
        var process = Process.Start(Info(program, "serve", "-w", folder, "--urls", address.ToString().TrimEnd('/')))!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var client = new HttpClient { BaseAddress = address };
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri("/sign-in", UriKind.Relative)).ConfigureAwait(false);
                return new CollectServer(process, program, folder, address);
            }
            catch (HttpRequestException) when (tries < 300)
            {
                await Task.Delay(100).ConfigureAwait(false);
            }
        }
    }

    /// <summary>A key, made as a person makes one.</summary>
    public async Task<string> KeyAsync(string scope)
    {
        using var process = Process.Start(Info(_program, "keys", "create", "bench", "--for", scope, "-w", Folder))!;
        var key = (await process.StandardOutput.ReadToEndAsync().ConfigureAwait(false)).Trim();
        await process.WaitForExitAsync().ConfigureAwait(false);
        return key;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync().ConfigureAwait(false);
        _process.Dispose();
    }

    private static ProcessStartInfo Info(string program, params string[] arguments)
    {
        var info = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        info.ArgumentList.Add("exec");
        info.ArgumentList.Add(program);
        foreach (var argument in arguments)
        {
            info.ArgumentList.Add(argument);
        }

        return info;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
