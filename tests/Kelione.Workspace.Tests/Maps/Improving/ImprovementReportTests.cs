using Kelione.Maps;
using Barrier = Kelione.Maps.Barrier;

namespace Kelione.Workspace.Tests;

public sealed class ImprovementReportTests(SampleWorlds worlds) : IClassFixture<SampleWorlds>
{
    private static readonly JourneyMap Map = MapKit.Phone with
    {
        Barriers =
        [
            new Barrier { Id = "fee", Step = "checks-out", Text = "The delivery fee comes late", Kind = BarrierKind.Price, Criticality = 3 },
            new Barrier { Id = "dream", Step = "nowhere", Text = "A step without data", Criticality = 9 },
            new Barrier { Id = "unrated", Step = "nowhere", Text = "Nobody rated it" },
            new Barrier { Id = "old", Step = "checks-out", Text = "Lowered", Status = BarrierStatus.Lowered },
        ],
        Ideas =
        [
            new Idea { Id = "show", Step = "checks-out", Text = "Show the fee in the cart", EaseOfDesign = 8, EaseOfDevelopment = 6, Barriers = ["fee"] },
            new Idea { Id = "wrap", Step = "receives", Text = "Wrap it nicely", EaseOfDesign = 8, EaseOfDevelopment = 6 },
            new Idea { Id = "page", Step = "submits", Text = "New payment page", Status = IdeaStatus.Released, ReleasedOn = new DateOnly(2025, 7, 1) },
        ],
    };

    [Fact]
    public async Task Barriers_ideas_and_effects_of_the_phone_stand_in_one_report()
    {
        var report = await MakeAsync(Map);
        Assert.Equal(("phone", 5), (report.Map, report.MapVersion));
        Assert.Equal(3, report.Found.Count);
        Assert.Equal(["show", "wrap"], report.Ideas.Ranked.Select(i => i.Idea.Id));
        Assert.Equal(["page"], report.Ideas.Apart.Select(i => i.Idea.Id));
        Assert.Equal(IdeaVerdict.Confirmed, Assert.Single(report.Effects).Verdict);
    }

    [Fact]
    public async Task A_stated_barrier_takes_the_measured_criticality_of_its_step_and_else_what_people_rated()
    {
        var report = await MakeAsync(Map);
        Assert.Equal([("dream", 9.0, false, false), ("unrated", null, false, false)], report.Stated.Where(b => !b.IsMeasured).Select(b => (b.Barrier.Id, b.Criticality, b.IsMeasured, b.ShownByData)));
        var fee = report.Stated.Single(b => b.IsMeasured);
        Assert.Equal(("fee", true, "checks out"), (fee.Barrier.Id, fee.ShownByData, fee.StepName));
        Assert.NotEqual(3, fee.Criticality);
        Assert.Equal(report.Found.First(b => b.Step == "checks-out").Criticality, fee.Criticality);
    }

    private async Task<ImprovementReport> MakeAsync(JourneyMap map)
    {
        var workspace = await worlds.OpenAsync("phone");
        return await ImprovementReport.MakeAsync(workspace, map, await MapMeasurer.MeasureAsync(workspace, map, new MeasureOptions { MapVersion = 5 }));
    }
}
