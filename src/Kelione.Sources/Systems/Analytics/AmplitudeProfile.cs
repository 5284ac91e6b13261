using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>
/// Amplitude's Export API: a zip of gzipped hours, JSON Lines. Fields: amplitude.com/docs, "Export API". The hours are those of the upload, so that a file may hold older events and a range asked for again
/// brings some twice: <c>$insert_id</c> of a device tells. Times are UTC without saying so.
/// </summary>
internal sealed class AmplitudeProfile : PlainProfile
{
    public override string Name => "amplitude";

    public override string Title => "Amplitude";

    public override Sureness Sureness => Sureness.Documented;

    public override IReadOnlyList<string> Files => ["zip of gzipped hours of the Export API, or one such hour, JSON Lines"];

    public override string ZonePolicy => "event_time is UTC.";

    public override string DedupeKey => "$insert_id and device_id, else uuid";

    public override IReadOnlyList<FieldRule> Rules { get; } =
    [
        new(EventFields.Customer, "user_id"),
        new(FieldRule.Anonymous, "device_id", "amplitude_id"),
        new(EventFields.Activity, "event_type"),
        new(EventFields.Time, "event_time", "client_event_time"),
        new(EventFields.EventId, "$insert_id", "uuid"),
        new(EventFields.Session, "session_id"),
        new(EventFields.Channel, "event_properties.utm_medium", "user_properties.utm_medium", "user_properties.initial_utm_medium", "event_properties.channel"),
        new(FieldRule.TrafficSource, "event_properties.utm_source", "user_properties.utm_source", "user_properties.initial_utm_source"),
        new(FieldRule.Campaign, "event_properties.utm_campaign", "user_properties.utm_campaign", "user_properties.initial_utm_campaign"),
        new(EventFields.Touchpoint, "event_properties.[Amplitude] Page Location", "event_properties.page_location", "event_properties.screen_name", "event_properties.[Amplitude] Screen Name"),
        new(EventFields.Device, "device_type", "device_family"),
        new(EventFields.Value, "event_properties.$revenue", "event_properties.revenue", "event_properties.value", "event_properties.price"),
        new(FieldRule.Country, "country"),
        new(FieldRule.Device, "adid", "idfa"),
        new(FieldRule.Email, "user_properties.email"),
        new(FieldRule.NotKept, "$insert_key", "$schema", "amplitude_event_type", "client_upload_time", "server_received_time", "server_upload_time", "processed_time", "event_id", "data_type", "library",
            "user_creation_time", "app", "partner_id", "sample_rate", "is_attribution_event"),
    ];

    internal override IReadOnlyList<string> Prefixes => ["event_properties."];

    internal override bool Recognises(ProfileSample sample) => sample.HasAll("event_type", "event_time") && sample.HasAny("amplitude_id", "$insert_id", "server_upload_time");

    internal override bool IsEvent(SystemRecord record) => record.Text("event_type") is not { } type || !AmplitudeEvents.IsAboutPerson(type);

    internal override bool IsTold(SystemRecord record) => record["event_type"] is "$identify";

    internal override IEnumerable<(string Name, string Text)> TraitsOf(SystemRecord record) => record.Under("user_properties.");

    internal override string? SessionOf(SystemRecord record) => record.Text("session_id") is { } session && session != "-1" ? $"{record.FirstOf("device_id", "user_id")}.{session}" : null;

    internal override string? IdOf(SystemRecord record, long micros) => record.Text("$insert_id") is { } insert ? $"{record.Text("device_id")}|{insert}" : record.Text("uuid");
}
