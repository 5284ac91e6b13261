using Kelione.Journeys;
using Kelione.Maps;
using Kelione.Oracle;
using Kelione.Sources;

namespace Kelione.Workspace.Tests;

/// <summary>The numbers of a measured map are those that the other questions give, asked one by one.</summary>
public sealed class EqualNumbersTests(SampleWorlds worlds) : IClassFixture<SampleWorlds>
{
    [Fact]
    public async Task A_measured_sample_equals_funnel_retention_and_status_asked_separately() => await CheckAsync(await worlds.OpenAsync("phone"), MapKit.Phone);

    [Fact]
    public async Task A_measured_real_shop_equals_them_too()
    {
        Assert.SkipUnless(SharedData.IsPresent, SharedData.Reason);
        await using var shop = await RealAsync(SharedData.PathOf("retentioneering-simple-onlineshop", "simple-onlineshop.csv"));
        var map = MapKit.Map("looks round: main|catalog", "looks: product1|product2", "cart: cart", "delivers?: delivery_choice", "pays: payment_choice", "chose: payment_card|payment_cash", "done: payment_done");
        await CheckAsync(shop.Workspace, map);
        await CheckAsync(shop.Workspace, map with { From = new DateOnly(2020, 1, 1), To = new DateOnly(2020, 1, 31), Measure = map.Measure with { Within = "1h", RetentionDays = 7 } });
    }

    [Fact]
    public async Task So_does_a_measured_real_service_process()
    {
        Assert.SkipUnless(SharedData.IsPresent, SharedData.Reason);
        await using var receipt = await RealAsync(SharedData.PathOf("pm4py-logs", "receipt.csv"));
        var names = await receipt.Workspace.ActivitiesAsync();
        var map = MapKit.Map([.. names.Take(6).Select((n, i) => FormattableString.Invariant($"step {i}: {StepSyntax.Quote(n)}"))]);
        await CheckAsync(receipt.Workspace, map);
    }

    private static async Task CheckAsync(JourneyWorkspace workspace, JourneyMap map)
    {
        var measured = await MapMeasurer.MeasureAsync(workspace, map, new MeasureOptions { Findings = false });
        var scope = MeasureScope.Of(map, new MeasureOptions(), workspace.Segments);
        var within = Duration.Parse(map.Measure.Within);
        var bound = map.Steps().Select(s => StepPattern.Parse(s.Binding!.Events)).ToList();
        Assert.Equal((await workspace.AskAsync(new StatusQuestion { Scope = scope })).Customers, measured.CustomersInScope);
        for (var i = 0; i < bound.Count; i++)
        {
            var step = measured.Steps[i];
            var retention = await workspace.AskAsync(new RetentionQuestion { Scope = scope, Start = bound[i], Kind = RetentionKind.Unbounded, Periods = map.Measure.RetentionDays });
            var point = retention.Overall.Single(p => p.Period == map.Measure.RetentionDays);
            Assert.Equal((point.Size, point.Share), (step.RetainedOf, step.Retained));
            var funnel = await workspace.AskAsync(new FunnelQuestion { Scope = scope, Steps = i + 1 < bound.Count ? [bound[i], bound[i + 1]] : [bound[i]], Within = within });
            Assert.Equal(funnel.Steps[0].Customers, step.Customers);
            if (i + 1 < bound.Count)
            {
                Assert.Equal((funnel.Steps[1].Customers, funnel.Steps[1].MedianSeconds, funnel.Steps[1].P90Seconds), (step.WentOn, step.MedianSecondsToNext, step.P90SecondsToNext));
                Assert.Equal(step.Customers, step.WentOn + step.PassedBy + step.Exits);
            }
        }
    }

    private static async Task<RealWorld> RealAsync(string path)
    {
        var scratch = new Scratch();
        var workspace = await JourneyWorkspace.OpenOrCreateAsync(scratch.Folder);
        await workspace.ImportAsync(new ImportRequest { Files = [new SourceFile(path)] });
        return new RealWorld(scratch, workspace);
    }

    private sealed record RealWorld(Scratch Scratch, JourneyWorkspace Workspace) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Workspace.DisposeAsync();
            Scratch.Dispose();
        }
    }
}
