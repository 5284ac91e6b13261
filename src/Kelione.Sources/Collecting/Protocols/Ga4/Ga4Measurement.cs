using System.Globalization;
using System.Text.Json;

namespace Kelione.Sources;

/// <summary>
/// What the events of Google's Measurement Protocol mean. Fields and limits: developers.google.com/analytics/devguides/collection/protocol/ga4 ("Reference", "Limitations"). The protocol has no id of an event; one that writes
/// its own microsecond is known by that and its content, a purchase by its <c>transaction_id</c>, as Google does.
/// </summary>
internal static class Ga4Measurement
{
    /// <summary>The longest name of an event.</summary>
    public const int MostName = 40;

    private static readonly HashSet<string> Told = ["session_id", "page_location", "page_title", "page_referrer", "screen_name"];

    private static readonly HashSet<string> Reserved =
    [
        "ad_activeview", "ad_click", "ad_exposure", "ad_query", "ad_reward", "adunit_exposure", "app_clear_data", "app_exception", "app_install", "app_remove", "app_store_refund", "app_update", "app_upgrade",
        "dynamic_link_app_open", "dynamic_link_app_update", "dynamic_link_first_open", "error", "firebase_campaign", "firebase_in_app_message_action", "firebase_in_app_message_dismiss",
        "firebase_in_app_message_impression", "first_open", "first_visit", "in_app_purchase", "notification_dismiss", "notification_foreground", "notification_open", "notification_receive", "notification_send",
        "os_update", "session_start", "user_engagement",
    ];

    /// <summary>What is wrong with a name by the protocol's rules; null for nothing.</summary>
    public static string? Wrong(string name) =>
        name.Length > MostName ? Invariant($"the name is longer than {MostName} characters")
        : !char.IsAsciiLetter(name[0]) || !name.All(one => char.IsAsciiLetterOrDigit(one) || one == '_') ? "the name must begin with a letter and have letters, digits and underscores only"
        : Reserved.Contains(name) ? "the name is reserved"
        : null;

    /// <summary>The event.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="user">The person's id by the site.</param>
    /// <param name="client">The browser's or installation's.</param>
    /// <param name="written">The moment that it writes; null where it writes none.</param>
    /// <param name="one">The event.</param>
    /// <param name="root">The request around it.</param>
    /// <param name="receivedMicros">When the request came.</param>
    public static CollectedEvent Of(string name, string? user, string? client, long? written, JsonElement one, JsonElement root, long receivedMicros)
    {
        var parameters = one.Inner("params") ?? default;
        var properties = new PropertyBag().AddAll(parameters, Told).AddAll(root.Inner("consent"), prefix: "consent.");
        if (root.Member("non_personalized_ads") is { } noAds)
        {
            properties.AddOne("non_personalized_ads", noAds);
        }

        foreach (var (trait, text) in Traits(root).Fields)
        {
            properties.Add("user_properties." + trait, text);
        }

        return new CollectedEvent
        {
            Activity = name,
            UserId = user,
            AnonymousId = client,
            TimeMicros = written ?? receivedMicros,
            Id = IdOf(name, user ?? client, written, one, parameters),
            Session = parameters.Text("session_id") is { } session ? $"{client ?? user}.{session}" : null,
            Url = parameters.Text("page_location"),
            Screen = parameters.FirstText("screen_name", "page_title"),
            Referrer = parameters.Text("page_referrer"),
            UserAgent = root.Text("user_agent") ?? "",
            Device = root.Inner("device")?.Text("category"),
            Address = root.Text("ip_override") ?? "",
            Campaign = Campaigns.Of(field => parameters.Text(field)),
            Value = parameters.Number("value"),
            Properties = properties.Fields,
        };
    }

    /// <summary>What the request tells about the person; its events have it as <c>user_properties.NAME</c>, as in the export.</summary>
    public static PropertyBag Traits(JsonElement root)
    {
        var traits = new PropertyBag();
        if (root.Inner("user_properties") is { } properties)
        {
            foreach (var property in properties.EnumerateObject())
            {
                traits.AddOne(property.Name, property.Value.Member("value") ?? property.Value);
            }
        }

        return traits;
    }

    private static string? IdOf(string name, string? person, long? written, JsonElement one, JsonElement parameters)
    {
        if (name == "purchase" && parameters.Text("transaction_id") is { } transaction)
        {
            return $"purchase|{transaction}";
        }

        return written is { } at ? string.Join('|', person, name, at.ToString(CultureInfo.InvariantCulture), ContentKey.Of(one.GetRawText())) : null;
    }
}
