using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>
/// Flurry, whose service has ended: the old portal's event log (<c>Timestamp, Session Index, Event, …, Params</c> with <c>{key : value; …}</c>), and the raw data download with times in milliseconds.
/// Sources: developer.yahoo.com/flurry, "Raw data download", which does not list the columns; the portal's headings are from memory of those who had them.
/// </summary>
internal sealed class FlurryProfile : PlainProfile
{
    public override string Name => "flurry";

    public override string Title => "Flurry";

    public override Sureness Sureness => Sureness.TellUs;

    public override IReadOnlyList<string> Files => ["CSV of the portal's event log", "CSV or JSON of the raw data download"];

    public override string ZonePolicy => "Numbers count milliseconds since 1970 UTC; texts are UTC unless a zone is named.";

    public override IReadOnlyList<FieldRule> Rules { get; } =
    [
        new(EventFields.Customer, "User ID", "userId", "user_id"),
        new(FieldRule.Anonymous, "Device ID", "deviceId", "device_id", "flurryId", "installId"),
        new(EventFields.Activity, "Event", "eventName", "event_name"),
        new(EventFields.Time, "Timestamp", "eventTimestamp", "event_timestamp", "eventTime"),
        new(EventFields.Session, "Session Index", "sessionId", "session_id", "sessionTimestamp"),
        new(EventFields.Channel, "params.channel"),
        new(FieldRule.TrafficSource, "params.traffic_source"),
        new(FieldRule.Campaign, "params.campaign"),
        new(EventFields.Device, "Device", "deviceModel"),
        new(EventFields.Value, "params.value", "params.price", "params.amount"),
        new(FieldRule.Country, "Country", "country"),
        new(FieldRule.NotKept, "Description"),
    ];

    internal override IReadOnlyList<string> Prefixes => ["params."];

    internal override bool Recognises(ProfileSample sample) =>
        sample.HasAll("Timestamp", "Session Index", "Event", "Params") || (sample.HasAny("flurryId", "flurrySdkVersion") && sample.HasAny("eventName", "event_name"))
        || (sample.HasAll("eventName", "eventTimestamp") && sample.HasAny("eventParameters", "sessionTimestamp") && sample.HasAny("apiKey", "deviceId"));

    internal override IEnumerable<string> Notes(ProfileSample sample, string? zone) => ["the columns of Flurry's exports are documented nowhere: compare a few events, and tell us what is wrong"];

    internal override void Prepare(SystemRecord record)
    {
        foreach (var field in (ReadOnlySpan<string>)["Params", "eventParameters", "params"])
        {
            if (!record.Expand(field, "params") && record.Text(field) is ['{', .., '}'] text)
            {
                foreach (var pair in text[1..^1].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                {
                    if (pair.Split(':', 2, StringSplitOptions.TrimEntries) is [var key, var value])
                    {
                        record.Add($"params.{key}", value);
                    }
                }

                record.SetExpanded(field);
            }
        }
    }

    // The portal's index counts the sessions of one user, so that alone it is nobody's.
    internal override string? SessionOf(SystemRecord record) =>
        record.Text("Session Index") is { } index ? $"{record.FirstOf("User ID", "Device ID")}.{index}" : record.FirstOf(FieldsOf(EventFields.Session));
}
