using Kelione.Engine.Index;
using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>Judges segment rules over columns: a rule becomes a tree of tests on whole journeys, which are walked once.</summary>
internal sealed class SegmentEvaluator : ISegmentEvaluator
{
    private const int EventsPerChunk = 1 << 17;

    /// <inheritdoc />
    public PersonSet Evaluate(SegmentRule rule, JourneySnapshot snapshot, int threads, CancellationToken cancellation)
    {
        var tests = new Func<JourneySegment, JourneyTest>[] { JourneyTests.Compile(rule, snapshot) };
        return Evaluate(tests, snapshot, threads, cancellation)[0];
    }

    /// <summary>Judges several rules in one walk.</summary>
    public static PersonSet[] EvaluateAll(IReadOnlyList<SegmentRule> rules, JourneySnapshot snapshot, int threads, CancellationToken cancellation) =>
        Evaluate([.. rules.Select(r => JourneyTests.Compile(r, snapshot))], snapshot, threads, cancellation);

    private static PersonSet[] Evaluate(Func<JourneySegment, JourneyTest>[] tests, JourneySnapshot snapshot, int threads, CancellationToken cancellation)
    {
        var bound = snapshot.Segments.Select(segment => Array.ConvertAll(tests, t => t(segment))).ToArray();
        var sets = JourneyChunks.Walk(
            snapshot.Segments,
            threads,
            EventsPerChunk,
            () => Array.ConvertAll(tests, _ => new PersonSet(snapshot.Persons.Count)),
            (range, found) => Judge(range, bound[range.SegmentIndex], found),
            cancellation);
        return PersonSets.Union(sets);
    }

    private static void Judge(JourneyRange range, JourneyTest[] tests, PersonSet[] found)
    {
        var (offsets, persons) = (range.Segment.Offsets, range.Segment.Persons);
        for (var j = range.First; j < range.End; j++)
        {
            if (offsets[j] == offsets[j + 1])
            {
                continue;
            }

            for (var t = 0; t < tests.Length; t++)
            {
                if (tests[t].Holds(offsets[j], offsets[j + 1], persons[j]))
                {
                    found[t].Add(persons[j]);
                }
            }
        }
    }
}
