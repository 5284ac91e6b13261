using System.Globalization;
using System.Text.Json;
using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>
/// What Mixpanel's events mean. Field meanings: docs.mixpanel.com, "Ingestion API" and "Simplified ID Merge". <c>$identify</c>, <c>$create_alias</c> and <c>$merge</c> tell who somebody is and become clues, no events.
/// The customer and the event's id are made as from the raw export (<see cref="MixpanelProfile"/>), so that an event that comes by both ways is one event.
/// </summary>
internal static class MixpanelEvents
{
    private const string DevicePrefix = "$device:";

    private static readonly HashSet<string> Told = ["token", "distinct_id", "time", "$insert_id", "$user_id", "$device_id", "ip"];

    /// <summary>Whether an event of this name only tells who somebody is.</summary>
    public static bool IsAboutPerson(string name) => name is "$identify" or "$create_alias" or "$merge";

    /// <summary>The person's ids: known to the site or only to the SDK.</summary>
    public static (string? User, string? Anonymous) Person(string? distinct, JsonElement properties)
    {
        var device = properties.Text("$device_id");
        var isDevice = distinct is null || distinct == device || distinct.StartsWith(DevicePrefix, StringComparison.Ordinal);
        var user = properties.Text("$user_id") ?? (isDevice ? null : distinct);
        return (user, isDevice && distinct is not null ? distinct : device is null ? null : DevicePrefix + device);
    }

    /// <summary>The event.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="written">The moment that it writes; null where it writes none.</param>
    /// <param name="properties">Its properties.</param>
    /// <param name="request">The request that brings it.</param>
    public static CollectedEvent Of(string name, long? written, JsonElement properties, CollectRequest request)
    {
        var distinct = properties.Text("distinct_id");
        var (user, anonymous) = Person(distinct, properties);
        return new CollectedEvent
        {
            Activity = name,
            UserId = user,
            AnonymousId = anonymous,
            TimeMicros = written ?? request.ReceivedMicros,
            WrittenMicros = written,
            Id = IdOf(name, distinct ?? user ?? anonymous, written, properties.Text("$insert_id")),
            Session = properties.Text("$session_id"),
            Url = properties.Text("$current_url"),
            Screen = properties.FirstText("$screen_name", "current_page_title"),
            Referrer = properties.Text("$referrer") is var referrer && referrer == "$direct" ? "" : referrer,
            UserAgent = properties.Text("mp_lib") is null or "web" ? null : "",
            Device = properties.Text("$device"),

            // The address of the request counts only where the SDK says so: "ip=1".
            Address = properties.Text("ip") ?? (request.Asked("ip") == "1" ? null : ""),
            Campaign = Campaigns.Of(field => properties.Text("utm_" + field)),
            Value = properties.Number("revenue") ?? properties.Number("amount") ?? properties.Number("$amount"),
            Properties = new PropertyBag().AddAll(properties, Told).Fields,
        };
    }

    /// <summary>The event's id, by files and by requests alike; null where Mixpanel has none. The moment counts by its second: the raw export cuts what the SDKs write to whole ones, unless asked for milliseconds.</summary>
    public static string? IdOf(string? name, string? distinct, long? written, string? insert) =>
        insert is null ? null : string.Join('|', name, distinct, (written - (written % UtcTime.MicrosPerSecond))?.ToString(CultureInfo.InvariantCulture), insert);
}
