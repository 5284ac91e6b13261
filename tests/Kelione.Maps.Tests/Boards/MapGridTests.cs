using Kelione.Maps.Boards;

namespace Kelione.Maps.Tests;

public sealed class MapGridTests
{
    private static readonly string[][] Sheet =
    [
        ["Phase", "Consider", "Buy"],
        ["Actions", "Compares prices\nReads reviews", "Pays"],
        ["Touchpoints", "site", "cart\ntill"],
        ["Emotions", "2", "-3"],
        ["Pain points", "Too many models", "Card refused"],
    ];

    [Fact]
    public void A_spreadsheet_of_stages_and_lanes_becomes_a_map()
    {
        Assert.True(MapGrid.IsMap(Sheet));

        var map = MapGrid.Read(Sheet, "Phone");

        Assert.Equal(["Consider", "Buy"], map.Stages.Select(s => s.Name));
        Assert.Equal(["Compares prices", "Reads reviews", "Pays"], map.Steps().Select(s => s.Name));
        Assert.Equal([2d, -3d], map.Cards.Where(c => c.Felt is not null).Select(c => c.Felt!.Value));
        Assert.Equal(["Too many models", "Card refused"], map.Barriers.Select(b => b.Text));
    }

    [Fact]
    public void A_map_written_as_a_grid_reads_back_with_its_stages_steps_and_cards()
    {
        var map = MapGrid.Read(Sheet, "Phone");

        var again = MapGrid.Read(MapGrid.Write(map), "Phone");

        Assert.Equal(map.Stages.Select(s => s.Name), again.Stages.Select(s => s.Name));
        Assert.Equal(map.Steps().Select(s => s.Name), again.Steps().Select(s => s.Name));
        Assert.Equal(map.Cards.Select(c => (c.Text, c.Felt)).Order(), again.Cards.Select(c => (c.Text, c.Felt)).Order());
        Assert.Equal(map.Barriers.Select(b => b.Text), again.Barriers.Select(b => b.Text));
    }

    [Fact]
    public void A_table_of_events_is_no_map() => Assert.False(MapGrid.IsMap([["user", "event", "time"], ["u1", "view", "2026-05-11"], ["u2", "order", "2026-05-12"]]));

    [Fact]
    public void A_board_with_frames_becomes_stages_and_rows_of_notes_become_lanes()
    {
        const string Board = """
            {"data":[
              {"id":"1","type":"frame","data":{"title":"Consider"},"position":{"x":0,"y":0,"origin":"center","relativeTo":"canvas_center"},"geometry":{"width":800,"height":600}},
              {"id":"2","type":"frame","data":{"title":"Buy"},"position":{"x":900,"y":0,"origin":"center","relativeTo":"canvas_center"},"geometry":{"width":800,"height":600}},
              {"id":"3","type":"sticky_note","data":{"content":"<p>Compares &amp; reads</p>"},"position":{"x":120,"y":90,"relativeTo":"parent_top_left"},"geometry":{"width":199},"parent":{"id":"1"}},
              {"id":"4","type":"sticky_note","data":{"content":"<p>Pays</p>"},"position":{"x":120,"y":95,"relativeTo":"parent_top_left"},"geometry":{"width":199},"parent":{"id":"2"}},
              {"id":"5","type":"text","data":{"content":"Actions"},"position":{"x":-600,"y":-210,"relativeTo":"canvas_center"},"geometry":{"width":150}},
              {"id":"6","type":"sticky_note","data":{"content":"cart"},"position":{"x":120,"y":400,"relativeTo":"parent_top_left"},"geometry":{"width":199},"parent":{"id":"2"}},
              {"id":"7","type":"text","data":{"content":"Touchpoints"},"position":{"x":-600,"y":100,"relativeTo":"canvas_center"},"geometry":{"width":150}}
            ],"total":7,"cursor":null}
            """;

        Assert.True(MiroBoard.IsBoard(Board));
        var map = MapGrid.Read(MiroBoard.Grid(Board)!, "Board");

        Assert.Equal(["Consider", "Buy"], map.Stages.Select(s => s.Name));
        Assert.Equal(["Compares & reads", "Pays"], map.Steps().Select(s => s.Name));
        Assert.Equal([("cart", LaneKind.Touchpoints)], map.Cards.Select(c => (c.Text, map.Lanes.Single(l => l.Id == c.Lane).Kind)));
    }
}
