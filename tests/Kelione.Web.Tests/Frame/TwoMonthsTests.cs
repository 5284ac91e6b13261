using System.Globalization;
using Bunit;
using Kelione.Web.Shared;
using Microsoft.AspNetCore.Components.Web;

namespace Kelione.Web.Tests.Frame;

public sealed class TwoMonthsTests : BunitContext
{
    private static readonly DateOnly First = new(2025, 12, 10), Last = new(2025, 12, 20);
    private readonly List<(DateOnly From, DateOnly To, bool IsHalf)> _chosen = [];

    public TwoMonthsTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
    }

    private IRenderedComponent<TwoMonths> Open() => Render<TwoMonths>(p => p.Add(m => m.From, First).Add(m => m.To, Last).Add(m => m.Around, Last).Add(m => m.OnChosen, c => _chosen.Add(c)));

    [Fact]
    public void A_period_is_two_clicks_whichever_comes_first_in_time()
    {
        var months = Open();
        months.Find("button[aria-label='18 Dec 2025']").Click();
        months.Find("button[aria-label='28 Nov 2025']").Click();
        Assert.Equal([(new DateOnly(2025, 12, 18), new DateOnly(2025, 12, 18), true), (new DateOnly(2025, 11, 28), new DateOnly(2025, 12, 18), false)], _chosen);
    }

    [Fact]
    public void Where_one_month_has_room_it_is_the_one_that_Tab_comes_to()
    {
        var months = Open();
        Assert.Equal("20 Dec 2025", OnlyStop());
        months.Find("button[aria-label='18 Nov 2025']").Click();
        Assert.Equal("18 Nov 2025", OnlyStop());
        months.Find(".on").Click();
        Assert.Equal("20 Dec 2025", OnlyStop());

        string? OnlyStop()
        {
            Assert.Single(months.FindAll(".month.other"));
            return Assert.Single(months.FindAll(".month:not(.other) .days button[tabindex='0']")).GetAttribute("aria-label");
        }
    }

    [Theory]
    [InlineData("ArrowLeft", "19 Dec 2025")]
    [InlineData("ArrowUp", "13 Dec 2025")]
    [InlineData("ArrowDown", "27 Dec 2025")]
    [InlineData("PageDown", "20 Jan 2026")]
    [InlineData("PageUp", "20 Nov 2025")]
    [InlineData("Home", "15 Dec 2025")]
    [InlineData("End", "21 Dec 2025")]
    public void Keys_go_about_the_days_and_one_day_takes_part_in_the_order_of_Tab(string key, string day)
    {
        var months = Open();
        months.Find(".months").KeyDown(new KeyboardEventArgs { Key = key });
        Assert.Equal(day, Assert.Single(months.FindAll(".days button[tabindex='0']")).GetAttribute("aria-label"));
    }
}
