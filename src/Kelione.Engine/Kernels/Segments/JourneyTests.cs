using Kelione.Engine.Index;
using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>Turns segment rules into tests of journeys: once for a snapshot, then bound to each segment's columns.</summary>
internal static class JourneyTests
{
    /// <summary>Makes a rule ready.</summary>
    /// <exception cref="QuestionException">A sequence has more steps than can be matched at a time.</exception>
    public static Func<JourneySegment, JourneyTest> Compile(SegmentRule rule, JourneySnapshot snapshot) => rule switch
    {
        AndRule and => Many(and.Rules, snapshot, all: true),
        OrRule or => Many(or.Rules, snapshot, all: false),
        NotRule { Rule: var inner } when Compile(inner, snapshot) is var test => segment => new NotTest(test(segment)),
        AttributeRule attribute => Attribute(attribute.Condition, snapshot),
        SequenceRule sequence => Sequence(sequence, snapshot),
        DidRule did => Did(did, StepMatcher.Compile(snapshot, did.Step)),
        _ => throw new QuestionException($"This engine does not know the rule {rule.GetType().Name}."),
    };

    private static Func<JourneySegment, JourneyTest> Many(IReadOnlyList<SegmentRule> rules, JourneySnapshot snapshot, bool all)
    {
        var tests = rules.Select(r => Compile(r, snapshot)).ToArray();
        return segment => new ManyTest(Array.ConvertAll(tests, t => t(segment)), all);
    }

    /// <summary>A negative condition holds of a journey when its positive one holds for none of its events.</summary>
    private static Func<JourneySegment, JourneyTest> Attribute(Condition condition, JourneySnapshot snapshot)
    {
        var positive = condition.Comparison switch
        {
            Comparison.IsNot => condition with { Comparison = Comparison.Is },
            Comparison.Absent => condition with { Comparison = Comparison.Present },
            _ => condition,
        };
        var test = ConditionTest.Compile(positive, snapshot);
        return segment => new AnyRowTest(test.Bind(segment), wanted: positive == condition);
    }

    private static Func<JourneySegment, JourneyTest> Sequence(SequenceRule rule, JourneySnapshot snapshot)
    {
        if (rule.Steps.Count > StepMatcher.MaxSteps)
        {
            throw new QuestionException(FormattableString.Invariant($"A sequence has at most {StepMatcher.MaxSteps} steps; this one has {rule.Steps.Count}."));
        }

        var matcher = StepMatcher.Compile(snapshot, rule.Steps);
        return segment => new SequenceTest(matcher.Bind(segment), segment.Times, rule.Steps.Count, rule.Within?.Micros ?? long.MaxValue);
    }

    private static Func<JourneySegment, JourneyTest> Did(DidRule rule, StepMatcher matcher)
    {
        var limits = new TimeLimits(rule.During?.FromMicros ?? long.MinValue, rule.During?.ToMicros, rule.InFirst?.Micros);
        var atMost = rule.AtMost ?? long.MaxValue;
        if (rule.Within is { } within && rule.AtLeast > 0)
        {
            return segment => new CountWithinTest(matcher.Bind(segment), segment.Times, limits, rule.AtLeast, within.Micros);
        }

        return rule.During is null && rule.InFirst is null
            ? segment => new CountTest(matcher.Bind(segment), rule.AtLeast, atMost)
            : segment => new CountInTimeTest(matcher.Bind(segment), segment.Times, limits, rule.AtLeast, atMost);
    }
}
