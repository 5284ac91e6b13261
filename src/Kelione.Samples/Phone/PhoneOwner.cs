using static Kelione.Samples.PhoneWords;

namespace Kelione.Samples;

/// <summary>A customer who bought a phone: delivery, use, support and word of mouth.</summary>
internal sealed class PhoneOwner(Journey journey, bool planted, int language, Word model)
{
    private readonly SampleRandom _chance = journey.Chance;

    /// <summary>From the purchase on.</summary>
    /// <param name="paidCents">What the phone cost.</param>
    /// <param name="delivered">Whether a courier brings it.</param>
    public void Live(int paidCents, bool delivered)
    {
        if (delivered)
        {
            AwaitCourier();
        }

        SetUp();
        if (_chance.Chance(0.12))
        {
            Chat();
        }

        if (_chance.Chance(0.06))
        {
            Return(paidCents);
            return;
        }

        BuyAccessories();
        Spread();
    }

    private void AwaitCourier()
    {
        journey.Go(Rhythm.OpeningHours.OnDayOf(journey.Now + Rhythm.Day, _chance), Courier, Handheld, CourierSystem);
        Do(CourierAssigned, AtDoor, 0);
        var late = _chance.Chance(PhoneOdds.CourierLate);
        if (late)
        {
            journey.WaitUntil(Rhythm.OpeningHours.OnDayOf(journey.Now + Rhythm.Day, _chance));
            Do(CourierLate, AtDoor, 0);
        }

        var calls = _chance.Chance(!planted ? PhoneOdds.CallsUnplanted : late ? PhoneOdds.CallsAfterLate : PhoneOdds.CallsOtherwise);
        if (calls)
        {
            journey.Go(journey.Now + Rhythm.Hour, CallCentre, Phone, CallLog);
            Do(SupportCall, AtHotline, 1800);
            Say("ticket", "support_desk", "call_centre", AtHotline, late ? Theme.Delivery : Theme.Support, Voices.DrawTone(_chance, 0.85, 0));
            Do(TicketClosed, AtHotline, 3600);
        }

        journey.Go(Rhythm.OpeningHours.OnDayOf(journey.Now + Rhythm.Day, _chance), Courier, Handheld, CourierSystem);
        Do(DeliveryDone, AtDoor, 0);
        if (_chance.Chance(PhoneOdds.CourierReviewed))
        {
            var negative = !planted ? PhoneOdds.CourierNegative : late ? PhoneOdds.CourierNegativeLate : PhoneOdds.CourierNegativeOnTime;
            var theme = _chance.Chance(0.5) ? Theme.Courier : Theme.Delivery;
            Say("review", "review_site", "courier", AtDoor, theme, Voices.DrawTone(_chance, negative, 1 - negative - PhoneOdds.CourierNeutral));
        }
    }

    private void SetUp()
    {
        OpenApp(Rhythm.Leisure.OnDayOf(journey.Now + Rhythm.Day, _chance));
        Do(DeviceSetup, AtDevice, 0).Attributes[Product] = model;
        if (_chance.Chance(0.55))
        {
            Do(DataTransfer, AtDevice, 600);
        }

        if (_chance.Chance(0.35))
        {
            Do(WarrantyRegister, AtDevice, 120);
        }

        if (_chance.Chance(0.06))
        {
            Say("review", "app_store", "app", AtDevice, Theme.App, Voices.DrawTone(_chance, 0.4, 0.45));
        }
    }

    private void Chat()
    {
        OpenApp(Rhythm.Leisure.OnDayOf(journey.Now + Rhythm.Day * (2 + _chance.Below(20)), _chance));
        Do(SupportChat, AtChat, 0);
        if (_chance.Chance(0.4))
        {
            Say("ces", "chat_survey", "chat", AtChat, Theme.Support, Voices.DrawTone(_chance, 0.30, 0.55));
        }

        Do(TicketClosed, AtChat, 900);
    }

    private void Return(int paidCents)
    {
        OpenApp(Rhythm.Leisure.OnDayOf(journey.Now + Rhythm.Day * (1 + _chance.Below(10)), _chance));
        Do(ReturnRequest, AtDevice, 0).Attributes[Product] = model;
        journey.WaitUntil(journey.Now + Rhythm.Day * (3 + _chance.Below(9)));
        Do(RefundPaid, AtDevice, 3600).Cents = -paidCents;
        if (_chance.Chance(0.5))
        {
            Say("complaint", "support_desk", "email", AtDevice, Theme.Refund, Voices.DrawTone(_chance, 0.75, 0.15));
        }
    }

    private void BuyAccessories()
    {
        for (var visits = _chance.Below(4); visits > 0; visits--)
        {
            OpenApp(Rhythm.Leisure.OnDayOf(journey.Now + Rhythm.Day * (3 + _chance.Below(25)), _chance));
            Do(AccessoryView, AtProductPage, 0);
            if (_chance.Chance(0.22))
            {
                Do(AccessoryPurchase, AtPaymentPage, 240).Cents = (int)_chance.LogNormal(22, 0.6) * 100 + 90;
            }
        }
    }

    private void Spread()
    {
        journey.WaitUntil(Rhythm.Leisure.OnDayOf(journey.Now + Rhythm.Day * (5 + _chance.Below(20)), _chance));
        if (_chance.Chance(PhoneOdds.NpsSurveyed))
        {
            var theme = _chance.Pick<Theme>([Theme.Quality, Theme.Quality, Theme.Quality, Theme.Price, Theme.App]);
            Say("nps", "nps_survey", "email", AtDevice, theme, Voices.DrawTone(_chance, PhoneOdds.Detractors, PhoneOdds.Promoters));
        }

        if (_chance.Chance(0.20))
        {
            OpenApp(journey.Now);
            Do(ReviewPost, AtReviews, 0);
            Say("review", "shop_site", "web", AtReviews, Theme.Quality, Voices.DrawTone(_chance, 0.15, 0.75));
        }

        if (_chance.Chance(0.10))
        {
            OpenApp(Rhythm.Leisure.OnDayOf(journey.Now + Rhythm.Day * (1 + _chance.Below(9)), _chance));
            Do(FriendReferral, AtDevice, 0);
        }
    }

    private void OpenApp(long at) => journey.Open(at, App, Phone, AppAnalytics, cookie: 3);

    private void Say(string kind, string source, string channel, Word touchpoint, Theme theme, int tone)
    {
        var at = journey.Now + (long)(_chance.Exponential(10) * Rhythm.Hour) + Rhythm.Minute;
        journey.Say(Voices.Note(_chance, at, kind, source, channel, All.Text(touchpoint), theme, tone, language));
    }

    private ref SampleEvent Do(Word activity, Word touchpoint, double afterSeconds)
    {
        ref var happened = ref journey.Do(activity, touchpoint, afterSeconds);
        happened.Attributes[Country] = Countries[language];
        return ref happened;
    }
}
