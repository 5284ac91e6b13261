using Kelione.Journeys;

namespace Kelione.Workspace.Tests.Inspecting;

public sealed class BindingExampleTests
{
    [Fact]
    public void An_example_shows_the_events_around_the_first_at_the_step()
    {
        TimelineEvent[] journey = [.. Enumerable.Range(0, 20).Select(i => Event(i == 10 ? "cart" : i == 12 ? "paid" : $"e{i}"))];
        var example = BindingPreviews.Example("ieva", journey, StepPattern.Of("cart"), StepPattern.Of("paid"));
        Assert.Equal((7, 6), (example.Before, example.After));
        Assert.True(example.Events[3].IsStep);
        Assert.True(example.Events[5].IsSuccess);
    }

    [Fact]
    public void A_condition_on_a_field_is_heeded()
    {
        TimelineEvent[] journey = [Event("cart", "web"), Event("cart", "store")];
        var example = BindingPreviews.Example("ieva", journey, StepPattern.Parse("cart[channel=store]"), null);
        Assert.Equal([false, true], example.Events.Select(e => e.IsStep));
    }

    private static TimelineEvent Event(string activity, string channel = "web") =>
        new() { TimeMicros = 0, Activity = activity, Session = 1, Fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["channel"] = channel } };
}
