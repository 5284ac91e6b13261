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

    [Theory]
    [InlineData(0, 1, 0, 2)]
    [InlineData(0, 1, 0, 1)]
    [InlineData(2, 3, 0, 1)]
    public async Task Nothing_is_told_where_no_measurement_is_of_an_earlier_time(int from, int to, int newestFrom, int newestTo)
    {
        using var scratch = new Scratch();
        var library = new MapLibrary(scratch.Folder);
        await library.CreateAsync(Map(), "Ieva");
        await library.SaveMeasurementAsync(Measured(July.AddMonths(from), 800, July.AddMonths(to)));
        await library.SaveMeasurementAsync(Measured(July.AddMonths(newestFrom), 500, July.AddMonths(newestTo)) with { MeasuredAt = July.AddYears(1) });

        var overview = await MapOverview.ReadAsync(library, "shop");

        Assert.Null(overview.Comparison);
        Assert.Equal(500, overview.Newest!.Steps[0].WentOn);
    }

    [Fact]
    public async Task Of_several_earlier_periods_the_nearest_is_compared_with()
    {
        using var scratch = new Scratch();
        var library = new MapLibrary(scratch.Folder);
        await library.CreateAsync(Map(), "Ieva");
        await library.SaveMeasurementAsync(Measured(July.AddMonths(1), 700) with { MeasuredAt = July.AddYears(1) });
        await library.SaveMeasurementAsync(Measured(July, 800) with { MeasuredAt = July.AddYears(2) });
        await library.SaveMeasurementAsync(Measured(July.AddMonths(2), 500) with { MeasuredAt = July.AddYears(3) });

        Assert.Equal(July.AddMonths(1), (await MapOverview.ReadAsync(library, "shop")).Before!.Period.From);
    }

    [Fact]
    public void A_period_that_begins_where_another_ends_does_not_share_days_with_it()
    {
        var july = new MeasuredPeriod(July, July.AddMonths(1), July, July.AddMonths(1).AddTicks(-10));
        var august = new MeasuredPeriod(July.AddMonths(1), null, null, null);
        Assert.True(july.EndsBefore(august));
        Assert.False(august.EndsBefore(july));
        Assert.False(july.Overlaps(august));
        Assert.True(july.Overlaps(new MeasuredPeriod(null, null, July, July.AddMonths(5))));
        Assert.True(new MeasuredPeriod(null, null, null, null).Overlaps(july));
        Assert.True(july.EndsBefore(new MeasuredPeriod(null, null, July.AddMonths(1).AddTicks(-9), July.AddMonths(2))));
    }

    private static JourneyMap Map() => new() { Id = "shop", Title = "Shop", Stages = [new Stage { Id = "s", Name = "S", Steps = [new Step { Id = "a", Name = "A" }, new Step { Id = "b", Name = "B" }] }] };

    private static MapMeasurement Measured(DateTimeOffset from, long wentOn, DateTimeOffset? to = null) => new()
    {
        Map = "shop", MapVersion = 1, MeasuredAt = from.AddMonths(1), Period = new MeasuredPeriod(from, to ?? from.AddMonths(1), from, (to ?? from.AddMonths(1)).AddHours(-1)), Customers = 1000, CustomersInScope = 1000,
        Steps =
        [
            new StepMeasure { Id = "a", Name = "A", Stage = "s", Bound = true, Customers = 1000, Succeeded = 1000, Next = "b", WentOn = wentOn, Exits = 1000 - wentOn },
            new StepMeasure { Id = "b", Name = "B", Stage = "s", Bound = true, Customers = 900, Succeeded = 900 },
        ],
    };
}
