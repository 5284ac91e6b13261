using System.Runtime.InteropServices;
using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>Where customers go round.</summary>
internal sealed class LoopsKernel : Kernel<LoopsQuestion, LoopsAnswer>
{
    protected override LoopsAnswer Ask(LoopsQuestion question, KernelRun run)
    {
        var isFast = FastLoops.Suits(run);
        var loops = isFast ? FastLoops.Count(question, run) : Count(question, run);
        var ranks = Ranking.OrdinalRanks(run.Snapshot.Activities);
        var top = Ranking.Top(
            loops.Select(l => (l.Key, l.Value.Count, l.Value.Customers)), question.Top,
            (left, right) => left.Count != right.Count ? right.Count.CompareTo(left.Count) : left.Key.CompareNames(right.Key, ranks));
        var medians = isFast ? FastLoops.Medians(question, run, [.. top.Select(l => (l.Key, l.Count))]) : Medians(question, run, [.. top.Select(l => l.Key)]);
        return new LoopsAnswer
        {
            Loops = [.. top.Select(l => new Loop(
                [.. l.Key.Activities().Select(a => run.Snapshot.Activities[a])], l.Count, l.Customers, medians[l.Key]))],
        };
    }

    protected override PersonSet? Open(LoopsQuestion question, string[] address, KernelRun run)
    {
        var codes = Array.ConvertAll(address[1..], name => run.Snapshot.Activities.CodeOf(name) ?? -1);
        if (address[0] != "loop" || codes.Length < 2 || codes.Length > LoopKey.Most + 1 || codes.Contains(-1) || codes[0] != codes[^1])
        {
            return null;
        }

        var wanted = LoopKey.Of(codes.AsSpan(0, codes.Length - 1));
        var persons = run.NewSet();
        foreach (var part in Walk(question, run, run.NewSet, (set, key, _, person, _) =>
        {
            if (key == wanted)
            {
                set.Add(person);
            }
        }))
        {
            persons.UnionWith(part);
        }

        return persons.Count > 0 ? persons : null;
    }

    private static Dictionary<LoopKey, (long Count, long Customers)> Count(LoopsQuestion question, KernelRun run)
    {
        var loops = new Dictionary<LoopKey, (long Count, long Customers)>();
        foreach (var part in Walk(question, run, () => new Counts(), (counts, key, journey, _, _) => counts.Add(key, journey)))
        {
            foreach (var (key, counted) in part.Loops)
            {
                ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(loops, key, out _);
                sum = (sum.Count + counted.Count, sum.Customers + counted.Customers);
            }
        }

        return loops;
    }

    private static Dictionary<LoopKey, double> Medians(LoopsQuestion question, KernelRun run, List<LoopKey> wanted)
    {
        Dictionary<LoopKey, List<long>> New() => wanted.ToDictionary(k => k, _ => new List<long>());
        var times = New();
        foreach (var part in Walk(question, run, New, (lists, key, _, _, micros) =>
        {
            if (lists.TryGetValue(key, out var list))
            {
                list.Add(micros);
            }
        }))
        {
            foreach (var (key, list) in part)
            {
                times[key].AddRange(list);
            }
        }

        return times.ToDictionary(t => t.Key, t => Selection.Seconds(CollectionsMarshal.AsSpan(t.Value)).Median!.Value);
    }

    /// <summary>Shows every return: the state, the loop, the journey's number within its segment, its person, and the time once round.</summary>
    private static IReadOnlyList<TState> Walk<TState>(LoopsQuestion question, KernelRun run, Func<TState> newState, Action<TState, LoopKey, long, int, long> see)
        where TState : class => JourneyChunks.Walk(run, newState, (range, state) =>
        {
            var segment = range.Segment;
            var (offsets, activities, times) = (segment.Offsets, segment.Activities, segment.Times);
            Span<int> left = stackalloc int[LoopKey.Most];
            for (var j = range.First; j < range.End; j++)
            {
                for (var row = offsets[j] + 1; row < offsets[j + 1]; row++)
                {
                    var activity = activities[row];
                    for (var back = 1; back <= question.MaxLength && row - back >= offsets[j]; back++)
                    {
                        if (activities[row - back] != activity)
                        {
                            continue;
                        }

                        for (var i = 0; i < back; i++)
                        {
                            left[i] = activities[row - back + i];
                        }

                        see(state, LoopKey.Of(left[..back]), (long)range.SegmentIndex << 32 | (uint)j, segment.Persons[j], times[row] - times[row - back]);
                        break;
                    }
                }
            }
        });

    private sealed class Counts
    {
        private readonly Dictionary<LoopKey, (long Count, long Customers, long LastJourney)> _loops = [];

        public IReadOnlyDictionary<LoopKey, (long Count, long Customers, long LastJourney)> Loops => _loops;

        public void Add(LoopKey key, long journey)
        {
            ref var loop = ref CollectionsMarshal.GetValueRefOrAddDefault(_loops, key, out var known);
            loop = (loop.Count + 1, loop.Customers + (known && loop.LastJourney == journey ? 0 : 1), journey);
        }
    }
}
