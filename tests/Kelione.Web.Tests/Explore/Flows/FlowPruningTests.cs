using Kelione.Web.Explore.Flows;

namespace Kelione.Web.Tests.Explore.Flows;

/// <summary>Pruning hides what is rare and never cuts the way from start to end.</summary>
public sealed class FlowPruningTests
{
    private static readonly FlowGraph Shop = Walks.Graph((100, "home catalog cart paid"), (40, "home catalog"), (3, "home help cart"), (2, "search help paid"), (1, "home odd"));

    [Fact]
    public void Without_a_bound_everything_is_shown()
    {
        var shown = FlowPruning.At(Shop, 1);
        Assert.Equal(Shop.Nodes.Count, shown.Nodes.Count);
        Assert.Equal(Shop.Links.Count, shown.Links.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(50)]
    [InlineData(100)]
    [InlineData(1000)]
    public void Each_activity_shown_is_reached_from_a_start_and_leads_to_an_end(long least)
    {
        var shown = FlowPruning.At(Shop, least);
        Assert.NotEmpty(shown.Nodes);
        Assert.All(shown.Nodes, node => Assert.True(Reaches(shown, node, n => Shop.Nodes[n].Starts > 0, l => l.To, l => l.From), $"{Shop.Nodes[node].Name} hangs in the air before"));
        Assert.All(shown.Nodes, node => Assert.True(Reaches(shown, node, n => Shop.Nodes[n].Ends > 0, l => l.From, l => l.To), $"{Shop.Nodes[node].Name} hangs in the air after"));
    }

    [Fact]
    public void A_transition_with_as_many_customers_as_the_bound_stays_and_one_with_fewer_goes()
    {
        var shown = FlowPruning.At(Shop, 100);
        Assert.Contains(shown.Links, l => l.Customers == 100);
        Assert.DoesNotContain(shown.Nodes, n => Shop.Nodes[n].Name == "odd");
    }

    [Fact]
    public void Bounds_rise_from_one_and_no_bound_hides_all()
    {
        var bounds = FlowPruning.Bounds(Shop);
        Assert.Equal(1, bounds[0]);
        Assert.Equal(bounds.Order().Distinct(), bounds);
        Assert.True(bounds[^1] <= Shop.Links[0].Customers);
    }

    [Fact]
    public void A_dense_graph_is_first_shown_so_that_it_can_be_read()
    {
        var names = Enumerable.Range(0, 30).Select(i => "a" + (char)('a' + i % 26) + (i / 26)).ToList();
        var journeys = (from i in Enumerable.Range(0, 30) from j in Enumerable.Range(0, 30) where i != j select (1 + i * j % 17, $"{names[i]} {names[j]} {names[(i + j) % 30]}")).ToArray();
        var shown = FlowPruning.Readable(Walks.Graph(journeys));
        Assert.InRange(shown.Links.Count, 1, 80);
        Assert.InRange(shown.Nodes.Count, 2, 30);
    }

    private static bool Reaches(FlowPruning shown, int node, Func<int, bool> isGoal, Func<FlowLink, int> near, Func<FlowLink, int> far)
    {
        var (seen, open) = (new HashSet<int> { node }, new Stack<int>([node]));
        while (open.TryPop(out var at))
        {
            if (isGoal(at))
            {
                return true;
            }

            foreach (var link in shown.Links.Where(l => near(l) == at && seen.Add(far(l))))
            {
                open.Push(far(link));
            }
        }

        return false;
    }
}
