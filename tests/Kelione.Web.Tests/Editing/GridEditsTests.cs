using Kelione.Maps;
using Kelione.Web.Maps.Editing.Commands;
using Kelione.Web.Maps.Editing.Grid;

namespace Kelione.Web.Tests.Editing;

public sealed class GridEditsTests
{
    private static readonly JourneyMap Phone = MapTemplates.Find("phone")!.Create("en");

    private static JourneyMap Apply(JourneyMap map, IEnumerable<MapEdit> edits) => edits.Aggregate(map, (m, e) => e.Apply(m));

    private static string Cell(LaneKind kind, string step) => $"{Phone.Lanes.First(l => l.Kind == kind).Id}|step:{step}";

    [Fact]
    public void New_words_in_a_lane_of_barriers_are_a_barrier_and_in_one_of_ideas_an_idea()
    {
        var barrier = GridEdits.Add(Phone, Cell(LaneKind.Barriers, "pays"), "  No instalments \r\n");
        var idea = GridEdits.Add(Phone, Cell(LaneKind.Ideas, "pays"), "Offer instalments");
        Assert.Equal("No instalments", Assert.Single(Apply(Phone, barrier.Edits).Barriers, b => "barrier:" + b.Id == barrier.Key).Text);
        Assert.Equal("pays", Assert.Single(Apply(Phone, idea.Edits).Ideas, i => "idea:" + i.Id == idea.Key).Step);
    }

    [Fact]
    public void A_card_becomes_a_barrier_in_its_place_and_an_idea_beside_it()
    {
        var card = Phone.Cards.First(c => c.Step is not null && c.Text.Length > 0);
        var barrier = GridEdits.Make(Phone, card.Id, LaneKind.Barriers);
        var made = Apply(Phone, barrier.Edits);
        Assert.Equal((card.Step, card.Text), Assert.Single(made.Barriers.Where(b => "barrier:" + b.Id == barrier.Key).Select(b => (b.Step, b.Text))));
        Assert.DoesNotContain(made.Cards, c => c.Id == card.Id);

        var idea = GridEdits.Make(Phone, card.Id, LaneKind.Ideas);
        var thought = Apply(Phone, idea.Edits);
        Assert.Equal((card.Step, card.Text), Assert.Single(thought.Ideas.Where(i => "idea:" + i.Id == idea.Key).Select(i => (i.Step, i.Text))));
        Assert.Contains(thought.Cards, c => c.Id == card.Id);
        Assert.Empty(GridEdits.Make(Phone with { Lanes = [.. Phone.Lanes.Where(l => l.Kind != LaneKind.Ideas)] }, card.Id, LaneKind.Ideas).Edits);
    }

    [Fact]
    public void The_same_words_twice_get_two_ids()
    {
        var first = GridEdits.Add(Phone, Cell(LaneKind.Thoughts, "pays"), "Really?");
        var map = Apply(Phone, first.Edits);
        var second = GridEdits.Add(map, Cell(LaneKind.Thoughts, "pays"), "Really?");
        Assert.NotEqual(first.Key, second.Key);
        Assert.Equal(Phone.Cards.Count + 2, Apply(map, second.Edits).Cards.Count);
    }

    [Fact]
    public void Names_cannot_become_empty_and_a_bare_card_goes_with_its_words()
    {
        Assert.Empty(GridEdits.SetText(Phone, "step:pays", "  "));
        var card = Phone.Cards.First(c => c.Step == "pays" && Phone.Lanes.First(l => l.Id == c.Lane).Kind == LaneKind.Thoughts);
        Assert.DoesNotContain(Apply(Phone, GridEdits.SetText(Phone, "card:" + card.Id, "")).Cards, c => c.Id == card.Id);
        var touchpoint = Phone.Cards.First(c => c.Channel is not null);
        Assert.Contains(Apply(Phone, GridEdits.SetText(Phone, "card:" + touchpoint.Id, "")).Cards, c => c.Id == touchpoint.Id);
    }

    [Fact]
    public void A_barrier_cannot_be_dropped_among_thoughts_and_a_card_can_go_anywhere()
    {
        var barrier = Phone.Barriers[0];
        Assert.Empty(GridEdits.Move(Phone, ["barrier:" + barrier.Id], Cell(LaneKind.Thoughts, "pays"), null));
        var card = Phone.Cards.First(c => c.Step == "cart");
        var moved = Apply(Phone, GridEdits.Move(Phone, ["card:" + card.Id], Cell(LaneKind.Thoughts, "pays"), null)).Cards.First(c => c.Id == card.Id);
        Assert.Equal("pays", moved.Step);
    }

