using Kelione.Maps;
using Kelione.Web.Maps.Editing.Grid;
using Kelione.Web.Maps.Inspecting;
using Kelione.Web.Shared;
using Barrier = Kelione.Maps.Barrier;

namespace Kelione.Web.Tests.Inspecting;

public sealed class LaneRowsTests
{
    [Fact]
    public void Every_row_of_the_grid_is_in_the_menu_with_what_stands_in_it()
    {
        var map = Map();
        var measured = Measured(map);

        var rows = LaneRows.Of(map, measured);

        var grid = GridModel.Of(map, measured, new HashSet<string>(), new HashSet<string>());
        Assert.Equal(grid.Rows.Select(r => r.Id).Order(StringComparer.Ordinal), rows.Select(r => r.Id).Order(StringComparer.Ordinal));
        Assert.Equal([1, 0, 2, 1, 1], rows.Select(r => r.Things));
        Assert.Equal(["Customer goals", "Thoughts and questions", "Barriers", "Ideas", "Metrics"], rows.Select(r => r.Name));
    }

    [Fact]
    public void A_map_that_was_not_measured_has_no_row_of_numbers() => Assert.DoesNotContain(LaneRows.Of(Map(), null), r => r.Id == GridLanes.Measures);

    [Fact]
    public void A_barrier_has_the_measured_criticality_of_its_step_and_else_what_people_rated()
    {
        var map = Map();
        Assert.Equal(new BarrierRating(3, IsMeasured: false), BarrierRating.Of(map.Barriers[0], null));
        Assert.Equal(new BarrierRating(6.5, IsMeasured: true), BarrierRating.Of(map.Barriers[0], Measured(map).Steps[0]));
        Assert.Null(BarrierRating.Of(map.Barriers[0] with { Criticality = null }, null));
    }

    private static JourneyMap Map() => new()
    {
        Id = "m", Title = "M",
        Stages = [new Stage { Id = "s", Name = "S", Goal = "Have it", Steps = [new Step { Id = "a", Name = "A" }] }],
        Lanes = [new Lane { Id = "t", Kind = LaneKind.Thoughts }, new Lane { Id = "b", Kind = LaneKind.Barriers }, new Lane { Id = "i", Kind = LaneKind.Ideas }],
        Barriers = [new Barrier { Id = "x", Step = "a", Text = "Slow", Criticality = 3 }],
        Ideas = [new Idea { Id = "y", Step = "a", Text = "Faster" }],
    };

    private static MapMeasurement Measured(JourneyMap map) => new()
    {
        Map = map.Id, MapVersion = 1, MeasuredAt = DateTimeOffset.UnixEpoch, Period = new MeasuredPeriod(null, null, null, null), Customers = 10, CustomersInScope = 10,
        Steps = [new StepMeasure { Id = "a", Name = "A", Stage = "s", Bound = true, Customers = 10, Criticality = 6.5 }],
        Barriers = [Found("a"), Found("gone")],
    };

    private static BarrierMeasure Found(string step) => new() { Step = step, Kind = BarrierKind.LowConversion, Value = 0.1, Expected = 0.5, Against = "past", N = 10, Evidence = "" };
}
