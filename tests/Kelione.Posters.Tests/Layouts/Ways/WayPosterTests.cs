using Kelione.Maps;
using Kelione.Posters.Drawing;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Layouts.NonLinear;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Tests.Layouts.Ways;

public class WayPosterTests
{
    public static TheoryData<MapKind, int, string, bool> All()
    {
        var data = new TheoryData<MapKind, int, string, bool>();
        foreach (var kind in new[] { MapKind.Cyclic, MapKind.NonLinear, MapKind.CrossChannel })
        {
            foreach (var stages in new[] { 3, 8, 30 })
            {
                foreach (var language in PosterTexts.Languages)
                {
                    data.Add(kind, stages, language, true);
                    data.Add(kind, stages, language, false);
                }
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Nothing_overlaps_is_cut_or_leaves_the_page(MapKind kind, int stages, string language, bool measured)
    {
        var scene = Arranged.Of(GeneratedMaps.Map(kind, stages, language), measured ? GeneratedMaps.Measurement(stages) : null);
        Assert.Empty(SceneChecks.Overlaps(scene));
        Assert.Empty(SceneChecks.OutOfPage(scene));
        Assert.Empty(SceneChecks.CutTexts(scene));
        if (SceneChecks.MissingGlyphs(scene) is [{ Remedy: { } package }, ..])
        {
            Assert.Skip($"skipped: this machine has no font for {language}; install {package}");
        }
    }

    [Fact]
    public void The_models_stand_on_a_sheet_of_A3()
    {
        Assert.Equal(Scene.A3Width, Arranged.Of(ChoosingClothes.Map, ChoosingClothes.Measurement).Width);
        Assert.Equal(Scene.A3Width, Arranged.Of(HolidayBooking.Map, HolidayBooking.Measurement).Width);
        Assert.Equal(Scene.A3Width, Arranged.Of(WashingMachine.Map, WashingMachine.Measurement).Width);
    }

    [Fact]
    public void The_labels_of_a_model_touch_no_line()
    {
        var page = new PosterPage(new PosterInput(HolidayBooking.Map, HolidayBooking.Measurement, new PosterOptions()));
        Assert.Equal(0, new NonLinearPoster(page).Draw(false).Misfit);
    }

    [Theory]
    [InlineData(MapKind.Cyclic)]
    [InlineData(MapKind.NonLinear)]
    [InlineData(MapKind.CrossChannel)]
    public void The_same_map_gives_the_same_poster(MapKind kind)
    {
        var map = GeneratedMaps.Map(kind, 8, "lt");
        Assert.Equal(SvgWriter.Write(Arranged.Of(map, GeneratedMaps.Measurement(8))), SvgWriter.Write(Arranged.Of(map, GeneratedMaps.Measurement(8))));
    }

    [Theory]
    [InlineData(MapKind.Cyclic)]
    [InlineData(MapKind.NonLinear)]
    [InlineData(MapKind.CrossChannel)]
    public void A_map_without_stages_says_what_is_missing(MapKind kind)
    {
        var scene = Arranged.Of(new JourneyMap { Id = "m", Title = "Empty", Kind = kind }, null);
        Assert.Empty(SceneChecks.Overlaps(scene));
        Assert.NotEqual("", scene.Description);
    }

    [Theory]
    [InlineData(MapKind.Cyclic, 1)]
    [InlineData(MapKind.Cyclic, 2)]
    [InlineData(MapKind.Cyclic, 12)]
    [InlineData(MapKind.Cyclic, 13)]
    [InlineData(MapKind.NonLinear, 1)]
    [InlineData(MapKind.CrossChannel, 1)]
    [InlineData(MapKind.CrossChannel, 2)]
    public void Other_numbers_of_stages_hold_as_well(MapKind kind, int stages)
    {
        var scene = Arranged.Of(GeneratedMaps.Map(kind, stages, "pl"), GeneratedMaps.Measurement(stages));
        Assert.Empty(SceneChecks.Overlaps(scene));
        Assert.Empty(SceneChecks.OutOfPage(scene));
        Assert.Empty(SceneChecks.CutTexts(scene));
    }

    [Fact]
    public void Every_step_stage_and_stop_can_be_reached_by_its_mark()
    {
        var marks = Arranged.Marks(Arranged.Of(HolidayBooking.Map, HolidayBooking.Measurement));
        Assert.All(HolidayBooking.Map.Steps(), s => Assert.Contains($"step:{s.Id}", marks));
        marks = Arranged.Marks(Arranged.Of(ChoosingClothes.Map, null));
        Assert.All(ChoosingClothes.Map.Stages, s => Assert.Contains($"stage:{s.Id}", marks));
        marks = Arranged.Marks(Arranged.Of(WashingMachine.Map, WashingMachine.Measurement));
        Assert.All(WashingMachine.Map.Routes[0].Stops, s => Assert.Contains($"stop:r0:{s.Step}:{s.Channel}", marks));
    }

    [Fact]
    public void A_map_that_was_never_measured_shows_no_shares()
    {
        Assert.DoesNotContain(Arranged.Texts(HolidayBooking.Map, null), t => t.Contains('%', StringComparison.Ordinal));
        Assert.DoesNotContain(Arranged.Texts(WashingMachine.Map, null), t => t.Contains('%', StringComparison.Ordinal));
    }
}
