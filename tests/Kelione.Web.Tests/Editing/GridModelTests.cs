using Kelione.Maps;
using Kelione.Web.Maps.Editing.Curve;
using Kelione.Web.Maps.Editing.Grid;
using Kelione.Web.Maps.Editing.Route;

namespace Kelione.Web.Tests.Editing;

public sealed class GridModelTests
{
    private static readonly JourneyMap Phone = MapTemplates.Find("phone")!.Create("en");
    private static readonly HashSet<string> None = [];

    private static GridModel Lay(JourneyMap map, MapMeasurement? measured = null) => GridModel.Of(map, measured, None, None);

    [Fact]
    public void The_same_map_gives_an_equal_model_and_a_change_touches_one_cell()
    {
        var card = Phone.Cards.First(c => c.Step == "pays");
        var changed = MapEdits.Change(card, card with { Text = "Other words" }).Apply(Phone);
        var (before, same, after) = (Lay(Phone), Lay(Phone), Lay(changed));
        Assert.Equal(before.Rows, same.Rows);
        var cells = before.Rows.SelectMany(r => r.Cells).Zip(after.Rows.SelectMany(r => r.Cells)).Where(p => !p.First.Equals(p.Second)).ToList();
        Assert.Equal("pays", Assert.Single(cells).First.Step);
    }

    [Fact]
    public void A_card_of_a_stage_spans_it_and_beside_cards_of_steps_lies_above_them()
    {
        var rows = Lay(Phone).Rows;
        var responsible = rows.Single(r => r.Kind == LaneKind.Responsible);
        Assert.Contains(responsible.Cells, c => c is { Stage: "awareness", Span: 2, Band: 1 });
        var touchpoints = rows.Single(r => r.Kind == LaneKind.Touchpoints);
        Assert.Equal(2, touchpoints.Bands);
        Assert.Contains(touchpoints.Cells, c => c is { Stage: "use", Span: 2, Band: 1, Bands: 1 });
        Assert.Contains(touchpoints.Cells, c => c is { Step: "gets", Band: 2, Bands: 1 });
        Assert.Contains(touchpoints.Cells, c => c is { Step: "pays", Band: 1, Bands: 2 });
    }

    [Fact]
    public void Barriers_of_neighbouring_transitions_do_not_cover_one_another()
    {
        BarrierMeasure Found(string step, string to) => new() { Step = step, To = to, Kind = BarrierKind.LowConversion, Against = "others", Value = .4, Expected = .8, N = 100, Evidence = "" };
        var row = Lay(Phone, Measured(Found("cart", "checkout"), Found("checkout", "pays"))).Rows.Single(r => r.Kind == LaneKind.Barriers);
        var found = row.Cells.Where(c => c.Things.Any(t => t is FoundThing)).ToList();
        Assert.Equal([1, 2], found.Select(c => c.Band));
        Assert.All(found, c => Assert.Equal(2, c.Span));
        Assert.Equal(3, row.Bands);
    }

    [Fact]
    public void Every_cell_of_every_row_is_covered_once()
    {
        foreach (var row in Lay(Phone, Measured()).Rows)
        {
            var seen = new HashSet<(int, int)>();
            foreach (var cell in row.Cells)
            {
                for (var c = cell.Column; c < cell.Column + cell.Span; c++)
                {
                    for (var b = cell.Band; b < cell.Band + cell.Bands; b++)
                    {
                        Assert.True(seen.Add((c, b)), $"{row.Id}: {cell.Key} covers another");
                    }
                }
            }

            Assert.Equal(14 * row.Bands, seen.Count);
        }
    }

    [Fact]
    public void A_stage_without_steps_has_a_place_for_its_first()
    {
        var map = new JourneyMap { Id = "m", Title = "M", Stages = [new Stage { Id = "a", Name = "A" }, new Stage { Id = "b", Name = "B", Steps = [new Step { Id = "s", Name = "S" }] }], Lanes = [new Lane { Id = "l", Kind = LaneKind.Thoughts }] };
        var model = Lay(map);
        Assert.Equal([null, "s"], model.Columns.Select(c => c.Step?.Id));
        Assert.Single(model.Route.Stations);
        Assert.Empty(Lay(new JourneyMap { Id = "e", Title = "E" }).Columns);
    }

    [Fact]
    public void A_step_without_data_says_what_is_missing_and_never_zero()
    {
        var map = MapEdits.Change(Phone.Steps().First(), Phone.Steps().First() with { Binding = null }).Apply(Phone);
        var row = Lay(map, Measured()).Rows.Single(r => r.Id == GridLanes.Measures);
        Assert.Equal(GridGap.Unbound, row.Cells[0].Gap);
        Assert.Equal(GridGap.NotMeasured, row.Cells[1].Gap);
        Assert.All(row.Cells, c => Assert.Empty(c.Things));
    }

    [Fact]
    public void The_route_passes_what_was_not_measured_by()
    {
        StepMeasure Step(string id, long? n) => new() { Id = id, Name = id, Stage = "", Bound = n is not null, Customers = n };
        var ids = Phone.Steps().Select(s => s.Id).ToList();
        var measured = Measured() with { Steps = ids.Select((id, i) => Step(id, i == 1 ? null : 100)).ToValueList() };
        var ways = Lay(Phone, measured).Route.Ways;
        Assert.Contains(ways, w => w is { Kind: WayKind.Arc } && w.From == ids[0] && w.To == ids[2]);
        Assert.Contains(ways, w => w is { Kind: WayKind.Unmeasured } && w.From == ids[0] && w.To == ids[1]);
    }

    [Fact]
    public void The_curve_keeps_within_the_lane()
    {
        var model = Lay(Phone);
        var plan = CurvePlan.Of(model.Columns, model.Rows.Single(r => r.Kind == LaneKind.Emotions));
        Assert.Equal(14, plan.Points.Count);
        Assert.Equal(10, CurvePlan.Y(7));
        Assert.Equal(114, CurvePlan.Y(-7));
        Assert.Empty(plan.Measured());
        Assert.StartsWith("M20 ", plan.Line(p => p.Felt), StringComparison.Ordinal);
    }

    [Fact]
    public void A_touchpoint_without_words_of_its_own_is_called_by_its_channel()
    {
        var card = Phone.Cards.First(c => c is { Step: "pays", Channel: not null });
        var thing = Lay(MapEdits.Change(card, card with { Text = "" }).Apply(Phone)).Rows.SelectMany(r => r.Cells).SelectMany(c => c.Things).OfType<CardThing>().Single(t => t.Card.Id == card.Id);
        Assert.Equal(Phone.Channels.Single(c => c.Id == card.Channel).Name, thing.Who);
    }

    private static MapMeasurement Measured(params BarrierMeasure[] barriers) => new()
    {
        Map = "phone", MapVersion = 1, MeasuredAt = default, Period = new(null, null, null, null), Customers = 100, CustomersInScope = 100, Barriers = barriers.ToValueList(),
        Steps = [],
    };
}
