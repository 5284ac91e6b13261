using Kelione.Maps;
using Kelione.Posters.Layouts;
using Kelione.Posters.Scenes;
using Xunit;

namespace Kelione.Posters.Tests.Layouts.Roles;

/// <summary>Whole posters of the four kinds: nothing overlaps, leaves the page, is cut or lacks a glyph, at any size and in any language.</summary>
public sealed class RolePosterTests
{
    private static readonly MapKind[] Kinds = [MapKind.B2B, MapKind.Role, MapKind.MultiScreen, MapKind.ProductUse];
    private static readonly string[] Languages = ["en", "ru", "zh", "pl", "lt"];

    public static TheoryData<MapKind, string> KindsAndLanguages
    {
        get
        {
            var data = new TheoryData<MapKind, string>();
            foreach (var kind in Kinds)
            {
                foreach (var language in Languages)
                {
                    data.Add(kind, language);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(KindsAndLanguages))]
    public void Maps_of_three_eight_and_thirty_stages_are_drawn_without_fault(MapKind kind, string language)
    {
        foreach (var stages in new[] { 3, 8, 30 })
        {
            var map = RoleSamples.Generated(kind, stages, language);
            Check(map, null, $"{stages} stages, not measured");
            Check(map, RoleSamples.Measure(map), $"{stages} stages, measured");
        }
    }

    [Theory]
    [MemberData(nameof(KindsAndLanguages))]
    public void Templates_are_drawn_without_fault(MapKind kind, string language)
    {
        var map = MapTemplates.All.First(t => t.Kind == kind).Create(language);
        Check(map, null, "template, not measured");
        Check(map, RoleSamples.Measure(map), "template, measured");
    }

    [Theory]
    [InlineData(MapKind.B2B)]
    [InlineData(MapKind.Role)]
    [InlineData(MapKind.MultiScreen)]
    [InlineData(MapKind.ProductUse)]
    public void Bare_and_odd_maps_are_drawn_too(MapKind kind)
    {
        var bare = new JourneyMap { Id = "bare", Title = "Bare", Kind = kind };
        Check(bare, null, "no stages");
        Check(bare with { Stages = [new Stage { Id = "s", Name = "Only" }] }, null, "a stage without steps");
        Check(RoleSamples.Generated(kind, 6, "en", steps: 0.5), null, "stages without steps");
        var map = RoleSamples.Generated(kind, 8, "en");
        var none = RoleSamples.Measure(map);
        Check(map, none with { Customers = 0, Finished = null, Coverage = null, Retention = [], Aha = [], Crossings = [], Segments = [], Cards = [], Steps = [.. none.Steps.Select(s => s with { Customers = 0, Share = null, ConversionToNext = null, Exits = 0, WentOn = 0, MedianDayFirst = null, MiddleHalfDayFirst = null, Emotion = null, LeftTo = [], Devices = [] })] }, "nobody came");
    }

    [Fact]
    public void The_same_map_makes_the_same_poster()
    {
        foreach (var kind in Kinds)
        {
            var map = RoleSamples.Generated(kind, 5, "pl");
            var input = new PosterInput(map, RoleSamples.Measure(map), new PosterOptions());
            var (one, two) = (PosterLayouts.For(kind).Arrange(input), PosterLayouts.For(kind).Arrange(input));
            Assert.Equal(SceneWalk.Texts(one).Select(t => (t.Text.Text, t.Bounds)), SceneWalk.Texts(two).Select(t => (t.Text.Text, t.Bounds)));
        }
    }

    [Fact]
    public void A_map_that_was_never_measured_shows_no_counted_number()
    {
        foreach (var kind in Kinds)
        {
            var map = RoleSamples.Generated(kind, 5, "en");
            var texts = SceneWalk.Texts(PosterLayouts.For(kind).Arrange(new PosterInput(map, null, new PosterOptions()))).Select(t => t.Text.Text).ToList();
            Assert.Contains(texts, t => t.Contains("not measured yet", StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain(texts, t => t.StartsWith("n = ", StringComparison.Ordinal));
        }
    }

    private static void Check(JourneyMap map, MapMeasurement? measurement, string what)
    {
        var scene = PosterLayouts.For(map.Kind).Arrange(new PosterInput(map, measurement, new PosterOptions()));
        Assert.True(SceneChecks.Overlaps(scene).Count == 0, $"{map.Kind}, {map.Language}, {what}: overlaps {string.Join("; ", SceneChecks.Overlaps(scene).Take(5).Select(o => $"“{o.First}” and “{o.Second}” at {o.FirstBounds.Left:0}, {o.FirstBounds.Top:0}"))}");
        Assert.True(SceneChecks.OutOfPage(scene).Count == 0, $"{map.Kind}, {map.Language}, {what}: off the page {string.Join("; ", SceneChecks.OutOfPage(scene).Take(5))}");
        Assert.True(SceneChecks.CutTexts(scene).All(c => IsHead(map, c)), $"{map.Kind}, {map.Language}, {what}: cut {string.Join("; ", SceneChecks.CutTexts(scene).Take(5))}");
        Assert.Empty(SceneChecks.MissingGlyphs(scene));
    }

    /// <summary>The head and the foot belong to the frame, which has tests of its own.</summary>
    private static bool IsHead(JourneyMap map, SceneNotice notice) =>
        notice.Text == map.Title || notice.Text == map.Objective || notice.Text == map.Finding || notice.Text.Contains('·', StringComparison.Ordinal) || map.Personas.Any(p => p.Name == notice.Text || p.Tagline == notice.Text) || notice.Text.Contains(map.Title, StringComparison.Ordinal) || notice.Text.Contains(map.Owner, StringComparison.Ordinal);
}
