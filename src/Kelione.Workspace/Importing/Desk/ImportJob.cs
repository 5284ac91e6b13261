using Kelione.Sources;

namespace Kelione.Workspace;

/// <summary>How far an import is that runs in the background.</summary>
public enum ImportJobState
{
    /// <summary>Another import runs; this one comes after it.</summary>
    Waiting,

    /// <summary>It reads and writes.</summary>
    Running,

    /// <summary>It has come to its end, or was stopped: there is a report.</summary>
    Done,

    /// <summary>It could not be done; nothing or not all was imported.</summary>
    Failed,
}

/// <summary>An import that runs in the background and goes on when the page is left. Safe for several threads.</summary>
#pragma warning disable CA1001 // A source of cancellation without a timer or a link to another holds nothing that must be let go; whoever looks at a finished import may still ask it to stop.
public sealed class ImportJob
#pragma warning restore CA1001
{
    private readonly CancellationTokenSource _stop = new();
    private readonly TimeProvider _time;
    private readonly long[] _rowsOfFile;

    internal ImportJob(IReadOnlyList<SourcePlan> plans, string by, string byId, TimeProvider time)
    {
        Plans = plans;
        By = by;
        ById = byId;
        _time = time;
        _rowsOfFile = new long[plans.Count];
        StartedAt = time.GetUtcNow();
    }

    /// <summary>Who began it.</summary>
    public string By { get; }

    /// <summary>The names of the files.</summary>
    public IReadOnlyList<string> Names => [.. Plans.Select(p => p.File.Name).Concat(Beside?.Feedback.Select(f => f.File.Name) ?? []).Concat(Beside?.Demand.Select(d => d.File.Name) ?? []).Distinct(StringComparer.Ordinal)];

    /// <summary>What became of the feedback and the search demand in the files; null where there is none, or before the end.</summary>
    public RoutedReport? BesideReport { get; private set; }

    /// <summary>When it began; while it waits, when it was asked for.</summary>
    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>How far it is.</summary>
    public ImportJobState State { get; private set; }

    /// <summary>The file that is being read; null before the first chunk.</summary>
    public ImportProgress? Progress { get; private set; }

    /// <summary>What became of it; null before its end.</summary>
    public ImportReport? Report { get; private set; }

    /// <summary>Why it could not be done, in words for people; null where it could.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Whether somebody asked to stop it.</summary>
    public bool IsStopping => _stop.IsCancellationRequested;

    /// <summary>How long it has run, or ran.</summary>
    public TimeSpan Took => (EndedAt ?? _time.GetUtcNow()) - StartedAt;

    /// <summary>Whether it is over.</summary>
    public bool IsOver => State is ImportJobState.Done or ImportJobState.Failed;

    /// <summary>Records read of all files so far.</summary>
    public long Rows => _rowsOfFile.Sum();

    /// <summary>Part of all bytes read, 0–1.</summary>
    public double Share
    {
        get
        {
            if (Progress is not { } p)
            {
                return IsOver ? 1 : 0;
            }

            var inFile = p.BytesTotal > 0 ? p.BytesRead / (double)p.BytesTotal : 0;
            return IsOver ? 1 : Math.Clamp((p.Number - 1 + inFile) / p.Files, 0, 1);
        }
    }

    internal string ById { get; }

    internal RoutedPlan? Beside { get; init; }

    internal IReadOnlyList<SourcePlan> Plans { get; }

    internal CancellationToken Stopped => _stop.Token;

    private DateTimeOffset? EndedAt { get; set; }

    /// <summary>Stops it soon; what was read until then stays, and the report says so.</summary>
    public void Stop() => _stop.Cancel();

    internal void Begin()
    {
        StartedAt = _time.GetUtcNow();
        State = ImportJobState.Running;
    }

    internal void Tell(ImportProgress progress)
    {
        Progress = progress;
        Volatile.Write(ref _rowsOfFile[progress.Number - 1], progress.Rows);
    }

    internal void Tell(RoutedReport report) => BesideReport = report;

    internal void End(ImportReport? report, string? trouble)
    {
        EndedAt = _time.GetUtcNow();
        Report = report;
        Trouble = trouble;
        State = trouble is null ? ImportJobState.Done : ImportJobState.Failed;
    }
}
