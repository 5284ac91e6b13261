using CsCheck;
using Kelione.Journeys;
using Kelione.Oracle;

namespace Kelione.Conformance;

/// <summary>
/// Random cases reach every policy: an engine that overlooks one of them is noticed. Each line is such an engine, made of the oracle by changing the question behind its back.
/// </summary>
public sealed class PolicyTests
{
    private static readonly Duration Tick = new(1);

    private static readonly IReadOnlyDictionary<string, (string Kind, Func<Question, Question> Overlook)> Oversights =
        new Dictionary<string, (string, Func<Question, Question>)>(StringComparer.Ordinal)
        {
            ["the period"] = ("Status", q => q with { Scope = q.Scope with { Period = null } }),
            ["the conditions"] = ("Status", q => q with { Scope = q.Scope with { Where = [] } }),
            ["the segment"] = ("Status", q => q with { Scope = q.Scope with { Segment = null } }),
            ["the customers named"] = ("Status", q => q with { Scope = q.Scope with { Customers = null } }),
            ["that a period's end is outside"] = ("Status", q => q.Scope.Period is { } p ? q with { Scope = q.Scope with { Period = p with { ToMicros = p.ToMicros + 1 } } } : q),
            ["where flows begin"] = Of<FlowsQuestion>("Flows", q => q with { From = null }),
            ["where flows end"] = Of<FlowsQuestion>("Flows", q => q with { To = null }),
            ["repeats in flows"] = Of<FlowsQuestion>("Flows", q => q with { CollapseRepeats = !q.CollapseRepeats }),
            ["the Sankey anchor"] = Of<SankeyQuestion>("Sankey", q => q with { Anchor = null }),
            ["the Sankey direction"] = Of<SankeyQuestion>("Sankey", q => q with { Direction = FlowDirection.Forward }),
            ["repeats in a Sankey picture"] = Of<SankeyQuestion>("Sankey", q => q with { CollapseRepeats = false }),
            ["the rest of a Sankey column"] = Of<SankeyQuestion>("Sankey", q => q with { TopPerColumn = 100 }),
            ["the matrix's anchor"] = Of<StepMatrixQuestion>("StepMatrix", q => q with { Anchor = q.Anchor is null ? null : StepPattern.Any }),
            ["how long loops are"] = Of<LoopsQuestion>("Loops", q => q with { MaxLength = 3 }),
            ["repeats in variants"] = Of<VariantsQuestion>("Variants", q => q with { CollapseRepeats = false }),
            ["the order of steps"] = Of<FunnelQuestion>("Funnel", q => q with { Order = FunnelOrder.Ordered }),
            ["that the window's end is inside"] = Of<FunnelQuestion>("Funnel", q => q with { Within = q.Within.Micros > 0 ? new Duration(q.Within.Micros - Tick.Micros) : q.Within }),
            ["that steps are optional"] = Of<FunnelQuestion>("Funnel", q => q with { Steps = [.. q.Steps.Select(s => s with { Optional = false })] }),
            ["first entry only"] = Of<FunnelQuestion>("Funnel", q => q with { FirstOnly = false }),
            ["exclusions"] = Of<FunnelQuestion>("Funnel", q => q with { Exclude = [] }),
            ["what exclusions do"] = Of<FunnelQuestion>("Funnel", q => q with { ExclusionEffect = ExclusionEffect.BreaksAttempt }),
            ["the constant held"] = Of<FunnelQuestion>("Funnel", q => q with { HoldConstant = null }),
            ["the step of the breakdown"] = Of<FunnelQuestion>("Funnel", q => q with { ByStep = 1 }),
            ["how many values are named"] = Of<FunnelQuestion>("Funnel", q => q with { ByTop = 100 }),
            ["the drop-offs' window before"] = Of<DropOffsQuestion>("DropOffs", q => q with { ExposureBefore = default }),
            ["the drop-offs' window after"] = Of<DropOffsQuestion>("DropOffs", q => q with { ExposureAfter = default }),
            ["the drop-offs' support"] = Of<DropOffsQuestion>("DropOffs", q => q with { MinimumSupport = 1 }),
            ["the window of going on"] = Of<StepMeasuresQuestion>("StepMeasures", q => q with { Within = Duration.FromDays(4000) }),
            ["that the end of that window is inside"] = Of<StepMeasuresQuestion>("StepMeasures", q => q with { Within = new Duration(Math.Max(0, q.Within.Micros - 1)) }),
            ["the day of being retained"] = Of<StepMeasuresQuestion>("StepMeasures", q => q with { RetentionDays = q.RetentionDays + 1 }),
            ["the arcs drawn"] = Of<StepMeasuresQuestion>("StepMeasures", q => q with { Arcs = [] }),
            ["which steps may be passed by"] = Of<StepMeasuresQuestion>("StepMeasures", q => q with { Steps = [.. q.Steps.Select(s => s with { Optional = false })] }),
            ["what success is"] = Of<StepMeasuresQuestion>("StepMeasures", q => q with { Steps = [.. q.Steps.Select(s => s with { Success = null })] }),
            ["which events are errors"] = Of<StepMeasuresQuestion>("StepMeasures", q => q.Errors is null ? q : q with { Errors = StepPattern.Of("nobody does this") }),
            ["how many ways are given"] = Of<StepMeasuresQuestion>("StepMeasures", q => q with { Ways = 50 }),
            ["how much off the map is given"] = Of<StepMeasuresQuestion>("StepMeasures", q => q with { OffMap = 200 }),
            ["the start of retention"] = Of<RetentionQuestion>("Retention", q => q with { Start = null }),
            ["the return"] = Of<RetentionQuestion>("Retention", q => q with { Return = null }),
            ["the kind of retention"] = Of<RetentionQuestion>("Retention", q => q with { Kind = q.Kind == RetentionKind.Unbounded ? RetentionKind.NDay : q.Kind }),
            ["the clock"] = Of<RetentionQuestion>("Retention", q => q with { Clock = RetentionClock.FromStart }),
            ["the zone"] = Of<RetentionQuestion>("Retention", q => q with { Zone = "UTC" }),
            ["the first start ever"] = Of<RetentionQuestion>("Retention", q => q.Entry == CohortEntry.FirstEver ? q with { Entry = CohortEntry.First } : q),
            ["recurring starts"] = Of<RetentionQuestion>("Retention", q => q.Entry == CohortEntry.Recurring ? q with { Entry = CohortEntry.First } : q),
            ["the size of cohorts"] = Of<RetentionQuestion>("Retention", q => q with { Cohorts = CohortSize.Day }),
            ["the exposure's length"] = Of<AhaQuestion>("Aha", q => q with { Exposure = Tick }),
            ["where the outcome begins"] = Of<AhaQuestion>("Aha", q => q with { OutcomeFrom = q.Exposure }),
            ["what counts as staying"] = Of<AhaQuestion>("Aha", q => q with { Retained = null }),
            ["the smallest group"] = Of<AhaQuestion>("Aha", q => q with { MinimumGroup = 1 }),
            ["which touches count"] = Of<AttributionQuestion>("Attribution", q => q with { Touch = null }),
            ["the look-back"] = Of<AttributionQuestion>("Attribution", q => q with { Lookback = Duration.FromDays(4000) }),
            ["the half-life"] = Of<AttributionQuestion>("Attribution", q => q with { HalfLife = Duration.FromDays(7) }),
            ["which touches are direct"] = Of<AttributionQuestion>("Attribution", q => q with { Direct = [] }),
            ["how frequent a scenario is"] = Of<SegmentDiscoveryQuestion>("SegmentDiscovery", q => q with { MinimumShare = 0.25 }),
            ["what is added up"] = Of<ParetoQuestion>("Pareto", q => q with { Measure = ParetoMeasure.Events }),
            ["that a gap as long as the time-out splits nothing"] = Of<SessionsQuestion>("Sessions", q => q with { TimeOut = new Duration(Math.Max(0, q.TimeOut.Micros - 1)) }),
            ["session ids"] = Of<SessionsQuestion>("Sessions", q => q with { UseSessionIds = false }),
            ["by what customers are listed"] = Of<CustomersQuestion>("Customers", q => q with { Order = CustomerOrder.Events }),
            ["which segment is compared"] = Of<ComparisonQuestion>("Comparison", q => q with { Left = q.Left with { Rule = q.Right.Rule } }),
        };

