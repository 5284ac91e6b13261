using static Kelione.Samples.ClothesWords;

namespace Kelione.Samples;

/// <summary>One parent at the children's clothes shop.</summary>
internal sealed class ClothesLife(Journey journey, bool planted)
{
    private readonly SampleRandom _chance = journey.Chance;
    private readonly int _language = Voices.LanguageMix.Draw(journey.Chance);
    private readonly Word _city = Cities[journey.Chance.Below(Cities.Length)];
    private readonly Word _category = Categories[journey.Chance.Below(Categories.Length)];
    private readonly Word _size = Sizes[journey.Chance.Below(Sizes.Length)];
    private readonly bool _usesDesktop = journey.Chance.Chance(0.25);

    /// <summary>From the first sight to buying again.</summary>
    public void Live()
    {
        var first = journey.Now;
        var advised = _chance.Chance(ClothesOdds.TakesSizeAdvice);
        var retained = _chance.Chance(!planted ? ClothesOdds.Retained : advised ? ClothesOdds.RetainedWith : ClothesOdds.RetainedWithout);
        FirstVisit(advised);
        var ordered = _chance.Chance(ClothesOdds.ViewsProduct) && StudyProduct() && Order();
        if (ordered)
        {
            AwaitParcel();
        }

        if (retained)
        {
            ReturnLater(first, ordered);
        }
    }

    private void FirstVisit(bool advised)
    {
        journey.Open(journey.Now, Social, Phone, default, cookie: 1);
        var stimulus = _chance.NextUnit();
        if (stimulus < 0.75)
        {
            Do(stimulus < 0.4 ? SocialPostSeen : FriendPhotoSeen, AtFeed, 0);
        }

        OnSite(journey.Now + Rhythm.Minute);
        if (_chance.Chance(0.6))
        {
            Do(BrandSearch, AtSite, 20);
        }

        Do(SiteVisit, AtSite, 10);
        for (var again = true; again; again = _chance.Chance(0.4))
        {
            Do(CategoryView, AtSite, 30).Attributes[Category] = _chance.Chance(0.6) ? _category : Categories[_chance.Below(Categories.Length)];
        }

        if (advised)
        {
            Do(SizeAdviceUsed, AtSizeChart, 60).Attributes[Size] = _size;
        }

        if (_chance.Chance(ClothesOdds.SubscribesNewsletter))
        {
            Do(NewsletterSubscribe, AtSite, 20);
        }

        if (_chance.Chance(ClothesOdds.AddsToWishlist))
        {
            Do(WishlistAdd, AtSite, 20).Attributes[Category] = _category;
        }
    }

    /// <summary>Looks at goods; true where something goes into the cart, perhaps on another day.</summary>
    private bool StudyProduct()
    {
        for (var again = true; again; again = _chance.Chance(0.5))
        {
            Product(ProductView, AtProductPage, 45);
            if (_chance.Chance(0.3))
            {
                Do(SizeChartOpen, AtSizeChart, 20);
            }

            if (_chance.Chance(0.3))
            {
                Do(ReviewRead, AtProductPage, 50);
            }
        }

        if (!_chance.Chance(ClothesOdds.AddsToCart))
        {
            return false;
        }

        if (_chance.Chance(0.3))
        {
            OnSite(Rhythm.Leisure.OnDayOf(journey.Now + Rhythm.Day * (1 + _chance.Below(5)), _chance));
            Do(SiteVisit, AtSite, 0);
            Product(ProductView, AtProductPage, 30);
        }

        Product(AddToCart, AtCart, 50).Attributes[Size] = _size;
        return true;
    }

    /// <summary>From the delivery page to the payment; true where it was paid.</summary>
    private bool Order()
    {
        if (!_chance.Chance(ClothesOdds.ReadsDelivery))
        {
            return false;
        }

        Do(DeliveryInfoView, AtDeliveryPage, 40);
        var far = _chance.Chance(ClothesOdds.NoPickupPoint);
        if (far)
        {
            Do(NoPickupPoint, AtDeliveryPage, 25);
        }

        if (!_chance.Chance(!planted ? ClothesOdds.ChecksOut : far ? ClothesOdds.ChecksOutWithoutPickup : ClothesOdds.ChecksOutWithPickup))
        {
            if (_chance.Chance(0.06))
            {
                Say("social_post", "social_network", "social_network", AtDeliveryPage, Theme.Delivery, Voices.DrawTone(_chance, planted && !far ? 0.5 : 0.85, 0.1));
            }

            return false;
        }

        Do(CheckoutStart, AtCheckout, 30);
        var rejected = _chance.Chance(ClothesOdds.PromoRejected);
        if (rejected)
        {
            Do(PromoCodeRejected, AtCheckout, 20);
        }

        if (_chance.Chance(!planted ? ClothesOdds.CallsUnplanted : rejected ? ClothesOdds.CallsAfterRejection : 0))
        {
            Call();
        }

        if (!_chance.Chance(ClothesOdds.Pays))
        {
            return false;
        }

        Product(OrderPaid, AtCheckout, 90).Cents = Amount();
        return true;
    }

