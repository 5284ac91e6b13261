using CsCheck;
using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Layouts.Grid;
using Kelione.Posters.Layouts.Grid.Flow;
using Kelione.Posters.Scenes;
using Kelione.Posters.Tests.Layouts.Samples;

namespace Kelione.Posters.Tests.Layouts.Grid;

public sealed class FlowTests
{
    [Fact]
    public void Those_who_go_on_pass_by_and_are_lost_add_up_to_the_audience() => Gen.Int[0, 500].Sample(seed =>
    {
        var flow = Flow(seed);
        Assert.All(flow.Where(f => f.Next is not null), f => Assert.Equal(f.Audience, f.WentOn + f.PassedBy + f.Lost));
        Assert.All(flow, f => Assert.True(f is { WentOn: >= 0, PassedBy: >= 0, Lost: >= 0, Joined: >= 0 }));
    }, iter: 60);

    [Fact]
    public void The_next_audience_is_made_of_those_who_went_on_came_back_or_joined() => Gen.Int[0, 500].Sample(seed =>
    {
        var flow = Flow(seed);
        for (var k = 0; k + 1 < flow.Count; k++)
        {
            var returning = k > 0 ? flow[k - 1].PassedBy : 0;
            Assert.InRange(flow[k + 1].Audience, flow[k].WentOn, flow[k].WentOn + returning + flow[k].Joined);
        }
    }, iter: 60);

    [Fact]
    public void The_band_and_its_strands_are_as_thick_as_their_customers()
    {
        var plan = Plan(PhoneMap.Map, PhoneMap.Measurement);
        var shape = new FlowShape(plan, FlowColumns.Of(plan), 100, 74);
        var first = shape.Flow[0];
        Assert.Equal(74, first.Audience * shape.Scale, 6);
        var loss = Bounds(shape.Loss(first));
        Assert.Equal(100 + ((first.Audience - first.Lost) * shape.Scale), loss.Top, 3);
        Assert.Equal(plan.X(1), loss.Right - (first.Lost * shape.Scale / 2), 3);
        Assert.Equal(100, Bounds(shape.Band()).Top, 6);
        Assert.Equal(174, Bounds(shape.Band()).Bottom, 6);
    }

    [Fact]
    public void The_band_keeps_within_the_grid_for_any_audiences() => Gen.Int[0, 500].Sample(seed =>
    {
        var map = GeneratedMap.Make(5, 3, "en", seed: seed);
        var plan = Plan(map, GeneratedMap.Measure(map, seed: seed));
        var flow = FlowColumns.Of(plan);
        if (flow.Length < 2)
        {
            return;
        }

        var band = Bounds(new FlowShape(plan, flow, 0, 60).Band());
        Assert.InRange(band.Top, -0.001, 0.001);
        Assert.InRange(band.Bottom, 59.999, 60.001);
        Assert.True(band.Left >= plan.Sheet.GridLeft - 0.001 && band.Right <= plan.Sheet.Right + 0.001);
    }, iter: 60);

    [Fact]
    public void A_step_without_data_is_passed_over_and_takes_no_zero()
    {
        var map = GeneratedMap.Make(3, 3, "en");
        var plan = Plan(map, GeneratedMap.Measure(map));
        var unbound = Enumerable.Range(0, plan.Count).Where(i => plan.Steps[i]?.Measure is null).ToList();
        Assert.NotEmpty(unbound);
        Assert.DoesNotContain(FlowColumns.Of(plan), f => unbound.Contains(f.Column));
    }

    private static List<FlowColumn> Flow(int seed)
    {
        var map = GeneratedMap.Make(4, 3, "en", seed: seed);
        return [.. FlowColumns.Of(Plan(map, GeneratedMap.Measure(map, seed: seed)))];
    }

    private static GridPlan Plan(JourneyMap map, MapMeasurement measurement)
    {
        var page = new PosterPage(new PosterInput(map, measurement, new PosterOptions()));
        return new GridPlan(page, StageColumns.Solve(page.Sheet.GridLeft, page.Sheet.GridWidth, [.. page.Reading.Stages.Select(s => s.Count)], [.. page.Reading.Stages.Select(_ => 0.0)]), 1);
    }

    private static SceneBox Bounds(PathBuilder path) => new ScenePath(path.ToSegments(), null).Bounds;
}
