using Kelione.Maps;
using Kelione.Posters.Drawing;
using Kelione.Posters.Layouts;
using Kelione.Posters.Scenes;
using Kelione.Posters.Tests.Layouts.Samples;

namespace Kelione.Posters.Tests.Layouts.Grid;

/// <summary>The four kinds of columns and lanes over maps of many sizes: nothing overlaps, leaves the page, is cut or lacks a glyph.</summary>
public sealed class GridPosterTests
{
    private static readonly MapKind[] Kinds = [MapKind.Linear, MapKind.Stage, MapKind.Channel, MapKind.Emotional];

    public static TheoryData<MapKind, string, int, double, bool> Maps()
    {
        var data = new TheoryData<MapKind, string, int, double, bool>();
        foreach (var kind in Kinds)
        {
            foreach (var language in new[] { "en", "ru", "zh", "pl", "lt" })
            {
                foreach (var (stages, steps) in new[] { (1, 1.0), (3, 1), (4, 4), (8, 1), (8, 2), (30, 1), (4, 0.5) })
                {
                    data.Add(kind, language, stages, steps, true);
                    data.Add(kind, language, stages, steps, false);
                }
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Maps))]
    public void Nothing_overlaps_leaves_the_page_is_cut_or_lacks_a_glyph(MapKind kind, string language, int stages, double steps, bool measured)
    {
        var scene = Arrange(GeneratedMap.Make(stages, steps, language, kind), measured);
        Assert.Empty(SceneChecks.Overlaps(scene));
        Assert.Empty(SceneChecks.OutOfPage(scene));
        Assert.Empty(SceneChecks.CutTexts(scene));
        Assert.Empty(SceneChecks.MissingGlyphs(scene));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    [InlineData(37)]
    [InlineData(9_000_000_000)]
    public void Audiences_of_any_size_are_drawn(long customers)
    {
        foreach (var kind in Kinds)
        {
            var map = GeneratedMap.Make(5, 2, "en", kind, seed: 3);
            var scene = PosterLayouts.For(kind).Arrange(new PosterInput(map, GeneratedMap.Measure(map, customers), new PosterOptions()));
            Assert.Empty(SceneChecks.Overlaps(scene));
            Assert.DoesNotContain("NaN", SvgWriter.Write(scene), StringComparison.Ordinal);
            Assert.DoesNotContain("Infinity", SvgWriter.Write(scene), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Sixty_steps_take_a_larger_sheet_of_the_same_proportions()
    {
        var scene = Arrange(GeneratedMap.Make(30, 2, "lt"), true);
        Assert.True(scene.Width > 1587);
        Assert.Equal(1587.0 / 1123, scene.Width / scene.Height, 2);
        Assert.Empty(SceneChecks.Overlaps(scene));
        Assert.Empty(SceneChecks.CutTexts(scene));
    }

    [Fact]
    public void An_empty_map_is_a_page_with_its_head()
    {
        foreach (var kind in Kinds)
        {
            var scene = PosterLayouts.For(kind).Arrange(new PosterInput(new JourneyMap { Id = "a", Title = "Nothing yet", Kind = kind }, null, new PosterOptions()));
            Assert.Contains(SceneTexts.Of(scene), t => t == "Nothing yet");
        }
    }

    [Fact]
    public void The_same_map_makes_the_same_poster()
    {
        foreach (var kind in Kinds)
        {
            var map = PhoneMap.Map with { Kind = kind };
            string Draw() => SvgWriter.Write(PosterLayouts.For(kind).Arrange(new PosterInput(map, PhoneMap.Measurement, new PosterOptions())));
            Assert.Equal(Draw(), Draw());
        }
    }

    [Theory]
    [InlineData(MapKind.Linear)]
    [InlineData(MapKind.Stage)]
    [InlineData(MapKind.Channel)]
    [InlineData(MapKind.Emotional)]
    public void Every_word_of_the_map_stands_on_the_poster(MapKind kind)
    {
        var map = PhoneMap.Map with { Kind = kind };
        var shown = Squeeze(string.Concat(SceneTexts.Of(PosterLayouts.For(kind).Arrange(new PosterInput(map, PhoneMap.Measurement, new PosterOptions())))));
        var words = map.Stages.SelectMany(s => s.Steps.Select(p => p.Name).Append(s.Name).Append(s.Goal)).Concat(map.Barriers.Select(b => b.Text)).Concat(map.Ideas.Select(i => i.Text)).Concat(map.Cards.Select(c => c.Text));
        Assert.All(words, text => Assert.Contains(Squeeze(text), shown, StringComparison.Ordinal));
    }

    [Fact]
    public void A_dense_map_tells_its_words_in_the_notes()
    {
        var map = GeneratedMap.Make(30, 1, "en");
        var shown = Squeeze(string.Concat(SceneTexts.Of(Arrange(map, true))));
        Assert.All(map.Barriers.Select(b => b.Text).Concat(map.Ideas.Select(i => i.Text)).Concat(map.Stages.Select(s => s.Goal)), text => Assert.Contains(Squeeze(text), shown, StringComparison.Ordinal));
    }

    [Fact]
    public void A_map_that_was_never_measured_shows_no_n_and_no_customers()
    {
        foreach (var kind in Kinds)
        {
            var texts = SceneTexts.Of(PosterLayouts.For(kind).Arrange(new PosterInput(PhoneMap.Map with { Kind = kind }, null, new PosterOptions { Language = "en" })));
            Assert.DoesNotContain(texts, t => t.StartsWith("n = ", StringComparison.Ordinal));
            Assert.DoesNotContain("Customers", texts);
            Assert.Single(texts, t => t.Contains("not measured yet", StringComparison.Ordinal) && !t.Contains("stage", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Steps_stages_barriers_ideas_and_cards_can_be_found_by_their_marks()
    {
        var marks = SceneTexts.Marks(PosterLayouts.For(MapKind.Linear).Arrange(new PosterInput(PhoneMap.Map, PhoneMap.Measurement, new PosterOptions()))).ToHashSet();
        Assert.Superset(PhoneMap.Map.Steps().Select(s => $"step:{s.Id}").Concat(PhoneMap.Map.Stages.Select(s => $"stage:{s.Id}")).Concat(PhoneMap.Map.Ideas.Select(i => $"idea:{i.Id}")).ToHashSet(), marks);
        Assert.Contains("card:c0.0", marks);
        Assert.Contains("barrier:b6", marks);
        Assert.Contains("persona:ieva", marks);
    }

    [Fact]
    public void The_channel_of_a_channel_map_is_named_in_its_head()
    {
        var scene = Arrange(GeneratedMap.Make(4, 2, "en", MapKind.Channel), false);
        Assert.Contains(SceneTexts.Of(scene), t => t.Contains("SEARCH ENGINE", StringComparison.Ordinal));
    }

    [Fact]
    public void Another_title_stands_in_place_of_the_map_s_own() =>
        Assert.Contains("For the board", SceneTexts.Of(PosterLayouts.For(MapKind.Linear).Arrange(new PosterInput(PhoneMap.Map, null, new PosterOptions { Title = "For the board" }))));

    private static Scene Arrange(JourneyMap map, bool measured) => PosterLayouts.For(map.Kind).Arrange(new PosterInput(map, measured ? GeneratedMap.Measure(map) : null, new PosterOptions()));

    private static string Squeeze(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c != '-'));
}

/// <summary>What a scene says.</summary>
internal static class SceneTexts
{
    /// <summary>All its texts in the order of drawing.</summary>
    public static List<string> Of(Scene scene) => [.. scene.Elements.SelectMany(All).OfType<SceneText>().Select(t => t.Text)];

    /// <summary>The ids of its marks.</summary>
    public static IEnumerable<string> Marks(Scene scene) => scene.Elements.SelectMany(All).OfType<SceneGroup>().Select(g => g.Mark?.Id).OfType<string>();

    private static IEnumerable<SceneElement> All(SceneElement element) => element is SceneGroup group ? group.Elements.SelectMany(All).Prepend(group) : [element];
}
