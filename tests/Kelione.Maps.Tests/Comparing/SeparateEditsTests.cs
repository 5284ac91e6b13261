using CsCheck;
using Kelione.Maps.Tests.Generation;

namespace Kelione.Maps.Tests.Comparing;

public sealed class SeparateEditsTests
{
    private static readonly JourneyMap Phone = SmallMap.Phone;

    [Fact]
    public void What_is_joined_edit_by_edit_is_what_merging_the_maps_gives()
    {
        var joined = 0;
        Gen.Select(MapGen.Map, Gen.Int[1, 12], Gen.Int[0, 8], Gen.Int[0, 1 << 30], Gen.Int[0, 1 << 30]).Sample(
            (seen, mineMost, theirCount, mySeed, theirSeed) =>
            {
                var latest = MapGen.Apply(seen, MapGen.Edits(seen, theirCount, theirSeed));
                var (mine, edits) = OnCards(seen, mineMost * 4, mySeed);
                if (SeparateEdits.Join(seen, latest, edits) is not { } map)
                {
                    return;
                }

                Interlocked.Increment(ref joined);
                var merged = MapMerge.Merge(seen, mine, latest);
                Assert.Empty(merged.Conflicts);
                Assert.Equal(merged.Map, map);
            },
            iter: 2000);
        Assert.True(joined > 300, $"Only {joined} of 2000 were joined.");
    }

    [Fact]
    public void Two_people_on_different_cards_are_joined()
    {
        var latest = Change(Phone, Phone.Cards[0] with { Text = "Theirs" });
        var card = Phone.Cards[1];
        var map = SeparateEdits.Join(Phone, latest, [MapEdits.Change(card, card with { Text = "Mine" })]);
        Assert.Equal(("Theirs", "Mine"), (map!.Cards[0].Text, map.Cards[1].Text));
    }

    [Fact]
    public void What_both_touched_is_left_to_the_merge()
    {
        var card = Phone.Cards[1];
        MapEdit[] mine = [MapEdits.Change(card, card with { Text = "Mine" })];
        Assert.Null(SeparateEdits.Join(Phone, Change(Phone, card with { Quote = "Theirs" }), mine));
        Assert.Null(SeparateEdits.Join(Phone, MapEdits.Remove<Card>(card.Id).Apply(Phone), mine));
        var other = new Card { Id = "theirs", Lane = card.Lane, Step = card.Step, Stage = card.Stage, Text = "Theirs" };
        Assert.Null(SeparateEdits.Join(Phone, MapEdits.Add(other, null).Apply(Phone), [MapEdits.Add(other with { Id = "mine" }, null)]));
        Assert.Null(SeparateEdits.Join(Phone, MapEdits.Remove<Step>("pays").Apply(Phone), [MapEdits.Add(new Card { Id = "new", Lane = "thoughts", Step = "pays", Text = "At last" }, null)]));
        Assert.Null(SeparateEdits.Join(Phone, Phone, [MapEdits.Remove<Step>("pays")]));
    }

    private static JourneyMap Change(JourneyMap map, Card card) => MapEdits.Change(map.Cards.First(c => c.Id == card.Id), card).Apply(map);

    /// <summary>Of many random edits those of cards, each valid on what those before it made.</summary>
    private static (JourneyMap Map, IReadOnlyList<MapEdit> Edits) OnCards(JourneyMap map, int most, int seed)
    {
        var edits = new List<MapEdit>();
        var random = new RandomEdit(new Random(seed));
        for (var n = 0; n < most && edits.Count < 3; n++)
        {
            var edit = random.Make(map);
            if (edit.AsThingEdit() is { Sort.Kind: ThingSort.Card })
            {
                edits.Add(edit);
                map = edit.Apply(map);
            }
        }

        return (map, edits);
    }
}
