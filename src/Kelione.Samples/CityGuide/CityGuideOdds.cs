namespace Kelione.Samples;

/// <summary>How likely things are among the users of the city guide; the script draws by these numbers and the truths are computed from them.</summary>
internal static class CityGuideOdds
{
    // The segments; they overlap as chance has it.
    public const double GoesOut = 0.69;
    public const double EatsOut = 0.58;
    public const double Explores = 0.50;

    /// <summary>One user in so many asks for a tour for a business group: the segment that people believed in.</summary>
    public const int OneGroupTourIn = 10_000;

    // The aha moment: three places saved on the first day. Fewer saves bring nothing.
    public const int AhaSaves = 3;
    public const double SavesThree = 0.28;
    public const double SavesTwo = 0.10;
    public const double SavesOne = 0.17;
    public const double RetainedWith = 0.52;
    public const double RetainedWithout = 0.18;
    public const double Retained = SavesThree * RetainedWith + (1 - SavesThree) * RetainedWithout;

    // Done by chance, without any relation to coming back.
    public const double ChangesTheme = 0.22;
    public const double PlaysAudioGuide = 0.15;

    // Buying a ticket; the release of 2.4 mends its last step.
    public const double ViewsEvent = 0.72;
    public const double SelectsTicket = 0.70;
    public const double PaysBefore = 0.34;
    public const double PaysAfter = 0.55;
    public const double PaysUnplanted = (PaysBefore + PaysAfter) / 2;

    // Those who refuse the location fail at finding a way.
    public const double LocationDenied = 0.30;
    public const double StartsRouteDenied = 0.35;
    public const double StartsRouteAllowed = 0.80;
    public const double StartsRoute = LocationDenied * StartsRouteDenied + (1 - LocationDenied) * StartsRouteAllowed;

    /// <summary>Version 2.4 is released.</summary>
    public static readonly long ReleaseMillis = SampleDates.Millis(2025, 7, 15);

    /// <summary>Retained is who has an event in this stretch of days after the first one.</summary>
    public const int OutcomeFromDay = 7;

    public const int OutcomeToDay = 14;
}
