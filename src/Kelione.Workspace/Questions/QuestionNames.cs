using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>The names of activities and fields that a question uses.</summary>
public static class QuestionNames
{
    /// <summary>The activities that its steps name, the rules of segments left out; each once.</summary>
    public static IReadOnlyList<string> StepActivities(Question question) => ActivitiesOf(Steps(question));

    /// <summary>The activities that the rules of its segments name; each once.</summary>
    public static IReadOnlyList<string> RuleActivities(Question question) => ActivitiesOf(Segments(question).SelectMany(s => StepsOf(s.Rule)));

    /// <summary>All fields that it names: in conditions, in steps, in rules, to break down by; each once.</summary>
    public static IReadOnlyList<string> Fields(Question question) => [.. AllFields(question).Distinct(StringComparer.Ordinal)];

    /// <summary>The segments that it is about, those of a compared question among them.</summary>
    internal static IEnumerable<NamedSegment> Segments(Question question) =>
    [
        .. question.Scope.Segment is { } segment ? [segment] : Array.Empty<NamedSegment>(),
        .. question switch
        {
            RetentionQuestion q => q.Groups,
            AhaQuestion q => q.Groups,
            SegmentOverlapQuestion q => q.Segments,
            SegmentDiscoveryQuestion q => q.Hypotheses,
            ComparisonQuestion q => [q.Left, q.Right, .. Segments(q.Of)],
            _ => [],
        },
    ];

    /// <summary>The same question with each segment replaced.</summary>
    internal static Question WithSegments(Question question, Func<NamedSegment, NamedSegment> replace)
    {
        if (question.Scope.Segment is { } segment)
        {
            question = question with { Scope = question.Scope with { Segment = replace(segment) } };
        }

        return question switch
        {
            RetentionQuestion q => q with { Groups = [.. q.Groups.Select(replace)] },
            AhaQuestion q => q with { Groups = [.. q.Groups.Select(replace)] },
            SegmentOverlapQuestion q => q with { Segments = [.. q.Segments.Select(replace)] },
            SegmentDiscoveryQuestion q => q with { Hypotheses = [.. q.Hypotheses.Select(replace)] },
            ComparisonQuestion q => q with { Left = replace(q.Left), Right = replace(q.Right), Of = WithSegments(q.Of, replace) },
            _ => question,
        };
    }

    private static IReadOnlyList<string> ActivitiesOf(IEnumerable<StepPattern> steps) => [.. steps.SelectMany(s => s.Activities).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<string> AllFields(Question question) =>
    [
        .. question.Scope.Where.Select(c => c.Field),
        .. Steps(question).SelectMany(s => s.Conditions).Select(c => c.Field),
        .. Segments(question).SelectMany(s => FieldsOf(s.Rule)),
        .. question switch
        {
            FunnelQuestion q => Present(q.By, q.HoldConstant),
            CrossingsQuestion q => [q.Field],
            AttributionQuestion q => [q.Field],
            ParetoQuestion q => [q.Over],
            ComparisonQuestion q => AllFields(q.Of),
            _ => [],
        },
    ];

    private static IEnumerable<StepPattern> Steps(Question question) => question switch
    {
        FlowsQuestion q => Present(q.From, q.To),
        SankeyQuestion q => Present(q.Anchor),
        StepMatrixQuestion q => Present(q.Anchor),
        FunnelQuestion q => [.. q.Steps, .. q.Exclude],
        StepMeasuresQuestion q => [.. q.Steps.Select(s => s.Events), .. q.Steps.Select(s => s.Success).OfType<StepPattern>(), .. Present(q.Errors)],
        RetentionQuestion q => Present(q.Start, q.Return),
        AhaQuestion q => Present(q.Start, q.Retained),
        DropOffsQuestion q => q.Steps,
        AttributionQuestion q => Present(q.Conversion, q.Touch),
        ComparisonQuestion q => Steps(q.Of),
        _ => [],
    };

    private static IEnumerable<StepPattern> StepsOf(SegmentRule rule) => rule switch
    {
        DidRule did => [did.Step],
        SequenceRule sequence => sequence.Steps,
        NotRule not => StepsOf(not.Rule),
        AndRule and => and.Rules.SelectMany(StepsOf),
        OrRule or => or.Rules.SelectMany(StepsOf),
        _ => [],
    };

    private static IEnumerable<string> FieldsOf(SegmentRule rule) => rule switch
    {
        AttributeRule attribute => [attribute.Condition.Field],
        NotRule not => FieldsOf(not.Rule),
        AndRule and => and.Rules.SelectMany(FieldsOf),
        OrRule or => or.Rules.SelectMany(FieldsOf),
        _ => StepsOf(rule).SelectMany(s => s.Conditions).Select(c => c.Field),
    };

    private static T[] Present<T>(params T?[] items)
        where T : class => [.. items.OfType<T>()];
}
