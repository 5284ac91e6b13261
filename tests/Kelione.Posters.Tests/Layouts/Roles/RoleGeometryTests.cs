using System.Collections.Immutable;
using System.Xml.Linq;
using CsCheck;
using Kelione.Maps;
using Kelione.Posters.Layouts.B2B;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Layouts.Grid;
using Kelione.Posters.Layouts.ProductUse;
using Kelione.Posters.Layouts.Roles;
using Kelione.Posters.Layouts.Screens;
using Xunit;

namespace Kelione.Posters.Tests.Layouts.Roles;

/// <summary>The rules by which stages, times, roles and screens are placed.</summary>
public sealed class RoleGeometryTests
{
    [Fact]
    public void Gates_stand_to_the_scale_of_time_where_every_stage_has_room()
    {
        var page = Page(MapTemplates.Find("b2b")!.Create("en"), Days(0, 30, 70, 120, 180, 230, 260));
        var clock = StageClock.Of(page);
        Assert.True(clock.IsToScale);
        var (left, right) = (clock.Columns.Stages[0], clock.Columns.Stages[^1]);
        Assert.Equal(left + ((right - left) * 30 / 260), clock.Columns.Stages[1], 3);
        Assert.Equal(left + ((right - left) * 180 / 260), clock.Columns.Stages[4], 3);
        Assert.Equal(clock.Columns.Stages[3], clock.X(120)!.Value, 3);
        Assert.Equal(260, clock.Days[^1]);
    }

    [Fact]
    public void Stages_are_even_where_time_would_squeeze_one_or_does_not_grow()
    {
        foreach (var days in new[] { Days(0, 1, 2, 120, 180, 230, 260), Days(0, 60, 40, 120, 180, 230, 260), Days(0, 0, 0, 0, 0, 0, 0) })
        {
            var clock = StageClock.Of(Page(MapTemplates.Find("b2b")!.Create("en"), days));
            Assert.False(clock.IsToScale);
            Assert.Null(clock.X(5));
            Assert.True(Enumerable.Range(0, clock.Columns.Count).All(i => clock.Columns.Width(i) >= StageClock.NarrowestColumn));
        }
    }

    [Fact]
    public void The_customers_of_a_stage_go_on_pass_by_or_are_lost_and_nothing_else()
    {
        Gen.Int[1, 400].Sample(seed =>
        {
            var map = RoleSamples.Generated(MapKind.B2B, 2 + (seed % 9), "en", seed: seed);
            var plan = Plan(map, RoleSamples.Measure(map, seed), true);
            foreach (var f in StageFlow.Of(plan))
            {
                Assert.True(f.Lost >= 0 && f.PassedBy >= 0 && f.WentOn >= 0 && f.Joined >= 0);
                Assert.True(f.Next is null || f.WentOn + f.PassedBy + f.Lost == f.Audience);
            }
        }, iter: 30);
    }

    [Fact]
    public void Later_days_stand_further_right_and_sections_end_at_their_stages()
    {
        var map = MapTemplates.Find("product-use")!.Create("en");
        var plan = Plan(map, null);
        var scale = TimeScale.Of(plan)!;
        Assert.Equal([0, 1, 7, 30, 365], scale.Edges);
        for (var i = 0; i < scale.Edges.Length; i++)
        {
            Assert.Equal(plan.Columns.Stages[i], scale.X(scale.Edges[i]), 6);
        }

        Gen.Double[0, 365].Select(Gen.Double[0, 365]).Sample((a, b) => Assert.True(a > b || scale.X(a) <= scale.X(b)));
        Assert.Equal(plan.Columns.Stages[^1], scale.X(9_999), 6);
    }

    [Fact]
    public void Time_has_no_scale_where_sections_lack_days_or_run_backwards()
    {
        var map = MapTemplates.Find("product-use")!.Create("en");
        Assert.Null(TimeScale.Of(Plan(map with { Stages = [.. map.Stages.Select((s, i) => i == 1 ? s with { ToDay = null } : s)] }, null)));
        Assert.Null(TimeScale.Of(Plan(map with { Stages = [.. map.Stages.Reverse()] }, null)));
    }

    [Fact]
    public void Cards_of_roles_are_told_in_their_lanes_and_others_stay_common()
    {
        var map = MapTemplates.Find("b2b")!.Create("en");
        var stories = RoleStory.Of(map, null);
        var proof = map.Stages.First(s => s.Id == "proof");
        var expert = stories.First(s => s.Role.Id == "technical-expert").At(proof);
        Assert.Equal("Asks three times for the security sheet", Assert.Single(expert.Actions).Text);
        Assert.Equal(-2.2, expert.Feeling!.Felt);
        Assert.True(Assert.Single(expert.Documents).Missing);
        Assert.Equal(map.Cards.Count(c => c.Lane == "touchpoints"), RoleStory.Rest(map).Cards.Count);
    }

