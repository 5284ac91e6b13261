using CsCheck;
using Kelione.Journeys;
using Kelione.Maps;
using Kelione.Oracle;
using Kelione.Samples;

namespace Kelione.Workspace.Tests.Maps.Discovery;

/// <summary>Which events are proposed for which steps.</summary>
public sealed class BindingSuggestionsTests
{
    /// <summary>The way to a phone in words of people, each with the activities of the sample that it means.</summary>
    private static readonly (string Language, string Step, string Means)[] PhoneSteps =
    [
        ("en", "Notices the phone", "ad_click|email_click|organic_click|referral_click|direct_visit"), ("en", "Opens a model", "product_view"), ("en", "Reads reviews", "review_read"),
        ("en", "Compares models", "compare_models"), ("en", "Puts it in the cart", "add_to_cart"), ("en", "Starts the checkout", "checkout_start"), ("en", "Pays", "payment_submit|order_paid"),
        ("en", "Gets the phone", "delivery_done|courier_assigned"), ("en", "Sets it up", "device_setup"), ("en", "Asks for help", "support_call|support_chat"), ("en", "Writes a review", "review_post"),
        ("en", "Brings a friend", "friend_referral"),
        ("ru", "Замечает телефон", "ad_click|email_click|organic_click|referral_click|direct_visit"), ("ru", "Открывает модель", "product_view"), ("ru", "Читает отзывы", "review_read"),
        ("ru", "Сравнивает модели", "compare_models"), ("ru", "Кладёт в корзину", "add_to_cart"), ("ru", "Начинает оформление", "checkout_start"), ("ru", "Платит", "payment_submit|order_paid"),
        ("ru", "Получает телефон", "delivery_done|courier_assigned"), ("ru", "Настраивает телефон", "device_setup"), ("ru", "Обращается за помощью", "support_call|support_chat"), ("ru", "Пишет отзыв", "review_post"),
        ("ru", "Приводит друга", "friend_referral"),
        ("zh", "注意到新手机", "ad_click|email_click|organic_click|referral_click|direct_visit"), ("zh", "点开一款手机", "product_view"), ("zh", "阅读评价", "review_read"),
        ("zh", "比较型号", "compare_models"), ("zh", "加入购物车", "add_to_cart"), ("zh", "开始结算", "checkout_start"), ("zh", "付款", "payment_submit|order_paid"),
        ("zh", "收到手机", "delivery_done|courier_assigned"), ("zh", "设置手机", "device_setup"), ("zh", "寻求帮助", "support_call|support_chat"), ("zh", "写评价", "review_post"), ("zh", "推荐给好友", "friend_referral"),
        ("pl", "Zauważa telefon", "ad_click|email_click|organic_click|referral_click|direct_visit"), ("pl", "Otwiera wybrany model", "product_view"), ("pl", "Czyta recenzje", "review_read"),
        ("pl", "Porównuje modele", "compare_models"), ("pl", "Wkłada do koszyka", "add_to_cart"), ("pl", "Przechodzi do kasy", "checkout_start"), ("pl", "Płaci", "payment_submit|order_paid"),
        ("pl", "Odbiera telefon", "delivery_done|courier_assigned"), ("pl", "Konfiguruje telefon", "device_setup"), ("pl", "Prosi o pomoc", "support_call|support_chat"), ("pl", "Pisze recenzję", "review_post"),
        ("pl", "Poleca znajomym", "friend_referral"),
        ("lt", "Pastebi telefoną", "ad_click|email_click|organic_click|referral_click|direct_visit"), ("lt", "Atsiverčia modelį", "product_view"), ("lt", "Skaito atsiliepimus", "review_read"),
        ("lt", "Palygina modelius", "compare_models"), ("lt", "Įsideda į krepšelį", "add_to_cart"), ("lt", "Pateikia užsakymą", "checkout_start"), ("lt", "Sumoka", "payment_submit|order_paid"),
        ("lt", "Gauna telefoną", "delivery_done|courier_assigned"), ("lt", "Nustato telefoną", "device_setup"), ("lt", "Prašo pagalbos", "support_call|support_chat"), ("lt", "Parašo atsiliepimą", "review_post"),
        ("lt", "Pakviečia draugą", "friend_referral"),
    ];

    private static readonly Gen<string> Word = Gen.OneOf("pay", "заказ", "付款", "view", "product", "cart", "koszyk", "prekė", "2", "xyzzy", "error", "session", "|", "[a]");

