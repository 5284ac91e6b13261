using Kelione.Journeys;
using static Kelione.Engine.Tests.Kernels.TestEngine;

namespace Kelione.Engine.Tests.Kernels;

public class StatusKernelTests
{
    private static readonly List<JourneyEvent> Events =
        [.. Journey("ann", "-3 a[channel=web, source=crm]", "1 b[channel=app]"), .. Journey("bob", "2 a[channel=web, plan=x]", "2 a[value=3]")];

    [Fact]
    public void Status_counts_what_is_there()
    {
        var answer = Over(Events).Ask(new StatusQuestion());
        Assert.Equal((4L, 2L, 2, 2, 1), (answer.Events, answer.Customers, answer.Activities, answer.Channels, answer.Sources));
        Assert.Equal((RandomJourneys.Hours(-3), RandomJourneys.Hours(2)), (answer.FirstMicros, answer.LastMicros));
        Assert.Equal([new ActivityCount("a", 3, 2), new ActivityCount("b", 1, 1)], answer.ByActivity);
        Assert.Equal(["channel", "plan", "source"], answer.Fields);
    }

    [Fact]
    public void Only_what_is_in_the_scope_is_there()
    {
        var answer = Over(Events).Ask(new StatusQuestion { Scope = new Scope { Customers = ["bob", "nobody"] } });
        Assert.Equal((2L, 1L, 1, 1, 0), (answer.Events, answer.Customers, answer.Activities, answer.Channels, answer.Sources));
        Assert.Equal(["channel", "plan"], answer.Fields);
    }

    [Fact]
    public void Nothing_is_an_answer()
    {
        var answer = Over([]).Ask(new StatusQuestion());
        Assert.Equal((0L, 0L, 0, null), (answer.Events, answer.Customers, answer.Activities, answer.FirstMicros));
    }

    [Fact]
    public void An_answer_carries_n_policy_and_handle()
    {
        var question = new StatusQuestion { Scope = new Scope { Customers = ["bob"] } };
        var answer = Over(Events).Ask(question);
        Assert.Equal((1L, Handles.Of(question)), (answer.N, answer.Handle));
        Assert.Equal(question.PolicyLines(), answer.Policy);
    }
}
