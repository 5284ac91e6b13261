using Kelione.Journeys;

namespace Kelione.Samples;

/// <summary>A city guide app.</summary>
internal sealed class CityGuideScript : ScenarioScript
{
    private static readonly Duration Day = Duration.FromDays(1);
    private static readonly Duration OutcomeFrom = Duration.FromDays(CityGuideOdds.OutcomeFromDay);
    private static readonly Duration OutcomeTo = Duration.FromDays(CityGuideOdds.OutcomeToDay);

    public override string Name => "city-guide";

    public override string Title => "A city guide app";

    public override string Description =>
        "People with a city in their pocket: events and tickets, restaurants, walks. Three segments that overlap and one that was believed in and is not there, "
        + "an aha moment on the first day, and a release that mends the ticket desk.";

    public override int DefaultCustomers => 20_000;

    public override Vocabulary Words => CityGuideWords.All;

    public override EventSchema Schema { get; } = new(
        [EventColumnKind.Channel, EventColumnKind.Device, EventColumnKind.Session, EventColumnKind.Touchpoint, EventColumnKind.Value], "city", "platform", "app_version");

    public override Arrivals Arrivals { get; } = new(SampleDates.Millis(2025, 3, 1), WaveDays: 273, WaveBits: 17);

    public override IReadOnlyList<PlantedTruth> Truths { get; } =
    [
        Segment("events", "event_list_view", CityGuideOdds.GoesOut, "go out in the evening"),
        Segment("restaurants", "restaurant_search", CityGuideOdds.EatsOut, "look for somewhere to eat"),
        Segment("walks", "route_build", CityGuideOdds.Explores, "explore the city on foot"),
        new SegmentTruth
        {
            Name = "segment-group-tours",
            Sentence = "The team believed in organisers of tours for business groups; they are one user in 10,000.",
            Question = "kelione segment define group-tours \"did group_tour_request\"",
            Activity = "group_tour_request",
            Share = 1.0 / CityGuideOdds.OneGroupTourIn,
            Hypothesised = true,
        },
        new AhaTruth
        {
            Name = "aha-place-save",
            Sentence = "Whoever saves three places on the first day comes back in the second week in 52 % of the cases, the others in 18 %; one or two places bring nothing.",
            Question = "kelione aha --exposure 1d --outcome 7d..14d",
            Activity = "place_save",
            Times = CityGuideOdds.AhaSaves,
            Exposure = Day,
            OutcomeFrom = OutcomeFrom,
            OutcomeTo = OutcomeTo,
            ShareWith = CityGuideOdds.SavesThree,
            RetainedWith = CityGuideOdds.RetainedWith,
            RetainedWithout = CityGuideOdds.RetainedWithout,
        },
        Nothing("theme_change", CityGuideOdds.ChangesTheme, "Changing the colours"),
        Nothing("audio_guide_play", CityGuideOdds.PlaysAudioGuide, "Playing an audio guide"),
        new FunnelTruth
        {
            Name = "funnel-tickets",
            Sentence = "Of those who open the calendar of events 72 % look at an event, and 70 % of these choose a ticket.",
            Question = "kelione funnel event_list_view event_view ticket_select --within 7d",
            Steps = ["event_list_view", "event_view", "ticket_select"],
            Within = Duration.FromDays(7),
            Conversions = [CityGuideOdds.ViewsEvent, CityGuideOdds.SelectsTicket],
            WeakStep = 2,
        },
        new ReleaseTruth
        {
            Name = "release-2.4",
            Sentence = "Version 2.4 of 15 July 2025 lifts the share of chosen tickets that are paid from 34 % to 55 %; before it, this is the weak step.",
            Question = "kelione funnel ticket_select ticket_pay --within 7d --to 2025-07-15\nkelione funnel ticket_select ticket_pay --within 7d --from 2025-07-15",
            From = "ticket_select",
            To = "ticket_pay",
            Within = Duration.FromDays(7),
            ReleaseMicros = CityGuideOdds.ReleaseMillis * 1000,
            Before = CityGuideOdds.PaysBefore,
            After = CityGuideOdds.PaysAfter,
        },
        new GoesTogetherTruth
        {
            Name = "cause-location-denied",
            Sentence = "Without the location 35 % start the walk that they planned, with it 80 %.",
            Question = "kelione dropoffs route_build route_start --within 1d",
            From = "route_build",
            To = "route_start",
            With = StepPattern.Of("location_denied"),
            ShareWith = CityGuideOdds.LocationDenied,
            ConversionWith = CityGuideOdds.StartsRouteDenied,
            ConversionWithout = CityGuideOdds.StartsRouteAllowed,
        },
    ];

    public override void Live(int unit, Journey journey, bool planted)
    {
        journey.Person(unit, Rhythm.Leisure.InWeekAfter(Arrivals.Of(unit), journey.Chance));
        new CityGuideLife(unit, journey, planted).Live();
    }

    private static SegmentTruth Segment(string name, string activity, double share, string what) => new()
    {
        Name = "segment-" + name,
        Sentence = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{100 * share:0} % of the users {what}. The segments overlap as chance has it."),
        Question = $"kelione segment define {name} \"did {activity}\"",
        Activity = activity,
        Share = share,
    };

    private static NoRelationTruth Nothing(string activity, double share, string what) => new()
    {
        Name = "nothing-" + activity.Replace('_', '-'),
        Sentence = what + " on the first day has nothing to do with coming back.",
        Question = "kelione aha --exposure 1d --outcome 7d..14d",
        Activity = activity,
        Exposure = Day,
        OutcomeFrom = OutcomeFrom,
        OutcomeTo = OutcomeTo,
        ShareWith = share,
        Retained = CityGuideOdds.Retained,
    };
}
