using Kelione.Engine.Index;
using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>Turns sets of persons into pages of readable customers.</summary>
internal static class CustomerPages
{
    /// <summary>A page of a set, by customer id in ordinal order; summaries are of events inside the run's view.</summary>
    public static CustomerPage Of(PersonSet persons, PageRequest page, KernelRun run)
    {
        // The one more than asked for tells whether there is a next page.
        var least = new PriorityQueue<int, string>(Comparer<string>.Create((a, b) => string.CompareOrdinal(b, a)));
        foreach (var person in persons.Persons())
        {
            var id = run.Snapshot.Persons[person];
            if (page.After is { } after && string.CompareOrdinal(id, after) <= 0)
            {
                continue;
            }

            if (least.Count <= page.Limit)
            {
                least.Enqueue(person, id);
            }
            else
            {
                least.EnqueueDequeue(person, id);
            }
        }

        var chosen = new List<int>();
        while (least.Count > 0)
        {
            chosen.Add(least.Dequeue());
        }

        chosen.Reverse();
        var hasNext = chosen.Count > page.Limit;
        var summaries = Summaries(hasNext ? chosen.GetRange(0, page.Limit) : chosen, run);
        return new CustomerPage { Total = persons.Count, Customers = summaries, Next = hasNext ? summaries[^1].Customer : null };
    }

    /// <summary>Customers in one line each, in the order given; without events where the view has none of theirs.</summary>
    public static List<CustomerSummary> Summaries(IReadOnlyList<int> persons, KernelRun run)
    {
        var wanted = run.NewSet();
        foreach (var person in persons)
        {
            wanted.Add(person);
        }

        var found = new Dictionary<int, CustomerSummary>();
        foreach (var state in JourneyChunks.Walk(run, () => new List<(int Person, CustomerSummary Summary)>(), (range, state) =>
        {
            var codes = range.Segment.Persons;
            for (var j = range.First; j < range.End; j++)
            {
                if (wanted[codes[j]])
                {
                    state.Add((codes[j], Summarise(range.Segment, j, run.Snapshot)));
                }
            }
        }))
        {
            foreach (var (person, summary) in state)
            {
                found.Add(person, summary);
            }
        }

        return [.. persons.Select(p => found.GetValueOrDefault(p) ?? new CustomerSummary { Customer = run.Snapshot.Persons[p], Events = 0 })];
    }

    private static CustomerSummary Summarise(JourneySegment segment, int journey, JourneySnapshot snapshot)
    {
        var (first, end) = (segment.Offsets[journey], segment.Offsets[journey + 1]);
        return new CustomerSummary
        {
            Customer = snapshot.Persons[segment.Persons[journey]],
            Events = end - first,
            FirstMicros = end > first ? segment.Times[first] : null,
            LastMicros = end > first ? segment.Times[end - 1] : null,
            Value = SumOfValues(segment, first, end),
        };
    }

    /// <summary>The sum of the amounts of some rows; null where none has one.</summary>
    public static double? SumOfValues(JourneySegment segment, long first, long end)
    {
        double? sum = null;
        if (segment.TryValues(out var values))
        {
            for (var row = first; row < end; row++)
            {
                if (!double.IsNaN(values[row]))
                {
                    sum = (sum ?? 0) + values[row];
                }
            }
        }

        return sum;
    }
}