    private static readonly Lazy<Task<IReadOnlyList<BindableActivity>>> PhoneActivities = new(() =>
        BindingSuggestions.ActivitiesAsync(new PlainEngine(Scenarios.Find("phone")!.Generate(300, 7, new SampleOptions { AnonymousIds = false })), Scope.All));

    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    [InlineData("zh")]
    [InlineData("pl")]
    [InlineData("lt")]
    public async Task Most_steps_of_the_phone_journey_find_their_events_in_five_languages(string language)
    {
        var steps = PhoneSteps.Where(s => s.Language == language).ToList();
        var suggestions = BindingSuggestions.For(Map([.. steps.Select(s => s.Step)]), await PhoneActivities.Value);
        var proposed = suggestions.Zip(steps).Where(s => s.First.Proposed is not null).ToList();
        var right = proposed.Where(s => StepPattern.Parse(s.First.Proposed!.Events).Activities.Any(StepPattern.Parse(s.Second.Means).Activities.Contains)).ToList();
        var wrong = string.Join("; ", proposed.Except(right).Select(s => $"{s.Second.Step} → {s.First.Proposed!.Events}"));
        Assert.True(proposed.Count >= 10, $"only {proposed.Count} of 12 steps have a proposal");
        Assert.True(right.Count >= 10, $"{right.Count} of {proposed.Count} proposals are right; wrong: {wrong}");
    }

    [Fact]
    public void A_reason_says_what_the_names_share_and_where_in_time_it_lies()
    {
        var suggestion = BindingSuggestions.For(Map("Opens the product", "Pays", "Gets the parcel"), Activities("product_view", "payment", "parcel_delivered"));
        Assert.Equal(["product_view", "payment", "parcel_delivered"], suggestion.Select(s => s.Proposed?.Events));
        Assert.Equal("the names share 'pay'; happens between 'Opens the product' and 'Gets the parcel'", suggestion[1].Candidates[0].Reason);
    }

    [Fact]
    public void Of_two_that_mean_the_same_the_one_in_its_place_is_better()
    {
        var map = Map("Pays the deposit", "Receives the goods", "Pays the rest");
        var suggestions = BindingSuggestions.For(map, Activities("payment_one", "parcel_delivered", "payment_two"));
        Assert.Equal(["payment_one", "parcel_delivered", "payment_two"], suggestions.Select(s => s.Candidates[0].Activity));
    }

    [Fact]
    public void Steps_that_are_bound_stay_and_their_events_are_not_proposed_again()
    {
        var map = Map("Pays", "Pays again");
        map = map with { Stages = [map.Stages[0] with { Steps = [map.Stages[0].Steps[0] with { Binding = new Binding("payment") }, map.Stages[0].Steps[1]] }] };
        var suggestion = Assert.Single(BindingSuggestions.For(map, Activities("payment", "payment_repeat")));
        Assert.Equal(("s1", "payment_repeat"), (suggestion.Step, suggestion.Candidates[0].Activity));
        Assert.DoesNotContain(suggestion.Candidates, c => c.Activity == "payment");
    }

    [Fact]
    public void Misspelt_and_foreign_names_meet()
    {
        Assert.Equal("oplata_zakaza", Top("Оплачивает заказ", "oplata_zakaza", "poisk"));
        Assert.Equal("apmokejimas", Top("Apmokėjimas", "paieska", "apmokejimas"));
        Assert.Equal("registartion", Top("Registration", "registartion", "search"));
        Assert.Equal("купил", Top("Buys it", "ищет", "купил"));
        Assert.Null(Top("Sleeps well", "payment", "search"));
    }

    [Fact]
    public void Errors_are_not_what_a_step_means_unless_it_says_so()
    {
        Assert.Equal("payment_submit", Top("Pays", "payment_error", "payment_submit"));
        Assert.Equal("payment_error", Top("Payment fails", "payment_submit", "payment_error"));
    }

    [Fact]
    public void An_activity_is_proposed_for_one_step_at_most_whatever_the_names() =>
        Gen.Select(Name.List[1, 8], Name.List[0, 12]).Sample((steps, names) =>
        {
            var activities = Activities([.. names.Distinct()]);
            var suggestions = BindingSuggestions.For(Map([.. steps]), activities);
            Assert.Equal(steps.Count, suggestions.Count);
            var proposed = suggestions.Where(s => s.Proposed is not null).SelectMany(s => StepPattern.Parse(s.Proposed!.Events).Activities).ToList();
            Assert.Equal(proposed.Distinct(), proposed);
            Assert.All(proposed, p => Assert.Contains(activities, a => a.Activity == p));
            Assert.All(suggestions.SelectMany(s => s.Candidates), c => Assert.InRange(c.Score, 0, 1));
            Assert.All(suggestions, s => Assert.Equal(s.Candidates.OrderByDescending(c => c.Score).Select(c => c.Score), s.Candidates.Select(c => c.Score)));
        });

    private static Gen<string> Name => Word.List[1, 3].Select(w => string.Join('_', w));

    private static string? Top(string step, params string[] activities) => BindingSuggestions.For(Map(step), Activities(activities))[0].Proposed is { } best
        ? StepPattern.Parse(best.Events).Activities[0]
        : null;

    private static IReadOnlyList<BindableActivity> Activities(params string[] names) => [.. names.Select((n, i) => new BindableActivity(n, 100 - i, 60 * i))];

    private static JourneyMap Map(params string[] steps) => new()
    {
        Id = "m", Title = "M", Stages = [new Stage { Id = "all", Name = "", Steps = [.. steps.Select((s, i) => new Step { Id = $"s{i}", Name = s })] }],
    };
}