    [Fact]
    public void The_role_that_takes_part_most_acts_and_each_change_is_a_hand_over()
    {
        var map = MapTemplates.Find("role")!.Create("en");
        var plan = Plan(map, null);
        var columns = RoleColumns.Of(plan, RoleStory.Of(map, null));
        string? Acting(int i) => columns.Acting[i] is { } r ? columns.Stories[r].Role.Id : null;
        Assert.Equal(["child", "mother", "mother", "child", "mother"], Enumerable.Range(0, 5).Select(Acting));
        Assert.Equal([1, 3, 4], columns.HandOvers.TakeWhile(i => i < 5));
    }

    [Fact]
    public void Every_vertical_has_a_place_of_its_own_in_its_corridor_and_no_words_lie_over_others()
    {
        foreach (var seed in Enumerable.Range(1, 12))
        {
            var map = RoleSamples.Generated(MapKind.MultiScreen, 4 + (seed % 5), "ru", seed: seed);
            var plan = Plan(map, RoleSamples.Measure(map, seed));
            var ways = ScreenWays.Of(plan);
            var geometry = new ScreenGeometry(plan, ways);
            var verticals = geometry.Corridors.Links.Where(geometry.IsVertical).ToList();
            Assert.Equal(verticals.Count, verticals.Select(l => (l.Column, l.Slot)).Distinct().Count());
            Assert.All(verticals, l => Assert.InRange(geometry.VerticalX(l), plan.X(l.Column) - 1, geometry.StationX(l.Column)));
            foreach (var cell in ScreenLabels.Of(plan, ways, geometry).All.GroupBy(l => (l.Lane, l.Column)))
            {
                var sorted = cell.OrderBy(l => l.Top).ToList();
                Assert.All(sorted.Zip(sorted.Skip(1)), p => Assert.True(p.First.Bottom <= p.Second.Top));
            }
        }
    }

    [Fact]
    public void A_forced_switch_is_known_and_its_customers_are_those_of_the_crossing()
    {
        var map = MapTemplates.Find("multi-screen")!.Create("en");
        var measurement = RoleSamples.Measure(map) with { Crossings = [new CrossingMeasure("finds-showroom", null, "phone", "finds-swatch", null, "kiosk", 3890, 6600)] };
        var ways = ScreenWays.Of(Plan(map, measurement));
        var forced = ways.Switches.First(w => ways.Sessions[w.To].Step == "finds-swatch");
        Assert.True(forced.Forced);
        Assert.Equal(3890, forced.Customers);
        Assert.Equal(6600, forced.MedianSeconds);
        Assert.All(ways.Ways.Where(w => w != forced), w => Assert.Null(w.Customers));
    }

    [Theory]
    [InlineData("ru")]
    [InlineData("zh-Hans")]
    [InlineData("pl")]
    [InlineData("lt")]
    public void Every_fixed_word_is_there_in_every_language_with_the_same_blanks(string language)
    {
        var english = Words("");
        var other = Words("." + language);
        Assert.Equal(english.Keys.Order(StringComparer.Ordinal), other.Keys.Order(StringComparer.Ordinal));
        Assert.All(english, w => Assert.Equal(Blanks(w.Value), Blanks(other[w.Key])));
    }

    private static ImmutableSortedSet<char> Blanks(string text) => [.. text.Select((c, i) => (c, i)).Where(t => t.c == '{').Select(t => text[t.i + 1])];

    private static Dictionary<string, string> Words(string suffix) =>
        XDocument.Load(Path.Combine(Checkout.Root, "src", "Kelione.Posters", "Texts", $"RoleWords{suffix}.resx")).Root!.Elements("data").ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value, StringComparer.Ordinal);

    private static PosterPage Page(JourneyMap map, MapMeasurement? measurement) => new(new PosterInput(map, measurement, new PosterOptions()));

    private static GridPlan Plan(JourneyMap map, MapMeasurement? measurement, bool byStage = false)
    {
        var page = Page(map, measurement);
        var columns = map.Kind == MapKind.ProductUse ? TimeScale.Place(page) : StageColumns.Solve(page.Sheet.GridLeft, page.Sheet.GridWidth, [.. page.Reading.Stages.Select(s => byStage ? 1 : Math.Max(1, s.Count))], [.. page.Reading.Stages.Select(_ => 0.0)]);
        return new GridPlan(page, columns, 1, byStage);
    }

    /// <summary>A measurement of the B2B template in which each stage begins on a day, and the last step is done on the last of them.</summary>
    private static MapMeasurement Days(params double[] days)
    {
        var map = MapTemplates.Find("b2b")!.Create("en");
        var measured = RoleSamples.Measure(map);
        var day = map.Stages.SelectMany((s, i) => s.Steps.Select((p, k) => (p.Id, Day: i == map.Stages.Count - 1 && k == s.Steps.Count - 1 ? days[^1] : days[i]))).ToDictionary(d => d.Id, d => d.Day);
        return measured with { Steps = [.. measured.Steps.Select(s => s with { MedianDayFirst = day[s.Id] })] };
    }
}
