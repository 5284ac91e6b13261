using System.Numerics;
using Kelione.Engine.Index;
using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>
/// Up to 32 step patterns made ready for a snapshot. Which steps an activity may serve is one look into a table; further conditions are looked up by dictionary code,
/// so that no text is compared while walking. Immutable.
/// </summary>
internal sealed class StepMatcher
{
    /// <summary>The most patterns that one matcher takes.</summary>
    public const int MaxSteps = 32;

    private readonly ConditionTest[][] _conditions;

    private StepMatcher(uint[] masks, ConditionTest[][] conditions, uint conditional)
    {
        MasksByActivity = masks;
        _conditions = conditions;
        Conditional = conditional;
    }

    /// <summary>
    /// By activity code, the patterns (bit k for pattern k) whose activities include it and whose conditions on the activity hold. At least 256 entries where codes have one byte,
    /// 65,536 where they have two, so that no code lies outside.
    /// </summary>
    public uint[] MasksByActivity { get; }

    /// <summary>The patterns with conditions beyond the activity.</summary>
    public uint Conditional { get; }

    /// <summary>Whether the activity alone decides all patterns.</summary>
    public bool IsPlain => Conditional == 0;

    /// <summary>How many patterns there are.</summary>
    public int Count => _conditions.Length;

    /// <summary>Makes patterns ready. The Optional mark is not looked at.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are more than <see cref="MaxSteps"/>.</exception>
    public static StepMatcher Compile(JourneySnapshot snapshot, IReadOnlyList<StepPattern> patterns)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(patterns.Count, MaxSteps);
        var masks = new uint[TableLength(snapshot.Activities.Count)];
        var conditions = new ConditionTest[patterns.Count][];
        var conditional = 0u;
        for (var k = 0; k < patterns.Count; k++)
        {
            var (onActivity, others) = (patterns[k].Conditions.Where(c => c.Field == EventFields.Activity), patterns[k].Conditions.Where(c => c.Field != EventFields.Activity));
            foreach (var code in CodesOf(patterns[k].Activities, onActivity, snapshot))
            {
                masks[code] |= 1u << k;
            }

            conditions[k] = ConditionTest.Compile([.. others], snapshot);
            conditional |= conditions[k].Length > 0 ? 1u << k : 0;
        }

        return new StepMatcher(masks, conditions, conditional);
    }

    public static StepMatcher Compile(JourneySnapshot snapshot, StepPattern pattern) => Compile(snapshot, [pattern]);

    /// <summary>Ties the patterns to a segment's columns.</summary>
    public SegmentMatcher Bind(JourneySegment segment) =>
        new(segment.Activities, MasksByActivity, Conditional, Array.ConvertAll(_conditions, tests => ConditionTest.Bind(tests, segment)));

    /// <summary>One for each segment, so that <see cref="JourneyRange.SegmentIndex"/> finds it.</summary>
    public SegmentMatcher[] Bind(IReadOnlyList<JourneySegment> segments) => [.. segments.Select(Bind)];

    private static int TableLength(int activities) => CodeColumn.WidthFor(activities - 1) switch { 1 => 1 << 8, 2 => 1 << 16, _ => activities };

    private static IEnumerable<int> CodesOf(IReadOnlyList<string> names, IEnumerable<Condition> conditions, JourneySnapshot snapshot)
    {
        var codes = names.Count == 0 ? Enumerable.Range(0, snapshot.Activities.Count) : names.Select(snapshot.Activities.CodeOf).OfType<int>().Distinct();
        return conditions.Aggregate(codes, (left, condition) => left.Where(code => condition.Matches(snapshot.Activities[code])));
    }
}

/// <summary>Patterns tied to one segment's columns. Safe for several threads.</summary>
internal sealed class SegmentMatcher(CodeColumn activities, uint[] masks, uint conditional, RowTest[][] tests)
{
    /// <summary>The patterns that a row matches: bit k for pattern k.</summary>
    /// <param name="row">The row.</param>
    /// <param name="person">The person whose journey the row is of.</param>
    public uint Match(long row, int person)
    {
        var mask = masks[activities[row]];
        for (var open = mask & conditional; open != 0; open &= open - 1)
        {
            var k = BitOperations.TrailingZeroCount(open);
            if (!RowTest.All(tests[k], row, person))
            {
                mask &= ~(1u << k);
            }
        }

        return mask;
    }

    /// <summary>The first row in <c>from .. end</c> that matches any pattern; <paramref name="end"/> where none does.</summary>
    public long First(long from, long end, int person)
    {
        while (from < end && Match(from, person) == 0)
        {
            from++;
        }

        return from;
    }
}
