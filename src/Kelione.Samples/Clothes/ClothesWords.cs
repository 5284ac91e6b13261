namespace Kelione.Samples;

/// <summary>The seventeen steps from "sees it on another child" to "buys again", and what happens beside them.</summary>
internal static class ClothesWords
{
    public static readonly Vocabulary All = new();

    public static readonly Word Web = All.Word("web");
    public static readonly Word Social = All.Word("social_network");
    public static readonly Word CallCentre = All.Word("call_centre");
    public static readonly Word PickupPoint = All.Word("pickup_point");
    public static readonly Word Email = All.Word("email");
    public static readonly Word Phone = All.Word("phone");
    public static readonly Word Desktop = All.Word("desktop");
    public static readonly Word Tablet = All.Word("tablet");

    public static readonly Word SocialPostSeen = All.Word("social_post_seen");
    public static readonly Word FriendPhotoSeen = All.Word("friend_photo_seen");
    public static readonly Word BrandSearch = All.Word("brand_search");
    public static readonly Word SiteVisit = All.Word("site_visit");
    public static readonly Word CategoryView = All.Word("category_view");
    public static readonly Word ProductView = All.Word("product_view");
    public static readonly Word SizeChartOpen = All.Word("size_chart_open");
    public static readonly Word SizeAdviceUsed = All.Word("size_advice_used");
    public static readonly Word ReviewRead = All.Word("review_read");
    public static readonly Word AddToCart = All.Word("add_to_cart");
    public static readonly Word DeliveryInfoView = All.Word("delivery_info_view");
    public static readonly Word NoPickupPoint = All.Word("no_pickup_point");
    public static readonly Word CheckoutStart = All.Word("checkout_start");
    public static readonly Word PromoCodeRejected = All.Word("promo_code_rejected");
    public static readonly Word CallPlaced = All.Word("call_placed");
    public static readonly Word OrderPaid = All.Word("order_paid");
    public static readonly Word ParcelTracked = All.Word("parcel_tracked");
    public static readonly Word ParcelReceived = All.Word("parcel_received");
    public static readonly Word ReturnSent = All.Word("return_sent");
    public static readonly Word RefundPaid = All.Word("refund_paid");
    public static readonly Word PhotoShared = All.Word("photo_shared");
    public static readonly Word NewsletterOpen = All.Word("newsletter_open");
    public static readonly Word RepeatOrderPaid = All.Word("repeat_order_paid");
    public static readonly Word NewsletterSubscribe = All.Word("newsletter_subscribe");
    public static readonly Word WishlistAdd = All.Word("wishlist_add");

    public static readonly Word AtFeed = All.Word("news_feed");
    public static readonly Word AtSite = All.Word("site");
    public static readonly Word AtProductPage = All.Word("product_page");
    public static readonly Word AtSizeChart = All.Word("size_chart");
    public static readonly Word AtCart = All.Word("cart");
    public static readonly Word AtDeliveryPage = All.Word("delivery_page");
    public static readonly Word AtCheckout = All.Word("checkout");
    public static readonly Word AtHotline = All.Word("hotline");
    public static readonly Word AtParcel = All.Word("parcel");

    public static readonly Word[] Categories = All.Words("overalls", "dresses", "t_shirts", "pyjamas", "jackets", "shoes", "hats");
    public static readonly Word[] Sizes = All.Words("62", "68", "74", "80", "86", "92", "98", "104", "110", "116");
    public static readonly Word[] Cities = All.Words("Vilnius", "Kaunas", "Warszawa", "Gdańsk", "Almaty", "London", "Singapore");

    public const int Category = 0;

    public const int Size = 1;

    public const int City = 2;
}
