using Kelione.Web.Explore.Flows;

namespace Kelione.Web.Tests.Explore.Flows;

/// <summary>The picture of a transition graph.</summary>
public sealed class FlowLayoutTests
{
    private static readonly FlowGraph Shop = Walks.Graph(
        (300, "home catalog product cart delivery card paid"), (120, "search catalog product catalog product cart"), (80, "home catalog"), (60, "search product cart pickup cash paid"), (40, "home search product home"), (20, "home cart paid"));

    private static FlowLayout Picture { get; } = Walks.Layout(Shop);

    [Fact]
    public void Journeys_run_from_left_to_right()
    {
        Assert.True(X("home") < X("catalog") && X("catalog") < X("product") && X("product") < X("cart") && X("cart") < X("paid"));
    }

    [Fact]
    public void A_way_back_is_a_return_and_a_way_on_is_none()
    {
        Assert.True(Link("product", "catalog").IsReturn);
        Assert.False(Link("catalog", "product").IsReturn);
    }

    [Fact]
    public void A_return_bends_below_both_of_its_ends()
    {
        var low = Math.Max(Node("product").Y, Node("catalog").Y);
        Assert.True(Link("product", "catalog").Curve.Samples().Max(p => p.Y) > low + 20);
    }

    [Fact]
    public void Activities_never_overlap()
    {
        var boxes = Picture.Nodes.Select(n => n.Box).ToList();
        for (var i = 0; i < boxes.Count; i++)
        {
            for (var j = i + 1; j < boxes.Count; j++)
            {
                Assert.False(Picture.Nodes[i].Layer == Picture.Nodes[j].Layer && boxes[i].Meets(boxes[j]), $"{Picture.Nodes[i].Node.Name} lies over {Picture.Nodes[j].Node.Name}");
            }
        }
    }

    [Fact]
    public void Words_of_transitions_meet_no_words_of_activities_and_none_of_one_another()
    {
        var spots = Picture.Links.Where(l => l.Label is not null).Select(l => l.Label!.Value).ToList();
        Assert.NotEmpty(spots);
        Assert.All(spots, s => Assert.DoesNotContain(Picture.Nodes, n => n.Box.Holds(s)));
        Assert.All(spots.SelectMany((a, i) => spots.Skip(i + 1).Select(b => (a, b))), p => Assert.True(Math.Abs(p.a.X - p.b.X) > 12 || Math.Abs(p.a.Y - p.b.Y) > 12));
    }

    [Fact]
    public void Everything_lies_inside_the_picture()
    {
        Assert.All(Picture.Nodes, n => Assert.True(n.Box.Top >= 0 && n.StemBox.Bottom <= Picture.Height && n.X > 0 && n.X < Picture.Width));
        Assert.All(Picture.Links.SelectMany(l => l.Curve.Samples()), p => Assert.InRange(p.Y, 0, Picture.Height));
    }

    [Fact]
    public void The_widest_transition_has_the_widest_line_and_the_thinnest_can_still_be_seen()
    {
        var widest = Picture.Links.MaxBy(l => l.Link.Customers)!;
        Assert.Equal(Picture.Links.Max(l => l.Width), widest.Width);
        Assert.All(Picture.Links, l => Assert.True(l.Width >= 1));
    }

    [Fact]
    public void The_same_graph_gives_the_same_picture()
    {
        var again = Walks.Layout(Shop);
        Assert.Equal(Picture.Links.Select(l => l.Curve.ToString()), again.Links.Select(l => l.Curve.ToString()));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("a a")]
    [InlineData("a b")]
    [InlineData("a b a")]
    public void The_smallest_graphs_can_be_drawn(string journey)
    {
        var picture = Walks.Layout(Walks.Graph((1, journey)));
        Assert.NotEmpty(picture.Nodes);
        Assert.True(double.IsFinite(picture.Height) && double.IsFinite(picture.Width));
    }

    [Fact]
    public void Crossings_are_undone_by_order()
    {
        FlowSlot a = new(0, 0, 1), b = new(1, 0, 1), c = new(2, 1, 1), d = new(3, 1, 1);
        foreach (var (from, to) in new[] { (a, d), (b, c) })
        {
            from.After.Add((to, 5));
            to.Before.Add((from, 5));
        }

        List<List<FlowSlot>> columns = [[a, b], [c, d]];
        FlowRows.Order(columns);
        Assert.Equal(0, FlowRows.Crossings(columns));
    }

    [Fact]
    public void Long_names_break_into_two_lines_and_end_in_an_ellipsis()
    {
        var lines = FlowText.Lines("registration_of_an_extraordinarily_long_complaint", 84);
        Assert.Equal(2, lines.Count);
        Assert.All(lines, l => Assert.True(FlowText.Width(l) <= 92));
        Assert.EndsWith("…", lines[1], StringComparison.Ordinal);
        Assert.Equal(["支付"], FlowText.Lines("支付", 84));
    }

    private static PlacedNode Node(string name) => Picture.Nodes.Single(n => n.Node.Name == name);

    private static double X(string name) => Node(name).X;

    private static PlacedLink Link(string from, string to) => Picture.Links.Single(l => Shop.Nodes[l.Link.From].Name == from && Shop.Nodes[l.Link.To].Name == to);
}
