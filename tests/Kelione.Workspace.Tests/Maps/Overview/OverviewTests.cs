using Kelione.Maps;

namespace Kelione.Workspace.Tests.Maps.Overview;

public sealed class OverviewTests
{
    private static readonly DateTimeOffset July = new(2026, 7, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task What_moved_is_told_against_the_newest_measurement_of_another_period()
    {
        using var scratch = new Scratch();
        var library = new MapLibrary(scratch.Folder);
        await library.CreateAsync(Map(), "Ieva");
        await library.SaveMeasurementAsync(Measured(July, 800));
        await library.SaveMeasurementAsync(Measured(July.AddMonths(1), 500));
        await library.SaveMeasurementAsync(Measured(July.AddMonths(1), 600));

        var overview = await MapOverview.ReadAsync(library, "shop");

        var move = Assert.Single(overview.Moves);
        Assert.Equal(("conversionToNext", 0.8, 0.6, false), (move.Number.Number, move.Number.Before, move.Number.After, move.IsBetter));
    }

    [Fact]
    public async Task A_map_that_was_measured_once_has_not_moved()
    {
        using var scratch = new Scratch();
        var library = new MapLibrary(scratch.Folder);
        await library.CreateAsync(Map(), "Ieva");
        await library.SaveMeasurementAsync(Measured(July, 800));
        var overview = await MapOverview.ReadAsync(library, "shop");
        Assert.NotNull(overview.Newest);
        Assert.Null(overview.Comparison);
        Assert.Empty(overview.Moves);
    }

    private static JourneyMap Map() => new() { Id = "shop", Title = "Shop", Stages = [new Stage { Id = "s", Name = "S", Steps = [new Step { Id = "a", Name = "A" }, new Step { Id = "b", Name = "B" }] }] };

    private static MapMeasurement Measured(DateTimeOffset from, long wentOn) => new()
    {
        Map = "shop", MapVersion = 1, MeasuredAt = from.AddMonths(1), Period = new MeasuredPeriod(from, from.AddMonths(1), from, from.AddMonths(1)), Customers = 1000, CustomersInScope = 1000,
        Steps =
        [
            new StepMeasure { Id = "a", Name = "A", Stage = "s", Bound = true, Customers = 1000, Succeeded = 1000, Next = "b", WentOn = wentOn, Exits = 1000 - wentOn },
            new StepMeasure { Id = "b", Name = "B", Stage = "s", Bound = true, Customers = 900, Succeeded = 900 },
        ],
    };
}
