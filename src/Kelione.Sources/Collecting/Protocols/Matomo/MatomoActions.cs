using System.Globalization;
using System.Net;

namespace Kelione.Sources;

/// <summary>
/// What Matomo's actions mean. Fields: developer.matomo.org/api-reference/tracking-api. An event is called by its action (<c>e_a</c>), its category stays a property; pages are <c>Page viewed</c> with the title as screen;
/// goals, orders, searches, downloads and links have names of their own.
/// </summary>
internal static class MatomoActions
{
    private static readonly HashSet<string> Told =
    [
        "idsite", "rec", "apiv", "token_auth", "rand", "send_image", "uid", "_id", "cid", "url", "urlref", "action_name", "ua", "cip", "cdt", "cdo", "_rcn", "h", "m", "s", "queuedtracking",
    ];

    /// <summary>The action's name; null where it only says that the person is still there.</summary>
    public static string? NameOf(IReadOnlyDictionary<string, string> fields) =>
        fields.GetValueOrDefault("ping") == "1" ? null
        : Given(fields, "idgoal") is { } goal ? goal == "0" ? Given(fields, "ec_id") is null ? "Cart updated" : "Order" : $"Goal {goal}"
        : Given(fields, "e_a") ?? Given(fields, "e_c")
        ?? (Given(fields, "c_n") is not null ? Given(fields, "c_i") is null ? "Content seen" : "Content used"
        : Given(fields, "search") is not null ? "Site searched"
        : Given(fields, "download") is not null ? "File downloaded"
        : Given(fields, "link") is not null ? "Left by link"
        : "Page viewed");

    /// <summary>
    /// The visitor that the SDK names; without one, as Matomo does, what can be seen of the browser for one day (their "config id"): the same address, description and language within a UTC day are one visitor.
    /// </summary>
    public static string Visitor(IReadOnlyDictionary<string, string> fields, CollectRequest request, long timeMicros)
    {
        if ((Given(fields, "cid") ?? Given(fields, "_id")) is { } named)
        {
            return named;
        }

        var day = timeMicros / 86_400_000_000;
        return "day:" + ContentKey.Of(string.Join('\n', day.ToString(CultureInfo.InvariantCulture), Given(fields, "idsite"), Given(fields, "cip") ?? Text(request.Address), Given(fields, "ua") ?? request.Header("User-Agent"),
            Given(fields, "lang") ?? request.Header("Accept-Language"), Given(fields, "res")));
    }

    /// <summary>The event.</summary>
    public static CollectedEvent Of(IReadOnlyDictionary<string, string> fields, string name, string? user, string? visitor, long timeMicros)
    {
        var properties = new PropertyBag();
        foreach (var (field, text) in fields.Where(field => !Told.Contains(field.Key)))
        {
            properties.Add(field, text);
        }

        return new CollectedEvent
        {
            Activity = name,
            UserId = user,
            AnonymousId = visitor,
            TimeMicros = timeMicros,
            Id = IdOf(fields, user ?? visitor),
            Url = Given(fields, "url"),
            Screen = Given(fields, "action_name"),
            Referrer = fields.GetValueOrDefault("urlref"),
            UserAgent = Given(fields, "ua"),
            Address = Given(fields, "cip"),
            Campaign = Campaigns.Of(field => field == "campaign" ? Given(fields, "_rcn") : field == "term" ? Given(fields, "_rck") : null),
            Value = Amounts.Parse(Given(fields, "revenue")),
            Properties = properties.Fields,
        };
    }

    /// <summary>The field; null where it is absent or empty.</summary>
    public static string? Given(IReadOnlyDictionary<string, string> fields, string name) => fields.GetValueOrDefault(name) is { Length: > 0 } text ? text : null;

    // The protocol has no id of an action. Its browser SDK puts a random number in each request, which stays the same when it is sent again; without it two equal actions are two.
    private static string? IdOf(IReadOnlyDictionary<string, string> fields, string? person) => Given(fields, "rand") is { } random
        ? $"{person}|{random}|{ContentKey.Of(string.Join('&', fields.Where(field => field.Key is not ("cdt" or "cdo" or "queuedtracking" or "token_auth")).OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => field.Key + "=" + field.Value)))}"
        : null;

    private static string Text(IPAddress? address) => address?.ToString() ?? "";
}
