namespace Kelione.Bench;

/// <summary>One run of the side-by-side, as kept in a result file.</summary>
internal sealed record BenchResult
{
    public required string Machine { get; init; }

    public required string Date { get; init; }

    public required string Commit { get; init; }

    public required int Threads { get; init; }

    public required int Rounds { get; init; }

    public required long Events { get; init; }

    public required int Customers { get; init; }

    /// <summary>Bytes a second when all cores read memory: the bound of every kernel.</summary>
    public required double MemoryBytesPerSecond { get; init; }

    public required IReadOnlyList<BenchTiming> Timings { get; init; }

    /// <summary>Other measured figures by name, with their unit in the name.</summary>
    public required IReadOnlyDictionary<string, double> Figures { get; init; }

    public required IReadOnlyList<string> Remarks { get; init; }

    public static BenchResult Load(string path) => ResultFile.Load<BenchResult>(path);

    public void Save(string path) => ResultFile.Save(path, this);
}

/// <summary>A peer's time for a task.</summary>
internal sealed record BenchTiming(string Task, string Peer, double MedianMs, double LeastMs, bool SameNumbers);
