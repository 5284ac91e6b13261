using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Kelione.Engine.Faults;

/// <summary>The program itself, as tests of the collector use it.</summary>
internal static class CollectProgram
{
    /// <summary>Where the program is built to, beside this one's folder.</summary>
    public static string Path
    {
        get
        {
            var here = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(System.IO.Path.DirectorySeparatorChar));
            return System.IO.Path.Combine(here.Parent!.Parent!.FullName, "Kelione", here.Name, "kelione.dll");
        }
    }

    /// <summary>A request of so many events of its own.</summary>
    public static string Body(long number, int events) => "[" + string.Join(',', Enumerable.Range(0, events).Select(i => string.Create(CultureInfo.InvariantCulture, $"{{\"activity\":\"A{i % 7}\",\"customer\":\"c{number % 500}\",\"id\":\"{Id(number, i)}\",\"time\":{1_778_484_000_000 + number},\"fields\":{{\"n\":{i}}}}}"))) + "]";

    public static string Id(long number, int i) => string.Create(CultureInfo.InvariantCulture, $"{number}-{i}");

    public static async Task ListensAsync(Process server, int port)
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

    public static async Task<string> KeyAsync(string workspace, string scope)
    {
        using var process = Start("keys", "create", scope, "--for", scope, "-w", workspace);
        var key = (await process.StandardOutput.ReadToEndAsync()).Trim();
        await process.WaitForExitAsync();
        Assert.StartsWith("kel_", key, StringComparison.Ordinal);
        return key;
    }

    public static async Task<int> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    public static Process Start(params string[] arguments)
    {
        var info = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        info.ArgumentList.Add("exec");
        info.ArgumentList.Add(Path);
        foreach (var argument in arguments)
        {
            info.ArgumentList.Add(argument);
        }

        var process = Process.Start(info)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        return process;
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
