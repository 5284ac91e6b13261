using System.Text.Json;

namespace Kelione.Sources;

/// <summary>What Amplitude's events mean. Field meanings: amplitude.com/docs/apis/analytics/http-v2. Event properties keep their names; the other fields keep theirs beside them. Id and session are made as from the
/// export, so that an event that comes by both ways is one event.</summary>
internal static class AmplitudeEvents
{
    private static readonly HashSet<string> Told =
    [
        "user_id", "device_id", "event_type", "time", "insert_id", "session_id", "event_properties", "user_properties", "ip", "user_agent", "$insert_id",
    ];

    private static readonly string[] AccountGroups = ["company", "organization", "organisation", "org", "account", "workspace"];

    /// <summary>Whether an event of this type only tells who somebody is.</summary>
    public static bool IsAboutPerson(string type) => type is "$identify" or "$groupidentify" or "$remap";

    /// <summary>The event.</summary>
    /// <remarks>What the event tells about the person stays with it as <c>user_properties.NAME</c>, as in the export.</remarks>
    public static CollectedEvent Of(string type, string? user, string? device, long timeMicros, JsonElement one, IReadOnlyDictionary<string, string> traits)
    {
        var kept = new PropertyBag().AddAll(one.Inner("event_properties")).AddAll(one, Told);
        foreach (var (name, text) in traits)
        {
            kept.Add("user_properties." + name, text);
        }

        var properties = one.Inner("event_properties") ?? default;
        return new CollectedEvent
        {
            Activity = type,
            UserId = user,
            AnonymousId = device,
            TimeMicros = timeMicros,
            Id = IdOf(one, device),

            // It is the moment at which the session began, so that two devices can have the same.
            Session = one.Text("session_id") is { } session && session != "-1" ? $"{device ?? user}.{session}" : null,
            Url = properties.FirstText("[Amplitude] Page URL", "[Amplitude] Page Location"),
            Screen = properties.FirstText("[Amplitude] Screen Name", "[Amplitude] Page Title"),
            Referrer = properties.Text("referrer"),
            UserAgent = one.Text("user_agent"),

            // Amplitude looks at the address of the request only where the SDK asks for it.
            Address = one.Text("ip") switch { "$remote" => null, { } ip => ip, null => "" },
            Campaign = Campaigns.Of(field => properties.Text("utm_" + field)),
            Account = Account(one),
            Value = Money(one) ?? Money(properties),
            Properties = kept.Fields,
        };
    }

    /// <summary>The event's id as the export has it; null where it has none.</summary>
    public static string? IdOf(JsonElement one, string? device) => one.FirstText("insert_id", "$insert_id") is { } insert ? $"{device}|{insert}" : null;

    /// <summary>What the event tells about the person.</summary>
    public static PropertyBag Traits(JsonElement one)
    {
        var traits = new PropertyBag();
        if (one.Inner("user_properties") is { } told)
        {
            foreach (var operation in (ReadOnlySpan<string>)["$set", "$setOnce", "$add", "$append", "$prepend", "$preInsert", "$postInsert"])
            {
                traits.AddAll(told.Inner(operation));
            }

            foreach (var member in told.EnumerateObject().Where(member => !member.Name.StartsWith('$')))
            {
                traits.AddOne(member.Name, member.Value);
            }
        }

        return traits;
    }

    // "revenue", or "price" times "quantity"; the SDKs' revenue events write the same with a dollar sign among the event properties.
    private static double? Money(JsonElement of) =>
        of.Number("revenue") ?? of.Number("$revenue") ?? Times(of.Number("price") ?? of.Number("$price"), of.Number("quantity") ?? of.Number("$quantity"), of.Member("$productId") is not null || of.Member("productId") is not null);

    // A price alone is the price of what was looked at, not money that came in.
    private static double? Times(double? price, double? quantity, bool isSale) => price is { } each && (quantity is not null || isSale) ? each * (quantity ?? 1) : null;

    private static string? Account(JsonElement one) =>
        one.Inner("groups") is { } groups ? groups.FirstText(AccountGroups) ?? groups.EnumerateObject().Select(group => groups.Text(group.Name)).FirstOrDefault(text => text is not null) : null;
}
