using System.Text.Json;
using CsCheck;
using Kelione.Maps.Tests.Generation;

namespace Kelione.Maps.Tests.Edits;

/// <summary>What holds for all edits of all maps.</summary>
public sealed class EditProperties
{
    [Fact]
    public void Undoing_edits_one_by_one_gives_the_very_same_maps_and_redoing_them_too() => MapGen.MapAndEdits.Sample(
        given =>
        {
            var states = new List<JourneyMap> { given.Map };
            var inverses = new List<MapEdit>();
            foreach (var edit in given.Edits)
            {
                inverses.Add(edit.InverseOn(states[^1]));
                states.Add(edit.Apply(states[^1]));
            }

            var now = states[^1];
            for (var i = inverses.Count - 1; i >= 0; i--)
            {
                var redo = inverses[i].InverseOn(now);
                var undone = inverses[i].Apply(now);
                Assert.Equal(states[i], undone);
                Assert.Equal(now, redo.Apply(undone));
                now = undone;
            }
        },
        iter: 500);

    [Fact]
    public void Edits_are_the_same_after_JSON() => MapGen.MapAndEdits.Sample(
        given =>
        {
            var map = given.Map;
            foreach (var edit in given.Edits)
            {
                Assert.Equal(edit, MapEditJson.Read(MapEditJson.Write(edit)));
                var inverse = edit.InverseOn(map);
                Assert.Equal(inverse, MapEditJson.Read(MapEditJson.Write(inverse)));
                map = edit.Apply(map);
            }
        },
        iter: 250);

    [Fact]
    public void Maps_are_the_same_after_JSON() => MapGen.Map.Sample(map => Assert.Equal(map, JsonSerializer.Deserialize<JourneyMap>(JsonSerializer.Serialize(map, MapEditJson.Options), MapEditJson.Options)), iter: 200);

    [Fact]
    public void The_edits_between_two_versions_lead_from_one_to_the_other() => MapGen.TwoVersions.Sample(
        given =>
        {
            Assert.Equal(given.After, MapGen.Apply(given.Before, MapEdits.Between(given.Before, given.After)));
            Assert.Equal(given.Before, MapGen.Apply(given.After, MapEdits.Between(given.After, given.Before)));
        },
        iter: 250);

    [Fact]
    public void The_edits_between_two_strange_maps_lead_from_one_to_the_other() => Gen.Select(MapGen.Map, MapGen.Map).Sample(
        (before, after) => Assert.Equal(after with { Id = before.Id }, MapGen.Apply(before, MapEdits.Between(before, after with { Id = before.Id }))),
        iter: 250);

    [Fact]
    public void Maps_stay_in_the_order_of_reading() => MapGen.TwoVersions.Sample(given => Assert.Same(given.After, MapOrder.Canonical(given.After)), iter: 300);

    [Fact]
    public void Every_edit_says_in_words_what_it_does() => MapGen.MapAndEdits.Sample(
        given => Assert.All(given.Edits, edit =>
        {
            var words = edit.Describe(given.Map);
            Assert.NotEmpty(words.English);
            Assert.NotEmpty(words.Code);
        }),
        iter: 100);
}