    public static TheoryData<string> Names() => [.. Oversights.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_engine_that_overlooks_a_policy_is_noticed(string policy)
    {
        var (kind, overlook) = Oversights[policy];
        Assert.SkipWhen(policy == "the zone" && !TimeZoneInfo.TryFindSystemTimeZoneById("Europe/Vilnius", out _), "this machine has no time zone data");
        var noticed = 0;
        await Case.Of(kind).SampleAsync(
            async @case =>
            {
                if (Volatile.Read(ref noticed) == 0 && await IsNoticedAsync(@case, overlook(@case.Question)))
                {
                    Interlocked.Increment(ref noticed);
                }
            },
            iter: 4000);
        Assert.True(noticed > 0, $"4,000 random cases never showed that an engine overlooks {policy}.");
    }

    private static async Task<bool> IsNoticedAsync(Case @case, Question overlooked)
    {
        var engine = new PlainEngine(@case.Events);
        var expected = await engine.AskAsync(@case.Question);
        var actual = await engine.AskAsync(overlooked) with { Policy = expected.Policy, Handle = expected.Handle };
        return AnswerDifferences.Between(expected, actual).Count > 0;
    }

    private static (string Kind, Func<Question, Question> Overlook) Of<TQuestion>(string kind, Func<TQuestion, TQuestion> overlook)
        where TQuestion : Question => (kind, q => overlook((TQuestion)q));
}
