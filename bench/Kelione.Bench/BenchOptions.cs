using System.Globalization;

namespace Kelione.Bench;

/// <summary>What the command line says of a run; the same names for every command.</summary>
internal sealed record BenchOptions
{
    public BenchOptions(string[] args)
    {
        string? Value(string name) => Array.IndexOf(args, name) is var i and >= 0 && i + 1 < args.Length ? args[i + 1] : null;
        Events = long.Parse(Value("--events") ?? "10000000", CultureInfo.InvariantCulture);
        Rounds = int.Parse(Value("--rounds") ?? "7", CultureInfo.InvariantCulture);
        Threads = int.Parse(Value("--threads") ?? Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        Folder = Value("--folder") ?? Path.Combine(Path.GetTempPath(), "kelione-bench");
        People = Value("--people") is { } people ? int.Parse(people, CultureInfo.InvariantCulture) : null;
        Seconds = int.Parse(Value("--seconds") ?? "60", CultureInfo.InvariantCulture);
        OnlyOurs = args.Contains("--only-ours", StringComparer.Ordinal);
        Again = args.Contains("--again", StringComparer.Ordinal);
        Date = Value("--date") ?? "no date given";
        Texts = Value("--texts");
        Places = Value("--places");
        Commit = Value("--commit") ?? "not stated";
        ClickHouse = new Uri(Value("--clickhouse") ?? "http://127.0.0.1:8123");
    }

    public long Events { get; }

    public int Rounds { get; }

    public int Threads { get; }

    public string Folder { get; }

    public int? People { get; }

    public int Seconds { get; }

    public bool OnlyOurs { get; }

    public bool Again { get; }

    public string Date { get; }

    public string? Texts { get; }

    public string? Places { get; }

    public string Commit { get; }

    public Uri ClickHouse { get; }
}
