using Kelione.Engine.Storage.Duck;

namespace Kelione.Engine.Index;

/// <summary>Compares an index with its checksums and with the truth.</summary>
internal static unsafe class IndexInspector
{
    /// <summary>Whether the truth has as many events as the index says it was made of; null where it does.</summary>
    public static string? CountProblem(BaseIndex index, DuckConnection connection)
    {
        var stored = connection.Number("SELECT count(*) FROM event_log WHERE seq <= ?", index.Manifest.LastSequence) ?? 0;
        var last = connection.Number("SELECT max(seq) FROM event_log") ?? 0;
        return stored == index.Segment.EventCount && last >= index.Manifest.LastSequence
            ? null
            : FormattableString.Invariant($"The index holds {index.Segment.EventCount} events up to number {index.Manifest.LastSequence}, the store {stored} up to {last}.");
    }

    /// <summary>What the first look shows: a checksum that is wrong, or another number of events than the truth has; null for neither.</summary>
    /// <param name="index">The index, of files.</param>
    /// <param name="connection">The truth.</param>
    /// <param name="sampledBlocks">How many blocks of each column to look at; null for all.</param>
    public static string? ProblemAtSight(BaseIndex index, DuckConnection connection, int? sampledBlocks) =>
        index.Files?.FindDamage(sampledBlocks) is { } column ? Damage(column, index) : CountProblem(index, connection);

    /// <summary>A wrong checksum, in words.</summary>
    public static string Damage(string column, BaseIndex index) => $"The column '{column}' of {index.Folder} does not have the checksum of its manifest.";

    /// <summary>All that is wrong, in words.</summary>
    public static IEnumerable<string> Problems(BaseIndex index, DuckConnection connection, CancellationToken cancellationToken)
    {
        if (index.Files?.FindDamage(null, cancellationToken) is { } column)
        {
            // What the columns say means nothing now, so they are not read any further.
            return [Damage(column, index)];
        }

        var problems = new List<string>();
        if (CountProblem(index, connection) is { } problem)
        {
            problems.Add(problem);
        }

        problems.AddRange(ActivityProblems(index, connection));
        problems.AddRange(OrderProblems(index));
        return problems;
    }

    private static List<string> ActivityProblems(BaseIndex index, DuckConnection connection)
    {
        var counts = new Dictionary<int, long>();
        for (long row = 0; row < index.Segment.EventCount; row++)
        {
            var code = index.Segment.Activities[row];
            counts[code] = counts.GetValueOrDefault(code) + 1;
        }

        var problems = new List<string>();
        using var result = connection.Query("SELECT activity, count(*) FROM event_log WHERE seq <= ? GROUP BY activity", index.Manifest.LastSequence);
        while (result.Next())
        {
            for (var row = 0; row < result.Count; row++)
            {
                var (code, count) = (result.Pointer<int>(0)[row] - 1, result.Pointer<long>(1)[row]);
                if (counts.GetValueOrDefault(code) != count)
                {
                    problems.Add(FormattableString.Invariant($"Of activity number {code} the index holds {counts.GetValueOrDefault(code)} events, the store {count}."));
                }
            }
        }

        return problems;
    }

    private static IEnumerable<string> OrderProblems(BaseIndex index)
    {
        var segment = index.Segment;
        for (var journey = 0; journey < segment.JourneyCount; journey++)
        {
            for (var row = segment.Offsets[journey] + 1; row < segment.Offsets[journey + 1]; row++)
            {
                if ((segment.Times[row], segment.Sequences[row]).CompareTo((segment.Times[row - 1], segment.Sequences[row - 1])) <= 0)
                {
                    return [FormattableString.Invariant($"Journey number {journey} of the index is not in order.")];
                }
            }
        }

        return [];
    }
}
