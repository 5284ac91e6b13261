using System.Globalization;
using Kelione.Journeys;
using Kelione.Web.Explore.Frame;
using Kelione.Web.Explore.Funnels.Attribution;
using Kelione.Web.Explore.Funnels.Funnel;
using Kelione.Web.Explore.Funnels.Parts;
using Kelione.Workspace;

namespace Kelione.Web.Tests.Explore.Funnels;

public sealed class FunnelTests
{
    [Fact]
    public void Settings_stand_in_the_address()
    {
        var asked = Of("step=view&step=coupon%3F&step=order%5Bchannel%3Dweb%5D&within=7d&order=strict&first=1&not=cancel&effect=removes&hold=device&by=channel&bystep=2");

        Assert.Equal(["view", "coupon?", "order[channel=web]"], asked.Steps.Select(s => s.ToString()));
        Assert.Equal(Duration.FromDays(7), asked.Within);
        Assert.Equal((FunnelOrder.Strict, true, ExclusionEffect.RemovesCustomer, "device", "channel", 2), (asked.Order, asked.FirstOnly, asked.Effect, asked.Hold, asked.By, asked.ByStep));
        Assert.False(asked.IsPlain);
    }

    [Fact]
    public void A_step_that_is_none_is_told() => Assert.Throws<MendableException>(() => Of("step=%5Bbroken"));

    [Fact]
    public void Who_left_after_a_step_reached_it_and_not_the_next()
    {
        var asked = Of("step=view&step=coupon%3F&step=cart&step=order&within=2d");

        Assert.Equal("did view", asked.Rule(1, haveLeft: false).ToString());
        Assert.Equal("sequence(view, cart) within 2d and not sequence(view, cart, order) within 2d", asked.Rule(2, haveLeft: true).ToString());
    }

    [Fact]
    public void The_first_funnel_is_the_widest_way_and_passes_no_activity_twice()
    {
        var flows = new FlowsAnswer
        {
            Customers = 100, Transitions = 0, EdgeCount = 4,
            Edges = [Edge("a", "b", 90), Edge("b", "a", 80), Edge("b", "c", 50), Edge("b", "d", 20), Edge("c", "e", 4)],
            Starts = [new FlowEnd("a", 95, 0.95)], Ends = [],
            Activities = [new ActivityCount("a", 200, 100)],
        };

        Assert.Equal(["a", "b", "c"], FirstFunnel.Of(flows).Select(s => s.ToString()));
        Assert.Empty(FirstFunnel.Of(flows with { Starts = [] }));

        static FlowEdge Edge(string from, string to, long customers) => new() { From = from, To = to, Count = customers, Customers = customers, ShareOfExits = 0, ShareOfEntries = 0 };
    }

    [Fact]
    public void Columns_are_as_high_as_their_customers_in_every_language()
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("lt");
        var shape = new FunnelGeometry([(600, 400), (300, 100), (7, 0)]);

        Assert.Equal(FunnelGeometry.Tall, shape.HeightA(0) + shape.HeightB(0), 6);
        Assert.Equal(FunnelGeometry.Tall * 0.3, shape.HeightA(1), 6);
        Assert.DoesNotContain(',', shape.Loss(0) + shape.BandA(0) + shape.BandB(1));
        Assert.Equal("12.5%", Css.Part(0.125));
    }

    [Fact]
    public void A_funnel_that_nobody_began_has_no_height() => Assert.Equal(0, new FunnelGeometry([(0, 0), (0, 0)]).HeightA(0));

    [Theory]
    [InlineData("email,1200\nweb;3400,5\n\"paid search\"\t10", "email=1200 web=3400.5 paid search=10", null)]
    [InlineData("channel,cost\nemail,5", "email=5", null)]
    [InlineData("email,5\nweb,much", "email=5", "web,much")]
    public void Costs_are_read_as_spreadsheets_write_them(string text, string costs, string? wrong)
    {
        var read = AttributionSettings.Costs(text, out var line);

        Assert.Equal(costs, string.Join(' ', read.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Key}={c.Value}"))));
        Assert.Equal(wrong, line);
    }

    [Theory]
    [InlineData("checkout", "a b c checkout")]
    [InlineData("b", "a b")]
    [InlineData(null, "a b c choose_payment paid")]
    public void The_first_funnel_ends_with_what_customers_come_for(string? result, string way)
    {
        var flows = new FlowsAnswer
        {
            Customers = 100, Transitions = 0, EdgeCount = 6,
            Edges = [Edge("a", "b", 90), Edge("b", "c", 50), Edge("c", "choose_payment", 4), Edge("choose_payment", "paid", 3), Edge("choose_payment", "payment_error", 9), Edge("paid", "refund_paid", 3)],
            Starts = [new FlowEnd("a", 95, 0.95)], Ends = [],
            Activities = [.. ((string[])["a", "b", "c", "checkout", "choose_payment", "paid", "payment_error", "refund_paid"]).Select(a => new ActivityCount(a, 100, 100))],
        };

        Assert.Equal(way, string.Join(' ', FirstFunnel.Of(flows, result).Select(s => s.ToString())));

        static FlowEdge Edge(string from, string to, long customers) => new() { From = from, To = to, Count = customers, Customers = customers, ShareOfExits = 0, ShareOfEntries = 0 };
    }

    private static FunnelSettings Of(string query) => FunnelSettings.Of(ExploreSettings.Parse("http://localhost/w/x/explore/funnel?" + query));
}
