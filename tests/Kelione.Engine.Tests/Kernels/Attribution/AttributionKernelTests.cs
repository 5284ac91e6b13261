using CsCheck;
using Kelione.Journeys;
using static Kelione.Engine.Tests.Kernels.WrittenJourneys;

namespace Kelione.Engine.Tests.Kernels.Attribution;

public sealed class AttributionKernelTests
{
    private static readonly AttributionQuestion Buying = new() { Conversion = StepPattern.Of("buy"), Models = [AttributionModel.Linear] };

    private static Dictionary<string, double> Credit(AttributionAnswer answer, int model = 0) => answer.Models[model].Channels.ToDictionary(c => c.Channel, c => c.Conversions);

    [Fact]
    public void Each_conversion_has_the_touches_after_the_one_before()
    {
        var answer = Ask(EngineOver(("ann", "v[channel=ads] v[channel=mail] buy[value=10] v[channel=shop] buy[channel=till,value=5] v[channel=ads]")), Buying);
        Assert.Equal((2, 0, 15, 1, 1), (answer.Conversions, answer.Unattributed, answer.Value, answer.Nulls, answer.Converted));
        Assert.Equal(new() { ["ads"] = 0.5, ["mail"] = 0.5, ["shop"] = 1 }, Credit(answer));
        Assert.Equal(5, answer.Models[0].Channels.Single(c => c.Channel == "ads").Value);
    }

    [Fact]
    public void Touches_before_the_look_back_do_not_count_and_its_first_moment_does()
    {
        var engine = EngineOver(("ann", "v@0h[channel=ads] v@1us[channel=mail] buy@90d1us"), ("bob", "v@0h[channel=ads] buy@91d"));
        var answer = Ask(engine, Buying);
        Assert.Equal(new() { ["mail"] = 1 }, Credit(answer));
        Assert.Equal((1, 1, 0), (answer.Conversions, answer.Unattributed, answer.Nulls));
        Assert.Equal(["bob"], Open(engine, Buying, "unattributed"));
        Assert.Equal(["ann", "bob"], Open(engine, Buying, "converted"));
    }

    [Fact]
    public void Only_matching_events_are_touches()
    {
        var answer = Ask(EngineOver(("ann", "v[channel=ads] click[channel=mail] buy")), Buying with { Touch = StepPattern.Of("click") });
        Assert.Equal(new() { ["mail"] = 1 }, Credit(answer));
    }

    [Fact]
    public void Time_decay_takes_the_true_ages()
    {
        var answer = Ask(EngineOver(("ann", "v@0h[channel=ads] v@7d[channel=mail] buy@8d")), Buying with { Models = [AttributionModel.TimeDecay] });
        Assert.Equal(1 / 3.0, Credit(answer)["ads"], 12);
    }

    [Fact]
    public void Customers_who_never_convert_make_paths_without_conversion()
    {
        var question = Buying with { Models = [AttributionModel.Markov, AttributionModel.ShapleyRate], Costs = new Dictionary<string, double> { ["ads"] = 7 } };
        var answer = Ask(EngineOver(("ann", "v[channel=ads] buy"), ("bob", "v[channel=mail]"), ("dan", "x")), question);
        Assert.Equal((1, 1), (answer.Conversions, answer.Nulls));
        Assert.Equal([1, 0], [answer.RemovalEffects!["ads"], answer.RemovalEffects["mail"]]);
        Assert.Equal(new() { ["ads"] = 1, ["mail"] = 0 }, Credit(answer));
        Assert.Equal(7, answer.Models[0].Channels[0].CostPerConversion);
    }

    [Fact]
    public void A_channel_opens_to_the_customers_whom_it_touched_before_a_conversion()
    {
        var engine = EngineOver(("ann", "v[channel=ads] buy"), ("bob", "v[channel=ads]"), ("dan", "v[channel=ads] buy v[channel=mail] buy"));
        Assert.Equal(["ann", "dan"], Open(engine, Buying, "channel:ads"));
        Assert.Equal(["dan"], Open(engine, Buying, "channel:mail:Linear"));
        Assert.Throws<QuestionException>(() => Open(engine, Buying, "channel:radio"));
    }

    [Fact]
    public void However_journeys_are_cut_the_credits_are_those_of_the_paths_written_down() =>
        Gen.Select(WrittenJourneys.Random, Gen.Int[0, 9]).Sample((events, days) =>
        {
            var question = new AttributionQuestion { Conversion = StepPattern.Of("a"), Lookback = Duration.FromDays(days), Models = Enum.GetValues<AttributionModel>(), Direct = ["web"] };
            var paths = Paths(events, question);
            var expected = AttributionModels.Compute(paths.Where(p => p.Touches.Count > 0).ToList(), question.Models, new AttributionOptions { Direct = question.Direct, HalfLife = question.HalfLife });
            foreach (var engine in new[] { EngineOver(events), EngineOver(events, segments: 1, threads: 1), EngineOver(events, segments: 3, threads: 3, eventsPerChunk: 1) })
            {
                var answer = Ask(engine, question);
                Assert.Equal(paths.Where(p => p.Touches.Count > 0).Sum(p => p.Conversions), answer.Conversions);
                Assert.Equal(paths.Where(p => p.Touches.Count == 0).Sum(p => p.Conversions), answer.Unattributed);
                Assert.Equal(paths.Sum(p => p.Nulls), answer.Nulls);
                foreach (var (ours, theirs) in answer.Models.SelectMany(m => m.Channels).Zip(expected.Models.SelectMany(m => m.Channels)))
                {
                    Assert.Equal(theirs.Channel, ours.Channel);
                    Assert.Equal(theirs.Conversions, ours.Conversions, 1e-9);
                    Assert.Equal(theirs.Value, ours.Value, 1e-7);
                }

                Assert.Equal(answer.Converted, Open(engine, question, "converted").Count);
            }
        });

    private static List<AttributionPath> Paths(List<JourneyEvent> events, AttributionQuestion question)
    {
        var paths = new List<AttributionPath>();
        foreach (var journey in events.GroupBy(e => e.Customer).Select(g => g.OrderBy(e => e.TimeMicros)))
        {
            List<JourneyEvent> touches = [];
            foreach (var e in journey)
            {
                if (question.Conversion.Matches(e))
                {
                    var kept = touches.Where(t => e.TimeMicros - t.TimeMicros <= question.Lookback.Micros).ToList();
                    paths.Add(new AttributionPath([.. kept.Select(t => t.Fields["channel"])], 1, e.Value ?? 0, 0, [.. kept.Select(t => e.TimeMicros - t.TimeMicros)]));
                    touches.Clear();
                }
                else if (e.Fields.ContainsKey("channel"))
                {
                    touches.Add(e);
                }
            }

            if (touches.Count > 0)
            {
                paths.Add(new AttributionPath([.. touches.Select(t => t.Fields["channel"])], 0, 0, 1));
            }
        }

        return paths;
    }
}
