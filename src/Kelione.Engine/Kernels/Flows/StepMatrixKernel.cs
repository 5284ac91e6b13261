using System.Globalization;
using Kelione.Engine.Index;
using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>Which share of journeys does what at each column.</summary>
internal sealed class StepMatrixKernel : Kernel<StepMatrixQuestion, StepMatrixAnswer>
{
    protected override StepMatrixAnswer Ask(StepMatrixQuestion question, KernelRun run)
    {
        var names = run.Snapshot.Activities;
        var end = names.Count + 1;
        var columns = Columns(question);
        var counts = new PairCounts(Math.Max(columns.Length, end + 1));
        foreach (var part in Walk(question, run, () => new PairCounts(Math.Max(columns.Length, end + 1)), (state, cells, _) =>
        {
            for (var c = 0; c < cells.Length; c++)
            {
                state.Add(cells[c], c);
            }
        }))
        {
            counts.Add(part);
        }

        return Answer(question, counts, names);
    }

    /// <summary>The answer that counts make, whoever counted: pairs of an activity's code (after all activities those of "not begun" and "ended") and a column's place.</summary>
    internal static StepMatrixAnswer Answer(StepMatrixQuestion question, PairCounts counts, ITextDictionary names)
    {
        var (start, end) = (names.Count, names.Count + 1);
        var columns = Columns(question);
        var rows = counts.All().GroupBy(c => c.First).Select(g => (Code: g.Key, Counts: Spread(g.Select(c => (c.Second, c.Count)), columns.Length))).ToList();
        var journeys = rows.Sum(r => r.Counts[0]);
        string Name(int code) => code == start ? StepMatrixAnswer.Start : code == end ? StepMatrixAnswer.End : names[code];
        return new StepMatrixAnswer
        {
            Columns = columns,
            Rows =
            [
                .. rows.OrderBy(r => r.Code >= start ? r.Code : 0).ThenByDescending(r => r.Counts.Sum()).ThenBy(r => Name(r.Code), StringComparer.Ordinal)
                    .Select(r => new StepMatrixRow(Name(r.Code), r.Counts, [.. r.Counts.Select(c => c / (double)journeys)])),
            ],
        };
    }

    protected override long CustomersLookedAt(StepMatrixAnswer answer, KernelRun run) => answer.Rows.Sum(r => r.Customers[0]);

    protected override PersonSet? Open(StepMatrixQuestion question, string[] address, KernelRun run)
    {
        var names = run.Snapshot.Activities;
        if (address is not ["cell", var text, var name] || !int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var column)
            || Array.IndexOf(Columns(question), column) is var place && place < 0)
        {
            return null;
        }

        var wanted = name switch { StepMatrixAnswer.Start => names.Count, StepMatrixAnswer.End => names.Count + 1, _ => names.CodeOf(name) };
        if (wanted is null)
        {
            return null;
        }

        var persons = run.NewSet();
        foreach (var part in Walk(question, run, run.NewSet, (set, cells, person) =>
        {
            if (cells[place] == wanted)
            {
                set.Add(person);
            }
        }))
        {
            persons.UnionWith(part);
        }

        return persons;
    }

    private static int[] Columns(StepMatrixQuestion question) => question.Anchor is null
        ? [.. Enumerable.Range(1, question.After)]
        : [.. Enumerable.Range(-question.Before, question.Before + 1 + question.After)];

    /// <summary>Shows what each journey that is counted does at each column: an activity's code, and after all activities the codes of "not begun" and "ended".</summary>
    private static IReadOnlyList<TState> Walk<TState>(StepMatrixQuestion question, KernelRun run, Func<TState> newState, Action<TState, int[], int> see)
        where TState : class
    {
        var anchor = question.Anchor is { } pattern ? StepMatcher.Compile(run.Snapshot, pattern).Bind(run.View.Segments) : null;
        var columns = Columns(question);
        var (start, ended) = (run.Snapshot.Activities.Count, run.Snapshot.Activities.Count + 1);
        return
        [
            .. JourneyChunks.Walk(run, () => Tuple.Create(newState(), new int[columns.Length]), (range, part) =>
            {
                var segment = range.Segment;
                var activities = segment.Activities;
                for (var j = range.First; j < range.End; j++)
                {
                    var (first, end) = (segment.Offsets[j], segment.Offsets[j + 1]);

                    // The row of column 0; without an anchor that lies before the first event.
                    var zero = anchor is null ? first - 1 : anchor[range.SegmentIndex].First(first, end, segment.Persons[j]);
                    if (zero == end)
                    {
                        continue;
                    }

                    for (var c = 0; c < columns.Length; c++)
                    {
                        var row = zero + columns[c];
                        part.Item2[c] = row < first ? start : row >= end ? ended : activities[row];
                    }

                    see(part.Item1, part.Item2, segment.Persons[j]);
                }
            }).Select(part => part.Item1),
        ];
    }

    private static long[] Spread(IEnumerable<(int Column, long Count)> counts, int columns)
    {
        var spread = new long[columns];
        foreach (var (column, count) in counts)
        {
            spread[column] = count;
        }

        return spread;
    }
}
