using CsCheck;
using Kelione.Maps.Tests.Generation;

namespace Kelione.Maps.Tests.Comparing;

public sealed class MapMergeTests
{
    private static readonly JourneyMap Phone = SmallMap.Phone;

    /// <summary>A map and two people's versions of it.</summary>
    private static Gen<(JourneyMap Ancestor, JourneyMap Mine, JourneyMap Theirs)> Versions { get; } = Gen.Select(MapGen.Map, Gen.Int[0, 10], Gen.Int[0, 10], Gen.Int[0, 1 << 30], Gen.Int[0, 1 << 30])
        .Select(g => (g.Item1, MapGen.Apply(g.Item1, MapGen.Edits(g.Item1, g.Item2, g.Item4)), MapGen.Apply(g.Item1, MapGen.Edits(g.Item1, g.Item3, g.Item5))));

    [Fact]
    public void What_one_person_did_is_done_where_the_other_did_nothing() => MapGen.TwoVersions.Sample(
        given =>
        {
            foreach (var result in new[] { MapMerge.Merge(given.Before, given.Before, given.After), MapMerge.Merge(given.Before, given.After, given.Before), MapMerge.Merge(given.Before, given.After, given.After) })
            {
                Assert.Equal(given.After, result.Map);
                Assert.Empty(result.Conflicts);
            }
        },
        iter: 250);

    [Fact]
    public void Whatever_two_people_do_the_joined_map_names_only_what_is_there() => Versions.Sample(
        given => Assert.DoesNotContain(MapChecks.Problems(MapMerge.Merge(given.Ancestor, given.Mine, given.Theirs).Map), p => p.Code is "unknown-id" or "duplicate-id" or "two-places"),
        iter: 500);

    [Fact]
    public void Without_conflicts_it_is_all_one_who_is_who() => Versions.Sample(
        given =>
        {
            var (one, other) = (MapMerge.Merge(given.Ancestor, given.Mine, given.Theirs), MapMerge.Merge(given.Ancestor, given.Theirs, given.Mine));
            Assert.Equal(one.Conflicts.Count == 0, other.Conflicts.Count == 0);
            if (one.Conflicts.Count == 0)
            {
                Assert.Equal(one.Map, other.Map);
            }
        },
        iter: 500);

    [Fact]
    public void Nothing_that_somebody_added_or_changed_is_lost() => Versions.Sample(
        given =>
        {
            var (map, conflicts) = MapMerge.Merge(given.Ancestor, given.Mine, given.Theirs);
            foreach (var (side, isMine) in new[] { (given.Mine, true), (given.Theirs, false) })
            {
                foreach (var edit in MapEdits.Between(given.Ancestor, side).Select(e => e.AsThingEdit()).OfType<ThingEdit>())
                {
                    var joined = edit.Sort.Find(map, edit.Id);
                    if (edit is ThingEdit.Added)
                    {
                        Assert.NotNull(joined);
                    }

                    foreach (var value in edit is ThingEdit.Changed changed ? changed.Set : [])
                    {
                        var inConflict = conflicts.Any(c => c.Sort == edit.Sort.Name && c.Id == edit.Id && (c.Field.Split('/')[0] == value.Field || c.Field.Length == 0));
                        var now = joined is null ? null : edit.Sort.Fields.Find(value.Field)!.Get(joined);
                        Assert.True(inConflict || MayDiffer(value, given, edit, map) || Equals(value.Value, now), $"{edit.Sort.Name} {edit.Id} {value.Field}: {value.Value} → {now}");
                    }
                }
            }
        },
        iter: 250);

