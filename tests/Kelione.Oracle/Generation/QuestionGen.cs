using CsCheck;
using Kelione.Journeys;

namespace Kelione.Oracle.Generation;

/// <summary>A random question of each kind, in every policy, that can be asked of a set of events whose times lie near a base.</summary>
public static class QuestionGen
{
    /// <summary>A question of a kind.</summary>
    public static Gen<Question> Of(string kind, long start) => Kinds[kind](start);

    private static Gen<Question> Scoped(long start, Gen<Question> question) => Gen.Select(question, ScopeGen.Scope(start), (q, scope) => q with { Scope = scope });

    private static Gen<Question> Crossings { get; } =
        Gen.OneOf(EventFields.Channel, EventFields.Device, EventFields.Activity, JourneyGen.Attribute, "nowhere").Select(f => (Question)new CrossingsQuestion { Field = f });

    private static Gen<Question> Attribution { get; } =
        from conversion in ScopeGen.Step
        from touch in ScopeGen.MaybeStep
        from field in Gen.OneOf(EventFields.Channel, EventFields.Channel, EventFields.Device, JourneyGen.Attribute)
        from lookback in ScopeGen.Length
        from halfLife in ScopeGen.Length
        from models in Gen.Enum<AttributionModel>().List[0, 9]
        from costs in Gen.Select(Gen.OneOf([.. JourneyGen.Channels, "tv"]), Gen.Int[0, 20]).List[0, 3]
        select (Question)new AttributionQuestion
        {
            Conversion = conversion,
            Touch = touch,
            Field = field,
            Lookback = lookback,
            HalfLife = new Duration(Math.Max(1_000_000, halfLife.Micros)),
            Models = [.. models.Distinct()],
            Costs = costs.DistinctBy(c => c.Item1).ToDictionary(c => c.Item1, c => c.Item2 / 4.0),
        };

    private static Gen<Question> Overlap(long start) =>
        from count in Gen.Int[1, 3]
        from rules in ScopeGen.Rule(start).List[count]
        select (Question)new SegmentOverlapQuestion { Segments = [.. rules.Select((r, i) => new NamedSegment("s:" + (char)('я' - i), r))] };

    private static Gen<Question> Discovery(long start) =>
        from share in Gen.OneOf(0.25, 0.5, 0.75)
        from length in Gen.Int[2, 4]
        from top in Gen.Int[1, 40]
        from rules in ScopeGen.Rule(start).List[0, 2]
        from below in Gen.OneOf(0.01, 0.2, 0.6)
        select (Question)new SegmentDiscoveryQuestion
        {
            MinimumShare = share,
            MaxLength = length,
            Top = top,
            Hypotheses = [.. rules.Select((r, i) => new NamedSegment("h" + (char)('1' + i), r))],
            RefutedBelow = below,
        };

    private static Gen<Question> Pareto { get; } =
        from over in Gen.OneOf(EventFields.Customer, EventFields.Activity, EventFields.Channel, JourneyGen.Attribute)
        from measure in Gen.Enum<ParetoMeasure>()
        from target in Gen.OneOf(0.25, 0.5, 0.75, 1)
        from top in Gen.Int[1, 6]
        select (Question)new ParetoQuestion { Over = over, Measure = measure, Target = target, Top = top };

    private static Gen<Question> Sessions { get; } =
        Gen.Select(ScopeGen.Length, Gen.Bool, (timeOut, ids) => (Question)new SessionsQuestion { TimeOut = timeOut, UseSessionIds = ids });

    private static Gen<Question> Timeline { get; } =
        from customer in Gen.OneOf([.. JourneyGen.Customers, "nobody"])
        from limit in Gen.OneOf(1, 3, 10_000)
        from timeOut in ScopeGen.Length
        select (Question)new TimelineQuestion { Customer = customer, Limit = limit, TimeOut = timeOut };

    private static Gen<Question> CustomerLists { get; } =
        Gen.Select(Gen.Enum<CustomerOrder>(), Gen.Int[1, 5], (order, top) => (Question)new CustomersQuestion { Order = order, Top = top });

    private static Gen<Question> Comparison(long start) =>
        from kind in Gen.OneOf([.. Kinds.Keys.Where(k => k is not ("Comparison" or "Timeline" or "SegmentDiscovery"))])
        from question in Kinds[kind](start)
        from left in ScopeGen.Segment(start, "left")
        from right in ScopeGen.Segment(start, "right: 2")
        select (Question)new ComparisonQuestion { Of = question with { Scope = question.Scope with { Segment = null } }, Left = left, Right = right };

    /// <summary>The kinds of questions, by the name of the record; each has its own generator.</summary>
    public static IReadOnlyDictionary<string, Func<long, Gen<Question>>> Kinds { get; } = new Dictionary<string, Func<long, Gen<Question>>>(StringComparer.Ordinal)
    {
        ["Status"] = start => Scoped(start, Gen.Const((Question)new StatusQuestion())),
        ["Flows"] = start => Scoped(start, FlowGen.Flows),
        ["Sankey"] = start => Scoped(start, FlowGen.Sankey),
        ["StepMatrix"] = start => Scoped(start, FlowGen.StepMatrix),
        ["Loops"] = start => Scoped(start, FlowGen.Loops),
        ["Variants"] = start => Scoped(start, FlowGen.Variants),
        ["Funnel"] = FunnelGen.Funnel,
        ["StepMeasures"] = start => Scoped(start, StepMeasuresGen.StepMeasures),
        ["DropOffs"] = start => Scoped(start, FunnelGen.DropOffs),
        ["Retention"] = start => Scoped(start, RetentionGen.Retention(start)),
        ["Aha"] = start => Scoped(start, RetentionGen.Aha(start)),
        ["Crossings"] = start => Scoped(start, Crossings),
        ["Attribution"] = start => Scoped(start, Attribution),
        ["SegmentOverlap"] = start => Scoped(start, Overlap(start)),
        ["SegmentDiscovery"] = start => Scoped(start, Discovery(start)),
        ["Pareto"] = start => Scoped(start, Pareto),
        ["Sessions"] = start => Scoped(start, Sessions),
        ["Timeline"] = start => Scoped(start, Timeline),
        ["Customers"] = start => Scoped(start, CustomerLists),
        ["Comparison"] = Comparison,
    };
}
