using Kelione.Maps;
using Kelione.Web.Maps.Together;
using Kelione.Workspace;

namespace Kelione.Web.Tests.Together;

/// <summary>What the panels and the head of the editor work out.</summary>
public sealed class TogetherTests
{
    private static readonly DateTimeOffset Noon = new(2026, 9, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_one_person_edits_within_minutes_is_one_line_and_a_named_version_has_its_own()
    {
        var entries = VersionEntry.Of(
            [Version(6, 11), Version(5, 9), Version(4, 8) with { Name = "Q3" }, Version(3, 7), Version(2, 6) with { Author = "Lina" }, Version(1, 5) with { Origin = VersionOrigin.Created }], onlyNamed: false);
        Assert.Equal([(6, 2), (4, 1), (3, 1), (2, 1), (1, 1)], entries.Select(e => (e.Last.Version, e.Count)));
        Assert.Equal([4], VersionEntry.Of([Version(6, 11), Version(4, 8) with { Name = "Q3" }], onlyNamed: true).Select(e => e.Last.Version));
    }

    [Fact]
    public void Theirs_puts_back_only_the_field_that_both_changed()
    {
        var mine = Map(new Card { Id = "c", Lane = "l", Step = "a", Text = "mine", Quote = "new quote" });
        var theirs = Map(new Card { Id = "c", Lane = "l", Step = "a", Text = "theirs", Felt = 2 });
        var conflict = new MergeConflict(ConflictKind.ChangedByBoth, "card", "c", "c", "text", "mine", "theirs", "");
        var card = Assert.Single(ConflictChoice.Theirs(conflict, mine, theirs)!.Apply(mine).Cards);
        Assert.Equal(("theirs", "new quote", (double?)null), (card.Text, card.Quote, card.Felt));
        Assert.Equal("mine. theirs", ConflictChoice.Text(conflict, new EditConflict(conflict, "Lina", Noon, 2).Both!)!.Apply(mine).Cards[0].Text);
        Assert.Null(ConflictChoice.Theirs(conflict, Map(), theirs));
    }

    [Fact]
    public void A_step_s_comments_include_those_about_its_cards()
    {
        var map = Map(new Card { Id = "c", Lane = "l", Step = "a", Text = "Gives an address" });
        Assert.True(Anchors.Includes(map, "step:a", "card:c"));
        Assert.False(Anchors.Includes(map, "step:b", "card:c"));
        Assert.False(Anchors.Includes(map, "card:c", "step:a"));
        Assert.Equal("step:a", Anchors.Of("a"));
        Assert.Equal(("A", "card “Gives an address”"), Anchors.Words(map, "card:c"));
    }

    [Fact]
    public void Marks_of_drawings_open_the_step_that_they_belong_to()
    {
        var map = Map(new Card { Id = "c", Lane = "l", Step = "a", Text = "x" });
        Assert.Equal(new SceneTarget("a", "c"), SceneTargets.Find(map, "card:c"));
        Assert.Equal(new SceneTarget("a", null), SceneTargets.Find(map, "panel:s"));
        Assert.Equal(new SceneTarget("b", null), SceneTargets.Find(map, "stop:way:b:web"));
        Assert.Null(SceneTargets.Find(map, "loyalty"));
    }

    [Fact]
    public void The_switch_has_the_map_s_own_kind_and_the_list_all_others_once()
    {
        foreach (var kind in Enum.GetValues<MapKind>())
        {
            var all = ViewKinds.InSwitch(kind).Concat(ViewKinds.InList(kind)).ToList();
            Assert.Equal(10, all.Distinct().Count());
            Assert.Equal(10, all.Count);
            Assert.True(kind == MapKind.Linear || ViewKinds.InSwitch(kind).Contains(kind));
        }
    }

    [Fact]
    public void A_presentation_has_a_slide_for_each_stage_and_its_bars_add_up_to_the_step()
    {
        var map = Map();
        var step = new StepMeasure
        {
            Id = "a", Name = "A", Stage = "s", Bound = true, Customers = 100, Next = "b", WentOn = 60, PassedBy = 10, Exits = 30, ConversionToNext = .6, LeftTo = [new(null, 20), new("view", 6)], LeftToOthers = 4,
        };
        var measured = new MapMeasurement { Map = "m", MapVersion = 1, MeasuredAt = Noon, Period = new(null, null, null, null), Customers = 100, CustomersInScope = 100, Steps = [step] };
        var deck = Deck.Of(map, measured);
        Assert.Equal(2, deck.Slides.Count);
        Assert.Equal("a", Assert.IsType<StageSlide>(deck.Slides[1]).Focus!.Id);
        Assert.Equal(100, NextBars.Of(step, "B").Sum(b => b.Customers));
        Assert.Equal("A", Assert.IsType<StageSlide>(Deck.Of(map, measured with { Steps = [step with { Name = "As it was called" }] }).Slides[1]).Focus!.Name);
    }

    private static MapVersionInfo Version(int version, int minutes) => new(version, VersionOrigin.Edited, null, version - 1, "Asta", Noon.AddMinutes(minutes), "", 1, []);

    private static JourneyMap Map(params Card[] cards) => new()
    {
        Id = "m", Title = "M", Lanes = [new() { Id = "l", Kind = LaneKind.Actions }], Cards = [.. cards],
        Stages = [new() { Id = "s", Name = "S", Steps = [new() { Id = "a", Name = "A" }, new() { Id = "b", Name = "B" }] }],
    };
}
