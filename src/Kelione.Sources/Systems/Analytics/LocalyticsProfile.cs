using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>
/// Localytics' raw log: gzipped JSON Lines by the hour. Fields: docs.localytics.com, "Raw log exports", and a public field map of them. The name of the time's field is nowhere confirmed: the usual ones are
/// looked for, and what was taken is said.
/// </summary>
internal sealed class LocalyticsProfile : PlainProfile
{
    private static readonly string[] Times =
        ["client_time", "event_time", "occurred_at", "timestamp", "time", "date_time", "datetime", "client_timestamp", "event_timestamp", "client_date", "received_time", "received_at", "upload_time", "server_time", "created_at"];

    private static readonly Dictionary<string, string> Actions = new(StringComparer.Ordinal)
    {
        ["o"] = "Session started", ["c"] = "Session ended", ["e"] = "Event", ["s"] = "Session started", ["i"] = "Installed", ["u"] = "Uninstalled",
    };

    public override string Name => "localytics";

    public override string Title => "Localytics";

    public override Sureness Sureness => Sureness.TellUs;

    public override IReadOnlyList<string> Files => ["JSON Lines of the raw log, gzipped"];

    public override string ZonePolicy => "A time with an offset or as a number is read as it says; one without is UTC.";

    public override IReadOnlyList<FieldRule> Rules { get; } =
    [
        new(EventFields.Customer, "customer_ids.customer_id"),
        new(FieldRule.Anonymous, "device_uuid"),
        new(EventFields.Activity, "name", "event_name"),
        new(EventFields.Time, Times),
        new(EventFields.Session, "session_uuid", "session_id"),
        new(EventFields.Channel, "attributes.channel", "attributes.utm_medium"),
        new(FieldRule.TrafficSource, "attributes.traffic_source", "attributes.utm_source"),
        new(FieldRule.Campaign, "attributes.campaign", "attributes.utm_campaign"),
        new(EventFields.Touchpoint, "screen", "attributes.screen"),
        new(EventFields.Device, "device_type", "device_model", "platform"),
        new(EventFields.Value, "clv_increase", "customer_value_increase", "attributes.value", "attributes.price"),
        new(FieldRule.Device, "advertising_id", "google_advertising_id"),
        new(FieldRule.Email, "customer_ids.email"),
        new(FieldRule.NotKept, "type", "action", "customer_ids.full_name", "customer_ids.first_name", "customer_ids.last_name", "app_key", "schema_version"),
    ];

    internal override IReadOnlyList<string> Prefixes => ["attributes.", "custom."];

    internal override bool Recognises(ProfileSample sample) => sample.Has("device_uuid") && sample.HasAny("action", "type", "name") && sample.HasAny("customer_ids.customer_id", "user_type", "push_status", "app_ver", "limit_advertising");

    internal override IEnumerable<string> Notes(ProfileSample sample, string? zone)
    {
        var taken = Times.FirstOrDefault(sample.Has);
        yield return taken is null
            ? $"no field of the raw log is known to hold the time; looked for: {string.Join(", ", Times)}. Name it with the time's column, and tell us"
            : $"the time is taken from {taken}, which no documentation confirms: compare a few events, and tell us";
    }

    internal override string? ActivityOf(SystemRecord record, SystemReading reading) =>
        record.FirstOf("name", "event_name") ?? (record.Text("action") is { } action ? Actions.GetValueOrDefault(action, action) : record.Text("type"));
}
