namespace Kelione.Workspace;

/// <summary>What a browser says of itself, read by its plain words: the kind of device, the system and the browser. Where nothing is known there is nothing; versions are not kept. Immutable.</summary>
/// <param name="Device"><c>phone</c>, <c>tablet</c>, <c>desktop</c>, <c>tv</c>, <c>console</c>, <c>bot</c>; null for unknown.</param>
/// <param name="System">Android, iOS, Windows…; null for unknown.</param>
/// <param name="Browser">Chrome, Safari…; null for unknown.</param>
internal sealed record UserAgent(string? Device, string? System, string? Browser)
{
    private const int LongestRead = 600;

    // The first word that is found says it: names that others bear as well come later.
    private static readonly (string Word, string Name)[] Bots = [("bot", "bot"), ("crawl", "bot"), ("spider", "bot"), ("slurp", "bot"), ("facebookexternalhit", "bot"), ("headlesschrome", "bot"), ("lighthouse", "bot"), ("pingdom", "bot")];

    private static readonly (string Word, string Name)[] Systems =
    [
        ("windows phone", "Windows Phone"), ("harmonyos", "HarmonyOS"), ("kaios", "KaiOS"), ("tizen", "Tizen"), ("web0s", "webOS"), ("webos", "webOS"), ("android", "Android"), ("iphone", "iOS"), ("ipad", "iPadOS"), ("ipod", "iOS"),
        ("cros ", "ChromeOS"), ("windows", "Windows"), ("mac os x", "macOS"), ("macintosh", "macOS"), ("linux", "Linux"), ("x11", "Linux"),
    ];

    private static readonly (string Word, string Name)[] Browsers =
    [
        ("yabrowser/", "Yandex Browser"), ("edg/", "Edge"), ("edga/", "Edge"), ("edgios/", "Edge"), ("edge/", "Edge"), ("opr/", "Opera"), ("opera", "Opera"), ("samsungbrowser/", "Samsung Internet"), ("vivaldi/", "Vivaldi"),
        ("ucbrowser/", "UC Browser"), ("micromessenger/", "WeChat"), ("huaweibrowser/", "Huawei Browser"), ("miuibrowser/", "Mi Browser"), ("duckduckgo/", "DuckDuckGo"), ("firefox/", "Firefox"), ("fxios/", "Firefox"), ("crios/", "Chrome"), ("chromium/", "Chromium"), ("chrome/", "Chrome"),
        ("msie", "Internet Explorer"), ("trident/", "Internet Explorer"), ("version/", "Safari"),
    ];

    /// <summary>Reads a user agent; what is longer than 600 characters is read so far.</summary>
    public static UserAgent Read(string text)
    {
        var low = (text.Length > LongestRead ? text[..LongestRead] : text).ToLowerInvariant();
        var system = Find(low, Systems);
        return new UserAgent(DeviceOf(low, system), system, Find(low, Browsers) is var browser && browser == "Safari" && system is not ("iOS" or "iPadOS" or "macOS") ? null : browser);
    }

    private static string? DeviceOf(string low, string? system)
    {
        bool Has(string word) => low.Contains(word, StringComparison.Ordinal);
        return Find(low, Bots) is { } bot ? bot
            : Has("playstation") || Has("xbox") || Has("nintendo") ? "console"
            : Has("smart-tv") || Has("smarttv") || Has("googletv") || Has("apple tv") || Has("appletv") || Has("hbbtv") || Has("bravia") || Has("crkey") || Has("roku") || Has("aft") && Has("silk") || system is "webOS" || (system is "Tizen" && !Has("mobile")) ? "tv"
            : Has("ipad") || Has("tablet") || Has("kindle") || (system is "Android" && !Has("mobile")) ? "tablet"
            : Has("iphone") || Has("ipod") || Has("mobile") || system is "KaiOS" or "Windows Phone" ? "phone"
            : system is "Windows" or "macOS" or "Linux" or "ChromeOS" ? "desktop"
            : null;
    }

    private static string? Find(string low, (string Word, string Name)[] words)
    {
        foreach (var (word, name) in words)
        {
            if (low.Contains(word, StringComparison.Ordinal))
            {
                return name;
            }
        }

        return null;
    }
}
