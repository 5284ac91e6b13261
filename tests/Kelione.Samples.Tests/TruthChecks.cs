namespace Kelione.Samples.Tests;

/// <summary>What counting finds for one number of a truth.</summary>
public sealed record Finding(string What, Share Found, double Expected);

/// <summary>Counts what a truth claims, kind by kind.</summary>
public static class TruthChecks
{
    public static IEnumerable<Finding> Of(PlantedTruth truth, string scenario, bool planted = true)
    {
        IReadOnlyList<Seen[]> Journeys(bool byAccount = false) => SampleWorld.Of(scenario, planted, byAccount);
        return truth switch
        {
            ActivityShareTruth t => [new("share of events", Journeys().SelectMany(j => j).ShareOf(e => e.Activity == t.Activity), t.Share)],
            FunnelTruth t => Funnel(t, Journeys(t.ByAccount)),
            ReleaseTruth t => Release(t, Journeys()),
            AhaTruth t => Aha(t, Journeys()),
            NoRelationTruth t => NoRelation(t, Journeys()),
            GoesTogetherTruth t => GoesTogether(t, Journeys(t.ByAccount)),
            ChannelSwitchTruth t => [new("next in " + t.ToChannel, ChannelSwitch(t, Journeys()), t.Share)],
            SegmentTruth t => [new("share of customers", Journeys().ShareOf(j => j.Did(t.Activity)), t.Share)],
            RoleTruth t => [new("share of events", Journeys().SelectMany(j => j).Where(e => e.Activity == t.Activity).ShareOf(e => e.Role == t.Role), t.Share)],
            AttributionTruth t => Attribution(t, Journeys()),
            FeedbackTruth t => Feedback(t, scenario, planted),
            _ => throw new NotSupportedException(truth.GetType().Name),
        };
    }

    private static IEnumerable<Finding> Funnel(FunnelTruth truth, IReadOnlyList<Seen[]> journeys)
    {
        var reached = journeys.Select(j => j.Reached(truth.Steps, truth.Within)).ToArray();
        for (var k = 1; k < truth.Steps.Count; k++)
        {
            yield return new(truth.Steps[k], reached.Where(r => r >= k).ShareOf(r => r > k), truth.Conversions[k - 1]);
        }
    }

    private static IEnumerable<Finding> Release(ReleaseTruth truth, IReadOnlyList<Seen[]> journeys)
    {
        var atStep = journeys.Where(j => j.Did(truth.From)).ToLookup(j => j.First(e => e.Activity == truth.From).TimeMicros >= truth.ReleaseMicros);
        Share Converted(bool after) => atStep[after].ShareOf(j => j.Reached([truth.From, truth.To], truth.Within) == 2);
        yield return new("before", Converted(false), truth.Before);
        yield return new("after", Converted(true), truth.After);
    }

    private static IEnumerable<Finding> Aha(AhaTruth truth, IReadOnlyList<Seen[]> journeys)
    {
        var did = journeys.ToLookup(j => j.TimesWithin(truth.Activity, truth.Exposure) >= truth.Times);
        yield return new("share with", journeys.ShareOf(did[true].ToHashSet().Contains), truth.ShareWith);
        yield return new("retained with", did[true].ShareOf(j => j.Retained(truth.OutcomeFrom, truth.OutcomeTo)), truth.RetainedWith);
        yield return new("retained without", did[false].ShareOf(j => j.Retained(truth.OutcomeFrom, truth.OutcomeTo)), truth.RetainedWithout);
    }

    private static IEnumerable<Finding> NoRelation(NoRelationTruth truth, IReadOnlyList<Seen[]> journeys)
    {
        var did = journeys.ToLookup(j => j.TimesWithin(truth.Activity, truth.Exposure) >= 1);
        yield return new("share with", journeys.ShareOf(did[true].ToHashSet().Contains), truth.ShareWith);
        yield return new("retained with", did[true].ShareOf(j => j.Retained(truth.OutcomeFrom, truth.OutcomeTo)), truth.Retained);
        yield return new("retained without", did[false].ShareOf(j => j.Retained(truth.OutcomeFrom, truth.OutcomeTo)), truth.Retained);
    }

    private static IEnumerable<Finding> GoesTogether(GoesTogetherTruth truth, IReadOnlyList<Seen[]> journeys)
    {
        var atStep = journeys.Where(j => j.Did(truth.From)).ToArray();
        var has = atStep.ToLookup(j => j.Any(e => e.Is(truth.With)));
        yield return new("share with", atStep.ShareOf(has[true].ToHashSet().Contains), truth.ShareWith);
        yield return new("goes on with", has[true].ShareOf(j => j.Did(truth.To)), truth.ConversionWith);
        yield return new("goes on without", has[false].ShareOf(j => j.Did(truth.To)), truth.ConversionWithout);
    }

    private static Share ChannelSwitch(ChannelSwitchTruth truth, IReadOnlyList<Seen[]> journeys) => journeys
        .SelectMany(j => j.Select((e, i) => (Here: e, Next: i + 1 < j.Length ? j[i + 1] : null)))
        .Where(pair => pair.Here.Activity == truth.After)
        .ShareOf(pair => pair.Next?.Channel == truth.ToChannel);

    private static IEnumerable<Finding> Attribution(AttributionTruth truth, IReadOnlyList<Seen[]> journeys)
    {
        var paths = journeys.Where(j => j.Did(truth.Conversion))
            .Select(j => j.TakeWhile(e => e.Activity != truth.Conversion).Where(e => truth.Touches.Contains(e.Activity)).ToArray())
            .ToArray();
        Assert.All(paths, Assert.NotEmpty);
        yield return new("first touch", paths.ShareOf(p => p[0].Channel == truth.Channel), truth.FirstShare);
        yield return new("last touch", paths.ShareOf(p => p[^1].Channel == truth.Channel), truth.LastShare);
    }

    private static IEnumerable<Finding> Feedback(FeedbackTruth truth, string name, bool planted)
    {
        var scenario = Scenarios.Find(name)!;
        var entries = scenario.Feedback(scenario.DefaultCustomers, SampleWorld.Seed, new SampleOptions { Planted = planted })
            .Where(f => truth.Feedback is null || f.Kind == truth.Feedback)
            .Where(f => truth.Touchpoint is null || f.Touchpoint == truth.Touchpoint)
            .ToArray();
        yield return new("negative", entries.ShareOf(f => f.Tone < 0), truth.NegativeShare);
        yield return new("positive", entries.ShareOf(f => f.Tone > 0), truth.PositiveShare);
    }
}
