using System.Diagnostics.Metrics;
using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>What this process counts of its work, for whoever operates it. Nothing that it says is of a person or names anything that people made.</summary>
public static class WorkspaceMeter
{
    /// <summary>The meter's name.</summary>
    public const string Name = "Kelione";

    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<double> Questions = Meter.CreateHistogram<double>(
        "kelione.question.duration", "s", "Questions of people, by kind and by what became of them",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60] });

    private static readonly Counter<long> Rows = Meter.CreateCounter<long>("kelione.import.rows", "{row}", "Rows of imported files, by what they hold and what became of them");
    private static readonly Counter<long> Troubles = Meter.CreateCounter<long>("kelione.database.errors", "{error}", "What databases refused or could not be asked, by database");

    /// <summary>Notes a question.</summary>
    internal static void Asked(Question question, TimeSpan took, string outcome) =>
        Questions.Record(took.TotalSeconds, new("kind", KindOf(question)), new("outcome", outcome));

    /// <summary>Notes what became of a file.</summary>
    internal static void Imported(string holds, long accepted, long updated, long duplicates, long rejected)
    {
        foreach (var (outcome, rows) in new[] { ("accepted", accepted), ("updated", updated), ("duplicate", duplicates), ("rejected", rejected) })
        {
            if (rows > 0)
            {
                Rows.Add(rows, new("holds", holds), new("outcome", outcome));
            }
        }
    }

    /// <summary>Notes that a database refused something or could not be asked.</summary>
    internal static void Refused(string database) => Troubles.Add(1, new KeyValuePair<string, object?>("database", database));

    private static string KindOf(Question question)
    {
        const string ending = "Question";
        var name = question.GetType().Name;
        return (name.EndsWith(ending, StringComparison.Ordinal) ? name[..^ending.Length] : name).ToLowerInvariant();
    }
}
