using Kelione.Maps;
using Barrier = Kelione.Maps.Barrier;

namespace Kelione.Workspace.Tests.Inspecting;

public sealed class StepHistoryTests
{
    private static readonly JourneyMap Before = new()
    {
        Id = "m", Title = "M",
        Stages = [new Stage { Id = "s", Name = "S", Steps = [new Step { Id = "a", Name = "A" }, new Step { Id = "b", Name = "B" }] }],
        Lanes = [new Lane { Id = "l", Kind = LaneKind.Thoughts }],
        Cards = [new Card { Id = "c", Lane = "l", Step = "a", Text = "One" }],
        Barriers = [new Barrier { Id = "x", Step = "b", Text = "Slow" }],
        Ideas = [new Idea { Id = "i", Step = "a", Text = "Faster", Barriers = ["x"] }],
    };

    [Fact]
    public void A_change_elsewhere_is_no_change_of_the_step()
    {
        var after = Before with { Title = "N", Barriers = [Before.Barriers[0] with { Text = "Slower" }], Lanes = [.. Before.Lanes, new Lane { Id = "new" }] };
        Assert.Empty(StepHistory.Between(Before, after, "a"));
        Assert.Equal("barrier.changed", Assert.Single(StepHistory.Between(Before, after, "b")).Code);
    }

    [Fact]
    public void A_card_that_comes_and_one_that_changes_are_both_told()
    {
        var after = Before with { Cards = [Before.Cards[0] with { Text = "Two" }, new Card { Id = "d", Lane = "l", Step = "a", Text = "New" }] };
        Assert.Equal(["card.added", "card.changed"], StepHistory.Between(Before, after, "a").Select(c => c.Code).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_step_that_was_not_there_before_was_added()
    {
        var without = Before with { Stages = [Before.Stages[0] with { Steps = [Before.Stages[0].Steps[1]] }], Cards = [], Ideas = [] };
        Assert.Contains(StepHistory.Between(without, Before, "a"), c => c.Code == "step.added");
    }
}