    [Fact]
    public void Two_people_who_touch_different_things_lose_nothing_whoever_comes_first() => Gen.Select(MapGen.Map, Gen.Int[0, 1 << 30], Gen.Int[0, 1 << 30]).Sample(
        (ancestor, mySeed, theirSeed) =>
        {
            var my = Only(ancestor, mySeed, ThingSort.Stage, ThingSort.Step, ThingSort.Lane, ThingSort.Card);
            var their = Only(ancestor, theirSeed, ThingSort.Channel, ThingSort.Device, ThingSort.Persona, ThingSort.Barrier, ThingSort.Idea, ThingSort.Image);
            var (mine, theirs) = (MapGen.Apply(ancestor, my), MapGen.Apply(ancestor, their));
            var both = MapGen.Apply(mine, their);
            Assert.Equal(both, MapGen.Apply(theirs, my));
            foreach (var result in new[] { MapMerge.Merge(ancestor, mine, theirs), MapMerge.Merge(ancestor, theirs, mine) })
            {
                Assert.Empty(result.Conflicts);
                Assert.Equal(both, result.Map);
            }

            var rebased = MapRebase.Rebase(their, mine, ancestor);
            Assert.Empty(rebased.Conflicts);
            Assert.Equal(both, rebased.Map);
        },
        iter: 300);

    [Fact]
    public void Maps_that_are_not_sound_are_refused_with_a_reason()
    {
        var twice = Phone with { Cards = Phone.Cards.Add(Phone.Cards[0]) };
        Assert.Equal("Two cards of the map 'Buying a phone' have the id 'mood'. Give one of them another id first.", Assert.Throws<MapEditException>(() => MapMerge.Merge(Phone, twice, Phone)).Message);
        var dangling = Phone with { Stages = [Phone.Stages[0]] };
        Assert.Equal(
            "The card 'Dearer than on the tag' of the map 'Buying a phone' names the step 'pays', which is not there. Put that right first.",
            Assert.Throws<MapEditException>(() => MapEdits.Between(dangling, Phone)).Message);
        Assert.Throws<MapEditException>(() => MapRebase.Rebase([], Phone with { Lanes = Phone.Lanes.Add(new() { Id = "new", Of = "gone" }) }));
    }

    [Fact]
    public void Two_people_who_change_different_fields_of_one_card_both_win()
    {
        var mine = Change(Phone, c => c with { Text = "Which?" });
        var theirs = Change(Phone, c => c with { Quote = "Hm." });
        var (map, conflicts) = MapMerge.Merge(Phone, mine, theirs);
        Assert.Empty(conflicts);
        Assert.Equal(Phone.Cards[1] with { Text = "Which?", Quote = "Hm." }, map.Cards[1]);
    }

    [Fact]
    public void Two_people_who_change_one_field_differ_and_mine_is_kept()
    {
        var (map, conflicts) = MapMerge.Merge(Phone, Change(Phone, c => c with { Text = "Mine" }), Change(Phone, c => c with { Text = "Theirs" }));
        var conflict = Assert.Single(conflicts);
        Assert.Equal((ConflictKind.ChangedByBoth, "card", "which", "text", "Mine", "Theirs"), (conflict.Kind, conflict.Sort, conflict.Id, conflict.Field, conflict.Mine, conflict.Theirs));
        Assert.Equal("Both changed the text of the card 'Mine': mine is 'Mine', theirs 'Theirs'. Mine is kept.", conflict.Message);
        Assert.Equal("Mine", map.Cards[1].Text);
    }

    [Fact]
    public void A_card_put_at_a_step_that_the_other_removed_keeps_the_step_with_all_that_stood_at_it()
    {
        var mine = MapEdits.Add(new Card { Id = "new", Lane = "thoughts", Step = "pays", Text = "At last" }, "dear").Apply(Phone);
        var theirs = MapEdits.Remove<Step>("pays").Apply(Phone);
        var (map, conflicts) = MapMerge.Merge(Phone, mine, theirs);
        Assert.Equal(mine.Cards, map.Cards);
        Assert.Equal(mine.Barriers, map.Barriers);
        Assert.Equal(mine.Ideas, map.Ideas);
        Assert.Equal("They removed the step 'Pays', and I use it for the card 'At last'. It is kept.", Assert.Single(conflicts).Message);
    }

    [Fact]
    public void A_card_that_one_removed_and_the_other_changed_is_kept()
    {
        var (map, conflicts) = MapMerge.Merge(Phone, MapEdits.Remove<Card>("which").Apply(Phone), Change(Phone, c => c with { Text = "Theirs" }));
        Assert.Contains(map.Cards, c => c.Text == "Theirs");
        Assert.Equal("I removed the card 'Theirs', and they changed it. It is kept.", Assert.Single(conflicts).Message);
    }

