using System.Text.Json;
using CsCheck;
using Kelione.Maps.Tests.Generation;

namespace Kelione.Maps.Tests.Priorities;

public sealed class PriorityListTests
{
    private static readonly JourneyMap Phone = SmallMap.Phone;
    private static readonly MapMeasurement PhoneMeasured = Measured.Of(Phone, Measured.Step("compares", 800, 3), Measured.Step("pays", 250, 7.5));

    [Fact]
    public void The_arithmetic_is_shown()
    {
        var weighted = Phone with { Priority = new() { Criticality = 2, Share = 0.5 } };
        var idea = Assert.Single(PriorityList.Rank(weighted, PhoneMeasured).Ranked);
        Assert.Equal(
            [
                new("criticality", 7.5, 2, 15, ProvenanceKind.Measured),
                new("easeOfDesign", 8, 1, 8, ProvenanceKind.Assumption),
                new("easeOfDevelopment", 7, 1, 7, ProvenanceKind.Assumption),
                new("share", 2.5, 0.5, 1.25, ProvenanceKind.Measured),
            ],
            idea.Terms);
        Assert.Equal((31.25, 1, "Pays"), (idea.Score, idea.Rank, idea.StepName));
        Assert.Equal(45, PriorityList.Rank(weighted, PhoneMeasured).Most);
    }

    [Fact]
    public void The_most_is_forty_unless_weights_are_edited() => Assert.Equal(40, PriorityList.Rank(Phone, null).Most);

    [Fact]
    public void Without_a_measured_audience_an_idea_has_no_score_yet_and_says_why()
    {
        var idea = Assert.Single(PriorityList.Rank(Phone, null).NoScoreYet);
        Assert.Equal(["share"], idea.Missing);
        Assert.Null(idea.Score);
        Assert.Equal("the map is not measured", idea.Terms[3].Why);
        Assert.Equal("the step is not bound to events", Scored(Phone, Measured.Of(Phone, Measured.Step("pays", 0) with { Bound = false, Share = null })).Terms[3].Why);
        Assert.Null(Scored(Phone with { Priority = new() { Share = 0 } }, null).Score);
    }

    [Fact]
    public void Where_no_criticality_is_measured_the_highest_rating_of_the_barriers_counts_as_an_assumption()
    {
        var unmeasured = Measured.Of(Phone, Measured.Step("pays", 500));
        Assert.Equal(new("criticality", 6, 1, 6, ProvenanceKind.Assumption, "the highest rating of its barriers, as the step's criticality is not measured"), Scored(Phone, unmeasured).Terms[0]);
        var dismissed = Phone with { Barriers = [Phone.Barriers[0] with { Status = BarrierStatus.Dismissed }] };
        Assert.Equal(["criticality"], Scored(dismissed, unmeasured).Missing);
        var two = Phone with { Barriers = Phone.Barriers.Add(new() { Id = "slow", Step = "pays", Text = "Slow", Criticality = 9 }) };
        Assert.Equal(6, Scored(two, unmeasured).Terms[0].Score);
        Assert.Equal(9, Scored(two with { Ideas = [two.Ideas[0] with { Barriers = [] }] }, unmeasured).Terms[0].Score);
    }

    [Fact]
    public void What_nobody_rated_is_missing_unless_it_weighs_nothing()
    {
        var unrated = Phone with { Ideas = [Phone.Ideas[0] with { EaseOfDesign = null }] };
        Assert.Equal(["easeOfDesign"], Scored(unrated, PhoneMeasured).Missing);
        Assert.Equal(7.5 + 7 + 2.5, Scored(unrated with { Priority = new() { EaseOfDesign = 0 } }, PhoneMeasured).Score);
    }

    [Fact]
    public void The_line_stands_before_the_first_idea_that_would_overrun_the_budget()
    {
        var map = Ideas((9, 5), (8, 10), (7, 1), (6, null));
        Assert.Null(PriorityList.Rank(map, PhoneMeasured).Line);
        Assert.Equal(new MvpLine(1, false, 5, 0), With(map, budget: 14).Line);
        Assert.Equal(new MvpLine(2, false, 15, 0), With(map, budget: 15).Line);
        Assert.Equal(new MvpLine(4, false, 16, 1), With(map, budget: 16).Line);
        Assert.Equal(new MvpLine(0, false, 0, 0), With(map, budget: 0).Line);
        Assert.Equal([true, true, false, false], With(map, budget: 15).Ranked.Select(i => i.AboveLine));
    }

