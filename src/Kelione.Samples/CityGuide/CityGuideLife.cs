using static Kelione.Samples.CityGuideWords;

namespace Kelione.Samples;

/// <summary>One user of the city guide: the first day, the days after, and whether they come back.</summary>
internal sealed class CityGuideLife(int unit, Journey journey, bool planted)
{
    private readonly SampleRandom _chance = journey.Chance;
    private readonly int _language = Voices.LanguageMix.Draw(journey.Chance);
    private readonly Word _city = Cities[journey.Chance.Below(Cities.Length)];
    private readonly Word _platform = Platforms[journey.Chance.Below(Platforms.Length)];
    private readonly Word _device = journey.Chance.Chance(0.94) ? Phone : Tablet;
    private readonly bool _goesOut = journey.Chance.Chance(CityGuideOdds.GoesOut);
    private readonly bool _eatsOut = journey.Chance.Chance(CityGuideOdds.EatsOut);
    private readonly bool _explores = journey.Chance.Chance(CityGuideOdds.Explores);

    /// <summary>From installing the app to the last time it is opened.</summary>
    public void Live()
    {
        var first = journey.Now;
        var saves = DrawSaves();
        var retained = _chance.Chance(
            !planted ? CityGuideOdds.Retained : saves >= CityGuideOdds.AhaSaves ? CityGuideOdds.RetainedWith : CityGuideOdds.RetainedWithout);
        FirstDay(first, saves);
        for (var day = 1; day <= 5; day++)
        {
            if (_chance.Chance(0.34 - 0.04 * day))
            {
                // The morning after may still lie within 24 hours of the first event, where a save would count towards the aha moment.
                ComeBack(first + day * Rhythm.Day, maySave: day > 1);
            }
        }

        if (retained)
        {
            // Days 8 to 12 by the calendar lie inside the outcome window of 7 to 14 times 24 hours, whatever the hours.
            foreach (var day in DrawReturns(CityGuideOdds.OutcomeFromDay + 1, CityGuideOdds.OutcomeToDay - 2))
            {
                ComeBack(first + day * Rhythm.Day);
            }
        }

        for (var day = CityGuideOdds.OutcomeToDay + 2 + _chance.Below(6); _chance.Chance(retained ? 0.62 : 0.10); day += 1 + _chance.Below(12))
        {
            ComeBack(first + day * Rhythm.Day);
        }
    }

    private int DrawSaves()
    {
        var at = _chance.NextUnit();
        if (at < CityGuideOdds.SavesThree)
        {
            return CityGuideOdds.AhaSaves + _chance.Below(3);
        }

        at -= CityGuideOdds.SavesThree;
        return at < CityGuideOdds.SavesTwo ? 2 : at < CityGuideOdds.SavesTwo + CityGuideOdds.SavesOne ? 1 : 0;
    }

    /// <summary>One to three different days of a stretch, rising.</summary>
    private int[] DrawReturns(int from, int to)
    {
        var certain = _chance.Between(from, to);
        return [.. Enumerable.Range(from, to - from + 1).Where(day => day == certain || _chance.Chance(0.22))];
    }

    private void FirstDay(long at, int saves)
    {
        journey.Open(at, App, _device, default, cookie: 1);
        Do(AppOpen, AtHome, 0);
        Do(OnboardingDone, AtHome, 60);
        var denied = _chance.Chance(CityGuideOdds.LocationDenied);
        Do(denied ? LocationDenied : LocationAllowed, AtHome, 10);
        Do(CitySelect, AtHome, 15);
        LookAround(2 + _chance.Below(4), saves);
        if (_chance.Chance(CityGuideOdds.ChangesTheme))
        {
            Do(ThemeChange, AtSettings, 30);
        }

        if (_chance.Chance(CityGuideOdds.PlaysAudioGuide))
        {
            Do(AudioGuidePlay, AtPlace, 60);
        }

        if (_goesOut)
        {
            GoOut();
        }

        if (_eatsOut)
        {
            EatOut();
        }

        if (_explores)
        {
            Explore(denied);
        }

        // By number, not by chance: a share this small must be there in every sample of 10,000.
        if (unit % CityGuideOdds.OneGroupTourIn == CityGuideOdds.OneGroupTourIn / 2)
        {
            Do(GroupTourRequest, AtRoute, 60);
        }

        if (_chance.Chance(0.12))
        {
            Do(PremiumOfferView, AtHome, 20);
            if (_chance.Chance(0.18))
            {
                Do(PremiumBuy, AtHome, 60).Cents = 2990;
            }
        }
    }

