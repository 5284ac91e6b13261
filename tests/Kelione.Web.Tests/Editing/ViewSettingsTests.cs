using Kelione.Maps;
using Kelione.Web.Maps.Editing;
using Kelione.Web.Maps.Editing.Grid;
using Kelione.Web.Maps.Editing.Views;
using Kelione.Web.Shared;

namespace Kelione.Web.Tests.Editing;

/// <summary>What of a map is shown and how, as text.</summary>
public sealed class ViewSettingsTests
{
    private static readonly ViewSettings Some = new(
        ["gone", "thoughts", GridLanes.Goals], ["nobody"], 0.75, MapKind.Cyclic, MapLayer.Retention, new ViewLens(new DateOnly(2026, 5, 1), null, Against.Before, "did pay", "Young"));

    [Fact]
    public void Written_settings_are_read_as_they_were()
    {
        Assert.Equal(Some, ViewSettings.Read(Some.Write()));
        Assert.Equal(ViewSettings.Whole, ViewSettings.Read(ViewSettings.Whole.Write()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{broken")]
    [InlineData("""{"layer":"Nonsense"}""")]
    public void What_is_none_of_ours_is_passed_over(string? text) => Assert.Null(ViewSettings.Read(text));

    [Fact]
    public void An_older_text_and_a_zoom_out_of_bounds_are_mended() =>
        Assert.Equal(ViewSettings.Whole with { Hidden = ["a"] }, ViewSettings.Read("""{"Hidden":["a"],"Personas":null,"Zoom":17}"""));

    [Fact]
    public void Lanes_and_personas_that_are_gone_are_left_out()
    {
        var map = new JourneyMap { Id = "m", Title = "M", Lanes = [new Lane { Id = "thoughts", Kind = LaneKind.Thoughts }] };
        var settings = Some.On(map);
        Assert.Equal(["thoughts", GridLanes.Goals], settings.Hidden);
        Assert.Empty(settings.Personas);
    }
}
