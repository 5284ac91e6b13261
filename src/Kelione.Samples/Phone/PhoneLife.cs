using static Kelione.Samples.PhoneWords;

namespace Kelione.Samples;

/// <summary>One customer on the way to a phone: study and purchase. What comes after the purchase is <see cref="PhoneOwner"/>.</summary>
internal sealed class PhoneLife(Journey journey, bool planted)
{
    private readonly SampleRandom _chance = journey.Chance;
    private readonly bool _prefersApp = journey.Chance.Chance(0.30);
    private readonly bool _usesDesktop = journey.Chance.Chance(0.45);
    private readonly bool _usesTablet = journey.Chance.Chance(0.08);
    private readonly int _language = Voices.LanguageMix.Draw(journey.Chance);
    private readonly Word _model = Models[journey.Chance.Below(Models.Length)];
    private readonly PhoneShortlist _shortlist = new(journey.Aside, planted);
    private bool _app;
    private bool _desktop;
    private MarketingChannel? _touch;
    private Word _campaign;

    /// <summary>From the first touch to the end.</summary>
    public void Live()
    {
        var views = _chance.Chance(PhoneOdds.ViewsProduct);
        var stockUnavailable = views && _chance.Chance(PhoneOdds.StockUnavailable);
        var store = views && _chance.Chance(
            !planted ? PhoneOdds.StoreUnplanted : stockUnavailable ? PhoneOdds.StoreAfterStockUnavailable : PhoneOdds.StoreOtherwise);
        var adds = views && _chance.Chance(!planted ? PhoneOdds.AddsToCart : stockUnavailable ? 0 : PhoneOdds.AddsToCartInStock);
        var startsCheckout = adds && _chance.Chance(PhoneOdds.StartsCheckout);
        var wishes = views && _chance.Chance(PhoneOdds.WishlistAdd);
        var touches = PhoneMarketing.DrawTouches(_chance);

        // Whoever never says who they are stays on one device: on two they would be two customers to the company, and nobody could tell.
        var becomesKnown = store || startsCheckout;
        for (var visit = 0; visit < touches; visit++)
        {
            BeginVisit(visit, touches, mayChangeDevice: becomesKnown);
            Browse();
            if (views && visit == 0)
            {
                FirstStudy(wishes, stockUnavailable);
            }
            else if (views)
            {
                Study(wishes: false);
            }

            if (visit == touches - 1 && adds && Purchase(startsCheckout) is { } paidCents)
            {
                new PhoneOwner(journey, planted, _language, _model).Live(paidCents, delivered: true);
                return;
            }

            if (visit == 0 && store && VisitStore(mayBuy: !adds) is { } storeCents)
            {
                new PhoneOwner(journey, planted, _language, _model).Live(storeCents, delivered: false);
                return;
            }
        }

        if (_shortlist.BringsBack(views))
        {
            ComeBack(views);
        }
    }

    private void BeginVisit(int visit, int touches, bool mayChangeDevice)
    {
        var at = visit == 0 ? journey.Now : Rhythm.Leisure.OnDayOf(journey.Now + Rhythm.Day * (1 + _chance.Below(5)), _chance);
        _app = _prefersApp && (!mayChangeDevice || (visit > 0 && _chance.Chance(0.7)));
        _desktop = !_app && _usesDesktop && (!mayChangeDevice || _chance.Chance(0.6));
        Open(at);
        Arrive(PhoneMarketing.Draw(visit, touches, planted, _chance));
    }

    private void Arrive(MarketingChannel through)
    {
        _touch = through;
        _campaign = through.Campaigns.Length == 0 ? default : through.Campaigns[_chance.Below(through.Campaigns.Length)];
        ref var touch = ref Do(through.Activity, through.Activity == AdClick ? AtAd : through.Activity == EmailClick ? AtNewsletter : AtSite, afterSeconds: 0);
        touch.Channel = through.Channel;
        Do(SessionStart, AtSite, afterSeconds: 3);
    }

    /// <summary>Begins a session on the device of the last one.</summary>
    private void Open(long at) => journey.Open(
        at, _app ? App : Web, _desktop ? Desktop : _usesTablet ? Tablet : Phone, _app ? AppAnalytics : WebAnalytics, cookie: (byte)(_desktop ? 2 : _app ? 3 : 1));

    /// <summary>Once more in the second week, by themselves and without buying; whoever is still about then is seen anyway.</summary>
    private void ComeBack(bool views)
    {
        var first = journey.Events[0].TimeMillis;
        if (journey.Now >= first + Rhythm.Day * PhoneOdds.OutcomeFromDay)
        {
            return;
        }

        Open(_shortlist.DrawReturn(first));
        Arrive(PhoneMarketing.Direct);
        Browse();
        if (views)
        {
            Study(wishes: false);
        }
    }

    private void Browse()
    {
        for (var steps = 1 + _chance.Below(4); steps > 0; steps--)
        {
            Do(_chance.Below(5) switch { 0 or 1 => Search, 2 or 3 => CategoryView, _ => FilterUse }, AtSite);
        }

        if (_chance.Chance(0.03))
        {
            Do(PageError, AtSite, 10);
        }
    }

