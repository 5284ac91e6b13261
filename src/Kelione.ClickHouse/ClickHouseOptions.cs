using System.Globalization;

namespace Kelione.ClickHouse;

/// <summary>Where events are kept in ClickHouse, and how. Immutable. Its text form hides the password.</summary>
public sealed record ClickHouseOptions
{
    /// <summary>The scheme of connection strings.</summary>
    public const string Scheme = "clickhouse://";

    private const int DefaultPort = 8123;

    /// <summary>The addresses of the servers' HTTP interfaces, one for each shard. Their order says which customers live where and must never change.</summary>
    public required IReadOnlyList<Uri> Shards { get; init; }

    /// <summary>The database; made where it is missing. Default <c>kelione</c>.</summary>
    public string Database { get; init; } = "kelione";

    /// <summary>What the names of all tables begin with, so that several workspaces share a database. Default: nothing.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>The user's name. Default <c>default</c>.</summary>
    public string User { get; init; } = "default";

    /// <summary>The user's password; empty for none.</summary>
    public string Password { get; init; } = "";

    /// <summary>How long one statement may take. Default five minutes.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long to wait for a server to take the connection. Default five seconds.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Whether rows travel compressed (gzip); saves the network and costs processor time. Default: no.</summary>
    public bool Compress { get; init; }

    /// <summary>Where columns are put while questions are answered that SQL cannot say; null for the system's folder of temporary files.</summary>
    public string? ScratchFolder { get; init; }

    /// <summary>The clock that commits are dated by. Default: the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How much memory a server may use for one statement of a question that it answers itself; beyond it journeys are streamed instead. Default 4 GB.</summary>
    internal long PushMemory { get; init; } = 4L << 30;

    /// <summary>The kind of the tables; tests that make thousands of small stores keep them in the servers' memory.</summary>
    internal bool InMemory { get; init; }

    /// <summary>About how many events a piece of journeys holds that is fetched at once.</summary>
    internal long EventsPerPiece { get; init; } = 1 << 20;

    /// <summary>Reads a connection string: <c>clickhouse://user:password@host:8123,host2:8123/database?prefix=shop_&amp;timeout=300&amp;compress=yes&amp;secure=yes</c>.</summary>
    /// <exception cref="ClickHouseException">It is not one; the message says what is wrong.</exception>
    public static ClickHouseOptions Parse(string text)
    {
        if (!text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            throw Wrong($"it must begin with {Scheme}");
        }

        var rest = text[Scheme.Length..];
        var (path, query) = Split(rest, '?');
        var (authority, database) = Split(path, '/');
        var at = authority.LastIndexOf('@');
        var (user, password) = at < 0 ? ("default", "") : Split(authority[..at], ':');
        var settings = Settings(query);
        var scheme = IsYes(settings, "secure") ? "https" : "http";
        var shards = authority[(at + 1)..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(host => Address(scheme, host)).ToList();
        var options = new ClickHouseOptions
        {
            Shards = shards.Count > 0 ? shards : throw Wrong("it names no server"),
            User = Uri.UnescapeDataString(user),
            Password = Uri.UnescapeDataString(password),
            Compress = IsYes(settings, "compress"),
        };
        options = database.Length == 0 ? options : options with { Database = Uri.UnescapeDataString(database) };
        options = settings.TryGetValue("prefix", out var prefix) ? options with { Prefix = prefix } : options;
        return !settings.TryGetValue("timeout", out var timeout) ? options
            : double.TryParse(timeout, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds > 0 ? options with { Timeout = TimeSpan.FromSeconds(seconds) }
            : throw Wrong("its timeout is not a number of seconds");
    }

    /// <inheritdoc />
    public override string ToString() => $"{Scheme}{string.Join(',', Shards.Select(s => s.Authority))}/{Database}";

    private static Uri Address(string scheme, string host) =>
        Uri.TryCreate($"{scheme}://{(host.Contains(':', StringComparison.Ordinal) ? host : FormattableString.Invariant($"{host}:{DefaultPort}"))}/", UriKind.Absolute, out var address)
            ? address : throw Wrong($"'{host}' is no server");

    private static Dictionary<string, string> Settings(string query)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = Split(part, '=');
            settings[name] = name is "prefix" or "timeout" or "compress" or "secure" ? Uri.UnescapeDataString(value) : throw Wrong($"it has no setting '{name}'");
        }

        return settings;
    }

    private static bool IsYes(Dictionary<string, string> settings, string name) => settings.GetValueOrDefault(name) is "yes" or "true" or "1";

    private static (string Before, string After) Split(string text, char at)
    {
        var place = text.IndexOf(at, StringComparison.Ordinal);
        return place < 0 ? (text, "") : (text[..place], text[(place + 1)..]);
    }

    // The text itself stays out of the message: it may hold a password.
    private static ClickHouseException Wrong(string why) => new($"The connection to ClickHouse cannot be read: {why}. Write it as {Scheme}user:password@host:8123,host2:8123/database.");
}
