using Kelione.Journeys;
using static Kelione.Engine.Tests.Kernels.TestEngine;

namespace Kelione.Engine.Tests.Kernels;

public class TimelineKernelTests
{
    private static readonly List<JourneyEvent> Events = [.. Journey("ann", "0 a[plan=x, channel=web, value=2]", "0.25 b", "9 c"), .. Journey("bob", "0 a")];

    [Fact]
    public void A_timeline_tells_a_journey_event_by_event()
    {
        var answer = Over(Events).Ask(new TimelineQuestion { Customer = "ann" });
        Assert.Equal((3L, 2, 1L), (answer.Events, answer.Sessions, answer.N));
        Assert.Equal(["a 1 ", "b 1 900", "c 2 31500"], answer.Items.Select(e => $"{e.Activity} {e.Session} {e.SecondsSincePrevious}"));
        Assert.Equal(["channel=web", "plan=x"], answer.Items[0].Fields.Select(f => $"{f.Key}={f.Value}"));
        Assert.Equal((2.0, 0L), (answer.Items[0].Value!.Value, answer.Items[0].TimeMicros!.Value));
        Assert.Empty(answer.Items[1].Fields);
    }

    [Fact]
    public void Limit_cuts_the_list_and_not_the_counts()
    {
        var answer = Over(Events).Ask(new TimelineQuestion { Customer = "ann", Limit = 1 });
        Assert.Equal((1, 3L, 2), (answer.Items.Count, answer.Events, answer.Sessions));
    }

    [Fact]
    public void An_unknown_customer_has_an_empty_timeline()
    {
        var answer = Over(Events).Ask(new TimelineQuestion { Customer = "nobody" });
        Assert.Equal(("nobody", 0L, 0L), (answer.Customer, answer.Events, answer.N));
    }

    [Fact]
    public void The_scope_filters_the_timeline_too() =>
        Assert.Equal(["c"], Over(Events).Ask(new TimelineQuestion { Customer = "ann", Scope = new Scope { Period = new Period(RandomJourneys.Hours(1), null) } }).Items.Select(e => e.Activity));
}