    [Fact]
    public void Moves_of_both_count()
    {
        var letters = Phone with { Stages = "abcdef".Select(c => new Stage { Id = c.ToString(), Name = "S" }).ToValueList(), Cards = [], Arcs = [], Routes = [], Barriers = [], Ideas = [] };
        var mine = MapEdits.Move<Stage>("a", new("f")).Apply(letters);
        var theirs = MapEdits.Move<Stage>("e", new("b")).Apply(letters);
        var (map, conflicts) = MapMerge.Merge(letters, mine, theirs);
        Assert.Empty(conflicts);
        Assert.Equal("becdfa", string.Concat(map.Stages.Select(s => s.Id)));
    }

    [Fact]
    public void Both_moving_one_thing_to_different_places_is_a_conflict_and_mine_is_kept()
    {
        var (map, conflicts) = MapMerge.Merge(Phone, MapEdits.Move<Card>("which", new(null, null, "pays", "touchpoints")).Apply(Phone), MapEdits.Move<Card>("which", new(null, "study", null, "thoughts")).Apply(Phone));
        Assert.Equal((ConflictKind.MovedByBoth, "touchpoints, step pays", "thoughts, stage study"), (Assert.Single(conflicts).Kind, conflicts[0].Mine, conflicts[0].Theirs));
        Assert.Equal("pays", map.Cards.Single(c => c.Id == "which").Step);
    }

    [Fact]
    public void Lists_of_words_are_joined()
    {
        JourneyMap Needing(params string[] needs) => Phone with { Personas = [Phone.Personas[0] with { Needs = [.. needs] }, Phone.Personas[1]] };
        var (map, conflicts) = MapMerge.Merge(Needing("a", "b"), Needing("b", "mine"), Needing("theirs", "a", "b"));
        Assert.Empty(conflicts);
        Assert.Equal(["theirs", "b", "mine"], map.Personas[0].Needs);
    }

    [Fact]
    public void Parts_of_a_binding_are_joined_part_by_part()
    {
        JourneyMap Bound(string events, string? success) => MapEdits.Change(Phone.Stages[1].Steps[0], Phone.Stages[1].Steps[0] with { Binding = new(events, success) }).Apply(Phone);
        var (map, conflicts) = MapMerge.Merge(Phone, Bound("pay|order", null), Bound("pay", "receipt"));
        Assert.Empty(conflicts);
        Assert.Equal(new("pay|order", "receipt"), map.Stages[1].Steps[0].Binding);
        Assert.Equal("binding/events", Assert.Single(MapMerge.Merge(Phone, Bound("a", null), Bound("b", null)).Conflicts).Field);
    }

    /// <summary>Some edits of things of some sorts, none of them a removal, made one after another on a map.</summary>
    private static List<MapEdit> Only(JourneyMap map, int seed, params ThingSort[] sorts)
    {
        var edits = new List<MapEdit>();
        for (var i = 0; i < 8; i++)
        {
            var edit = MapGen.Edits(map, 1, seed + i)[0];
            if (edit.AsThingEdit() is { } thing and not ThingEdit.Removed && sorts.Contains(thing.Sort.Kind))
            {
                edits.Add(edit);
                map = edit.Apply(map);
            }
        }

        return edits;
    }

    /// <summary>Lists are joined and lose what was removed; a mention of what somebody removed is lost with it.</summary>
    private static bool MayDiffer(FieldValue value, (JourneyMap Ancestor, JourneyMap Mine, JourneyMap Theirs) given, ThingEdit edit, JourneyMap map) =>
        value.Value is ValueList<string> or ValueList<Stop> or Gate or Binding || value.Value is null || (value.Value is string id && edit.Sort.References(edit.Sort.Find(given.Mine, edit.Id) ?? edit.Sort.Find(given.Theirs, edit.Id)!).Any(r => r.Id == id) && edit.Sort.Find(map, edit.Id) is not null);

    private static JourneyMap Change(JourneyMap map, Func<Card, Card> change) => MapEdits.Change(map.Cards[1], change(map.Cards[1])).Apply(map);
}
