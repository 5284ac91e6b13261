using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Kelione;

/// <summary>A PostgreSQL of the tests' own, started once for a suite on a free port of this machine, in a folder that goes with it. As root it runs as the user postgres. Where there is none, the tests that need it are skipped aloud.</summary>
internal sealed class PostgresServer : IDisposable
{
    private const string Password = "stein und bein; 'k'";
    private static readonly Lazy<(PostgresServer? Server, string Why)> OfSuite = new(() => TryStart());

    private readonly string _programs;
    private readonly string _folder;
    private readonly int _port;
    private readonly string? _host;
    private int _isGone;

    private PostgresServer(string programs, string? host = null)
    {
        _host = host;
        _programs = programs;
        _folder = Directory.CreateTempSubdirectory("kelione-postgres-").FullName;
        _port = FreePort();
    }

    private string Data => Path.Combine(_folder, "data");

    /// <summary>The server of this suite; skips the test where there is none.</summary>
    public static PostgresServer OrSkip()
    {
        Assert.SkipWhen(OfSuite.Value.Server is null, OfSuite.Value.Why);
        return OfSuite.Value.Server!;
    }

    /// <summary>A server of one test's own, that it may stop; skips the test where there can be none. Dispose it.</summary>
    public static PostgresServer StartOwnOrSkip()
    {
        OrSkip();
        var (server, why) = TryStart();
        return server ?? throw new InvalidOperationException(why);
    }

    /// <summary>A server of a fixture's own; null where there can be none, and its tests skip themselves by <see cref="OrSkip"/>.</summary>
    public static PostgresServer? StartOwn() => OfSuite.Value.Server is null ? null : TryStart().Server;

    /// <summary>A server on a host of its own: a network namespace that is there. Root only. Dispose it.</summary>
    /// <param name="host">The namespace's name.</param>
    public static PostgresServer StartOn(string host)
    {
        OrSkip();
        var (server, why) = TryStart(host);
        return server ?? throw new InvalidOperationException(why);
    }

    /// <summary>How to connect, with the password.</summary>
    /// <param name="more">Further settings.</param>
    /// <param name="address">The server's address.</param>
    public string Connection(string more = "", string address = "127.0.0.1") => string.Create(
        CultureInfo.InvariantCulture, $"Host={address};Port={_port};Database=postgres;Username=postgres;Password=\"{Password}\";Maximum Pool Size=8;Connection Idle Lifetime=3;Connection Pruning Interval=1;{more}");

    /// <summary>The password, which must be found nowhere.</summary>
    public static string Secret => Password;

    /// <summary>Stops it as a machine's power does.</summary>
    public void Kill() => Run("pg_ctl", "-D", Data, "-m", "immediate", "-w", "stop");

    /// <summary>Starts it again.</summary>
    public void Start() => Run(
        "pg_ctl", "-D", Data, "-w", "-l", Path.Combine(Data, "server.log"), "-o",
        string.Create(CultureInfo.InvariantCulture, $"-p {_port} -c listen_addresses={(_host is null ? "127.0.0.1" : "*")} -c unix_socket_directories= -c fsync=off -c max_connections=300 -c shared_buffers=32MB"), "start");

    /// <inheritdoc />
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isGone, 1) == 1)
        {
            return;
        }

        try
        {
            Kill();
        }
        catch (InvalidOperationException)
        {
            // A test had stopped it.
        }

        try
        {
            Directory.Delete(_folder, recursive: true);
        }
        catch (IOException)
        {
            // What it still writes as it ends stays in the folder of temporary files.
        }
    }

    private static (PostgresServer? Server, string Why) TryStart(string? host = null)
    {
        if (Environment.GetEnvironmentVariable("KELIONE_WITHOUT_POSTGRES") is { Length: > 0 })
        {
            return (null, "skipped: KELIONE_WITHOUT_POSTGRES says so");
        }

        var programs = Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql").Select(d => Path.Combine(d, "bin")).Where(d => File.Exists(Path.Combine(d, "initdb"))).Order(StringComparer.Ordinal).LastOrDefault()
            : null;
        if (programs is null)
        {
            return (null, "skipped: PostgreSQL is not installed (apt-get install postgresql)");
        }

        if (Environment.IsPrivilegedProcess && !File.ReadLines("/etc/passwd").Any(l => l.StartsWith("postgres:", StringComparison.Ordinal)))
        {
            return (null, "skipped: PostgreSQL does not run as root, and there is no user postgres");
        }

        var server = new PostgresServer(programs, host);
        try
        {
            server.Make();
            server.Start();
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            server.Dispose();
            return (null, "skipped: PostgreSQL does not start here: " + e.Message);
        }

        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Dispose();
        return (server, "");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Make()
    {
        var secret = Path.Combine(_folder, "password");
        File.WriteAllText(secret, Password);
        if (Environment.IsPrivilegedProcess)
        {
            Start("chown", ["-R", "postgres", _folder]);
        }

        Run("initdb", "-D", Data, "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "--auth=scram-sha-256", "--pwfile=" + secret, "--no-sync");
        File.Delete(secret);
        if (_host is not null)
        {
            File.AppendAllText(Path.Combine(Data, "pg_hba.conf"), "host all all 10.0.0.0/8 scram-sha-256\n");
        }
    }

    private void Run(string program, params string[] arguments)
    {
        program = Path.Combine(_programs, program);
        if (Environment.IsPrivilegedProcess)
        {
            IReadOnlyList<string> asPostgres = ["runuser", "-u", "postgres", "--", program, .. arguments];
            IReadOnlyList<string> line = _host is null ? asPostgres : ["ip", "netns", "exec", _host, .. asPostgres];
            Start(line[0], [.. line.Skip(1)]);
        }
        else
        {
            Start(program, arguments);
        }
    }

    private void Start(string program, IReadOnlyList<string> arguments)
    {
        // Its output goes nowhere: a server that goes on holds its end of a pipe open.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" \"$@\" >>\"$KELIONE_LOG\" 2>&1 </dev/null", program, .. arguments]) { WorkingDirectory = _folder };
        start.Environment["KELIONE_LOG"] = Path.Combine(_folder, "programs.log");
        using var process = Process.Start(start)!;
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{Path.GetFileName(program)} {string.Join(' ', arguments.Take(5))}: {process.ExitCode}. {File.ReadAllText(Path.Combine(_folder, "programs.log"))}");
        }
    }
}
