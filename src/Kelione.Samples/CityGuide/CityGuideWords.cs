namespace Kelione.Samples;

/// <summary>Everything that happens in the city guide.</summary>
internal static class CityGuideWords
{
    public static readonly Vocabulary All = new();

    public static readonly Word App = All.Word("app");
    public static readonly Word Push = All.Word("push");
    public static readonly Word Phone = All.Word("phone");
    public static readonly Word Tablet = All.Word("tablet");

    public static readonly Word AppOpen = All.Word("app_open");
    public static readonly Word OnboardingDone = All.Word("onboarding_done");
    public static readonly Word LocationDenied = All.Word("location_denied");
    public static readonly Word LocationAllowed = All.Word("location_allowed");
    public static readonly Word CitySelect = All.Word("city_select");
    public static readonly Word MapView = All.Word("map_view");
    public static readonly Word PlaceView = All.Word("place_view");
    public static readonly Word PlaceSave = All.Word("place_save");
    public static readonly Word PlaceShare = All.Word("place_share");
    public static readonly Word ReviewRead = All.Word("review_read");
    public static readonly Word PushOpen = All.Word("push_open");
    public static readonly Word AppError = All.Word("app_error");
    public static readonly Word ThemeChange = All.Word("theme_change");
    public static readonly Word AudioGuidePlay = All.Word("audio_guide_play");
    public static readonly Word EventListView = All.Word("event_list_view");
    public static readonly Word EventView = All.Word("event_view");
    public static readonly Word TicketSelect = All.Word("ticket_select");
    public static readonly Word TicketPay = All.Word("ticket_pay");
    public static readonly Word RestaurantSearch = All.Word("restaurant_search");
    public static readonly Word RestaurantView = All.Word("restaurant_view");
    public static readonly Word TableBook = All.Word("table_book");
    public static readonly Word RouteBuild = All.Word("route_build");
    public static readonly Word RouteStart = All.Word("route_start");
    public static readonly Word RouteFinish = All.Word("route_finish");
    public static readonly Word GroupTourRequest = All.Word("group_tour_request");
    public static readonly Word PremiumOfferView = All.Word("premium_offer_view");
    public static readonly Word PremiumBuy = All.Word("premium_buy");

    public static readonly Word AtHome = All.Word("home_screen");
    public static readonly Word AtMap = All.Word("map_screen");
    public static readonly Word AtPlace = All.Word("place_card");
    public static readonly Word AtEvents = All.Word("event_calendar");
    public static readonly Word AtTickets = All.Word("ticket_desk");
    public static readonly Word AtTables = All.Word("restaurants");
    public static readonly Word AtRoute = All.Word("route_planner");
    public static readonly Word AtSettings = All.Word("settings");

    public static readonly Word[] Cities = All.Words("Vilnius", "Kraków", "Riga", "Almaty", "Singapore", "Edinburgh");
    public static readonly Word[] Platforms = All.Words("android", "ios");
    public static readonly Word OldVersion = All.Word("2.3");
    public static readonly Word NewVersion = All.Word("2.4");

    public const int City = 0;

    public const int Platform = 1;

    public const int AppVersion = 2;
}
