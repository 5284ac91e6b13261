using Kelione.Maps;

namespace Kelione.Workspace.Tests;

public sealed class StepBinderTests
{
    private static readonly string[] Activities = ["look", "cart", "payment_submit", "payment_done"];

    [Fact]
    public void A_binding_that_cannot_be_read_is_told_with_its_step_and_how_to_write_one()
    {
        var wrong = Assert.Throws<MendableException>(() => Binder().Bind(MapKit.Map("looks: look", "pays: pay[channel=", "waits: |")));
        Assert.Contains("The binding of the step 'pays' cannot be read.", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("'waits'", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("Write steps as", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_whose_activity_no_event_has_is_not_measured_and_near_names_are_told()
    {
        var binder = Binder();
        Assert.Equal(["looks"], binder.Bind(MapKit.Map("looks: look", "pays: payment_sumbit", "dreams")).Select(b => b.Id));
        Assert.Equal("The step 'pays' is not measured. No event is called 'payment_sumbit'. Did you mean 'payment_submit'?", Assert.Single(binder.Remarks));
    }

    [Fact]
    public void A_step_with_some_known_activities_is_measured_by_those_and_it_is_told()
    {
        var binder = Binder();
        Assert.Equal("cart", Assert.Single(binder.Bind(MapKit.Map("fills: cart|basket[channel=web]"))).Events.Activities.Single());
        Assert.Contains("'fills' is measured by cart alone. No event is called 'basket'.", Assert.Single(binder.Remarks), StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_that_no_event_has_leaves_the_step_without_numbers()
    {
        var binder = Binder("price");
        Assert.Empty(binder.Bind(MapKit.Map("fills: cart[prise>=10]")));
        Assert.Contains("no event has a field 'prise'. Did you mean 'price'?", Assert.Single(binder.Remarks), StringComparison.Ordinal);
    }

    [Fact]
    public void A_success_that_no_event_can_be_leaves_the_step_without_numbers()
    {
        var map = MapKit.Map("pays: payment_submit");
        var step = map.Stages[0].Steps[0] with { Binding = new Binding("payment_submit", "payment_don") };
        var binder = Binder();
        Assert.Empty(binder.Bind(map with { Stages = [map.Stages[0] with { Steps = [step] }] }));
        Assert.Contains("The success of the step 'pays' is not measured.", Assert.Single(binder.Remarks), StringComparison.Ordinal);
    }

    [Fact]
    public void More_than_sixty_four_steps_are_refused_with_a_way_out()
    {
        var map = MapKit.Map([.. Enumerable.Range(0, 65).Select(i => FormattableString.Invariant($"s{i}: look"))]);
        Assert.Contains("binds 65 steps", Assert.Throws<MendableException>(() => Binder().Bind(map)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_map_of_which_nothing_occurs_in_the_data_is_not_measured_as_zeros()
    {
        await using var plain = await PlainWorkspace.TellAsync("ann: look@0s");
        var wrong = await Assert.ThrowsAsync<MendableException>(() => MapMeasurer.MeasureAsync(plain.Workspace, MapKit.Map("looks: lok", "pays: pay")));
        Assert.Contains("None of the map's steps occurs in the data.", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("Did you mean 'look'?", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_window_condition_period_or_persona_is_told_before_anything_is_counted()
    {
        await using var plain = await PlainWorkspace.TellAsync("ann: look@0s");
        var map = MapKit.Map("looks: look");
        Task<MendableException> Wrong(JourneyMap wrong, MeasureOptions? options = null) => Assert.ThrowsAsync<MendableException>(() => MapMeasurer.MeasureAsync(plain.Workspace, wrong, options));
        Assert.Contains("'a month' is not a length of time", (await Wrong(map with { Measure = new MeasureSettings { Within = "a month" } })).Message, StringComparison.Ordinal);
        Assert.Contains("conditions under which the map is measured", (await Wrong(map with { Measure = new MeasureSettings { Where = "a=" } })).Message, StringComparison.Ordinal);
        Assert.Contains("The period is empty", (await Wrong(map with { From = new DateOnly(2026, 2, 1), To = new DateOnly(2026, 1, 1) })).Message, StringComparison.Ordinal);
        Assert.Contains("no persona 'x'", (await Wrong(map, new MeasureOptions { Personas = ["x"] })).Message, StringComparison.Ordinal);
        Assert.Contains("weights of criticality", (await Wrong(
            MapKit.Map("looks: look", "again: look") with { Measure = new MeasureSettings { Criticality = new CriticalityWeights { Loss = -1 } } })).Message, StringComparison.Ordinal);
    }

    private static StepBinder Binder(params string[] fields) => new(Activities, fields);
}
