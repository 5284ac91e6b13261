using System.Text.Json;
using CsCheck;
using Kelione.Maps.Tests.Generation;

namespace Kelione.Maps.Tests.Comparing;

public sealed class MapComparisonTests
{
    private static readonly JourneyMap Phone = SmallMap.Phone;

    [Fact]
    public void A_map_does_not_differ_from_itself_and_differs_from_any_other_by_more_than_ids() => MapGen.TwoVersions.Sample(
        given =>
        {
            Assert.Empty(MapComparison.Compare(given.After, given.After).Changes);
            var otherIds = Sorts.All.Any(s => !s.All(given.Before).Select(s.Id).Order().SequenceEqual(s.All(given.After).Select(s.Id).Order()));
            Assert.True(given.Before == given.After || otherIds || MapComparison.Compare(given.Before, given.After).Changes.Count > 0);
        },
        iter: 250);

    [Fact]
    public void What_is_added_one_way_is_removed_the_other_way() => Gen.Select(MapGen.Map, MapGen.Map).Sample(
        (one, other) =>
        {
            var (there, back) = (MapComparison.Compare(one, other).Changes, MapComparison.Compare(other, one).Changes);
            foreach (var sort in there.Concat(back).Select(c => c.Sort).Distinct())
            {
                Assert.Equal(there.Count(c => c.Sort == sort && c.Kind == ThingChangeKind.Added) - there.Count(c => c.Sort == sort && c.Kind == ThingChangeKind.Removed), back.Count(c => c.Sort == sort && c.Kind == ThingChangeKind.Removed) - back.Count(c => c.Sort == sort && c.Kind == ThingChangeKind.Added));
            }
        },
        iter: 300);

    [Fact]
    public void Changes_are_told_field_by_field_with_both_values()
    {
        var after = MapEdits.Change(Phone.Ideas[0], Phone.Ideas[0] with { EaseOfDesign = 2.5, Status = IdeaStatus.Planned, Due = new(2026, 9, 1) }).Apply(Phone);
        var change = Assert.Single(MapComparison.Compare(Phone, after).Changes);
        Assert.Equal((ThingChangeKind.Changed, "idea", "tag", null, "Full price on the tag"), (change.Kind, change.Sort, change.Id, change.OldId, change.Name));
        Assert.Equal([new("due", null, "2026-09-01"), new("status", "proposed", "planned"), new("easeOfDesign", "8", "2.5")], change.Fields);
    }

    [Fact]
    public void A_step_put_into_another_stage_is_moved_and_nothing_else()
    {
        var after = MapEdits.Move<Step>("asks", new("pays", "purchase")).Apply(Phone);
        var change = Assert.Single(MapComparison.Compare(Phone, after).Changes);
        Assert.Equal((ThingChangeKind.Moved, "step", "asks"), (change.Kind, change.Sort, change.Id));
        Assert.Equal(new FieldDifference("place", "Study, after Compares", "Purchase, after Pays"), Assert.Single(change.Fields));
    }

    [Fact]
    public void The_head_and_the_settings_are_compared_too()
    {
        var after = Phone with { Title = "Buying again", Measure = new() { RetentionDays = 7 }, Priority = new() { Budget = 40 } };
        Assert.Equal(["map", "measure", "priority"], MapComparison.Compare(Phone, after).Changes.Select(c => c.Sort));
    }

    [Fact]
    public void Maps_drawn_apart_are_matched_by_names()
    {
        var apart = Renamed(Phone);
        Assert.Empty(MapComparison.Compare(Phone, apart).Changes);
        var changed = apart with { Barriers = [apart.Barriers[0] with { Criticality = 9 }] };
        var change = Assert.Single(MapComparison.Compare(Phone, changed).Changes);
        Assert.Equal(("barrier", "price-x", "price", "criticality"), (change.Sort, change.Id, change.OldId, Assert.Single(change.Fields).Field));
    }

    [Fact]
    public void A_picture_is_told_by_its_size()
    {
        var after = Phone with { Images = [Phone.Images[0] with { Data = "iVBORw0KGgoAAAA=" }] };
        Assert.Equal([new("data", "9 bytes", "12 bytes")], Assert.Single(MapComparison.Compare(Phone, after).Changes).Fields);
    }

