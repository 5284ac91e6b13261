using Kelione.Journeys;
using Kelione.Web.Explore.Flows;

namespace Kelione.Web.Tests.Explore.Flows;

/// <summary>The picture of paths column by column.</summary>
public sealed class SankeyLayoutTests
{
    private static readonly SankeyAnswer Answer = new()
    {
        N = 100,
        Nodes = [new(0, "home", 100), new(1, "cart", 60), new(1, "help", 10), new(1, SankeyAnswer.End, 30)],
        Links = [new(0, "home", "cart", 60), new(0, "home", SankeyAnswer.End, 30), new(0, "home", "help", 10)],
    };

    [Fact]
    public void Heights_are_in_step_with_customers()
    {
        var bars = SankeyLayout.Of(Answer, 1, isBackward: false).Bars.ToDictionary(b => b.Node.Activity);
        Assert.Equal(bars["home"].Height * 0.6, bars["cart"].Height, 6);
        Assert.Equal(bars["home"].Height * 0.1, bars["help"].Height, 6);
    }

    [Fact]
    public void The_end_stands_last_in_its_column_and_bars_do_not_overlap()
    {
        var column = SankeyLayout.Of(Answer, 1, isBackward: false).Bars.Where(b => b.Node.Column == 1).OrderBy(b => b.Y).ToList();
        Assert.Equal(SankeyAnswer.End, column[^1].Node.Activity);
        Assert.All(column.Zip(column.Skip(1)), p => Assert.True(p.First.Y + p.First.Height < p.Second.Y));
    }

    [Fact]
    public void Backward_the_anchor_stands_at_the_right()
    {
        var layout = SankeyLayout.Of(Answer, 1, isBackward: true);
        Assert.True(layout.Bars.Single(b => b.Node.Column == 0).X > layout.Bars.First(b => b.Node.Column == 1).X);
    }

    [Fact]
    public void Without_journeys_there_is_an_empty_picture()
    {
        var layout = SankeyLayout.Of(new SankeyAnswer { Nodes = [], Links = [] }, 5, isBackward: false);
        Assert.Empty(layout.Bars);
        Assert.True(double.IsFinite(layout.Height));
    }
}
