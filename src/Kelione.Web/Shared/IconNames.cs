namespace Kelione.Web.Shared;

/// <summary>Which icon stands for what events name: channels and devices.</summary>
internal static class IconNames
{
    /// <summary>The icon of a channel as events name it (web, mobile_app, e-mail…); a branching line for one that is not known.</summary>
    public static string OfChannel(string channel) => Known(channel) switch
    {
        "app" or "mobileapp" or "mobile" or "ios" or "android" => "app",
        "web" or "website" or "site" or "blog" or "search" or "landing" => "web",
        "store" or "shop" or "branch" or "pickup" or "office" or "offline" => "store",
        "email" or "mail" or "newsletter" => "mail",
        "call" or "callcentre" or "callcenter" or "phone" or "support" => "call",
        "chat" or "messenger" or "bot" or "sms" or "push" => "chat",
        "social" or "socialnetwork" or "facebook" or "instagram" => "social",
        "courier" or "delivery" => "courier",
        "billboard" or "outdoor" or "leaflet" or "ads" => "billboard",
        "video" or "youtube" or "tv" => "video",
        _ => "channels",
    };

    /// <summary>The icon of a device as events name it; a screen for one that is not known.</summary>
    public static string OfDevice(string device) => Known(device) switch
    {
        "phone" or "mobile" or "smartphone" or "ios" or "android" or "iphone" => "app",
        "tablet" or "ipad" => "tablet",
        "store" or "terminal" or "kiosk" or "till" => "store",
        "landline" or "call" => "call",
        _ => "desktop",
    };

    private static string Known(string name) => string.Concat(name.Where(char.IsLetter)).ToLowerInvariant();
}
