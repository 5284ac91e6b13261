using Kelione.Maps;
using Kelione.Posters.Layouts.Channels;
using Kelione.Posters.Tests.Layouts.Ways;

namespace Kelione.Posters.Tests.Layouts.Channels;

public class WaysOfMapTests
{
    [Fact]
    public void A_drawn_route_carries_the_customers_of_the_moves_that_match_it()
    {
        var ways = WaysOfMap.Of(WashingMachine.Map, WashingMachine.Measurement);
        Assert.Equal(3, ways.Length);
        Assert.Equal([5842, 5140, 4420, 3980, 3264, 2611, 2141, 1842, 1787, 1233], ways[0].Stops.Select(s => s.Customers!.Value));
        Assert.True(ways[0].IsMeasured);
        Assert.Equal((4, 2), (ways[0].ShoreCrossings(c => c is "ad" or "social" or "web" or "app"), ways[0].DeviceSwitches()));
    }

    [Fact]
    public void A_move_that_was_not_measured_has_no_number()
    {
        var measurement = WashingMachine.Measurement with { Crossings = WashingMachine.Measurement.Crossings.Where(c => c.ToStep != "step4").ToValueList() };
        var way = WaysOfMap.Of(WashingMachine.Map, measurement)[0];
        Assert.Null(way.Stops[4].Arrived);
        Assert.False(way.IsMeasured);
        Assert.True(way.IsSeen);
    }

    [Fact]
    public void Without_routes_the_strongest_measured_moves_make_ways_and_each_is_drawn_once()
    {
        var ways = WaysOfMap.Of(WashingMachine.Map with { Routes = [] }, WashingMachine.Measurement);
        Assert.InRange(ways.Length, 1, StrongestWays.Most);
        Assert.All(ways, w => Assert.Equal(ProvenanceKind.Measured, w.Origin));
        var moves = ways.SelectMany(w => w.Moves().Select(m => (m.From.Step, m.From.Channel, To: m.To.Step, ToChannel: m.To.Channel))).ToList();
        Assert.Equal(moves.Distinct().Count(), moves.Count);
        Assert.Equal([5140, 4420, 3980, 3264, 2611, 2141, 1842, 1787, 1233], ways[0].Stops.Skip(1).Select(s => s.Arrived!.Value));
    }

    [Fact]
    public void Without_routes_and_numbers_the_touchpoints_make_one_assumed_way()
    {
        var map = GeneratedMaps.Map(MapKind.CrossChannel, 3, "en") with { Routes = [] };
        var way = Assert.Single(WaysOfMap.Of(map, null));
        Assert.Equal(ProvenanceKind.Assumption, way.Origin);
        Assert.All(way.Stops, s => Assert.Null(s.Customers));
        Assert.Equal(["web", "app", "ads", "store", "call"], way.Stops.Select(s => s.Channel));
    }

    [Fact]
    public void A_map_that_names_no_channel_has_no_way() => Assert.Empty(WaysOfMap.Of(WashingMachine.Map with { Routes = [] }, null));
}
