using Kelione.Journeys;

namespace Kelione.Samples;

/// <summary>A children's clothes shop.</summary>
internal sealed class ClothesScript : ScenarioScript
{
    private const string AhaQuestion = "kelione aha --exposure 3d --outcome 30d..60d";
    private static readonly Duration Exposure = Duration.FromDays(ClothesOdds.ExposureDays);
    private static readonly Duration OutcomeFrom = Duration.FromDays(ClothesOdds.OutcomeFromDay);
    private static readonly Duration OutcomeTo = Duration.FromDays(ClothesOdds.OutcomeToDay);
    private static readonly Duration TwoWeeks = Duration.FromDays(14);

    public override string Name => "clothes";

    public override string Title => "A children's clothes shop";

    public override string Description =>
        "Parents from the moment they see something on another child to the day they buy again: a site, social networks, a call centre, pickup points. "
        + "Delivery is the weak step, size advice the aha moment, and a new size chart makes returns rare.";

    public override int DefaultCustomers => 20_000;

    public override Vocabulary Words => ClothesWords.All;

    public override EventSchema Schema { get; } = new(
        [EventColumnKind.Channel, EventColumnKind.Device, EventColumnKind.Session, EventColumnKind.Touchpoint, EventColumnKind.Value], "category", "size", "city");

    public override Arrivals Arrivals { get; } = new(SampleDates.Millis(2025, 1, 1), WaveDays: 273, WaveBits: 17);

    public override IReadOnlyList<PlantedTruth> Truths { get; } =
    [
        new FunnelTruth
        {
            Name = "funnel-purchase",
            Sentence = "Half of those who look at something put it in the cart, 80 % of these read about the delivery, and only 38 % of these start the checkout: the weak step. 86 % of these pay.",
            Question = "kelione funnel product_view add_to_cart delivery_info_view checkout_start order_paid --within 14d",
            Steps = ["product_view", "add_to_cart", "delivery_info_view", "checkout_start", "order_paid"],
            Within = TwoWeeks,
            Conversions = [ClothesOdds.AddsToCart, ClothesOdds.ReadsDelivery, ClothesOdds.ChecksOut, ClothesOdds.Pays],
            WeakStep = 3,
        },
        new GoesTogetherTruth
        {
            Name = "cause-no-pickup-point",
            Sentence = "The weak step goes together with the message that there is no pickup point nearby: 20 % start the checkout after it, 50 % without.",
            Question = "kelione dropoffs delivery_info_view checkout_start --within 14d",
            From = "delivery_info_view",
            To = "checkout_start",
            With = StepPattern.Of("no_pickup_point"),
            ShareWith = ClothesOdds.NoPickupPoint,
            ConversionWith = ClothesOdds.ChecksOutWithoutPickup,
            ConversionWithout = ClothesOdds.ChecksOutWithPickup,
        },
        new ChannelSwitchTruth
        {
            Name = "switch-promo-code",
            Sentence = "Of those whose promo code the site rejects, half take the telephone next.",
            Question = "kelione flows",
            After = "promo_code_rejected",
            ToChannel = "call_centre",
            Share = ClothesOdds.CallsAfterRejection,
        },
        new ReleaseTruth
        {
            Name = "release-size-chart",
            Sentence = "The new size chart of 12 May 2025 lowers the share of received parcels that are sent back from 32 % to 15 %.",
            Question = "kelione funnel parcel_received return_sent --within 14d --to 2025-05-12\nkelione funnel parcel_received return_sent --within 14d --from 2025-05-12",
            From = "parcel_received",
            To = "return_sent",
            Within = TwoWeeks,
            ReleaseMicros = ClothesOdds.ReleaseMillis * 1000,
            Before = ClothesOdds.ReturnsBefore,
            After = ClothesOdds.ReturnsAfter,
        },
        new AhaTruth
        {
            Name = "aha-size-advice",
            Sentence = "Parents who use the size advice in the first three days come back in the second month in 46 % of the cases, the others in 19 %.",
            Question = AhaQuestion,
            Activity = "size_advice_used",
            Times = 1,
            Exposure = Exposure,
            OutcomeFrom = OutcomeFrom,
            OutcomeTo = OutcomeTo,
            ShareWith = ClothesOdds.TakesSizeAdvice,
            RetainedWith = ClothesOdds.RetainedWith,
            RetainedWithout = ClothesOdds.RetainedWithout,
        },
        Nothing("newsletter_subscribe", ClothesOdds.SubscribesNewsletter, "Subscribing to the newsletter"),
        Nothing("wishlist_add", ClothesOdds.AddsToWishlist, "Filling a wish list"),
        new ParetoTruth
        {
            Name = "pareto-customers",
            Sentence = "The best fifth of the paying customers carries about 60 % of the money.",
            Question = "kelione pareto --measure value --where activity=order_paid",
            TopShare = 0.2,
            ValueShare = 0.60,
            ValueTolerance = 0.04,
        },
    ];

    public override void Live(int unit, Journey journey, bool planted)
    {
        journey.Person(unit, Rhythm.Leisure.InWeekAfter(Arrivals.Of(unit), journey.Chance));
        new ClothesLife(journey, planted).Live();
    }

    private static NoRelationTruth Nothing(string activity, double share, string what) => new()
    {
        Name = "nothing-" + activity.Replace('_', '-'),
        Sentence = what + " in the first days has nothing to do with coming back.",
        Question = AhaQuestion,
        Activity = activity,
        Exposure = Exposure,
        OutcomeFrom = OutcomeFrom,
        OutcomeTo = OutcomeTo,
        ShareWith = share,
        Retained = ClothesOdds.Retained,
    };
}
