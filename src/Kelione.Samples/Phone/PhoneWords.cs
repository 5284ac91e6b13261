namespace Kelione.Samples;

/// <summary>Everything that can happen when somebody buys a phone, and where.</summary>
internal static class PhoneWords
{
    public static readonly Vocabulary All = new();

    // Places.
    public static readonly Word Web = All.Word("web");
    public static readonly Word App = All.Word("app");
    public static readonly Word Store = All.Word("store");
    public static readonly Word CallCentre = All.Word("call_centre");
    public static readonly Word Courier = All.Word("courier");
    public static readonly Word Desktop = All.Word("desktop");
    public static readonly Word Phone = All.Word("phone");
    public static readonly Word Tablet = All.Word("tablet");
    public static readonly Word Till = All.Word("till");
    public static readonly Word Handheld = All.Word("handheld");

    // Systems.
    public static readonly Word WebAnalytics = All.Word("web_analytics");
    public static readonly Word AppAnalytics = All.Word("app_analytics");
    public static readonly Word TillSystem = All.Word("till_system");
    public static readonly Word CallLog = All.Word("call_log");
    public static readonly Word CourierSystem = All.Word("courier_system");

    // Awareness: touches.
    public static readonly Word AdClick = All.Word("ad_click");
    public static readonly Word EmailClick = All.Word("email_click");
    public static readonly Word OrganicClick = All.Word("organic_click");
    public static readonly Word ReferralClick = All.Word("referral_click");
    public static readonly Word DirectVisit = All.Word("direct_visit");

    // Study.
    public static readonly Word SessionStart = All.Word("session_start");
    public static readonly Word Search = All.Word("search");
    public static readonly Word CategoryView = All.Word("category_view");
    public static readonly Word FilterUse = All.Word("filter_use");
    public static readonly Word ProductView = All.Word("product_view");
    public static readonly Word ReviewRead = All.Word("review_read");
    public static readonly Word CompareModels = All.Word("compare_models");
    public static readonly Word WishlistAdd = All.Word("wishlist_add");
    public static readonly Word ShortlistSave = All.Word("shortlist_save");
    public static readonly Word StockUnavailable = All.Word("stock_unavailable");
    public static readonly Word PageError = All.Word("page_error");

    // Purchase.
    public static readonly Word AddToCart = All.Word("add_to_cart");
    public static readonly Word CartView = All.Word("cart_view");
    public static readonly Word Login = All.Word("login");
    public static readonly Word CheckoutStart = All.Word("checkout_start");
    public static readonly Word DeliveryFeeShown = All.Word("delivery_fee_shown");
    public static readonly Word PaymentSubmit = All.Word("payment_submit");
    public static readonly Word PaymentError = All.Word("payment_error");
    public static readonly Word OrderPaid = All.Word("order_paid");
    public static readonly Word StoreVisit = All.Word("store_visit");
    public static readonly Word StoreConsultation = All.Word("store_consultation");
    public static readonly Word StorePurchase = All.Word("store_purchase");

    // Delivery and use.
    public static readonly Word CourierAssigned = All.Word("courier_assigned");
    public static readonly Word CourierLate = All.Word("courier_late");
    public static readonly Word DeliveryDone = All.Word("delivery_done");
    public static readonly Word DeviceSetup = All.Word("device_setup");
    public static readonly Word DataTransfer = All.Word("data_transfer");
    public static readonly Word WarrantyRegister = All.Word("warranty_register");
    public static readonly Word AccessoryView = All.Word("accessory_view");
    public static readonly Word AccessoryPurchase = All.Word("accessory_purchase");

    // Support and word of mouth.
    public static readonly Word SupportCall = All.Word("support_call");
    public static readonly Word SupportChat = All.Word("support_chat");
    public static readonly Word TicketClosed = All.Word("ticket_closed");
    public static readonly Word ReturnRequest = All.Word("return_request");
    public static readonly Word RefundPaid = All.Word("refund_paid");
    public static readonly Word ReviewPost = All.Word("review_post");
    public static readonly Word FriendReferral = All.Word("friend_referral");

    // Touchpoints.
    public static readonly Word AtAd = All.Word("advertisement");
    public static readonly Word AtNewsletter = All.Word("newsletter");
    public static readonly Word AtSite = All.Word("site");
    public static readonly Word AtProductPage = All.Word("product_page");
    public static readonly Word AtCart = All.Word("cart");
    public static readonly Word AtPaymentPage = All.Word("payment_page");
    public static readonly Word AtShopFloor = All.Word("shop_floor");
    public static readonly Word AtTill = All.Word("till_queue");
    public static readonly Word AtDoor = All.Word("door");
    public static readonly Word AtHotline = All.Word("hotline");
    public static readonly Word AtChat = All.Word("chat");
    public static readonly Word AtDevice = All.Word("device");
    public static readonly Word AtReviews = All.Word("reviews");

    public static readonly Word[] Models = All.Words("aurora_12", "aurora_12_pro", "pebble_5", "pebble_5_lite", "nova_x", "nova_fold", "classic_3");
    public static readonly Word[] Countries = All.Words("GB", "KZ", "SG", "PL", "LT");
    public static readonly Word[] PaymentErrors = All.Words("card_declined", "bank_timeout", "3ds_failed");

    /// <summary>Places of the free attributes.</summary>
    public const int Product = 0;

    public const int TrafficSource = 1;

    public const int Campaign = 2;

    public const int Country = 3;

    public const int Error = 4;
}
