using Kelione.Journeys;
using Kelione.Maps;

namespace Kelione.Workspace.Tests.Maps.Discovery;

/// <summary>How names of events are read.</summary>
public sealed class NameTests
{
    [Theory]
    [InlineData("product_view", "Product view")]
    [InlineData("addToCart", "Add to cart")]
    [InlineData("T02 Check confirmation of receipt", "T02 Check confirmation of receipt")]
    [InlineData("/cart/step2", "Cart step 2")]
    [InlineData("ORDER_PAID", "Order paid")]
    [InlineData("IVAntibiotics", "IV antibiotics")]
    [InlineData("оплата_заказа", "Оплата заказа")]
    [InlineData("付款", "付款")]
    [InlineData("čia_moka", "Čia moka")]
    [InlineData("!!!", "!!!")]
    public void An_event_is_named_as_a_person_would(string activity, string name) => Assert.Equal(name, NameWords.Readable(activity));

    [Theory]
    [InlineData("оплата", "oplata")]
    [InlineData("Apmokėjimas", "apmokejimas")]
    [InlineData("płatność", "platnosc")]
    [InlineData("Щёлк", "shchelk")]
    [InlineData("付款", "付款")]
    public void Letters_become_plain(string text, string plain) => Assert.Equal(plain, LatinLetters.Of(text));

    [Fact]
    public void Ids_hold_letters_digits_and_hyphens_only()
    {
        Assert.Equal(["payment-card-cash", "step-2"], DraftIds.Of(["Payment card / cash", "付款"], "step"));
    }

    [Fact]
    public void Ids_are_short_and_each_is_another()
    {
        var ids = DraftIds.Of(["Step 2", "付款", "Step-2", new string('x', 300), new string('x', 301)], "step");
        Assert.Equal(["step-2", "step-2-2", "step-2-3", new string('x', 40), new string('x', 40) + "-2"], ids);
        Assert.Equal(["a-b-c", "a-b-c-2"], DraftIds.Distinct(["a-b-c", "a-b-c"]));
    }

    [Fact]
    public void A_pattern_keeps_as_many_activities_as_a_map_has_room_for()
    {
        string[] addresses = [.. Enumerable.Range(0, 30).Select(i => $"/p{i}/" + new string('q', 300))];
        var text = DraftTexts.Pattern(new StepPattern { Activities = addresses })!;
        Assert.InRange(text.Length, MapChecks.LongestText - 400, MapChecks.LongestText);
        Assert.Equal(addresses.Take(StepPattern.Parse(text).Activities.Count), StepPattern.Parse(text).Activities);
        Assert.Null(DraftTexts.Pattern(new StepPattern { Activities = [new string('q', 5000)] }));
    }

    [Theory]
    [InlineData("order_paid", true)]
    [InlineData("purchase", true)]
    [InlineData("оплата заказа", true)]
    [InlineData("支付成功", true)]
    [InlineData("payment_error", false)]
    [InlineData("refund_paid", false)]
    [InlineData("product_view", false)]
    public void A_purchase_is_told_by_name(string activity, bool isPurchase) => Assert.Equal(isPurchase, PurchaseNames.Has(activity));

    [Theory]
    [InlineData("session_start", true)]
    [InlineData("onboarding_session", false)]
    [InlineData("lost", true)]
    [InlineData("page_view", true)]
    [InlineData("product_view", false)]
    [InlineData("scroll_end", true)]
    [InlineData("app_open", false)]
    public void What_machines_report_is_told_by_name(string activity, bool technical) => Assert.Equal(technical, ActivitySorts.IsTechnical(activity, others: 10));

    [Theory]
    [InlineData("payment_error", true)]
    [InlineData("loginFailed", true)]
    [InlineData("ошибка_оплаты", true)]
    [InlineData("terror_movie_view", false)]
    public void Errors_are_told_by_name(string activity, bool error) => Assert.Equal(error, ActivitySorts.IsError(activity));

    [Theory]
    [InlineData("store", false)]
    [InlineData("call_centre", false)]
    [InlineData("e-mail", true)]
    [InlineData("app store", true)]
    [InlineData("магазин", false)]
    [InlineData("web", true)]
    public void Channels_are_online_unless_their_name_says_otherwise(string channel, bool online) => Assert.Equal(online, DraftPlaces.IsOnline(channel));

    [Fact]
    public void Joined_activities_are_named_by_what_they_share_and_where_they_differ()
    {
        static string Name(params string[] activities) => new StepCandidate(activities, 1).Name;
        Assert.Equal("Payment card / cash", Name("payment_card", "payment_cash"));
        Assert.Equal("Ad / email click", Name("ad_click", "email_click"));
        Assert.Equal("Product", Name("product1", "product2"));
        Assert.Equal("Add to cart / cart view", Name("add_to_cart", "cart_view"));
        Assert.Equal("Release A / B", Name("Release A", "Release B"));
        Assert.Equal("Newsletter subscribe / …", Name("newsletter_subscribe", "return_policy_view", "store_locator_open"));
    }
}