    [Fact]
    public void Shares_that_differ_clearly_are_told_from_those_that_do_not()
    {
        var before = Measured.Of(Phone, Measured.Step("compares", 800) with { Next = "pays", WentOn = 240, ConversionToNext = 0.3, Retained = 0.5, RetainedOf = 40 }, Measured.Step("pays", 240));
        var after = Measured.Of(Phone, Measured.Step("compares", 810) with { Next = "pays", WentOn = 324, ConversionToNext = 0.4, Retained = 0.4, RetainedOf = 40 }, Measured.Step("pays", 150));
        var compared = MapComparison.Compare(Phone, Phone, before, after);
        Assert.Equal(
            [("compares", "share", ShareVerdict.NoClearChange), ("compares", "conversionToNext", ShareVerdict.Higher), ("compares", "retained", ShareVerdict.NoClearChange), ("pays", "share", ShareVerdict.Lower)],
            compared.Measured.Select(m => (m.Step, m.Measure, m.Verdict)));
        Assert.Equal(["conversionToNext", "share"], compared.MeasuredDifferently.Select(m => m.Measure));
        var conversion = compared.Measured[1];
        Assert.Equal((0.3, 800L, 0.4, 810L), (conversion.Before, conversion.BeforeOf, conversion.After, conversion.AfterOf));
    }

    [Fact]
    public void Conversions_to_different_next_steps_are_not_compared()
    {
        var before = Measured.Of(Phone, Measured.Step("compares", 800) with { Next = "pays", WentOn = 240, ConversionToNext = 0.3 });
        var after = Measured.Of(Phone, Measured.Step("compares", 800) with { Next = "asks", WentOn = 540, ConversionToNext = 0.6 });
        Assert.Equal(["share"], MapComparison.Compare(Phone, Phone, before, after).Measured.Select(m => m.Measure));
    }

    [Fact]
    public void Measures_of_maps_drawn_apart_are_matched_with_their_steps()
    {
        var compared = MapComparison.Compare(Phone, Renamed(Phone), Measured.Of(Phone, Measured.Step("pays", 100)), Measured.Of(Phone, Measured.Step("pays-x", 400)));
        Assert.Equal(("pays-x", ShareVerdict.Higher), (Assert.Single(compared.Measured).Step, compared.Measured[0].Verdict));
    }

    [Fact]
    public void A_comparison_is_the_same_after_JSON() => MapGen.TwoVersions.Sample(
        given =>
        {
            var compared = MapComparison.Compare(given.Before, given.After, Measured.Of(given.Before), Measured.Of(given.After));
            Assert.Equal(compared, JsonSerializer.Deserialize<MapComparison>(JsonSerializer.Serialize(compared, MapEditJson.Options), MapEditJson.Options));
        },
        iter: 100);

    [Theory]
    [InlineData(56, 70, 48, 80, 0.0524, 0.3339)] // Newcombe 1998, Statistics in Medicine 17, 873–890, table II, method 10
    [InlineData(9, 10, 3, 10, 0.1705, 0.8090)]
    [InlineData(5, 56, 0, 29, -0.0381, 0.1926)]
    [InlineData(10, 10, 0, 20, 0.6791, 1.0000)]
    public void The_interval_agrees_with_published_values(long count1, long of1, long count2, long of2, double low, double high)
    {
        var interval = ShareDifference.Newcombe(count1, of1, count2, of2)!;
        Assert.Equal((low, high), (Math.Round(interval.Low, 4), Math.Round(interval.High, 4)));
    }

    /// <summary>The same map with other ids.</summary>
    private static JourneyMap Renamed(JourneyMap map)
    {
        foreach (var sort in Sorts.All)
        {
            foreach (var thing in sort.All(map).ToList())
            {
                map = sort.Fill(map, sort.Standing(map).Select(s => (ReferenceEquals(s.Thing, thing) ? sort.WithId(thing, sort.Id(thing) + "-x") : s.Thing, s.Cell)).ToList());
                foreach (var other in Sorts.All)
                {
                    map = other.Fill(map, other.Standing(map).Select(s => (other.References(s.Thing).Where(r => r.Sort == sort.Kind && r.Id == sort.Id(thing)).Take(1).Aggregate(s.Thing, (t, r) => other.Swap(t, r, r.Id + "-x")!), s.Cell)).ToList());
                }
            }
        }

        return map;
    }
}
