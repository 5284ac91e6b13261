using Kelione.Journeys;
using Kelione.Maps;

namespace Kelione.Workspace.Tests.Segments;

public sealed class SegmentVisitTests : IAsyncLifetime, IDisposable
{
    private readonly Scratch _scratch = new();
    private JourneyWorkspace _journeys = null!;
    private ServedWorkspace _served = null!;

    public async ValueTask InitializeAsync()
    {
        _journeys = await JourneyWorkspace.OpenOrCreateAsync(_scratch.Folder);
        _served = new ServedWorkspace("w", _journeys);
    }

    public ValueTask DisposeAsync() => _journeys.DisposeAsync();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public Task A_viewer_defines_no_segment() =>
        Assert.ThrowsAsync<RefusedException>(() => Visit(MemberRole.Viewer).DefineSegmentAsync("buyers", SegmentRule.Parse("did order")));

    [Fact]
    public async Task Rules_that_name_a_segment_follow_its_new_name()
    {
        var visit = Visit(MemberRole.Editor);
        await visit.DefineSegmentAsync("buyers", SegmentRule.Parse("did order"));
        await visit.DefineSegmentAsync("quiet buyers", SegmentRule.Parse("buyers and not did call"));

        await visit.RenameSegmentAsync("buyers", "customers who bought", SegmentRule.Parse("did order >= 2 times"), TestContext.Current.CancellationToken);

        Assert.Equal(["customers who bought", "quiet buyers"], visit.Segments().Select(s => s.Name));
        Assert.Equal("did order >= 2 times and not did call", visit.ResolveSegment("quiet buyers").Rule.ToString());
    }

    [Fact]
    public async Task A_segment_that_a_map_uses_is_not_removed()
    {
        var visit = Visit(MemberRole.Editor);
        await visit.DefineSegmentAsync("buyers", SegmentRule.Parse("did order"));
        await visit.CreateMapAsync(MapTemplates.Find("phone")!.Create("en") with { Title = "Phone", Measure = new MeasureSettings { Segment = "buyers" } }, cancellationToken: TestContext.Current.CancellationToken);

        var refusal = await Assert.ThrowsAsync<MendableException>(() => visit.RemoveSegmentAsync("buyers", TestContext.Current.CancellationToken));

        Assert.Contains("Phone", refusal.Message, StringComparison.Ordinal);
        Assert.Single((await visit.SegmentUsersAsync("buyers", TestContext.Current.CancellationToken)).Maps);
    }

    private WorkspaceVisit Visit(MemberRole role) => new(_served, Visitor.Of("v", "Vera", role));
}
