using Kelione.Journeys;
using Kelione.Maps;

namespace Kelione.Workspace.Tests.Inspecting;

/// <summary>What one sees when looking closely at a measured map, worked out by hand over a few customers.</summary>
public sealed class InspectingVisitsTests
{
    private static readonly JourneyMap Way = MapKit.Map("look: look", "cart: cart");

    [Fact]
    public async Task A_customer_who_goes_on_after_the_week_has_ended_still_counts_for_the_week()
    {
        // Sunday's look leads to Monday's cart: a week cut off at its end would call that a loss.
        await using var plain = await PlainWorkspace.TellAsync("ann: look@6d cart@7d", "bob: look@1d", "cid: look@8d cart@9d", "dot: look@60d");
        var (visit, measured) = await MeasureAsync(plain);
        var trend = await visit.TrendAsync(Way, measured, "look");
        Assert.Equal([(2, 1), (1, 1)], trend.Points.Take(2).Select(p => ((int)p.Customers, (int)p.WentOn)));
        Assert.Equal(2, trend.Line.Count());
        Assert.Empty((await visit.TrendAsync(Way, measured, "cart")).Points);
    }

    [Fact]
    public async Task A_persona_stands_beside_the_others_and_few_customers_make_no_clear_difference()
    {
        await using var plain = await PlainWorkspace.TellAsync("ann: look@1h vip@1h cart@2h", "bob: look@1h", "cid: look@1h");
        var map = Way with { Personas = [new Persona { Id = "vip", Name = "Vip", Segment = "did vip" }, new Persona { Id = "bad", Name = "Bad", Segment = "did (" }] };
        var (visit, measured) = await MeasureAsync(plain, map);
        var group = Assert.Single(GroupConversion.At(await visit.GroupsAsync(map, measured), "look", 3, 1));
        Assert.Equal(("Vip", 1L, 1L, 0), (group.Group.Name, group.Customers, group.WentOn, group.Sign));
    }

    [Fact]
    public async Task A_binding_is_previewed_with_its_customers_and_examples()
    {
        await using var plain = await PlainWorkspace.TellAsync("ann: look@1h cart@2h", "bob: look@1h");
        var preview = await Visit(plain).PreviewAsync(Way, new Binding("look", "cart"));
        Assert.Equal((2, 1), (preview.Figures.Customers, preview.Figures.Succeeded));
        Assert.Equal(["ann", "bob"], preview.Examples.Select(e => e.Customer));
    }

    [Fact]
    public async Task A_binding_that_cannot_be_read_is_told_in_words()
    {
        await using var plain = await PlainWorkspace.TellAsync("ann: look@1h");
        await Assert.ThrowsAsync<MendableException>(() => Visit(plain).PreviewAsync(Way, new Binding("look[")));
    }

    [Fact]
    public async Task Whoever_may_not_ask_the_events_sees_no_trend_and_no_preview()
    {
        await using var plain = await PlainWorkspace.TellAsync("ann: look@1h cart@2h");
        var stranger = new WorkspaceVisit(new ServedWorkspace("w", plain.Workspace), Visitor.Of("s", "Stranger", MemberRole.None));
        var measured = await MapMeasurer.MeasureAsync(plain.Workspace, Way);
        await Assert.ThrowsAsync<RefusedException>(() => stranger.TrendAsync(Way, measured, "look"));
        await Assert.ThrowsAsync<RefusedException>(() => stranger.PreviewAsync(Way, new Binding("look")));
        await Assert.ThrowsAsync<RefusedException>(() => stranger.LookAsync(Way, new MeasureOptions()));
    }

    private static WorkspaceVisit Visit(PlainWorkspace plain) => new(new ServedWorkspace("w", plain.Workspace), Visitor.Of("a", "Ann", MemberRole.Viewer));

    private static async Task<(WorkspaceVisit Visit, MapMeasurement Measured)> MeasureAsync(PlainWorkspace plain, JourneyMap? map = null) =>
        (Visit(plain), await MapMeasurer.MeasureAsync(plain.Workspace, (map ?? Way) with { Personas = [] }, new MeasureOptions { Findings = false }));
}
