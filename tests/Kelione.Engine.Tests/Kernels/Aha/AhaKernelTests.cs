using CsCheck;
using Kelione.Journeys;
using static Kelione.Engine.Tests.Kernels.WrittenJourneys;

namespace Kelione.Engine.Tests.Kernels.Aha;

public sealed class AhaKernelTests
{
    private static readonly AhaQuestion Week = new();

    [Fact]
    public void Those_who_did_it_early_are_held_against_those_who_did_not()
    {
        var engine = EngineOver(("ann", "a@0h save@1h x@8d"), ("bob", "a@0h save@2d"), ("dan", "a@0h"), ("eve", "a@0h save@1h save@2h x@13d"), ("end", "z@30d"));
        var answer = Ask(engine, Week with { Times = 2 });
        Assert.Equal((4, 2), (answer.Base, answer.Retained));
        var save = answer.Candidates.Single(c => c is { Activity: "save", Times: 1 });
        Assert.Equal((2, 2, 2, 0), (save.With, save.Without, save.RetainedWith, save.RetainedWithout));
        Assert.Equal((1, 1, 0.5), (save.Difference, save.PositivePredictiveValue, save.Coverage));
        Assert.Null(save.Lift);
        Assert.Equal((1, 3), (answer.Candidates.Single(c => c is { Activity: "save", Times: 2 }).With, answer.Candidates.Single(c => c is { Activity: "save", Times: 2 }).Without));
        Assert.Equal(["ann", "eve"], Open(engine, Week, "candidate:save:1:retainedWith"));
    }

    [Fact]
    public void What_everybody_did_is_no_candidate() =>
        Assert.DoesNotContain(Ask(EngineOver(("ann", "a@0h b@1h"), ("bob", "a@0h"), ("end", "z@30d")), Week).Candidates, c => c.Activity == "a");

    [Fact]
    public void Windows_take_their_first_moment_in_and_leave_their_last_out()
    {
        var engine = EngineOver(("ann", "a@0h b@1d x@7d"), ("bob", "a@0h c@23h x@14d"), ("end", "z@30d"));
        var answer = Ask(engine, Week);
        Assert.Equal((2, 1), (answer.Base, answer.Retained));
        Assert.Equal(["c"], answer.Candidates.Select(c => c.Activity).Distinct());
    }

    [Fact]
    public void Who_has_not_lived_through_the_outcome_window_is_not_in_the_base()
    {
        Assert.Equal(1, Ask(EngineOver(("ann", "a@0h"), ("end", "z@14d")), Week).Base);
        Assert.Equal(0, Ask(EngineOver(("ann", "a@1us"), ("end", "z@14d")), Week).Base);
    }

    [Fact]
    public void What_happened_at_the_very_moment_of_the_start_is_exposure_whatever_its_order()
    {
        var engine = EngineOver(("ann", "b@1h a@1h"), ("bob", "a@1h"), ("end", "z@30d"));
        Assert.Equal(["ann"], Open(engine, Week with { Start = StepPattern.Of("a") }, "candidate:b:1:with"));
    }

    [Fact]
    public void Only_matching_events_show_that_a_customer_stayed()
    {
        var engine = EngineOver(("ann", "a@0h x@8d[channel=web]"), ("bob", "a@0h x@8d"), ("end", "z@30d"));
        Assert.Equal(["ann"], Open(engine, Week with { Retained = StepPattern.Parse("x[channel=web]") }, "retained"));
    }

    [Fact]
    public void Small_groups_are_not_tried()
    {
        var engine = EngineOver(("ann", "a@0h b@1h"), ("bob", "a@0h"), ("dan", "a@0h b@1h"), ("end", "z@30d"));
        Assert.Equal(1, Ask(engine, Week with { Times = 1 }).Tried);
        Assert.Equal(0, Ask(engine, Week with { Times = 1, MinimumGroup = 2 }).Tried);
    }

