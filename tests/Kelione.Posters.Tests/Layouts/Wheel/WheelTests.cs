using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Layouts.Wheel;
using Kelione.Posters.Tests.Layouts.Ways;

namespace Kelione.Posters.Tests.Layouts.Wheel;

public class WheelTests
{
    [Fact]
    public void Six_stations_stand_every_sixty_degrees_from_thirty_left_of_the_top()
    {
        var circle = new WheelCircle(0, 0, 282, 6);
        Assert.Equal([-30, 30, 90, 150, 210, 270], Enumerable.Range(0, 6).Select(circle.Angle));
        Assert.Equal((282, 0), (Math.Round(circle.Point(90, 282).X, 6), Math.Round(circle.Point(90, 282).Y, 6)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(30)]
    public void Stations_stand_at_even_distances_whatever_their_number(int count)
    {
        var circle = new WheelCircle(10, 20, 300, count);
        Assert.All(Enumerable.Range(0, count), i => Assert.Equal(360.0 / count, circle.Angle(i + 1) - circle.Angle(i), 6));
    }

    [Fact]
    public void A_whole_ring_is_drawn_in_arcs_that_stay_on_the_circle()
    {
        var segments = new WheelCircle(0, 0, 100, 1).Line(100, -180, 180).ToSegments();
        Assert.All(segments, s => Assert.Equal(100, Math.Sqrt((s.X * s.X) + (s.Y * s.Y)), 6));
        Assert.True(segments.Length >= 4);
    }

    [Fact]
    public void A_station_has_the_audience_of_its_busiest_step_and_the_moves_that_close_the_wheel()
    {
        var stations = new WheelStations(new MapReading(ChoosingClothes.Map, ChoosingClothes.Measurement));
        Assert.Equal([21640, 14715, 9568, 4306, 1033, 1421], stations.All.Select(s => s.Audience!.Value));
        Assert.Equal(6925, stations.All[0].Exits);
        Assert.Equal(739, stations.Moved(stations.All[5], stations.All[2]));
        Assert.True(stations.HasMoments);
    }

    [Fact]
    public void The_card_of_the_whole_map_says_how_large_the_influence_is()
    {
        var page = new PosterPage(new PosterInput(ChoosingClothes.Map, ChoosingClothes.Measurement, new PosterOptions()));
        var texts = Arranged.Texts(ChoosingClothes.Map, ChoosingClothes.Measurement);
        Assert.Contains(page.Numbers.WholePercent(0.42), texts);
        Assert.Contains("6,180 of 14,715", texts);
    }

    [Fact]
    public void An_influence_that_nobody_stated_is_an_empty_slot()
    {
        var map = ChoosingClothes.Map with { Cards = ChoosingClothes.Map.Cards.Where(c => c.Id != "loop").ToValueList() };
        Assert.Contains("not known yet", Arranged.Texts(map, null));
    }

    [Fact]
    public void A_wheel_without_numbers_shows_no_customers_and_no_losses()
    {
        var texts = Arranged.Texts(ChoosingClothes.Map, null);
        Assert.DoesNotContain(texts, t => t.Contains("customers", StringComparison.Ordinal) && t.Any(char.IsDigit));
        Assert.DoesNotContain(texts, t => t.StartsWith('−') && t.Contains(',', StringComparison.Ordinal));
    }

    [Fact]
    public void Losses_of_a_stage_of_several_steps_never_exceed_its_journeys()
    {
        var stations = new WheelStations(new MapReading(GeneratedMaps.Map(MapKind.Cyclic, 8, "en"), GeneratedMaps.Measurement(8)));
        Assert.All(stations.All.Where(s => s.Audience is not null), s => Assert.True(s.Exits <= s.Audience));
    }
}