    /// <summary>The study of the first visit. The shortlist is saved at its end, or before it where the phone turns out not to be in stock: what people do next is then the store's.</summary>
    private void FirstStudy(bool wishes, bool stockUnavailable)
    {
        if (_shortlist.IsSaved && stockUnavailable)
        {
            SaveShortlist();
        }

        Study(wishes);
        if (stockUnavailable)
        {
            Do(StockUnavailable, AtProductPage);
        }
        else if (_shortlist.IsSaved)
        {
            SaveShortlist();
        }
    }

    private void SaveShortlist()
    {
        journey.WaitUntil(journey.Now + _shortlist.DrawDelayMillis());
        Do(ShortlistSave, AtProductPage, afterSeconds: 0);
    }

    private void Study(bool wishes)
    {
        for (var again = true; again; again = _chance.Chance(0.45))
        {
            Do(ProductView, AtProductPage).Attributes[Product] = _chance.Chance(0.6) ? _model : Models[_chance.Below(Models.Length)];
            if (_chance.Chance(0.35))
            {
                Do(ReviewRead, AtReviews, 90);
            }

            if (_chance.Chance(0.20))
            {
                Do(CompareModels, AtProductPage, 70);
            }
        }

        if (wishes)
        {
            Do(WishlistAdd, AtProductPage).Attributes[Product] = _model;
        }
    }

    /// <summary>From the cart to the payment; the price in hundredths where it was paid.</summary>
    private int? Purchase(bool startsCheckout)
    {
        Do(AddToCart, AtProductPage, 60).Attributes[Product] = _model;
        Do(CartView, AtCart, 25);
        if (!startsCheckout)
        {
            return null;
        }

        Do(Login, AtCart, 30);
        journey.Identify();
        Do(CheckoutStart, AtCart, 20);
        var fee = _chance.Chance(PhoneOdds.FeeShown);
        if (fee)
        {
            Do(DeliveryFeeShown, AtCart, 35);
        }

        if (_chance.Chance(!planted ? PhoneOdds.Submits : fee ? PhoneOdds.SubmitsWithFee : PhoneOdds.SubmitsWithoutFee))
        {
            return Pay();
        }

        if (fee && _chance.Chance(0.08))
        {
            Say("social_post", "social_network", "social", AtCart, Theme.Price, Voices.DrawTone(_chance, 0.8, 0.05));
        }

        return null;
    }

    private int? Pay()
    {
        Do(PaymentSubmit, AtPaymentPage, 90);
        var after = journey.Now >= PhoneOdds.ReleaseMillis;
        var failed = _chance.Chance(!planted ? PhoneOdds.ErrorUnplanted : after ? PhoneOdds.ErrorAfterRelease : PhoneOdds.ErrorBeforeRelease);
        var pays = _chance.Chance(!planted ? PhoneOdds.PaysUnplanted : failed ? PhoneOdds.PaysAfterError : PhoneOdds.PaysWithoutError);
        if (failed)
        {
            Do(PaymentError, AtPaymentPage, 8).Attributes[Error] = PaymentErrors[_chance.Below(PaymentErrors.Length)];
            if (pays)
            {
                Do(PaymentSubmit, AtPaymentPage, 60);
            }
            else if (_chance.Chance(0.2))
            {
                Say("complaint", "support_desk", "email", AtPaymentPage, Theme.Payment, -1);
            }
        }

        if (!pays)
        {
            return null;
        }

        ref var order = ref Do(OrderPaid, AtPaymentPage, 6);
        order.Attributes[Product] = _model;
        return order.Cents = Price(420);
    }

    /// <summary>A visit to the store; the price in hundredths where the phone was bought there.</summary>
    private int? VisitStore(bool mayBuy)
    {
        journey.Identify();
        journey.Go(Rhythm.OpeningHours.OnDayOf(journey.Now + Rhythm.Day, _chance), Store, Till, TillSystem);
        Do(StoreVisit, AtShopFloor, 0);
        if (_chance.Chance(0.6))
        {
            Do(StoreConsultation, AtShopFloor, 600);
        }

        int? paid = null;
        if (mayBuy && _chance.Chance(PhoneOdds.BuysInStore))
        {
            ref var sale = ref Do(StorePurchase, AtTill, 900);
            sale.Attributes[Product] = _model;
            paid = sale.Cents = Price(390);
        }

        if (_chance.Chance(PhoneOdds.StoreSurveyed))
        {
            var theme = _chance.Chance(0.75) ? Theme.Queue : Theme.Choice;
            Say("csat", "store_survey", "store", AtTill, theme, Voices.DrawTone(_chance, PhoneOdds.StoreNegative, PhoneOdds.StorePositive));
        }

        return paid;
    }

    private int Price(double median) => (int)(_chance.LogNormal(median, 0.45) / 10) * 1000 + 990;

    private void Say(string kind, string source, string channel, Word touchpoint, Theme theme, int tone)
    {
        var at = journey.Now + (long)(_chance.Exponential(8) * Rhythm.Hour) + Rhythm.Minute;
        journey.Say(Voices.Note(_chance, at, kind, source, channel, All.Text(touchpoint), theme, tone, _language));
    }

    private ref SampleEvent Do(Word activity, Word touchpoint, double afterSeconds = 40)
    {
        ref var happened = ref journey.Do(activity, touchpoint, afterSeconds);
        happened.Attributes[Country] = Countries[_language];
        if (_touch is not null && happened.Session > 0)
        {
            happened.Attributes[TrafficSource] = _touch.Channel;
            happened.Attributes[Campaign] = _campaign;
        }

        return ref happened;
    }
}