    [Fact]
    public void Groups_are_asked_each_by_itself()
    {
        var engine = EngineOver(("ann", "a@0h b@1h"), ("bob", "a@0h x@8d"), ("dan", "c@0h"), ("end", "z@30d"));
        var group = Assert.Single(Ask(engine, Week with { Groups = [new("a", SegmentRule.Parse("did a"))] }).Groups!);
        Assert.Equal((2, 1, ("b", 1L, 1L)), (group.Base, group.Retained, (group.Candidates.Single().Activity, group.Candidates[0].With, group.Candidates[0].Without)));
    }

    [Fact]
    public void However_journeys_are_cut_the_answer_is_the_same_and_opens_to_its_customers() => Gen.Select(
        WrittenJourneys.Random, Scopes, Gen.OneOf("*", "a", "b[channel=web]"), Gen.Int[1, 3]).Sample((events, scope, pattern, times) => HoldsHoweverCut(
        events,
        Week with { Scope = scope, Start = StepPattern.Parse(pattern), Times = times, OutcomeFrom = Duration.FromDays(1), OutcomeTo = Duration.FromDays(4), Groups = [new("g", SegmentRule.Parse("did b"))] },
        answer => answer.Candidates.SelectMany(c => new[] { ("with", c.With), ("without", c.Without), ("retainedWith", c.RetainedWith), ("retainedWithout", c.RetainedWithout) }
                .Select(n => ($"candidate:{c.Activity}:{((long)c.Times).Text()}:{n.Item1}", n.Item2)))
            .Append(("base", answer.Base)).Append(("retained", answer.Retained))));

    [Theory]
    [InlineData("ecom.csv.gz")]
    [InlineData("simple-onlineshop.csv")]
    public void Real_data_gives_the_reference_answers(string file)
    {
        using var expected = RealLogs.Expected("retention-aha.json");
        var reference = expected.RootElement.EnumerateObject().First(p => p.Name.StartsWith(file, StringComparison.Ordinal)).Value.GetProperty("aha");
        var answer = Ask(EngineOver(file == "ecom.csv.gz" ? RealLogs.Ecom() : RealLogs.Shop(), eventsPerChunk: 1000), new AhaQuestion
        {
            Exposure = Duration.FromDays(reference.GetProperty("exposure_days").GetInt64()),
            OutcomeFrom = Duration.FromDays(reference.GetProperty("outcome_days")[0].GetInt64()),
            OutcomeTo = Duration.FromDays(reference.GetProperty("outcome_days")[1].GetInt64()),
        });
        Assert.Equal(reference.GetProperty("base").GetInt64(), answer.Base);
        Assert.Equal(reference.GetProperty("retained").GetInt64(), answer.Retained);
        var candidates = reference.GetProperty("candidates").EnumerateArray().ToList();
        Assert.Equal(candidates.Count, answer.Tried);
        foreach (var candidate in candidates)
        {
            var ours = answer.Candidates.Single(c => c.Activity == candidate.GetProperty("activity").GetString() && c.Times == candidate.GetProperty("times").GetInt32());
            Assert.Equal(
                (candidate.GetProperty("with").GetInt64(), candidate.GetProperty("without").GetInt64(), candidate.GetProperty("retainedWith").GetInt64(), candidate.GetProperty("retainedWithout").GetInt64()),
                (ours.With, ours.Without, ours.RetainedWith, ours.RetainedWithout));
            Assert.Equal(candidate.Number("difference"), ours.Difference, 1e-8);
            Assert.Equal(candidate.Number("low"), ours.Low, 1e-8);
            Assert.Equal(candidate.Number("high"), ours.High, 1e-8);
            Assert.Equal(candidate.Number("phi"), ours.Phi, 1e-8);
            Assert.Equal(candidate.Number("p"), ours.P, Math.Max(1e-300, candidate.Number("p") * 1e-5));
            Assert.Equal(candidate.Number("q"), ours.Q, Math.Max(1e-300, candidate.Number("q") * 1e-5));
        }
    }
}
