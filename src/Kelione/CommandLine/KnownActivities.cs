using Kelione.Journeys;
using Kelione.Workspace;

namespace Kelione.CommandLine;

/// <summary>Catches mistyped activities: a funnel over a step that nobody can ever do is a mistake, not an answer.</summary>
internal static class KnownActivities
{
    /// <summary>Looks at every activity that a question names. One that a rule of a segment names is only remarked upon: a segment may well be a hypothesis.</summary>
    /// <exception cref="MendableException">An activity does not occur in the workspace; the message names near ones.</exception>
    public static async Task CheckAsync(JourneyWorkspace workspace, Question question, Action<string> remark, CancellationToken cancellationToken)
    {
        var steps = Steps(question).SelectMany(s => s.Activities).Distinct(StringComparer.Ordinal).ToList();
        var ruled = Segments(question).SelectMany(s => OfRule(s.Rule)).SelectMany(s => s.Activities).Distinct(StringComparer.Ordinal).ToList();
        if (steps.Count + ruled.Count == 0)
        {
            return;
        }

        var known = await workspace.ActivitiesAsync(cancellationToken);
        foreach (var name in steps.Except(known, StringComparer.Ordinal))
        {
            throw new MendableException($"No event is called '{name}'.{NearNames.Sentence(name, [.. known])} 'kelione status' lists all activities.");
        }

        foreach (var name in ruled.Except(known, StringComparer.Ordinal))
        {
            remark($"Note: a segment names '{name}', but no event is called so.{NearNames.Sentence(name, [.. known])}");
        }
    }

    private static IEnumerable<StepPattern> Steps(Question question) => question switch
    {
        FlowsQuestion q => Present(q.From, q.To),
        SankeyQuestion q => Present(q.Anchor),
        StepMatrixQuestion q => Present(q.Anchor),
        FunnelQuestion q => [.. q.Steps, .. q.Exclude],
        RetentionQuestion q => Present(q.Start, q.Return),
        AhaQuestion q => Present(q.Start, q.Retained),
        DropOffsQuestion q => q.Steps,
        AttributionQuestion q => Present(q.Conversion, q.Touch),
        ComparisonQuestion q => Steps(q.Of),
        _ => [],
    };

    private static IEnumerable<NamedSegment> Segments(Question question) =>
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

    private static IEnumerable<StepPattern> OfRule(SegmentRule rule) => rule switch
    {
        DidRule did => [did.Step],
        SequenceRule sequence => sequence.Steps,
        NotRule not => OfRule(not.Rule),
        AndRule and => and.Rules.SelectMany(OfRule),
        OrRule or => or.Rules.SelectMany(OfRule),
        _ => [],
    };

    private static StepPattern[] Present(params StepPattern?[] steps) => [.. steps.OfType<StepPattern>()];
}
