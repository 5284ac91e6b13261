using CsCheck;
using Kelione.Journeys;
using static Kelione.Engine.Tests.Kernels.TestEngine;

namespace Kelione.Engine.Tests.Kernels;

public class ParetoKernelTests
{
    private static readonly List<JourneyEvent> Events =
    [
        .. Journey("ann", [.. Enumerable.Range(0, 8).Select(i => $"{i} a")]), .. Journey("bob", "0 b[value=30, channel=web]"), .. Journey("cyd", "0 a[value=-5, channel=app]"),
    ];

    [Fact]
    public void The_few_that_carry_most_are_counted_from_the_greatest()
    {
        var answer = Over(Events).Ask(new ParetoQuestion());
        Assert.Equal((10.0, 3L, 1L, 0.8), (answer.Total, answer.Items, answer.Carrying, answer.CarriedByTop20Percent));
        Assert.Equal(["ann 8 0.8", "bob 1 0.9", "cyd 1 1"], answer.Top.Select(i => $"{i.Name} {i.Amount} {i.Cumulative}"));
        Assert.Equal(20, answer.Curve.Count);
        Assert.Equal(["ann"], Over(Events).OpenAll(new ParetoQuestion(), "carrying"));
    }

    [Fact]
    public void Amounts_below_zero_carry_nothing()
    {
        var answer = Over(Events).Ask(new ParetoQuestion { Measure = ParetoMeasure.Value });
        Assert.Equal((30.0, 3L, 1L), (answer.Total, answer.Items, answer.Carrying));
        Assert.Equal(["bob 30", "ann 0", "cyd 0"], answer.Top.Select(i => $"{i.Name} {i.Amount}"));
    }

    [Theory]
    [InlineData("activity", "a 9, b 1")]
    [InlineData("channel", "app 1, web 1")]
    [InlineData("value", "-5 1, 30 1")]
    [InlineData("nofield", "")]
    public void Any_field_can_be_summed_over(string over, string items)
    {
        var question = new ParetoQuestion { Over = over };
        var answer = Over(Events).Ask(question);
        Assert.Equal(items, string.Join(", ", answer.Top.Select(i => $"{i.Name} {i.Amount}")));
        Assert.All(answer.Top, i => Assert.NotEmpty(Over(Events).OpenAll(question, Handles.Address("item", i.Name))));
    }

    [Fact]
    public void Threads_do_not_change_the_last_digit() =>
        RandomJourneys.Events().Sample(events =>
        {
            var question = new ParetoQuestion { Over = "activity", Measure = ParetoMeasure.Value };
            Assert.Equal(JourneyJson.Write(Over(events, threads: 1).Ask(question)), JourneyJson.Write(Over(events, threads: 3, eventsPerChunk: 2).Ask(question)));
        });
}
