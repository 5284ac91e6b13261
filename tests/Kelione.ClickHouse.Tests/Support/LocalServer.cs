using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Kelione.ClickHouse.Support;

/// <summary>A ClickHouse server of this machine's package, on loopback, on free ports, in a folder of its own. It ends with this process, even where that is killed, and its folder with it.</summary>
internal sealed class LocalServer : IDisposable
{
    private const string Program = "clickhouse-server";
    private static readonly Lock Gate = new();
    private static readonly List<LocalServer> Shared = [];
    private readonly string _folder = Directory.CreateTempSubdirectory("kelione-clickhouse-").FullName;
    private readonly int _tcpPort = FreePort();
    private readonly int _interserverPort = FreePort();
    private readonly int? _core;
    private Process? _process;

    private LocalServer(int? core = null)
    {
        _core = core;
        Start();
    }

    /// <summary>What to say where there is no server; null where there is.</summary>
    public static string? WhyNot { get; } = OperatingSystem.IsLinux() && Paths().Any(p => File.Exists(Path.Combine(p, Program)))
        ? null : $"skipped: {Program} is not installed (apt-get install {Program})";

    /// <summary>Where it answers.</summary>
    public Uri Address { get; } = new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}/"));

    /// <summary>The servers that all tests of a run share.</summary>
    public static IReadOnlyList<LocalServer> Ask(int count)
    {
        lock (Gate)
        {
            while (Shared.Count < count)
            {
                Shared.Add(new LocalServer());
            }

            return Shared[..count];
        }
    }

    /// <summary>A server of one's own.</summary>
    /// <param name="core">The processor that it has to itself; null for all of them.</param>
    public static LocalServer New(int? core = null) => new(core);

    /// <summary>What its data takes on the disk, bytes.</summary>
    public long DataBytes => new DirectoryInfo(Path.Combine(_folder, "data")).EnumerateFiles("*", SearchOption.AllDirectories).Sum(f => f.Length);

    /// <summary>Starts it, over the data it had.</summary>
    public void Start()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "data"));
        File.WriteAllText(Path.Combine(_folder, "config.xml"), Config());
        File.WriteAllText(
            Path.Combine(_folder, "users.xml"),
            "<yandex><profiles><default/></profiles><users><default><password></password><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota></default></users><quotas><default/></quotas></yandex>");

        // The shell ends the server when its input ends, which happens with this process, however that goes.
        var start = new ProcessStartInfo("/bin/sh") { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add($"PATH=$PATH:/usr/sbin:/sbin {Pin}{Program} --config-file=config.xml >log 2>&1 & s=$!; echo $s; cat >/dev/null; kill -9 $s");
        _process = Process.Start(start)!;
        ServerId = int.Parse(_process.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture);
        WaitUntilItAnswers();
    }

    /// <summary>The server's process.</summary>
    public int ServerId { get; private set; }

    /// <summary>Ends it as a power cut would, leaving its data.</summary>
    public void Kill()
    {
        if (Interlocked.Exchange(ref _process, null) is { } process)
        {
            process.StandardInput.Close();
            process.WaitForExit();
            process.Dispose();
        }
    }

    public void Dispose()
    {
        Kill();
        Directory.Delete(_folder, recursive: true);
    }

    private string Pin => _core is { } core ? string.Create(CultureInfo.InvariantCulture, $"taskset -c {core} ") : "";

    private static IEnumerable<string> Paths() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Concat(["/usr/sbin", "/usr/bin"]);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private string Config() => string.Create(CultureInfo.InvariantCulture, $"""
        <yandex>
          <logger><level>error</level><console>1</console></logger>
          <http_port>{Address.Port}</http_port><tcp_port>{_tcpPort}</tcp_port><interserver_http_port>{_interserverPort}</interserver_http_port><listen_host>127.0.0.1</listen_host>
          <path>{_folder}/data/</path><tmp_path>{_folder}/data/tmp/</tmp_path><users_config>users.xml</users_config>
          <default_profile>default</default_profile><default_database>default</default_database><mark_cache_size>67108864</mark_cache_size>
        </yandex>
        """);

    private void WaitUntilItAnswers()
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(1) };
        for (var i = 0; i < 300; i++)
        {
            try
            {
                using var answer = http.Send(new HttpRequestMessage(HttpMethod.Get, Address));
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
            {
                // It does not listen yet.
            }

            Thread.Sleep(50);
        }

        throw new InvalidOperationException("The server does not start: " + File.ReadAllText(Path.Combine(_folder, "log")));
    }
}