    private void Call()
    {
        journey.Go(journey.Now + 5 * Rhythm.Minute, CallCentre, Phone, default);
        Do(CallPlaced, AtHotline, 0);
        if (_chance.Chance(0.4))
        {
            Say("csat", "call_survey", "call_centre", AtHotline, Theme.Support, Voices.DrawTone(_chance, 0.35, 0.45));
        }

        OnSite(journey.Now + 10 * Rhythm.Minute);
    }

    private void AwaitParcel()
    {
        for (var looks = _chance.Below(3); looks > 0; looks--)
        {
            OnSite(journey.Now + 6 * Rhythm.Hour);
            Do(ParcelTracked, AtParcel, 600);
        }

        journey.Go(Rhythm.OpeningHours.OnDayOf(journey.Now + Rhythm.Day * (1 + _chance.Below(4)), _chance), PickupPoint, default, default);
        var after = journey.Now >= ClothesOdds.ReleaseMillis;
        Product(ParcelReceived, AtParcel, 0).Attributes[Size] = _size;
        var returns = _chance.Chance(!planted ? ClothesOdds.ReturnsUnplanted : after ? ClothesOdds.ReturnsAfter : ClothesOdds.ReturnsBefore);
        if (_chance.Chance(ClothesOdds.Reviewed))
        {
            var negative = !planted ? ClothesOdds.NegativeUnplanted : returns ? ClothesOdds.NegativeWhenReturned : ClothesOdds.NegativeWhenKept;
            var theme = (planted && returns) || _chance.Chance(0.4) ? Theme.Size : Theme.Quality;
            Say("review", "shop_site", "web", AtParcel, theme, Voices.DrawTone(_chance, negative, 0.9 - negative));
        }

        if (returns)
        {
            journey.WaitUntil(Rhythm.OpeningHours.OnDayOf(journey.Now + Rhythm.Day * (1 + _chance.Below(4)), _chance));
            Product(ReturnSent, AtParcel, 0).Attributes[Size] = _size;
            OnSite(Rhythm.OpeningHours.OnDayOf(journey.Now + Rhythm.Day * (2 + _chance.Below(5)), _chance));
            Do(RefundPaid, AtParcel, 0);
        }
        else if (_chance.Chance(0.15))
        {
            journey.Open(Rhythm.Leisure.OnDayOf(journey.Now + Rhythm.Day * (1 + _chance.Below(5)), _chance), Social, Phone, default, cookie: 1);
            Do(PhotoShared, AtFeed, 0);
        }
    }

    /// <summary>Visits in the second month and after; loyal parents order again and again, for very different sums.</summary>
    private void ReturnLater(long first, bool ordered)
    {
        var loyalty = _chance.Chance(0.25) ? 0.85 : 0.35;
        for (var day = ClothesOdds.OutcomeFromDay + 1 + _chance.Below(27); ; day += 9 + _chance.Below(30))
        {
            OnSite(Rhythm.Leisure.OnDayOf(first + day * Rhythm.Day, _chance));
            if (_chance.Chance(0.3))
            {
                Do(NewsletterOpen, AtSite, 0).Channel = Email;
            }

            Do(SiteVisit, AtSite, 2);
            Do(CategoryView, AtSite, 30).Attributes[Category] = _category;
            if (_chance.Chance(ordered ? 0.6 : 0.15))
            {
                Product(RepeatOrderPaid, AtCheckout, 300).Cents = Amount();
            }

            if (_chance.Chance(0.05))
            {
                Say("nps", "nps_survey", "email", AtSite, _chance.Chance(0.5) ? Theme.Quality : Theme.Price, Voices.DrawTone(_chance, 0.12, 0.66));
            }

            if (day > 300 || !_chance.Chance(loyalty))
            {
                return;
            }
        }
    }

    private int Amount() => (int)(_chance.LogNormal(34, 1.0) * 100);

    private void OnSite(long at) => journey.Open(at, Web, _usesDesktop && _chance.Chance(0.7) ? Desktop : _chance.Chance(0.9) ? Phone : Tablet, default, cookie: 1);

    private void Say(string kind, string source, string channel, Word touchpoint, Theme theme, int tone) => journey.Say(Voices.Note(
        _chance, journey.Now + (long)(_chance.Exponential(12) * Rhythm.Hour) + Rhythm.Minute, kind, source, channel, All.Text(touchpoint), theme, tone, _language));

    private ref SampleEvent Product(Word activity, Word touchpoint, double afterSeconds)
    {
        ref var happened = ref Do(activity, touchpoint, afterSeconds);
        happened.Attributes[Category] = _category;
        return ref happened;
    }

    private ref SampleEvent Do(Word activity, Word touchpoint, double afterSeconds)
    {
        ref var happened = ref journey.Do(activity, touchpoint, afterSeconds);
        happened.Attributes[City] = _city;
        return ref happened;
    }
}
