using System.Runtime.CompilerServices;
using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>
/// Finds loops of journeys with one-byte activities: where each activity was met last says at once whether it comes again, and the bytes of what lies between are the loop, in one word with its length. The plain twin is
/// <see cref="LoopsKernel"/>'s own walk.
/// </summary>
internal static class FastLoops
{
    /// <summary>Times held at once: 256 MB.</summary>
    private const long MostTimes = 32L << 20;

    private const int LengthShift = 56;

    /// <summary>Whether loops over some segments can be found this way.</summary>
    public static bool Suits(KernelRun run) => !run.Scalar && BitConverter.IsLittleEndian && run.View.Segments.All(s => s.Activities.Width == 1);

    /// <summary>How often each loop was met, and by how many customers.</summary>
    public static Dictionary<LoopKey, (long Count, long Customers)> Count(LoopsQuestion question, KernelRun run)
    {
        var parts = JourneyChunks.Walk(run, () => new Tally(), (range, part) => Walk(range, question.MaxLength, new Tally.Visitor(part)));
        foreach (var other in parts.Skip(1))
        {
            parts[0].Add(other);
        }

        return parts[0].All().ToDictionary(l => KeyOf(l.Word), l => (l.Count, l.Customers));
    }

    /// <summary>The median times once round of some loops, in seconds.</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="run">Gives the journeys.</param>
    /// <param name="loops">The loops, and how often each was met.</param>
    public static Dictionary<LoopKey, double> Medians(LoopsQuestion question, KernelRun run, IReadOnlyList<(LoopKey Key, long Count)> loops)
    {
        var medians = new double[loops.Count];
        for (int first = 0, end; first < loops.Count; first = end)
        {
            var total = 0L;
            for (end = first; end < loops.Count && (end == first || total + loops[end].Count <= MostTimes); end++)
            {
                total += loops[end].Count;
            }

            var (begin, some) = (first, loops.Skip(first).Take(end - first).ToList());
            var wanted = new WordTable();
            some.ForEach(l => wanted.Number(WordOf(l.Key)));
            var slots = new TimeSlots([.. some.Select(l => l.Count)]);
            foreach (var part in JourneyChunks.Walk(run, () => new Times(wanted, slots.NewWriter()), (range, part) => Walk(range, question.MaxLength, new Times.Visitor(part))))
            {
                part.Writer.End();
            }

            Parallel.For(0, some.Count, new ParallelOptions { MaxDegreeOfParallelism = run.Threads, CancellationToken = run.Cancellation }, loop =>
                medians[begin + loop] = Selection.Quantile(slots[loop], 0.5) / UtcTime.MicrosPerSecond);
        }

        return loops.Select((l, i) => (l.Key, Median: medians[i])).ToDictionary(l => l.Key, l => l.Median);
    }

    private static unsafe void Walk<TVisitor>(JourneyRange range, int maxLength, TVisitor visitor)
        where TVisitor : struct, ILoopVisitor
    {
        var offsets = range.Segment.Offsets.Pointer;
        var activities = range.Segment.Activities.Pointer;
        var times = range.Segment.Times.Pointer;

        // Every row of an earlier journey lies before this one's first, so nothing need be cleared between journeys.
        var last = stackalloc long[256];
        new Span<long>(last, 256).Fill(-1);
        for (var j = range.First; j < range.End; j++)
        {
            var (first, end) = (offsets[j], offsets[j + 1]);
            visitor.Begin();
            for (var row = first; row < end; row++)
            {
                var before = last[activities[row]];
                last[activities[row]] = row;
                if (before >= first && row - before <= maxLength)
                {
                    var length = (int)(row - before);
                    var word = Unsafe.ReadUnaligned<ulong>(activities + before) & ((1UL << (8 * length)) - 1);
                    visitor.See(word | (ulong)length << LengthShift, times[row] - times[before]);
                }
            }
        }
    }

    private static LoopKey KeyOf(ulong word)
    {
        Span<int> codes = stackalloc int[(int)(word >> LengthShift)];
        for (var i = 0; i < codes.Length; i++)
        {
            codes[i] = (byte)(word >> (8 * i));
        }

        return LoopKey.Of(codes);
    }

    private static ulong WordOf(LoopKey key)
    {
        var codes = key.Activities();
        var word = (ulong)(codes.Count - 1) << LengthShift;
        for (var i = 0; i < codes.Count - 1; i++)
        {
            word |= (ulong)codes[i] << (8 * i);
        }

        return word;
    }

    /// <summary>Sees journeys begin and loops close.</summary>
    private interface ILoopVisitor
    {
        void Begin();

        void See(ulong word, long micros);
    }

    private sealed class Tally
    {
        private readonly WordTable _words = new();
        private (long Count, long Customers, int SeenIn)[] _loops = new (long, long, int)[64];
        private int _journey;

        public IEnumerable<(ulong Word, long Count, long Customers)> All() => Enumerable.Range(0, _words.Count).Select(n => (_words[n], _loops[n].Count, _loops[n].Customers));

        public void Add(Tally other)
        {
            foreach (var (word, count, customers) in other.All())
            {
                ref var loop = ref Of(word);
                loop.Count += count;
                loop.Customers += customers;
            }
        }

        private ref (long Count, long Customers, int SeenIn) Of(ulong word)
        {
            var number = _words.Number(word);
            if (number == _loops.Length)
            {
                Array.Resize(ref _loops, 2 * number);
            }

            return ref _loops[number];
        }

        public readonly struct Visitor(Tally tally) : ILoopVisitor
        {
            public void Begin() => tally._journey++;

            public void See(ulong word, long micros)
            {
                ref var loop = ref tally.Of(word);
                loop.Count++;
                loop.Customers += loop.SeenIn == tally._journey ? 0 : 1;
                loop.SeenIn = tally._journey;
            }
        }
    }

    private sealed record Times(WordTable Wanted, TimeSlots.Writer Writer)
    {
        public readonly struct Visitor(Times times) : ILoopVisitor
        {
            private readonly WordTable _wanted = times.Wanted;
            private readonly TimeSlots.Writer _writer = times.Writer;

            public void Begin()
            {
            }

            public void See(ulong word, long micros)
            {
                if (_wanted.Find(word) is >= 0 and var slot)
                {
                    _writer.Add(slot, micros);
                }
            }
        }
    }
}
