using Kelione.Journeys;

namespace Kelione.Samples;

/// <summary>What is planted in the phone scenario, computed from the odds by which it is drawn.</summary>
internal static class PhoneTruths
{
    private static readonly Duration Month = Duration.FromDays(30);

    public static IReadOnlyList<PlantedTruth> All() =>
    [
        new FunnelTruth
        {
            Name = "funnel-purchase",
            Sentence = "Of those who look at a phone 55.8 % put one in the cart, 78 % of these start the checkout, and only 42.1 % of these submit a payment: the weak step.",
            Question = "kelione funnel product_view add_to_cart checkout_start payment_submit --within 30d",
            Steps = ["product_view", "add_to_cart", "checkout_start", "payment_submit"],
            Within = Month,
            Conversions = [PhoneOdds.AddsToCart, PhoneOdds.StartsCheckout, PhoneOdds.Submits],
            WeakStep = 3,
        },
        new GoesTogetherTruth
        {
            Name = "cause-delivery-fee",
            Sentence = "The weak step goes together with the delivery fee that the checkout shows late: 25 % go on to pay with it, 63 % without.",
            Question = "kelione dropoffs checkout_start payment_submit --within 30d",
            From = "checkout_start",
            To = "payment_submit",
            With = StepPattern.Of("delivery_fee_shown"),
            ShareWith = PhoneOdds.FeeShown,
            ConversionWith = PhoneOdds.SubmitsWithFee,
            ConversionWithout = PhoneOdds.SubmitsWithoutFee,
        },
        new ReleaseTruth
        {
            Name = "release-payment-page",
            Sentence = "The new payment page of 1 July 2025 lifts the share of submitted payments that become orders from 79.4 % to 91.1 %.",
            Question = "kelione funnel payment_submit order_paid --within 1d --to 2025-07-01\nkelione funnel payment_submit order_paid --within 1d --from 2025-07-01",
            From = "payment_submit",
            To = "order_paid",
            Within = Duration.FromDays(1),
            ReleaseMicros = PhoneOdds.ReleaseMillis * 1000,
            Before = PhoneOdds.PaysBefore,
            After = PhoneOdds.PaysAfter,
        },
        new GoesTogetherTruth
        {
            Name = "cause-payment-error",
            Sentence = "Whoever meets a payment error pays in 30 % of the cases, the others in 95 %.",
            Question = "kelione dropoffs payment_submit order_paid --within 1d",
            From = "payment_submit",
            To = "order_paid",
            With = StepPattern.Of("payment_error"),
            ShareWith = (PhoneOdds.ErrorBeforeRelease + PhoneOdds.ErrorAfterRelease) / 2,
            ConversionWith = PhoneOdds.PaysAfterError,
            ConversionWithout = PhoneOdds.PaysWithoutError,
            Slack = 0.03,
        },
        new ChannelSwitchTruth
        {
            Name = "switch-stock-unavailable",
            Sentence = "Of those whom the site tells that the phone is out of stock, 60 % turn up in a store next.",
            Question = "kelione flows",
            After = "stock_unavailable",
            ToChannel = "store",
            Share = PhoneOdds.StoreAfterStockUnavailable,
        },
        new GoesTogetherTruth
        {
            Name = "cause-late-courier",
            Sentence = "After a late courier 50 % call the hotline, otherwise 7 %.",
            Question = "kelione dropoffs courier_assigned support_call --within 14d",
            From = "courier_assigned",
            To = "support_call",
            With = StepPattern.Of("courier_late"),
            ShareWith = PhoneOdds.CourierLate,
            ConversionWith = PhoneOdds.CallsAfterLate,
            ConversionWithout = PhoneOdds.CallsOtherwise,
        },
        new GoesTogetherTruth
        {
            Name = "nothing-wishlist",
            Sentence = "The wish list has nothing to do with putting a phone in the cart: 55.8 % with it and without it.",
            Question = "kelione dropoffs product_view add_to_cart --within 30d",
            From = "product_view",
            To = "add_to_cart",
            With = StepPattern.Of("wishlist_add"),
            ShareWith = PhoneOdds.WishlistAdd,
            ConversionWith = PhoneOdds.AddsToCart,
            ConversionWithout = PhoneOdds.AddsToCart,
        },
        new AhaTruth
        {
            Name = "aha-shortlist",
            Sentence = "Whoever saves a shortlist of models on the first day is seen again in the second week in 57.9 % of the cases, the others in 24.5 %.",
            Question = "kelione aha --exposure 1d --outcome 7d..14d",
            Activity = "shortlist_save",
            Times = 1,
            Exposure = Duration.FromDays(1),
            OutcomeFrom = Duration.FromDays(PhoneOdds.OutcomeFromDay),
            OutcomeTo = Duration.FromDays(PhoneOdds.OutcomeToDay),
            ShareWith = PhoneOdds.ShortlistSaved,
            RetainedWith = PhoneOdds.RetainedWithShortlist,
            RetainedWithout = PhoneOdds.RetainedWithoutShortlist,
        },
        .. PhoneMarketing.Truths(),
        .. Voice(),
    ];

    private static IEnumerable<PlantedTruth> Voice() =>
    [
        new FeedbackTruth
        {
            Name = "voice-courier",
            Sentence = "Of the reviews of couriers 23.3 % are negative and 66.7 % positive; it is the late ones that spoil them (75 % negative against 12 %).",
            Question = "the reviews at the touchpoint door, in the feedback",
            Feedback = "review",
            Touchpoint = "door",
            NegativeShare = PhoneOdds.CourierNegative,
            PositiveShare = 1 - PhoneOdds.CourierNegative - PhoneOdds.CourierNeutral,
        },
        new FeedbackTruth
        {
            Name = "voice-queue",
            Sentence = "Visitors of the stores complain of queues: 42 % of the answers are negative, 40 % positive.",
            Question = "the CSAT answers at the touchpoint till_queue, in the feedback",
            Feedback = "csat",
            Touchpoint = "till_queue",
            NegativeShare = PhoneOdds.StoreNegative,
            PositiveShare = PhoneOdds.StorePositive,
        },
        new FeedbackTruth
        {
            Name = "voice-nps",
            Sentence = "52 % of the owners are promoters and 22 % detractors: an NPS of +30.",
            Question = "the NPS answers in the feedback",
            Feedback = "nps",
            NegativeShare = PhoneOdds.Detractors,
            PositiveShare = PhoneOdds.Promoters,
        },
    ];
}