    [Fact]
    public void Several_things_keep_their_order_when_they_move_together()
    {
        var cards = Phone.Cards.Where(c => c.Step is "notices" && Phone.Lanes.First(l => l.Id == c.Lane).Kind == LaneKind.Touchpoints).ToList();
        Assert.Equal(2, cards.Count);
        var after = Apply(Phone, GridEdits.Move(Phone, [.. cards.Select(c => "card:" + c.Id)], Cell(LaneKind.Touchpoints, "pays"), null));
        Assert.Equal(cards.Select(c => c.Id), after.Cards.Where(c => c.Step == "pays" && c.Lane == cards[0].Lane).Take(2).Select(c => c.Id));
    }

    [Fact]
    public void What_the_page_names_and_the_map_has_not_gives_no_edits()
    {
        Assert.Empty(GridEdits.SetText(Phone, "card:gone", "x"));
        Assert.Empty(GridEdits.Add(Phone, "gone|step:pays", "x").Edits);
        Assert.Empty(GridEdits.Add(Phone, Cell(LaneKind.Thoughts, "gone"), "x").Edits);
        Assert.Empty(GridEdits.Feel(Phone, Phone.Lanes.First(l => l.Kind == LaneKind.Thoughts).Id, "pays", false, 2));
        Assert.Empty(ColumnEdits.MoveStep(Phone, "pays", "gone", null));
    }

    [Fact]
    public void A_feeling_is_kept_within_five_and_in_the_card_that_is_there()
    {
        var lane = Phone.Lanes.First(l => l.Kind == LaneKind.Emotions).Id;
        var map = Apply(Phone, GridEdits.Feel(Phone, lane, "pays", isWished: true, 9));
        Assert.Equal(Phone.Cards.Count, map.Cards.Count);
        Assert.Equal(5, map.Cards.Single(c => c.Lane == lane && c.Step == "pays").Wished);
    }

    [Fact]
    public void A_step_at_the_edge_of_its_stage_goes_over_into_the_next()
    {
        var last = Phone.Stages[0].Steps[^1].Id;
        var map = Apply(Phone, ColumnEdits.Nudge(Phone, "step:" + last, 1));
        Assert.Equal(last, map.Stages[1].Steps[0].Id);
        Assert.Equal(Phone.Steps().Select(s => s.Id), map.Steps().Select(s => s.Id));
        Assert.Empty(ColumnEdits.Nudge(Phone, "stage:" + Phone.Stages[0].Id, -1));
    }

    [Fact]
    public void Before_a_step_goes_it_is_said_what_goes_with_it()
    {
        var also = RemovalCount.Of(Phone, [.. GridEdits.Remove(Phone, ["step:pays"])]);
        Assert.True(also is { Steps: 0, Barriers: 1, Ideas: 1, Bindings: 1 } && also.Cards > 1);
        Assert.False(RemovalCount.Of(Phone, [.. GridEdits.Remove(Phone, ["barrier:late-fee"])]).IsAny);
    }

    [Theory]
    [InlineData("a|b|step:x:y", "a|b", "x:y", null)]
    [InlineData("lane|stage:s", "lane", null, "s")]
    [InlineData("lane|", "lane", null, null)]
    public void The_name_of_a_cell_is_read_whatever_its_ids_hold(string key, string lane, string? step, string? stage) =>
        Assert.Equal(new CellName(lane, step, stage), CellName.Of(key));

    [Fact]
    public void A_table_wider_than_the_map_brings_its_own_steps()
    {
        var rows = GridModel.Of(Phone, null, new HashSet<string>(), new HashSet<string>()).Rows;
        var plan = PasteEdits.Table(Phone, rows, Cell(LaneKind.Thoughts, "posts-review"), TableText.Read("a\tb\tc\nd\t\te"), n => $"Step {n}");
        Assert.Equal((5, 1, 0), (plan.Cards, plan.NewSteps, plan.LeftOut));
        var map = Apply(Phone, plan.Edits);
        Assert.Equal("Step 15", map.Steps().Last().Name);
        Assert.Equal("c", map.Cards.Single(c => c.Step == map.Steps().Last().Id && c.Lane == CellName.Of(Cell(LaneKind.Thoughts, "pays")).Lane).Text);
    }

    [Fact]
    public void A_lane_comes_into_another_map_at_the_steps_of_the_same_name()
    {
        var lane = Phone.Lanes.First(l => l.Kind == LaneKind.Touchpoints).Id;
        var other = new JourneyMap
        {
            Id = "other", Title = "Other",
            Stages = [new Stage { Id = "s", Name = "S", Steps = [new Step { Id = "x", Name = "Something else" }, new Step { Id = "y", Name = "PAYS" }] }],
        };
        var (edits, leftOut) = GridClip.Read(GridClip.CopyLane(Phone, lane)!)!.PasteLane(other, null);
        var map = Apply(other, edits);
        Assert.Contains(map.Cards, c => c is { Step: "y", Text: "Payment page", Channel: null });
        Assert.True(leftOut > 0);
        Assert.Null(GridClip.Read("{\"kelione\":\"things\", broken"));
    }
}
