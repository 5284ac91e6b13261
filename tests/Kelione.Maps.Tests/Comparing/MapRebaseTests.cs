using CsCheck;
using Kelione.Maps.Tests.Generation;

namespace Kelione.Maps.Tests.Comparing;

public sealed class MapRebaseTests
{
    private static readonly JourneyMap Phone = SmallMap.Phone;

    /// <summary>A map, another version of it, and edits made on the first.</summary>
    private static Gen<(JourneyMap Base, JourneyMap Onto, IReadOnlyList<MapEdit> Edits)> Given { get; } = Gen.Select(MapGen.Map, Gen.Int[0, 10], Gen.Int[0, 10], Gen.Int[0, 1 << 30], Gen.Int[0, 1 << 30])
        .Select(g => (g.Item1, MapGen.Apply(g.Item1, MapGen.Edits(g.Item1, g.Item2, g.Item4)), MapGen.Edits(g.Item1, g.Item3, g.Item5)));

    [Fact]
    public void On_the_version_for_which_they_were_made_edits_are_made_as_they_are() => MapGen.MapAndEdits.Sample(
        given =>
        {
            foreach (var madeOn in new[] { null, given.Map })
            {
                var result = MapRebase.Rebase(given.Edits, given.Map, madeOn);
                Assert.Equal(MapGen.Apply(given.Map, given.Edits), result.Map);
                Assert.Equal(given.Edits, result.Applied);
                Assert.Empty(result.Conflicts);
            }
        },
        iter: 250);

    [Fact]
    public void On_any_other_version_they_never_fail_and_lead_to_the_map_that_is_returned() => Given.Sample(
        given =>
        {
            foreach (var madeOn in new[] { null, given.Base })
            {
                var result = MapRebase.Rebase(given.Edits, given.Onto, madeOn);
                Assert.Equal(result.Map, MapGen.Apply(given.Onto, result.Applied));
                Assert.DoesNotContain(MapChecks.Problems(result.Map), p => p.Code is "unknown-id" or "duplicate-id" or "two-places");
            }
        },
        iter: 500);

    [Fact]
    public void Edits_on_two_strange_maps_never_fail() => Gen.Select(MapGen.MapAndEdits, MapGen.Map).Sample((given, onto) => MapRebase.Rebase(given.Edits, onto, given.Map), iter: 250);

    [Fact]
    public void Where_nothing_contradicts_rebasing_and_joining_give_the_same_things() => Given.Sample(
        given =>
        {
            var rebased = MapRebase.Rebase(given.Edits, given.Onto, given.Base);
            var joined = MapMerge.Merge(given.Base, MapGen.Apply(given.Base, given.Edits), given.Onto);
            if (rebased.Conflicts.Count == 0 && joined.Conflicts.Count == 0)
            {
                Assert.Equal(joined.Map.Cards.Select(c => c.Id).Order(), rebased.Map.Cards.Select(c => c.Id).Order());
                Assert.Equal(joined.Map.Steps().Select(s => s.Id).Order(), rebased.Map.Steps().Select(s => s.Id).Order());
            }
        },
        iter: 250);

    [Fact]
    public void A_change_of_what_is_gone_is_left_out_and_listed()
    {
        var edit = MapEdits.Change(Phone.Cards[1], Phone.Cards[1] with { Text = "New" });
        var result = MapRebase.Rebase([edit], MapEdits.Remove<Card>("which").Apply(Phone), Phone);
        Assert.Empty(result.Applied);
        Assert.Equal("The card 'Which one is better?', which I changed, is no longer there. The change is left out.", Assert.Single(result.Conflicts).Message);
    }

    [Fact]
    public void Overwriting_what_somebody_else_wrote_meanwhile_is_listed()
    {
        var result = MapRebase.Rebase([MapEdits.Change(Phone.Cards[1], Phone.Cards[1] with { Text = "Mine" })], MapEdits.Change(Phone.Cards[1], Phone.Cards[1] with { Text = "Theirs" }).Apply(Phone), Phone);
        Assert.Equal("Mine", result.Map.Cards[1].Text);
        Assert.Equal(("text", "Mine", "Theirs"), (Assert.Single(result.Conflicts).Field, result.Conflicts[0].Mine, result.Conflicts[0].Theirs));
    }

    [Fact]
    public void What_I_removed_and_somebody_else_filled_stays()
    {
        var onto = MapEdits.Add(new Card { Id = "new", Lane = "thoughts", Step = "pays", Text = "At last" }).Apply(Phone);
        var result = MapRebase.Rebase([MapEdits.Remove<Step>("pays")], onto, Phone);
        Assert.Equal(onto, result.Map);
        Assert.Equal("I removed the step 'Pays', and they changed the card 'At last' there. It is kept.", Assert.Single(result.Conflicts).Message);
    }

    [Fact]
    public void A_new_step_whose_id_is_taken_gets_another_and_what_stands_at_it_follows()
    {
        var onto = MapEdits.AddStep(new() { Id = "unpacks", Name = "Unpacks it" }, "purchase", "pays").Apply(Phone);
        MapEdit[] edits =
        [
            MapEdits.AddStep(new() { Id = "unpacks", Name = "Opens the box" }, "purchase", "pays"),
            MapEdits.Add(new Card { Id = "joy", Lane = "thoughts", Step = "unpacks", Text = "Light!" }),
            new ChangeThing<Step>("unpacks", Patch<Step>.Of([new("optional", true)])),
        ];
        var result = MapRebase.Rebase(edits, onto, Phone);
        Assert.Equal(["pays", "unpacks-2", "unpacks"], result.Map.Stages[1].Steps.Select(s => s.Id));
        Assert.Equal("unpacks-2", result.Map.Cards.Single(c => c.Id == "joy").Step);
        Assert.Equal([false, true, false], result.Map.Stages[1].Steps.Select(s => s.Optional));
        Assert.Equal(ConflictKind.AddedByBoth, Assert.Single(result.Conflicts).Kind);
    }

    [Fact]
    public void A_thing_whose_neighbour_is_gone_stands_as_near_as_can_be()
    {
        var two = MapEdits.AddStep(new() { Id = "waits", Name = "Waits" }, "purchase", "pays").Apply(Phone);
        var onto = MapEdits.Remove<Step>("waits").Apply(MapEdits.AddStep(new() { Id = "last", Name = "Last" }, "purchase", "waits").Apply(two));
        var result = MapRebase.Rebase([MapEdits.AddStep(new() { Id = "mine", Name = "Mine" }, "purchase", "waits")], onto, two);
        Assert.Equal(["pays", "mine", "last"], result.Map.Stages[1].Steps.Select(s => s.Id));
        Assert.Equal(ConflictKind.Adjusted, Assert.Single(result.Conflicts).Kind);
    }
}
