using Kelione.Journeys;
using static Kelione.Engine.Tests.Kernels.TestEngine;

namespace Kelione.Engine.Tests.Kernels;

public class SessionsKernelTests
{
    [Fact]
    public void A_gap_longer_than_the_time_out_begins_a_session_an_equal_one_does_not()
    {
        var answer = Over([.. Journey("ann", "0 a", "0.5 b", "1.1 c"), .. Journey("bob", "0 a")]).Ask(new SessionsQuestion());
        Assert.Equal((3L, 1.5, 2L, 0.0, 1.0), (answer.Sessions, answer.PerCustomer, answer.Bounces, answer.MedianSeconds, answer.MedianEvents));
        Assert.Equal([new ActivityCount("a", 2, 2), new ActivityCount("c", 1, 1)], answer.Entries);
        Assert.Equal(["a 1", "b 1", "c 1"], answer.Exits.Select(e => $"{e.Activity} {e.Count}"));
        Assert.Equal([new ValueSpread(1, 1), new ValueSpread(2, 1)], answer.Spread);
    }

    [Fact]
    public void Session_ids_decide_where_two_events_have_one()
    {
        var events = Journey("ann", "0 a[session=s1]", "9 b[session=s1]", "9.1 c[session=s2]", "9.2 d", "12 e[session=s2]").ToList();
        Assert.Equal(3, Over(events).Ask(new SessionsQuestion()).Sessions);
        Assert.Equal(3, Over(events).Ask(new SessionsQuestion { UseSessionIds = false }).Sessions);
        Assert.Equal(["a 1", "c 1", "e 1"], Over(events).Ask(new SessionsQuestion()).Entries.Select(e => $"{e.Activity} {e.Count}"));
        Assert.Equal(["a 1", "b 1", "e 1"], Over(events).Ask(new SessionsQuestion { UseSessionIds = false }).Entries.Select(e => $"{e.Activity} {e.Count}"));
    }

    [Fact]
    public void Bounced_opens_to_customers_with_a_session_of_one_event() =>
        Assert.Equal(["ann"], Over([.. Journey("ann", "0 a", "5 b"), .. Journey("bob", "0 a", "0.1 b")]).OpenAll(new SessionsQuestion(), "bounced"));
}
