using System.Text.Json;

namespace Kelione.Sources;

/// <summary>
/// What PostHog's events mean. Field meanings: posthog.com/docs/api/capture and the SDKs' own requests. <c>$identify</c>, <c>$create_alias</c>, <c>$groupidentify</c> and <c>$set</c> tell who somebody is,
/// not what they did: they become clues and traits, no events.
/// </summary>
internal static class PostHogEvents
{
    private static readonly HashSet<string> Told = ["token", "distinct_id", "$ip", "$session_id", "$set", "$set_once", "$unset", "$anon_distinct_id"];

    private static readonly string[] AccountGroups = ["company", "organization", "organisation", "account", "workspace"];

    /// <summary>Whether an event of this name only tells who somebody is.</summary>
    public static bool IsAboutPerson(string name) => name is "$identify" or "$create_alias" or "$merge_dangerously" or "$groupidentify" or "$set";

    /// <summary>The person's ids: known to the site or only to the SDK.</summary>
    /// <param name="distinct">The id that the event has.</param>
    /// <param name="properties">Its properties.</param>
    public static (string? User, string? Anonymous) Person(string distinct, JsonElement properties)
    {
        var device = properties.Text("$device_id");
        return distinct == device || properties.IsFalse("$is_identified") ? (null, distinct) : (distinct, device);
    }

    /// <summary>The event.</summary>
    public static CollectedEvent Of(string name, string distinct, long timeMicros, string? id, JsonElement properties)
    {
        var (user, anonymous) = Person(distinct, properties);
        var isServer = properties.IsTrue("$is_server");
        return new CollectedEvent
        {
            Activity = name,
            UserId = user,
            AnonymousId = anonymous,
            TimeMicros = timeMicros,
            Id = id,
            Session = properties.Text("$session_id"),
            Url = properties.Text("$current_url"),
            Screen = properties.FirstText("$screen_name", "title"),
            Referrer = properties.Text("$referrer") is var referrer && referrer == "$direct" ? "" : referrer,
            UserAgent = properties.FirstText("$raw_user_agent", "$user_agent") ?? (isServer ? "" : null),
            Device = properties.Text("$device_type"),
            Address = properties.IsTrue("$geoip_disable") ? "" : properties.Text("$ip"),
            Campaign = Campaigns.Of(field => properties.Text("utm_" + field)),
            Account = Account(properties),
            Value = properties.Number("$revenue") ?? properties.Number("revenue"),
            Properties = new PropertyBag().AddAll(properties, Told).Fields,
        };
    }

    private static string? Account(JsonElement properties)
    {
        if (properties.Inner("$groups") is not { } groups)
        {
            return null;
        }

        return groups.FirstText(AccountGroups) ?? groups.EnumerateObject().Select(group => groups.Text(group.Name)).FirstOrDefault(text => text is not null);
    }
}
