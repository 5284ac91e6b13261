namespace Kelione.Samples;

/// <summary>
/// How likely things are when somebody buys a phone. The script draws by these very numbers and the truths are computed from them, so the two cannot drift apart.
/// </summary>
internal static class PhoneOdds
{
    public const double ViewsProduct = 0.92;

    // Goods out of stock online send people to the store.
    public const double StockUnavailable = 0.10;
    public const double StoreAfterStockUnavailable = 0.60;
    public const double StoreOtherwise = 0.08;
    public const double StoreUnplanted = StockUnavailable * StoreAfterStockUnavailable + (1 - StockUnavailable) * StoreOtherwise;
    public const double BuysInStore = 0.45;

    // The way to the till.
    public const double AddsToCartInStock = 0.62;
    public const double AddsToCart = (1 - StockUnavailable) * AddsToCartInStock;
    public const double StartsCheckout = 0.78;

    // The delivery fee, shown late, is the weak step.
    public const double FeeShown = 0.55;
    public const double SubmitsWithFee = 0.25;
    public const double SubmitsWithoutFee = 0.63;
    public const double Submits = FeeShown * SubmitsWithFee + (1 - FeeShown) * SubmitsWithoutFee;

    // Payment errors drive people away; a release makes them rare.
    public const double ErrorBeforeRelease = 0.24;
    public const double ErrorAfterRelease = 0.06;
    public const double PaysAfterError = 0.30;
    public const double PaysWithoutError = 0.95;
    public const double PaysBefore = ErrorBeforeRelease * PaysAfterError + (1 - ErrorBeforeRelease) * PaysWithoutError;
    public const double PaysAfter = ErrorAfterRelease * PaysAfterError + (1 - ErrorAfterRelease) * PaysWithoutError;
    public const double ErrorUnplanted = (ErrorBeforeRelease + ErrorAfterRelease) / 2;
    public const double PaysUnplanted = (PaysBefore + PaysAfter) / 2;

    // A late courier brings calls and bad reviews.
    public const double CourierLate = 0.18;
    public const double CallsAfterLate = 0.50;
    public const double CallsOtherwise = 0.07;
    public const double CallsUnplanted = CourierLate * CallsAfterLate + (1 - CourierLate) * CallsOtherwise;
    public const double CourierReviewed = 0.40;
    public const double CourierNegativeLate = 0.75;
    public const double CourierNegativeOnTime = 0.12;
    public const double CourierNegative = CourierLate * CourierNegativeLate + (1 - CourierLate) * CourierNegativeOnTime;
    public const double CourierNeutral = 0.10;

    // Nothing depends on the wish list.
    public const double WishlistAdd = 0.20;

    // The aha moment: a shortlist of models, saved on the first visit, brings those back who would have stayed away.
    public const double ShortlistSavedByViewers = 0.22;
    public const double ShortlistSaved = ViewsProduct * ShortlistSavedByViewers;
    public const double ReturnsToShortlist = 0.50;
    public const double ReturnsUnplanted = ShortlistSaved * ReturnsToShortlist;

    // What the rest of the story brings, shortlist or not; nothing is drawn by these three. They follow from all the odds and days of the way and of what owners do, and were counted over a million customers.
    public const double ViewersSeenAnyway = 0.252;
    public const double ViewersStayAway = 0.654;
    public const double OthersSeenAnyway = 0.184;

    public const double RetainedWithShortlist = ViewersSeenAnyway + ViewersStayAway * ReturnsToShortlist;
    public const double RetainedWithoutShortlist =
        (ViewsProduct * (1 - ShortlistSavedByViewers) * ViewersSeenAnyway + (1 - ViewsProduct) * OthersSeenAnyway) / (1 - ShortlistSaved);

    // Surveys.
    public const double StoreSurveyed = 0.35;
    public const double StoreNegative = 0.42;
    public const double StorePositive = 0.40;
    public const double NpsSurveyed = 0.30;
    public const double Detractors = 0.22;
    public const double Promoters = 0.52;

    /// <summary>Retained is who has an event in this stretch of days after the first one.</summary>
    public const int OutcomeFromDay = 7;

    public const int OutcomeToDay = 14;

    /// <summary>The new payment page goes live.</summary>
    public static readonly long ReleaseMillis = SampleDates.Millis(2025, 7, 1);
}