    [Fact]
    public void The_line_stands_where_a_person_dragged_it()
    {
        var map = Ideas((9, 5), (8, 10), (7, 1));
        Assert.Equal(new MvpLine(2, true, 15, 0), With(map, budget: 1, cut: 2).Line);
        Assert.Equal(3, With(map, cut: 9).Line!.Above);
        Assert.Equal(0, With(map, cut: 0).Line!.Above);
    }

    [Fact]
    public void Released_and_dropped_ideas_stand_apart()
    {
        var map = Ideas((9, 5), (8, 10), (7, 1));
        map = map with { Ideas = map.Ideas.SetItem(0, map.Ideas[0] with { Status = IdeaStatus.Released }).SetItem(2, map.Ideas[2] with { Status = IdeaStatus.Dropped }) };
        var list = PriorityList.Rank(map, PhoneMeasured);
        Assert.Equal(["i0", "i2"], list.Apart.Select(i => i.Idea.Id));
        Assert.Equal(("i1", 1), (Assert.Single(list.Ranked).Idea.Id, list.Ranked[0].Rank));
    }

    [Fact]
    public void Equal_scores_go_by_less_effort_then_as_in_the_map() =>
        Assert.Equal(["i2", "i1", "i0", "i3"], PriorityList.Rank(Ideas((5, null), (5, 4), (5, 2), (5, null)), PhoneMeasured).Ranked.Select(i => i.Idea.Id));

    [Fact]
    public void Effort_is_the_stated_one_where_all_have_one_else_it_follows_from_the_eases()
    {
        var stated = PriorityList.Rank(Ideas((9, 5), (8, 10)), PhoneMeasured);
        Assert.Equal((EffortAxis.Stated, 5.0, 10.0), (stated.EffortAxis, stated.Ranked[0].Effort, stated.Ranked[1].Effort));
        Assert.Equal(7.5 + 2.5, stated.Ranked[0].Impact);
        var eases = PriorityList.Rank(Ideas((9, 5), (8, null)), PhoneMeasured);
        Assert.Equal((EffortAxis.Ease, 6.0, 7.0), (eases.EffortAxis, eases.Ranked[0].Effort, eases.Ranked[1].Effort));
    }

    [Fact]
    public void Every_idea_stands_in_exactly_one_list_and_the_ranking_falls() => MapGen.Map.Sample(
        map =>
        {
            var list = PriorityList.Rank(map, Measured.Of(map, map.Steps().Select((s, i) => Measured.Step(s.Id, i * 70, i % 3 == 0 ? null : i))));
            Assert.Equal(map.Ideas.Select(i => i.Id).Order(), list.Ranked.Concat(list.NoScoreYet).Concat(list.Apart).Select(i => i.Idea.Id).Order());
            Assert.Equal(list.Ranked.Select(i => i.Score).OrderDescending(), list.Ranked.Select(i => i.Score));
            Assert.All(list.Ranked, i => Assert.InRange(i.Score!.Value, 0, list.Most + 1e-9));
            Assert.True(list.Line is null || map.Priority.Cut is not null || list.Line.Effort <= map.Priority.Budget);
        },
        iter: 300);

    [Fact]
    public void A_ranking_is_the_same_after_JSON()
    {
        var list = PriorityList.Rank(Ideas((9, 5), (8, null)) with { Priority = new() { Budget = 5 } }, PhoneMeasured);
        Assert.Equal(list, JsonSerializer.Deserialize<PriorityList>(JsonSerializer.Serialize(list, MapEditJson.Options), MapEditJson.Options));
    }

    private static RankedIdea Scored(JourneyMap map, MapMeasurement? measured) => PriorityList.Rank(map, measured) is var list ? list.Ranked.Concat(list.NoScoreYet).Single() : null!;

    private static PriorityList With(JourneyMap map, double? budget = null, int? cut = null) => PriorityList.Rank(map with { Priority = new() { Budget = budget, Cut = cut } }, PhoneMeasured);

    /// <summary>Ideas at "pays" by ease of design and effort; the ease of development is 5.</summary>
    private static JourneyMap Ideas(params (double Ease, double? Effort)[] ideas) =>
        Phone with { Ideas = ideas.Select((idea, n) => new Idea { Id = $"i{n}", Step = "pays", Text = $"Idea {n}", EaseOfDesign = idea.Ease, EaseOfDevelopment = 5, Effort = idea.Effort }).ToValueList() };
}