    private void LookAround(int views, int saves)
    {
        Do(MapView, AtMap, 12);
        for (; views > 0 || saves > 0; views--)
        {
            Do(PlaceView, AtPlace, 35);
            if (_chance.Chance(0.25))
            {
                Do(ReviewRead, AtPlace, 40);
            }

            if (saves > 0)
            {
                Do(PlaceSave, AtPlace, 15);
                saves--;
            }
        }

        if (_chance.Chance(0.05))
        {
            Do(AppError, AtMap, 5);
            if (_chance.Chance(0.1))
            {
                Say("review", "app_store", AtMap, Theme.App, Voices.DrawTone(_chance, 0.85, 0.05));
            }
        }
    }

    /// <summary>Events and tickets.</summary>
    private void GoOut()
    {
        Do(EventListView, AtEvents, 30);
        if (!_chance.Chance(CityGuideOdds.ViewsEvent))
        {
            return;
        }

        for (var again = true; again; again = _chance.Chance(0.4))
        {
            Do(EventView, AtEvents, 40);
        }

        if (!_chance.Chance(CityGuideOdds.SelectsTicket))
        {
            return;
        }

        Do(TicketSelect, AtTickets, 45);
        var after = journey.Now >= CityGuideOdds.ReleaseMillis;
        if (_chance.Chance(!planted ? CityGuideOdds.PaysUnplanted : after ? CityGuideOdds.PaysAfter : CityGuideOdds.PaysBefore))
        {
            Do(TicketPay, AtTickets, 80).Cents = (int)_chance.LogNormal(18, 0.5) * 100;
        }
        else if (_chance.Chance(0.06))
        {
            var tone = Voices.DrawTone(_chance, planted && after ? 0.45 : 0.75, 0.1);
            Say("review", "app_store", AtTickets, Theme.Tickets, tone);
        }
    }

    /// <summary>Restaurants and tables.</summary>
    private void EatOut()
    {
        Do(RestaurantSearch, AtTables, 40);
        for (var again = _chance.Chance(0.8); again; again = _chance.Chance(0.5))
        {
            Do(RestaurantView, AtTables, 45);
        }

        if (_chance.Chance(0.24))
        {
            Do(TableBook, AtTables, 60);
        }
    }

    /// <summary>Walks.</summary>
    private void Explore(bool locationDenied)
    {
        Do(RouteBuild, AtRoute, 60);
        if (_chance.Chance(!planted ? CityGuideOdds.StartsRoute : locationDenied ? CityGuideOdds.StartsRouteDenied : CityGuideOdds.StartsRouteAllowed))
        {
            Do(RouteStart, AtRoute, 120);
            if (_chance.Chance(0.7))
            {
                Do(RouteFinish, AtRoute, 2400);
            }
        }
    }

    private void ComeBack(long day, bool maySave = true)
    {
        var at = Rhythm.Leisure.OnDayOf(day, _chance);
        journey.Open(at, App, _device, default, cookie: 1);
        if (_chance.Chance(0.25))
        {
            Do(PushOpen, AtHome, 0).Channel = Push;
        }

        Do(AppOpen, AtHome, 1);
        LookAround(1 + _chance.Below(3), maySave && _chance.Chance(0.3) ? 1 : 0);
        if (_eatsOut && _chance.Chance(0.4))
        {
            EatOut();
        }

        if (_chance.Chance(0.05))
        {
            Do(PlaceShare, AtPlace, 30);
        }

        if (_chance.Chance(0.03))
        {
            Say("review", "app_store", AtPlace, _chance.Chance(0.7) ? Theme.Places : Theme.App, Voices.DrawTone(_chance, 0.18, 0.70));
        }

        if (_chance.Chance(0.03))
        {
            Say("nps", "in_app_survey", AtHome, Theme.Places, Voices.DrawTone(_chance, 0.20, 0.55));
        }
    }

    private void Say(string kind, string source, Word touchpoint, Theme theme, int tone) => journey.Say(Voices.Note(
        _chance, journey.Now + (long)(_chance.Exponential(3) * Rhythm.Hour) + Rhythm.Minute, kind, source, "app", All.Text(touchpoint), theme, tone, _language));

    private ref SampleEvent Do(Word activity, Word touchpoint, double afterSeconds)
    {
        ref var happened = ref journey.Do(activity, touchpoint, afterSeconds);
        happened.Attributes[City] = _city;
        happened.Attributes[Platform] = _platform;
        happened.Attributes[AppVersion] = happened.TimeMillis >= CityGuideOdds.ReleaseMillis ? NewVersion : OldVersion;
        return ref happened;
    }
}
