using System.Text.Json;

namespace Kelione.Sources;

/// <summary>
/// What Snowplow's events mean. Fields: docs.snowplow.io, "Snowplow atomic event properties". Names are as from the enriched files: <c>Page viewed</c>, the action of a structured event, the schema's name of a
/// self-describing one; its data keep their names, entities are kept as <c>entity.field</c>.
/// </summary>
internal static class SnowplowEvents
{
    private static readonly HashSet<string> Told =
    [
        "e", "eid", "dtm", "stm", "ttm", "uid", "duid", "tnuid", "nuid", "sid", "url", "page", "refr", "ua", "ip", "aid", "tna", "ue_pr", "ue_px", "co", "cx",
    ];

    /// <summary>The event's name; null where it has none.</summary>
    public static string? NameOf(IReadOnlyDictionary<string, string> fields, JsonElement? own) => fields.GetValueOrDefault("e") switch
    {
        "pv" => "Page viewed",
        "pp" => "Page read on",
        "se" => fields.GetValueOrDefault("se_ac"),
        "tr" => "Transaction",
        "ti" => "Transaction item",
        "ue" => SnowplowEntities.Schema(own?.Inner("data")?.Text("schema"))?.Name,
        _ => null,
    };

    /// <summary>The event.</summary>
    public static CollectedEvent Of(IReadOnlyDictionary<string, string> fields, string name, string? user, string? anonymous, long timeMicros, JsonElement? own, JsonElement? contexts, bool isAnonymous)
    {
        var properties = new PropertyBag();
        if (own?.Inner("data") is { } described)
        {
            properties.AddAll(described.Member("data"));
            if (SnowplowEntities.Schema(described.Text("schema")) is { } schema)
            {
                properties.Add("event_vendor", schema.Vendor);
                properties.Add("event_version", schema.Version);
            }
        }

        SnowplowEntities.Keep(contexts, properties);
        foreach (var (field, text) in fields.Where(field => !Told.Contains(field.Key)))
        {
            properties.Add(field, text);
        }

        var data = own?.Inner("data")?.Inner("data") ?? default;
        return new CollectedEvent
        {
            Activity = name,
            UserId = user,
            AnonymousId = anonymous,
            TimeMicros = timeMicros,
            Id = Given(fields, "eid"),
            Session = Given(fields, "sid") ?? SnowplowEntities.Find(contexts, "client_session")?.Text("sessionId"),
            Url = Given(fields, "url"),
            Screen = Given(fields, "page") ?? data.FirstText("screen_name", "name"),
            Referrer = Given(fields, "refr"),

            // Trackers on a server are no device of the person's.
            UserAgent = Given(fields, "ua") ?? (fields.GetValueOrDefault("p") == "srv" ? "" : null),
            Device = fields.GetValueOrDefault("p") switch { "mob" => "mobile", "tv" => "tv", "cnsl" => "console", _ => null },
            Address = isAnonymous || fields.GetValueOrDefault("p") == "srv" ? Given(fields, "ip") ?? "" : Given(fields, "ip"),
            Value = fields.GetValueOrDefault("e") == "tr" ? Amounts.Parse(Given(fields, "tr_tt")) : data.Number("revenue") ?? data.Number("value"),
            Properties = properties.Fields,
        };
    }

    /// <summary>The person's ids: by the site, and by the tracker.</summary>
    public static (string? User, string? Anonymous) Person(IReadOnlyDictionary<string, string> fields, JsonElement? contexts) =>
        (Given(fields, "uid"), Given(fields, "duid") ?? SnowplowEntities.Find(contexts, "client_session")?.Text("userId") ?? Given(fields, "tnuid") ?? Given(fields, "nuid"));

    private static string? Given(IReadOnlyDictionary<string, string> fields, string name) => fields.GetValueOrDefault(name) is { Length: > 0 } text ? text : null;
}
