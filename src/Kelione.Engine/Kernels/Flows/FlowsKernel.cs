using Kelione.Engine.Index;
using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>The transition graph.</summary>
internal sealed class FlowsKernel : Kernel<FlowsQuestion, FlowsAnswer>
{
    protected override FlowsAnswer Ask(FlowsQuestion question, KernelRun run)
    {
        var walk = new FlowWalk(question, run);
        var (counts, seconds) = Count(question, walk, run);
        return Answer(question, counts, seconds, run.Snapshot.Activities);
    }

    /// <summary>The answer that counts make, whoever counted.</summary>
    /// <param name="question">The question.</param>
    /// <param name="counts">What was counted.</param>
    /// <param name="seconds">Median and p90 by the pair's number; null where times were not asked for.</param>
    /// <param name="names">The activities' names.</param>
    internal static FlowsAnswer Answer(FlowsQuestion question, FlowCounts counts, (double Median, double P90)[]? seconds, ITextDictionary names)
    {
        var journeys = counts.Starts.Sum();
        var exits = new long[names.Count];
        var entries = new long[names.Count];
        for (var pair = 0; pair < counts.Pairs.Count; pair++)
        {
            var (from, to) = counts.Pairs[pair];
            exits[from] += counts.PairCounts[pair];
            entries[to] += counts.PairCounts[pair];
        }

        var events = counts.Events();
        var ranks = Ranking.OrdinalRanks(names);
        var edges = Enumerable.Range(0, counts.Pairs.Count).Where(p => counts.PairCounts[p] > 0)
            .OrderByDescending(p => counts.PairCounts[p]).ThenBy(p => ranks[counts.Pairs[p].First]).ThenBy(p => ranks[counts.Pairs[p].Second]).ToList();
        return new FlowsAnswer
        {
            Customers = journeys,
            Transitions = exits.Sum(),
            EdgeCount = edges.Count,
            Edges = [.. edges.Take(question.Top ?? int.MaxValue).Select(pair => new FlowEdge
            {
                From = names[counts.Pairs[pair].First],
                To = names[counts.Pairs[pair].Second],
                Count = counts.PairCounts[pair],
                Customers = question.Details ? counts.PairCustomers[pair] : null,
                ShareOfExits = counts.PairCounts[pair] / (double)exits[counts.Pairs[pair].First],
                ShareOfEntries = counts.PairCounts[pair] / (double)entries[counts.Pairs[pair].Second],
                MedianSeconds = seconds?[pair].Median,
                P90Seconds = seconds?[pair].P90,
            })],
            Starts = [.. Ranking.ByCount(counts.Starts, names).Select(a => new FlowEnd(names[a], counts.Starts[a], counts.Starts[a] / (double)journeys))],
            Ends = [.. Ranking.ByCount(counts.Ends, names).Select(a => new FlowEnd(names[a], counts.Ends[a], counts.Ends[a] / (double)journeys))],
            Activities = [.. Ranking.ByCount(events, names).Select(a => new ActivityCount(names[a], events[a], counts.Customers[a]))],
        };
    }

    protected override PersonSet? Open(FlowsQuestion question, string[] address, KernelRun run)
    {
        var wanted = Array.ConvertAll(address[1..], name => run.Snapshot.Activities.CodeOf(name) ?? -1);
        var kind = (address[0], wanted.Length) switch
        {
            ("edge", 2) => Part.Edge,
            ("start", 1) => Part.Start,
            ("end", 1) => Part.End,
            ("activity", 1) => Part.Activity,
            _ => Part.None,
        };
        if (kind == Part.None || wanted.Contains(-1))
        {
            return null;
        }

        var walk = new FlowWalk(question, run);
        var persons = run.NewSet();
        foreach (var part in JourneyChunks.Walk(run, () => new Found(run.NewSet(), kind, wanted), (range, found) => walk.Walk(range, new Finder(found))))
        {
            persons.UnionWith(part.Persons);
        }

        // A number that is zero is not in the answer.
        return persons.Count > 0 ? persons : null;
    }

    private static (FlowCounts Counts, (double Median, double P90)[]? Seconds) Count(FlowsQuestion question, FlowWalk walk, KernelRun run)
    {
        if (FastFlowDetails.Suits(question, run))
        {
            return FastFlowDetails.Count(run);
        }

        var counts = FastFlowCounts.Suits(question, run) ? FastFlowCounts.Count(run) : Count(walk, run);
        return (counts, question.Details ? FlowTimes.Of(walk, counts, run) : null);
    }

    private static FlowCounts Count(FlowWalk walk, KernelRun run)
    {
        var activities = run.Snapshot.Activities.Count;
        var parts = JourneyChunks.Walk(run, () => new FlowCounts(activities), (range, counts) => walk.Walk(range, new FlowCounts.Visitor(counts)));
        foreach (var other in parts.Skip(1))
        {
            parts[0].Add(other);
        }

        return parts[0];
    }

    private enum Part
    {
        None,
        Edge,
        Start,
        End,
        Activity,
    }

    private sealed class Found(PersonSet persons, Part part, int[] wanted)
    {
        public PersonSet Persons { get; } = persons;

        public Part Part { get; } = part;

        public int[] Wanted { get; } = wanted;

        public int Person { get; set; }

        public void AddWhere(bool wanted)
        {
            if (wanted)
            {
                Persons.Add(Person);
            }
        }
    }

    private readonly struct Finder(Found found) : IFlowVisitor
    {
        public void Start(int activity, int person)
        {
            found.Person = person;
            found.AddWhere(found.Part is Part.Start or Part.Activity && activity == found.Wanted[0]);
        }

        public void Step(int from, int to, long micros)
        {
            if (found.Part == Part.Edge)
            {
                found.AddWhere(from == found.Wanted[0] && to == found.Wanted[1]);
            }
            else if (found.Part == Part.Activity)
            {
                found.AddWhere(to == found.Wanted[0]);
            }
        }

        public void End(int activity) => found.AddWhere(found.Part == Part.End && activity == found.Wanted[0]);
    }
}
