namespace Kelione.Samples;

/// <summary>How likely things are at the children's clothes shop; the script draws by these numbers and the truths are computed from them.</summary>
internal static class ClothesOdds
{
    public const double ViewsProduct = 0.90;
    public const double AddsToCart = 0.50;
    public const double ReadsDelivery = 0.80;

    // Without a pickup point nearby few go on: the weak step.
    public const double NoPickupPoint = 0.40;
    public const double ChecksOutWithoutPickup = 0.20;
    public const double ChecksOutWithPickup = 0.50;
    public const double ChecksOut = NoPickupPoint * ChecksOutWithoutPickup + (1 - NoPickupPoint) * ChecksOutWithPickup;
    public const double Pays = 0.86;

    // A promo code that the site rejects makes people take the telephone.
    public const double PromoRejected = 0.15;
    public const double CallsAfterRejection = 0.50;
    public const double CallsUnplanted = PromoRejected * CallsAfterRejection;

    // The new size chart makes returns rare.
    public const double ReturnsBefore = 0.32;
    public const double ReturnsAfter = 0.15;
    public const double ReturnsUnplanted = (ReturnsBefore + ReturnsAfter) / 2;

    // The aha moment: size advice in the first days.
    public const double TakesSizeAdvice = 0.35;
    public const double RetainedWith = 0.46;
    public const double RetainedWithout = 0.19;
    public const double Retained = TakesSizeAdvice * RetainedWith + (1 - TakesSizeAdvice) * RetainedWithout;

    // Without any relation to coming back.
    public const double SubscribesNewsletter = 0.25;
    public const double AddsToWishlist = 0.18;

    public const double Reviewed = 0.35;
    public const double NegativeWhenReturned = 0.70;
    public const double NegativeWhenKept = 0.08;
    public const double NegativeUnplanted = ReturnsUnplanted * NegativeWhenReturned + (1 - ReturnsUnplanted) * NegativeWhenKept;

    /// <summary>The new size chart, by the child's height, goes live.</summary>
    public static readonly long ReleaseMillis = SampleDates.Millis(2025, 5, 12);

    public const int ExposureDays = 3;

    /// <summary>The first purchase with all its parcels is over within 29 days; whoever is seen in this stretch of days has come back.</summary>
    public const int OutcomeFromDay = 30;

    public const int OutcomeToDay = 60;
}
