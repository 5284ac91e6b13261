using System.Globalization;
using CsCheck;
using Kelione.Journeys;

namespace Kelione.Oracle.Generation;

/// <summary>Random conditions, steps, segments and scopes that fit the events of <see cref="JourneyGen"/>.</summary>
public static class ScopeGen
{
    private static readonly string[] NumericFields = [JourneyGen.Attribute, EventFields.Value];

    /// <summary>A condition on any field, in any comparison.</summary>
    public static Gen<Condition> Condition { get; } = Gen.OneOf(
        from field in Gen.OneOf(EventFields.Channel, EventFields.Device, JourneyGen.Attribute, EventFields.Activity, EventFields.Customer, EventFields.Session, "nowhere")
        from comparison in Gen.OneOf(Comparison.Is, Comparison.IsNot, Comparison.Contains)
        from values in ValueOf(field).List[1, 2]
        select new Condition { Field = field, Comparison = comparison, Values = values },
        from field in Gen.OneOf(NumericFields)
        from comparison in Gen.OneOf(Comparison.Above, Comparison.AtLeast, Comparison.Below, Comparison.AtMost)
        from number in Gen.Int[-2, 24]
        select new Condition { Field = field, Comparison = comparison, Values = [(number / 2.0).ToString(CultureInfo.InvariantCulture)] },
        from field in Gen.OneOf(EventFields.Channel, EventFields.Device, EventFields.Value, "nowhere")
        from comparison in Gen.OneOf(Comparison.Present, Comparison.Absent)
        select new Condition { Field = field, Comparison = comparison });

    /// <summary>A step: mostly one frequent activity, sometimes several, any under conditions, or one that nobody does.</summary>
    public static Gen<StepPattern> Step { get; } = Gen.Frequency(
        (8, Gen.Int[0, 2].Select(i => StepPattern.Of(JourneyGen.Activities[i]))),
        (2, Activity.List[1, 2].Select(a => new StepPattern { Activities = [.. a.Distinct()] })),
        (2, Gen.Select(Activity, Condition, (a, c) => new StepPattern { Activities = [a], Conditions = [c] })),
        (1, Condition.Select(c => new StepPattern { Conditions = [c] })),
        (1, Gen.Const(StepPattern.Any)),
        (1, Gen.Const(StepPattern.Of("nobody does this"))));

    /// <summary>An activity that events have.</summary>
    public static Gen<string> Activity => Gen.OneOf([.. JourneyGen.Activities]);

    /// <summary>A length of time about as long as journeys are.</summary>
    public static Gen<Duration> Length { get; } = Gen.OneOf(Gen.Const(default(Duration)), JourneyGen.Offset.Select(o => new Duration(o)), Gen.Long[1, 40].Select(Duration.FromDays));

    /// <summary>A period near a base, either end possibly open.</summary>
    public static Gen<Period> Period(long start) =>
        from begin in JourneyGen.Offset
        from length in JourneyGen.Offset
        from open in Gen.Int[0, 5]
        from beyond in Gen.Int[0, 1] // so that events stand on a period's very end, too
        select new Period(open == 0 ? null : start + begin, open == 1 ? null : start + begin + length + beyond);

    /// <summary>A rule, some levels deep.</summary>
    public static Gen<SegmentRule> Rule(long start, int depth = 2) => depth == 0
        ? Leaf(start)
        : Gen.Frequency(
            (3, Leaf(start)),
            (1, Rule(start, depth - 1).Select(r => (SegmentRule)new NotRule(r))),
            (1, Rule(start, depth - 1).List[2, 3].Select(r => (SegmentRule)new AndRule(r))),
            (1, Rule(start, depth - 1).List[2, 3].Select(r => (SegmentRule)new OrRule(r))));

    /// <summary>A named rule.</summary>
    public static Gen<NamedSegment> Segment(long start, string name) => Rule(start).Select(r => new NamedSegment(name, r));

    /// <summary>A scope: often everything, else any mixture of a period, conditions, a segment and named customers.</summary>
    public static Gen<Scope> Scope(long start) => Gen.Frequency(
        (2, Gen.Const(Journeys.Scope.All)),
        (3, from period in Gen.Frequency((2, Gen.Const((Period?)null)), (1, Period(start).Select(p => (Period?)p)))
            from conditions in Condition.List[0, 1]
            from segment in Gen.Frequency((2, Gen.Const((NamedSegment?)null)), (1, Segment(start, "сегмент").Select(s => (NamedSegment?)s)))
            from customers in Gen.Frequency((3, Gen.Const((IReadOnlyList<string>?)null)), (1, Gen.OneOf([.. JourneyGen.Customers]).List[1, 4].Select(c => (IReadOnlyList<string>?)[.. c.Distinct()])))
            select new Scope { Period = period, Where = conditions, Segment = segment, Customers = customers }));

    /// <summary>A pattern or none.</summary>
    public static Gen<StepPattern?> MaybeStep { get; } = Gen.Frequency((1, Gen.Const((StepPattern?)null)), (1, Step.Select(s => (StepPattern?)s)));

    private static Gen<SegmentRule> Leaf(long start) => Gen.OneOf(
        Did(start),
        Condition.Select(c => (SegmentRule)new AttributeRule(c)),
        Gen.Select(Step.List[2, 3], Gen.Frequency((1, Gen.Const((Duration?)null)), (1, Length.Select(l => (Duration?)l))), (steps, within) => (SegmentRule)new SequenceRule(steps, within)));

    private static Gen<SegmentRule> Did(long start) =>
        from step in Step
        from atLeast in Gen.Int[0, 3]
        from more in Gen.Int[-3, 2]
        from within in Length
        from inFirst in Length
        from during in Period(start)
        from options in Gen.Int[0, 15]
        select (SegmentRule)new DidRule(step)
        {
            AtLeast = more >= 0 || (options & 1) != 0 ? atLeast : Math.Max(1, atLeast),
            AtMost = more >= 0 && (options & 1) == 0 ? atLeast + more : null,
            Within = (options & 1) != 0 ? within : null,
            InFirst = (options & 6) == 2 ? inFirst : null,
            During = (options & 6) == 4 ? during : null,
        };

    private static Gen<string> ValueOf(string field) => field switch
    {
        EventFields.Channel => Gen.OneOf([.. JourneyGen.Channels]),
        EventFields.Activity => Activity,
        EventFields.Customer => Gen.OneOf([.. JourneyGen.Customers]),
        _ => Gen.OneOf("phone", "desktop", "s1", "9", "9.5", "gold", "G", "nothing"),
    };
}
