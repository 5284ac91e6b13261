namespace Kelione.Maps.Tests.Templates;

/// <summary>What each worked example and each kind must have of its own.</summary>
public sealed class TradeTemplateTests
{
    [Fact]
    public void The_phone_goes_from_awareness_to_word_of_mouth_with_a_missing_touchpoint_and_its_moments_of_truth()
    {
        var map = Create("phone");

        Assert.Equal(["Awareness", "Study", "Purchase", "Use", "Support", "Word of mouth"], map.Stages.Select(s => s.Name));
        Assert.Single(map.Cards, c => c.Missing);
        Assert.Equal(Enum.GetValues<Moment>(), map.Steps().Select(s => s.Moment).OfType<Moment>());
        Assert.Single(map.Ideas, i => i.ReleasedOn == new DateOnly(2025, 7, 1));
        Assert.Contains("payment_error", map.Measure.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Children_s_clothes_have_seventeen_steps_each_with_what_is_felt_seen_wrong_and_to_be_improved()
    {
        var map = Create("clothes");

        Assert.Equal(17, map.Steps().Count());
        Assert.Equal(("Sees it on another child", "Buys again"), (map.Steps().First().Name, map.Steps().Last().Name));
        foreach (var step in map.Steps())
        {
            Assert.Contains(map.Cards, c => c.Step == step.Id && c.Lane == "sees" && c.Text.Length > 0);
            Assert.Contains(map.Cards, c => c.Step == step.Id && c.Felt is not null && c.Wished is not null);
            var barrier = Assert.Single(map.Barriers, b => b.Step == step.Id);
            Assert.Contains(map.Ideas, i => i.Step == step.Id && i.Barriers.Contains(barrier.Id));
        }
    }

    [Fact]
    public void B2B_has_five_roles_with_their_part_in_every_stage_and_a_decision_at_every_gate()
    {
        var map = Create("b2b");

        Assert.Equal(5, map.Personas.Count(p => p.IsRole && p.Part.Length > 0));
        foreach (var stage in map.Stages)
        {
            Assert.NotNull(stage.Gate?.DecidedBy);
            Assert.NotEmpty(stage.Gate.AgreedBy);
            foreach (var role in map.Lanes.Where(l => l.Kind == LaneKind.Roles))
            {
                Assert.InRange(Assert.Single(map.Cards, c => c.Stage == stage.Id && c.Lane == role.Id).Value!.Value, 0, 1);
            }
        }

        Assert.All(map.Cards.Where(c => c.Lane == "documents"), d => Assert.NotNull(d.Persona));
    }

    [Fact]
    public void The_wheel_has_the_six_moments_each_with_searches_quotes_shares_and_influences_that_add_up()
    {
        var map = Create("cyclic");

        Assert.Equal(Enum.GetValues<Moment>(), map.Stages.Select(s => s.Moment!.Value));
        foreach (var stage in map.Stages)
        {
            Assert.All(["searches", "quotes", "shares", "emotions"], lane => Assert.Contains(map.Cards, c => c.Stage == stage.Id && c.Lane == lane));
            Assert.Equal(1, map.Cards.Where(c => c.Stage == stage.Id && c.Lane == "influences").Sum(c => c.Value!.Value), 3);
        }
    }

    [Theory]
    [InlineData("cross-channel", 3)]
    [InlineData("multi-screen", 2)]
    public void Routes_change_channel_or_device_and_say_why_where_they_are_forced_to(string name, int least)
    {
        var map = Create(name);

        Assert.InRange(map.Routes.Count, least, 5);
        Assert.Contains(map.Routes, r => r.Stops.Any(s => s.Forced));
        Assert.All(map.Routes.SelectMany(r => r.Stops).Where(s => s.Forced), s => Assert.NotEmpty(s.Reason));
        Assert.All(map.Routes, r => Assert.Equal(r.Stops.Select(s => s.Step), map.Steps().Select(s => s.Id).Where(r.Stops.Select(s => s.Step).Contains)));
    }

    [Fact]
    public void The_non_linear_one_has_jumps_forward_and_returns()
    {
        var map = Create("non-linear");
        var order = map.Steps().Select((s, i) => (s.Id, i)).ToDictionary(p => p.Id, p => p.i, StringComparer.Ordinal);

        Assert.Contains(map.Arcs, a => order[a.To] > order[a.From] + 1);
        Assert.Contains(map.Arcs, a => order[a.To] < order[a.From]);
        Assert.True(map.Channels.Count >= 5);
    }

    [Fact]
    public void The_emotional_one_says_for_each_step_how_both_personas_feel()
    {
        var map = Create("emotional");

        Assert.Equal(2, map.Personas.Count);
        Assert.All(map.Steps(), s => Assert.Equal(map.Personas.Select(p => p.Id), map.Cards.Where(c => c.Step == s.Id && c.Felt is not null).Select(c => c.Persona)));
    }

    [Fact]
    public void Product_use_covers_the_life_cycle_without_a_gap()
    {
        var stages = Create("product-use").Stages;

        Assert.Equal(0, stages[0].FromDay);
        Assert.All(stages.Zip(stages.Skip(1)), pair => Assert.Equal(pair.First.ToDay, pair.Second.FromDay));
    }

    [Fact]
    public void The_role_map_has_a_lane_for_each_role()
    {
        var map = Create("role");

        Assert.Equal(map.Personas.Select(p => p.Id), map.Lanes.Where(l => l.Kind == LaneKind.Roles).Select(l => l.Of));
        Assert.All(map.Personas, p => Assert.True(p.IsRole));
    }

    [Fact]
    public void The_city_guide_is_for_three_segments_bound_to_events()
    {
        var map = Create("city-guide");

        Assert.Equal(3, map.Personas.Count(p => p.Segment is not null));
        Assert.NotNull(map.Measure.Errors);
    }

    [Fact]
    public void The_builder_goes_through_its_six_stages() => Assert.Equal(
        ["Design", "Finance", "Construction", "Leasing", "Modelling", "Completion"], Create("builder").Stages.Select(s => s.Name));

    [Fact]
    public void Cosmetics_have_eight_actions_each_with_a_question_and_what_satisfies_it()
    {
        var map = Create("cosmetics");

        Assert.Equal(8, map.Steps().Count());
        Assert.Equal(2, map.Lanes.Count(l => l.Kind == LaneKind.Custom));
        Assert.All(map.Steps(), s => Assert.All(map.Lanes.Where(l => l.Kind == LaneKind.Custom), l => Assert.Contains(map.Cards, c => c.Step == s.Id && c.Lane == l.Id)));
    }

    private static JourneyMap Create(string name) => MapTemplates.Find(name)!.Create("en");
}
