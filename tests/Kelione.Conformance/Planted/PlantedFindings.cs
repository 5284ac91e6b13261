using Kelione.Journeys;
using Kelione.Samples;

namespace Kelione.Conformance.Planted;

/// <summary>A share that an analysis found, and the one that was planted.</summary>
/// <param name="What">What was looked at.</param>
/// <param name="Part">The part.</param>
/// <param name="Whole">Out of how many.</param>
/// <param name="Planted">The planted share.</param>
internal sealed record PlantedFinding(string What, long Part, long Whole, double Planted)
{
    public double Share => Part / (double)Whole;
}

/// <summary>Asks the engine what each truth says that it should show: by the analysis that people would use for it.</summary>
internal static class PlantedFindings
{
    private static readonly Duration AnyTime = Duration.FromDays(3650);

    public static IReadOnlyList<PlantedFinding> Of(PlantedTruth truth, string scenario, bool planted = true)
    {
        IJourneyEngine Engine(bool byAccount = false) => PlantedWorld.Engine(scenario, planted, byAccount);
        return truth switch
        {
            ActivityShareTruth t => ActivityShare(t, Engine()),
            FunnelTruth t => Funnel(t, Engine(t.ByAccount)),
            ReleaseTruth t => [Conversion("before", t, new Period(null, t.ReleaseMicros), t.Before, Engine()), Conversion("after", t, new Period(t.ReleaseMicros, null), t.After, Engine())],
            AhaTruth t => Aha(t, Engine()),
            GoesTogetherTruth t => GoesTogether(t, Engine(t.ByAccount)),
            ChannelSwitchTruth t => ChannelSwitch(t, Engine()),
            SegmentTruth t => [Segment(new DidRule(StepPattern.Of(t.Activity)), t, Engine())],
            RoleTruth t => Role(t, Engine()),
            AttributionTruth t => Attribution(t, Engine()),
            _ => throw new NotSupportedException(truth.GetType().Name),
        };
    }

    /// <summary>The candidate of an aha truth or of an activity of which nothing was planted; null where it was not tried.</summary>
    public static AhaCandidate? Candidate(string activity, int times, Duration exposure, Duration from, Duration to, IJourneyEngine engine) =>
        engine.Ask(new AhaQuestion { Exposure = exposure, OutcomeFrom = from, OutcomeTo = to, Times = times, MinimumGroup = 20 })
            .Candidates.SingleOrDefault(c => c.Activity == activity && c.Times == times);

    private static List<PlantedFinding> ActivityShare(ActivityShareTruth truth, IJourneyEngine engine)
    {
        var status = engine.Ask(new StatusQuestion());
        return [new("share of events", status.ByActivity.Single(a => a.Activity == truth.Activity).Count, status.Events, truth.Share)];
    }

    private static List<PlantedFinding> Funnel(FunnelTruth truth, IJourneyEngine engine)
    {
        var steps = engine.Ask(new FunnelQuestion { Steps = [.. truth.Steps.Select(StepPattern.Of)], Within = truth.Within }).Steps;
        return [.. truth.Conversions.Select((planted, i) => new PlantedFinding(steps[i + 1].Step, steps[i + 1].Customers, steps[i].Customers, planted))];
    }

    private static PlantedFinding Conversion(string what, ReleaseTruth truth, Period period, double planted, IJourneyEngine engine)
    {
        var steps = engine.Ask(new FunnelQuestion
        {
            Steps = [StepPattern.Of(truth.From), StepPattern.Of(truth.To)], Within = truth.Within, Scope = new Scope { Period = period },
        }).Steps;
        return new(what, steps[1].Customers, steps[0].Customers, planted);
    }

    private static List<PlantedFinding> Aha(AhaTruth truth, IJourneyEngine engine)
    {
        var c = Candidate(truth.Activity, truth.Times, truth.Exposure, truth.OutcomeFrom, truth.OutcomeTo, engine)!;
        return [new("with", c.With, c.With + c.Without, truth.ShareWith), new("retained with", c.RetainedWith, c.With, truth.RetainedWith), new("retained without", c.RetainedWithout, c.Without, truth.RetainedWithout)];
    }

    private static List<PlantedFinding> GoesTogether(GoesTogetherTruth truth, IJourneyEngine engine)
    {
        SegmentRule at = new DidRule(StepPattern.Of(truth.From)), with = new DidRule(truth.With), went = new DidRule(StepPattern.Of(truth.To));
        var sizes = engine.Ask(new SegmentOverlapQuestion
        {
            Segments =
            [
                new("at the step", at), new("with", new AndRule([at, with])), new("without", new AndRule([at, new NotRule(with)])),
                new("with, went on", new AndRule([at, with, went])), new("without, went on", new AndRule([at, new NotRule(with), went])),
            ],
        }).Segments.ToDictionary(s => s.Name, s => s.Customers);
        return
        [
            new("share with", sizes["with"], sizes["at the step"], truth.ShareWith),
            new("goes on with", sizes["with, went on"], sizes["with"], truth.ConversionWith),
            new("goes on without", sizes["without, went on"], sizes["without"], truth.ConversionWithout),
        ];
    }

    private static List<PlantedFinding> ChannelSwitch(ChannelSwitchTruth truth, IJourneyEngine engine)
    {
        var next = new StepPattern { Conditions = [new Condition { Field = EventFields.Channel, Comparison = Comparison.Is, Values = [truth.ToChannel] }] };
        var steps = engine.Ask(new FunnelQuestion { Steps = [StepPattern.Of(truth.After), next], Within = AnyTime, Order = FunnelOrder.Strict }).Steps;
        return [new("next in " + truth.ToChannel, steps[1].Customers, steps[0].Customers, truth.Share)];
    }

    private static PlantedFinding Segment(SegmentRule rule, SegmentTruth truth, IJourneyEngine engine)
    {
        var answer = engine.Ask(new SegmentOverlapQuestion { Segments = [new NamedSegment(truth.Name, rule)] });
        return new("share of customers", answer.Segments[0].Customers, answer.N, truth.Share);
    }

    private static List<PlantedFinding> Role(RoleTruth truth, IJourneyEngine engine)
    {
        long Events(string where) => engine.Ask(new StatusQuestion { Scope = new Scope { Where = StepSyntax.ParseConditions(where) } }).Events;
        return [new("share of events", Events($"activity={truth.Activity}, role={truth.Role}"), Events($"activity={truth.Activity}"), truth.Share)];
    }

    private static List<PlantedFinding> Attribution(AttributionTruth truth, IJourneyEngine engine)
    {
        var answer = engine.Ask(new AttributionQuestion
        {
            Conversion = StepPattern.Of(truth.Conversion), Touch = new StepPattern { Activities = truth.Touches }, Lookback = AnyTime, Models = [AttributionModel.First, AttributionModel.Last],
        });
        PlantedFinding Of(int model, double planted) =>
            new(answer.Models[model].Model.ToString(), (long)Math.Round(answer.Models[model].Channels.Single(c => c.Channel == truth.Channel).Conversions), (long)answer.Conversions, planted);
        return [Of(0, truth.FirstShare), Of(1, truth.LastShare)];
    }
}
