using Kelione.Sources;

namespace Kelione.Workspace;

/// <summary>How a whole file would be read, found out by reading all of it and keeping nothing. Immutable.</summary>
public sealed record SourceCheck
{
    private const int ShownRows = 40;
    private const int MostPerReason = 8;

    /// <summary>Records read so far.</summary>
    public long Rows { get; init; }

    /// <summary>Records that would become events.</summary>
    public long Readable { get; init; }

    /// <summary>The earliest event, microseconds since 1970 UTC; null where there is none.</summary>
    public long? FirstMicros { get; init; }

    /// <summary>The latest event, microseconds since 1970 UTC; null where there is none.</summary>
    public long? LastMicros { get; init; }

    /// <summary>How much of the file was read, 0–1.</summary>
    public double Done { get; init; }

    /// <summary>Whether all of it was read.</summary>
    public bool IsWhole { get; init; }

    /// <summary>The first records that would be rejected, some of each reason.</summary>
    public IReadOnlyList<RejectedRow> Problems { get; init; } = [];

    /// <summary>How many records each reason rejects, the commonest first.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> Reasons { get; init; } = [];

    /// <summary>Records that would be rejected.</summary>
    public long Rejected => Rows - Readable;

    /// <summary>Reads a file. Told many times what is known so far.</summary>
    /// <param name="plan">How it is read; complete.</param>
    /// <param name="progress">Told what is known so far; null for nobody.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="SourceException">It cannot be opened.</exception>
    public static async Task<SourceCheck> OfAsync(SourcePlan plan, IProgress<SourceCheck>? progress = null, CancellationToken cancellationToken = default)
    {
        var (check, reasons, problems) = (new SourceCheck(), new Dictionary<string, long>(StringComparer.Ordinal), new List<RejectedRow>());

        // Nothing that is hashed here is kept, so any key serves: the workspace's own is not made before it is needed.
        await foreach (var chunk in SourceReader.ReadAsync(plan, new byte[32], cancellationToken))
        {
            foreach (var row in chunk.Rejected)
            {
                var reason = RejectionReason.Of(row.Reason);
                var seen = reasons[reason] = reasons.GetValueOrDefault(reason) + 1;
                if (problems.Count < ShownRows && seen <= MostPerReason)
                {
                    problems.Add(row);
                }
            }

            check = check with { Rows = chunk.Progress.RowsRead, Readable = chunk.Progress.Batched, Done = Share(chunk.Progress), Problems = [.. problems], Reasons = Sorted(reasons) };
            if (chunk.Batch is { Count: > 0 } batch)
            {
                var times = batch.TimesMicros.AsSpan(0, batch.Count);
                var (first, last) = (long.MaxValue, long.MinValue);
                foreach (var time in times)
                {
                    first = Math.Min(first, time);
                    last = Math.Max(last, time);
                }

                check = check with { FirstMicros = Math.Min(check.FirstMicros ?? first, first), LastMicros = Math.Max(check.LastMicros ?? last, last) };
            }

            progress?.Report(check);
        }

        return check with { Done = 1, IsWhole = true };
    }

    private static double Share(ReadProgress progress) => progress.BytesTotal > 0 ? Math.Clamp(progress.BytesRead / (double)progress.BytesTotal, 0, 1) : 0;

    private static IReadOnlyList<KeyValuePair<string, long>> Sorted(Dictionary<string, long> reasons) => [.. reasons.OrderByDescending(r => r.Value).ThenBy(r => r.Key, StringComparer.Ordinal)];
}

/// <summary>The sort of a rejection: its reason without the value that stood in the record.</summary>
public static class RejectionReason
{
    /// <summary>The reason up to the value: "this is no number: '12,3,4'" is of the sort "this is no number".</summary>
    public static string Of(string reason) => reason.IndexOf(": '", StringComparison.Ordinal) is > 0 and var at ? reason[..at] : reason;

    /// <summary>The value that stood in the record; empty where the reason names none.</summary>
    public static string ValueOf(string reason) => reason.IndexOf(": '", StringComparison.Ordinal) is > 0 and var at ? reason[(at + 2)..] : "";
}
