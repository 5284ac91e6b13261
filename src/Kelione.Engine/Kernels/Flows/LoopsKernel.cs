using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>Where customers go round.</summary>
internal sealed class LoopsKernel : Kernel<LoopsQuestion, LoopsAnswer>
{
    /// <summary>The most transitions of a loop; a loop is known by the activities it leaves, in order.</summary>
    private const int MostTransitions = 6;

    protected override LoopsAnswer Ask(LoopsQuestion question, KernelRun run)
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

        var ranks = Ranking.OrdinalRanks(run.Snapshot.Activities);
        var top = Ranking.Top(
            loops.Select(l => (l.Key, l.Value.Count, l.Value.Customers)), question.Top,
            (left, right) => left.Count != right.Count ? right.Count.CompareTo(left.Count) : left.Key.CompareNames(right.Key, ranks));
        var times = Times(question, run, [.. top.Select(l => l.Key)]);
        return new LoopsAnswer
        {
            Loops = [.. top.Select(l => new Loop(
                [.. l.Key.Activities().Select(a => run.Snapshot.Activities[a])], l.Count, l.Customers, Selection.Seconds(CollectionsMarshal.AsSpan(times[l.Key])).Median!.Value))],
        };
    }

    protected override PersonSet? Open(LoopsQuestion question, string[] address, KernelRun run)
    {
        var codes = Array.ConvertAll(address[1..], name => run.Snapshot.Activities.CodeOf(name) ?? -1);
        if (address[0] != "loop" || codes.Length < 2 || codes.Length > MostTransitions + 1 || codes.Contains(-1) || codes[0] != codes[^1])
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

    private static Dictionary<LoopKey, List<long>> Times(LoopsQuestion question, KernelRun run, List<LoopKey> wanted)
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

        return times;
    }

    /// <summary>Shows every return: the state, the loop, the journey's number within its segment, its person, and the time once round.</summary>
    private static IReadOnlyList<TState> Walk<TState>(LoopsQuestion question, KernelRun run, Func<TState> newState, Action<TState, LoopKey, long, int, long> see)
        where TState : class => JourneyChunks.Walk(run, newState, (range, state) =>
        {
            var segment = range.Segment;
            var (offsets, activities, times) = (segment.Offsets, segment.Activities, segment.Times);
            Span<int> left = stackalloc int[MostTransitions];
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

    /// <summary>The activities that a loop leaves, in order, one more than their codes so that zero is none.</summary>
    [InlineArray(MostTransitions)]
    private struct Codes
    {
        private int _first;
    }

    private readonly struct LoopKey : IEquatable<LoopKey>
    {
        private readonly Codes _codes;

        private LoopKey(ReadOnlySpan<int> activities)
        {
            for (var i = 0; i < activities.Length; i++)
            {
                _codes[i] = activities[i] + 1;
            }
        }

        public static LoopKey Of(ReadOnlySpan<int> activities) => new(activities);

        public static bool operator ==(LoopKey left, LoopKey right) => left.Equals(right);

        public static bool operator !=(LoopKey left, LoopKey right) => !left.Equals(right);

        /// <summary>The activities, the first again at the end.</summary>
        public List<int> Activities()
        {
            var activities = new List<int>();
            foreach (var code in (ReadOnlySpan<int>)_codes)
            {
                if (code > 0)
                {
                    activities.Add(code - 1);
                }
            }

            activities.Add(activities[0]);
            return activities;
        }

        public int CompareNames(LoopKey other, int[] ranks)
        {
            var (left, right) = (Activities(), other.Activities());
            for (var i = 0; i < Math.Min(left.Count, right.Count); i++)
            {
                if (left[i] != right[i])
                {
                    return ranks[left[i]].CompareTo(ranks[right[i]]);
                }
            }

            return left.Count.CompareTo(right.Count);
        }

        public bool Equals(LoopKey other) => ((ReadOnlySpan<int>)_codes).SequenceEqual(other._codes);

        public override bool Equals(object? obj) => obj is LoopKey other && Equals(other);

        public override int GetHashCode()
        {
            var hash = 0L;
            foreach (var code in (ReadOnlySpan<int>)_codes)
            {
                hash = (hash ^ code) * unchecked((long)0x9E37_79B9_7F4A_7C15);
            }

            return (int)(hash >> 32);
        }
    }
}
