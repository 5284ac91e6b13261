using System.Text.Json;

namespace Kelione.Sources;

/// <summary>
/// What PostHog's events mean, for requests and for exports (<see cref="PostHogProfile"/>) alike. Field meanings: posthog.com/docs/api/capture and the SDKs' own requests. <c>$create_alias</c>, <c>$merge_dangerously</c> and
/// <c>$groupidentify</c> tell who somebody is, not what they did: they become clues, no events. <c>$identify</c> and <c>$set</c> tell about a person (<see cref="CollectedTraits"/>). What is told beside another event is
/// that event's, as <c>$set.NAME</c>; names of PostHog's own (<c>$initial_referrer</c>) are left out there, for they would be the same on each event.
/// </summary>
internal static class PostHogEvents
{
    private static readonly HashSet<string> Told = ["token", "distinct_id", "$ip", "$session_id", "$set", "$set_once", "$unset", "$anon_distinct_id"];

    /// <summary>Where it stands what is told about a person.</summary>
    public static IReadOnlyList<string> Sets { get; } = ["$set", "$set_once"];

    private static readonly string[] AccountGroups = ["company", "organization", "organisation", "account", "workspace"];

    /// <summary>Whether an event of this name only tells that ids are one person's, or of a company.</summary>
    public static bool IsClue(string name) => name is "$create_alias" or "$merge_dangerously" or "$groupidentify";

    /// <summary>Whether an event of this name only tells about a person.</summary>
    public static bool IsTold(string name) => name is "$identify" or "$set";

    /// <summary>What an event tells about its person, but for what PostHog says by itself.</summary>
    /// <param name="one">The event.</param>
    /// <param name="properties">Its properties.</param>
    /// <param name="prefix">What stands before each name; null for the bare names.</param>
    public static PropertyBag Traits(JsonElement one, JsonElement properties, Func<string, string>? prefix = null)
    {
        var traits = new PropertyBag();
        foreach (var set in Sets)
        {
            foreach (var told in new[] { one.Inner(set), properties.Inner(set) })
            {
                traits.AddAll(told, told is { } all ? OwnNames(all) : null, prefix?.Invoke(set) ?? "");
            }
        }

        return traits;
    }

    /// <summary>The person's ids: known to the site or only to the SDK.</summary>
    /// <param name="distinct">The id that the event has.</param>
    /// <param name="properties">Its properties.</param>
    public static (string? User, string? Anonymous) Person(string distinct, JsonElement properties)
    {
        var device = properties.Text("$device_id");
        return distinct == device || properties.IsFalse("$is_identified") ? (null, distinct) : (distinct, device);
    }

    /// <summary>The event.</summary>
    public static CollectedEvent Of(string name, string distinct, long timeMicros, string? id, JsonElement one, JsonElement properties)
    {
        var (user, anonymous) = Person(distinct, properties);
        var isServer = properties.IsTrue("$is_server");
        var kept = new PropertyBag().AddAll(properties, Told);

        foreach (var (trait, text) in Traits(one, properties, set => set + ".").Fields)
        {
            kept.Add(trait, text);
        }

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
            Properties = kept.Fields,
        };
    }

    private static HashSet<string> OwnNames(JsonElement told) => [.. told.EnumerateObject().Select(m => m.Name).Where(name => name.StartsWith('$'))];

    private static string? Account(JsonElement properties)
    {
        if (properties.Inner("$groups") is not { } groups)
        {
            return null;
        }

        return groups.FirstText(AccountGroups) ?? groups.EnumerateObject().Select(group => groups.Text(group.Name)).FirstOrDefault(text => text is not null);
    }
}
