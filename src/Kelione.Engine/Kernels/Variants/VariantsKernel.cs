using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>Which sequences of activities whole journeys follow.</summary>
internal sealed class VariantsKernel : Kernel<VariantsQuestion, VariantsAnswer>
{
    protected override VariantsAnswer Ask(VariantsQuestion question, KernelRun run)
    {
        var parts = JourneyChunks.Walk(run, () => new Part(new VariantCodes(run, question.CollapseRepeats)), (range, part) => part.Walk(range));
        var all = parts[0];
        foreach (var other in parts.Skip(1))
        {
            all.Add(other);
        }

        var counts = new long[all.Sequences.Count];
        foreach (var variant in all.Variants)
        {
            counts[variant]++;
        }

        var ranks = Ranking.OrdinalRanks(run.Snapshot.Activities);
        int Compare(int left, int right) =>
            counts[left] != counts[right] ? counts[right].CompareTo(counts[left]) : all.Codes.Compare(all.Sequences[left], all.Sequences[right], ranks);
        var numbers = Enumerable.Range(0, counts.Length);
        List<int> order;
        if (question.Top is { } top)
        {
            order = Ranking.Top(numbers, top, Compare);
        }
        else
        {
            order = [.. numbers];
            order.Sort(Compare);
        }

        var medians = Medians(all, counts, order);
        return new VariantsAnswer
        {
            Variants = counts.Length,
            Items = [.. order.Select(v => new Variant(counts[v], counts[v] / (double)run.View.JourneyCount, Names(all, v, run), medians[v]))],
        };
    }

    protected override PersonSet? Open(VariantsQuestion question, string[] address, KernelRun run)
    {
        var activities = Array.ConvertAll(address[1..], name => run.Snapshot.Activities.CodeOf(name) ?? -1);
        if (address[0] != "variant" || activities.Length == 0 || activities.Contains(-1))
        {
            return null;
        }

        var wanted = new VariantCodes(run, question.CollapseRepeats).Of(activities);
        var persons = run.NewSet();
        foreach (var (set, _) in JourneyChunks.Walk(run, () => Tuple.Create(run.NewSet(), new VariantCodes(run, question.CollapseRepeats)), (range, part) =>
        {
            var offsets = range.Segment.Offsets;
            for (var j = range.First; j < range.End; j++)
            {
                if (part.Item2.Of(range.Segment, offsets[j], offsets[j + 1]).SequenceEqual(wanted))
                {
                    part.Item1.Add(range.Segment.Persons[j]);
                }
            }
        }))
        {
            persons.UnionWith(set);
        }

        return persons.Count > 0 ? persons : null;
    }

    /// <summary>The median length in seconds of the wanted variants' journeys.</summary>
    private static Dictionary<int, double> Medians(Part all, long[] counts, List<int> wanted)
    {
        var starts = new int[counts.Length];
        Array.Fill(starts, -1);
        var total = 0;
        foreach (var variant in wanted)
        {
            starts[variant] = total;
            total += (int)counts[variant];
        }

        var micros = new long[total];
        var cursors = (int[])starts.Clone();
        for (var i = 0; i < all.Variants.Count; i++)
        {
            if (starts[all.Variants[i]] >= 0)
            {
                micros[cursors[all.Variants[i]]++] = all.Micros[i];
            }
        }

        return wanted.ToDictionary(v => v, v => Selection.Seconds(micros.AsSpan(starts[v], (int)counts[v])).Median!.Value);
    }

    private static List<string> Names(Part all, int variant, KernelRun run)
    {
        var sequence = all.Sequences[variant];
        var names = new List<string>(sequence.Length / all.Codes.Width);
        for (var place = 0; place < sequence.Length / all.Codes.Width; place++)
        {
            names.Add(run.Snapshot.Activities[all.Codes.At(sequence, place)]);
        }

        return names;
    }

    /// <summary>One thread's journeys: the variant and the length of each.</summary>
    private sealed class Part(VariantCodes codes)
    {
        public VariantCodes Codes { get; } = codes;

        public SequenceTable Sequences { get; } = new();

        public List<int> Variants { get; } = [];

        public List<long> Micros { get; } = [];

        public void Walk(JourneyRange range)
        {
            var (offsets, times) = (range.Segment.Offsets, range.Segment.Times);
            for (var j = range.First; j < range.End; j++)
            {
                Variants.Add(Sequences.Number(Codes.Of(range.Segment, offsets[j], offsets[j + 1])));
                Micros.Add(times[offsets[j + 1] - 1] - times[offsets[j]]);
            }
        }

        public void Add(Part other)
        {
            var numbers = new int[other.Sequences.Count];
            for (var number = 0; number < numbers.Length; number++)
            {
                numbers[number] = Sequences.Number(other.Sequences, number);
            }

            Variants.EnsureCapacity(Variants.Count + other.Variants.Count);
            foreach (var variant in other.Variants)
            {
                Variants.Add(numbers[variant]);
            }

            Micros.AddRange(other.Micros);
        }
    }
}
