using Kelione.Engine.Kernels;
using Kelione.Journeys;

namespace Kelione.ClickHouse.Pushing;

/// <summary>What is there: sums by activity, and which values and fields are met.</summary>
internal sealed class PushedStatus : IPushed
{
    public Type QuestionType => typeof(StatusQuestion);

    public (Answer Answer, long N)? Ask(Question question, PushedRun run)
    {
        var tally = new ActivityTally(run.Snapshot.ActivityTexts.Count);
        var (counts, customers) = (new long[run.Snapshot.ActivityTexts.Count], new long[run.Snapshot.ActivityTexts.Count]);
        var (events, persons) = (0L, 0L);
        (long First, long Last)? span = null;
        run.Ask(
            from => $"SELECT activity, toInt64(count()), toInt64(uniqExact(customer)), min(time), max(time) FROM {from} GROUP BY activity",
            rows =>
            {
                var code = run.Snapshot.ActivityTexts.CodeOf(rows.Utf8()) ?? throw new Reading.JourneysChangedException("");
                var (count, first) = (rows.Int64(), 0L);
                counts[code] += count;
                events += count;
                customers[code] += rows.Int64();
                first = rows.Int64();
                var last = rows.Int64();
                span = span is { } s ? (Math.Min(s.First, first), Math.Max(s.Last, last)) : (first, last);
            });
        tally.Add(counts, customers);
        run.Ask(from => $"SELECT toInt64(uniqExact(customer)) FROM {from}", rows => persons += rows.Int64());
        var answer = new StatusAnswer
        {
            Events = events,
            Customers = persons,
            Activities = tally.Distinct,
            Channels = Values(EventFields.Channel, run),
            Sources = Values(EventFields.Source, run),
            FirstMicros = span?.First,
            LastMicros = span?.Last,
            ByActivity = tally.ToList(run.Snapshot.Activities),
            Fields = Fields(run),
        };
        return (answer, persons);
    }

    private static int Values(string field, PushedRun run)
    {
        var values = new HashSet<string>(StringComparer.Ordinal);
        if (run.Snapshot.ColumnOf(field) is { } column)
        {
            run.Ask(from => $"SELECT DISTINCT {column} FROM {from} AND notEmpty({column})", rows => values.Add(rows.Text()));
        }

        return values.Count;
    }

    private static List<string> Fields(PushedRun run)
    {
        var fields = run.Snapshot.FieldNames;
        var found = new HashSet<string>(StringComparer.Ordinal);
        if (fields.Count > 0)
        {
            run.Ask(
                from => $"SELECT {string.Join(", ", fields.Select(f => $"toUInt8(max(notEmpty({run.Snapshot.ColumnOf(f)})))"))} FROM {from}",
                rows =>
                {
                    foreach (var field in fields)
                    {
                        if (rows.UInt8() != 0)
                        {
                            found.Add(field);
                        }
                    }
                });
        }

        return [.. found.Order(StringComparer.Ordinal)];
    }
}
