using System.Globalization;
using Kelione.Journeys;
using Kelione.Web.Explore.Frame;
using Kelione.Web.Shared;

namespace Kelione.Web.Tests.Explore.Frame;

/// <summary>Filter and settings of a view stand in its address, and a link says the same again.</summary>
public sealed class ExploreAddressTests
{
    private const string Uri = "http://localhost/w/shop/explore/flow?from=2026-04-01&to=2026-07-01&b=Phone%20first&where=channel%3Dweb%7Capp&where=country%3DLT&view=sankey&columns=6&step=cart&step=paid";

    [Fact]
    public void An_address_says_the_filter_and_the_settings()
    {
        var (filter, settings) = (ExploreFilter.Parse(Uri), ExploreSettings.Parse(Uri));
        Assert.Equal((new DateOnly(2026, 4, 1), new DateOnly(2026, 7, 1), null, "Phone first"), (filter.From, filter.To, filter.A, filter.B));
        Assert.Equal(["channel=web|app", "country=LT"], filter.Where);
        Assert.Equal("sankey", settings.OneOf("view", "graph", "sankey"));
        Assert.Equal(6, settings.Number("columns", 5));
        Assert.Equal(["cart", "paid"], settings.All("step"));
    }

    [Fact]
    public void The_period_of_B_and_the_zone_stand_in_the_address_too()
    {
        var filter = ExploreFilter.Parse("http://localhost/w/shop/explore/flow?from=2026-04-01&to=2026-07-01&bfrom=2026-01-01&bto=2026-04-01&tz=Europe%2FVilnius&view=sankey");
        Assert.Equal((new DateOnly(2026, 1, 1), new DateOnly(2026, 4, 1), "Europe/Vilnius"), (filter.FromB, filter.ToB, filter.Zone));
        Assert.True(filter.IsCompared);
        Assert.Equal(filter, ExploreFilter.Parse("http://localhost/x?" + filter.ToQuery()));
        Assert.NotEqual(filter, filter with { Zone = null });
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en-GB");
        Assert.Equal("1 Jan – 31 Mar 2026", filter.NameB);
    }

    [Fact]
    public void What_is_only_told_about_customers_is_left_out_until_the_address_asks_for_it()
    {
        var there = ExploreFilter.Parse(Uri) with { HasTold = true };
        Assert.Equal(["channel=web|app", "country=LT", "activity!=Identified"], there.Conditions);
        Assert.Equal(there.Where, (there with { HasTold = false }).Conditions);
        var asked = ExploreFilter.Parse("http://localhost/x?" + (there with { CountsTold = true }).ToQuery()) with { HasTold = true };
        Assert.True(asked.CountsTold);
        Assert.Equal(asked.Where, asked.Conditions);
        Assert.NotEqual(there, asked);
        Assert.Equal("sankey", ExploreSettings.Parse("http://localhost" + ExploreSettings.Parse(Uri).Under(asked)).Text("view"));
    }

    [Fact]
    public void A_condition_that_names_it_brings_it_back()
    {
        var named = ExploreFilter.All with { HasTold = true, Where = ["activity=Identified"] };
        Assert.Equal(named.Where, named.Conditions);
    }

    [Fact]
    public void A_changed_setting_leaves_the_filter_and_the_other_settings()
    {
        var address = "http://localhost" + ExploreSettings.Parse(Uri).With("columns", 8);
        Assert.Equal(ExploreFilter.Parse(Uri), ExploreFilter.Parse(address));
        Assert.Equal(8, ExploreSettings.Parse(address).Number("columns", 5));
        Assert.Equal(["cart", "paid"], ExploreSettings.Parse(address).All("step"));
        Assert.DoesNotContain("columns", ExploreSettings.Parse(Uri).With("columns", null), StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_filter_leaves_the_settings()
    {
        var settings = ExploreSettings.Parse(Uri);
        var address = "http://localhost" + settings.Under(ExploreFilter.Parse(Uri).With("country=LT", null));
        Assert.Equal(["channel=web|app"], ExploreFilter.Parse(address).Where);
        Assert.Equal("sankey", ExploreSettings.Parse(address).Text("view"));
    }

    [Fact]
    public void Names_with_signs_of_addresses_come_back_as_they_were()
    {
        const string Name = "a&b=c #1 + ü / 支付";
        var address = "http://localhost" + ExploreSettings.Parse("http://localhost/w/x/explore/flow").With("node", Name);
        Assert.Equal(Name, ExploreSettings.Parse(address).Text("node"));
    }

    [Theory]
    [InlineData("columns=abc", 5)]
    [InlineData("columns=99", 12)]
    [InlineData("columns=-4", 2)]
    [InlineData("", 5)]
    public void A_number_that_is_none_or_out_of_range_does_no_harm(string query, int expected) =>
        Assert.Equal(expected, ExploreSettings.Parse("http://localhost/x?" + query).Number("columns", 5, 2, 12));

    [Fact]
    public void A_condition_is_replaced_where_it_stood()
    {
        var filter = new ExploreFilter(null, null, null, null, ["a=1", "b=2", "c=3"]);
        Assert.Equal(["a=1", "b=9", "c=3"], filter.With("b=2", "b=9").Where);
        Assert.Equal(["a=1", "b=2", "c=3", "d=4"], filter.With(null, "d=4").Where);
        Assert.Equal(["a=1", "b=2", "c=3"], filter.With(null, "c=3").Where);
    }

    [Fact]
    public void A_table_for_a_spreadsheet_has_points_and_no_formulas()
    {
        using var _ = new Culture("ru");
        var table = new ExploreTable("x", ["name", "share"], [["=1+1", ExploreTable.Text(0.25)], ["a,b", null]]);
        Assert.Equal("name,share\n'=1+1,0.25\n\"a,b\",\n", table.ToCsv());
    }

    [Theory]
    [InlineData("en", 0.12345, "12.3\u202f%")]
    [InlineData("zh-Hans", 0.12345, "12.3%")]
    [InlineData("ru", 0.12345, "12,3\u202f%")]
    public void Shares_are_written_as_the_reader_writes_them(string language, double share, string expected)
    {
        using var _ = new Culture(language);
        Assert.Equal(expected, Figures.Percent(share));
        Assert.Equal("–", Figures.Percent(null));
    }

    [Fact]
    public void An_interval_under_a_decimal_comma_is_parted_by_a_semicolon()
    {
        using var _ = new Culture("lt");
        Assert.Equal("[−6,7; +1,1]", Figures.PointInterval(new Interval(-0.067, 0.011)));
    }

    private sealed class Culture : IDisposable
    {
        private readonly (System.Globalization.CultureInfo, System.Globalization.CultureInfo) _before = (System.Globalization.CultureInfo.CurrentCulture, System.Globalization.CultureInfo.CurrentUICulture);

        public Culture(string name) => System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.CurrentUICulture = new System.Globalization.CultureInfo(name);

        public void Dispose() => (System.Globalization.CultureInfo.CurrentCulture, System.Globalization.CultureInfo.CurrentUICulture) = _before;
    }
}
