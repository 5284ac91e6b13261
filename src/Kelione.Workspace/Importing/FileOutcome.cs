using System.Text.Json.Serialization;

namespace Kelione.Workspace;

/// <summary>What became of one file, whatever it brought in. Immutable.</summary>
public abstract record FileOutcome
{
    /// <summary>The file as it was named.</summary>
    [JsonPropertyOrder(-1)]
    public required string File { get; init; }

    /// <summary>Its format's name.</summary>
    [JsonPropertyOrder(-1)]
    public required string Format { get; init; }

    /// <summary>Records read.</summary>
    public long Read { get; init; }

    /// <summary>What is new, and durable now.</summary>
    public long Accepted { get; init; }

    /// <summary>What was there already.</summary>
    public long Duplicates { get; init; }

    /// <summary>Records that came to nothing.</summary>
    public long Rejected { get; init; }

    /// <summary>Where the rejected records are kept, each with line, field and reason; null where there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? RejectedFile { get; init; }

    /// <summary>What a person should know: assumptions, things passed over, damage.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Whether the reading ended before the file did: it is damaged, the workspace could take no more, or the user stopped it.</summary>
    public bool Incomplete { get; init; }

    /// <summary>What ended the reading early, for the user; null where nothing did, or the user did.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Error { get; init; }

    /// <summary>Whether there were records and all of them were rejected.</summary>
    [JsonIgnore]
    public bool IsAllRejected => Read > 0 && Rejected == Read;
}

/// <summary>What became of an import, whatever it brought in. Immutable.</summary>
/// <typeparam name="TFile">What became of a file.</typeparam>
/// <param name="Files">One for each file, in the order read.</param>
public abstract record ImportOutcome<TFile>([property: JsonPropertyOrder(-1)] IReadOnlyList<TFile> Files)
    where TFile : FileOutcome
{
    /// <summary>Records read.</summary>
    public long Read => Files.Sum(f => f.Read);

    /// <summary>What is new, and durable now.</summary>
    public long Accepted => Files.Sum(f => f.Accepted);

    /// <summary>What was there already.</summary>
    public long Duplicates => Files.Sum(f => f.Duplicates);

    /// <summary>Records that came to nothing.</summary>
    public long Rejected => Files.Sum(f => f.Rejected);

    /// <summary>Whether the user stopped it before all was read; what is counted was kept.</summary>
    public bool Stopped { get; init; }
}
