using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>
/// Mixpanel's raw export: JSON Lines of <c>{"event", "properties"}</c>. Field meanings: docs.mixpanel.com, "Raw export API". Times are seconds since 1970 UTC, milliseconds where asked for with
/// <c>time_in_ms</c>; projects made before 2023-01-01 write the clock of the project instead, which the file does not show: then a person names the zone.
/// </summary>
internal sealed class MixpanelProfile : PlainProfile
{
    private const string Prefix = "properties.";

    public override string Name => "mixpanel";

    public override string Title => "Mixpanel";

    public override Sureness Sureness => Sureness.Documented;

    public override IReadOnlyList<string> Files => ["JSON Lines of the raw export API, plain or gzipped"];

    public override IReadOnlyList<FieldRule> Rules { get; } =
    [
        new(EventFields.Customer, Prefix + "$user_id"),
        new(FieldRule.Anonymous, Prefix + "distinct_id", Prefix + "$device_id"),
        new(EventFields.Activity, "event"),
        new(EventFields.Time, Prefix + "time"),
        new(EventFields.EventId, Prefix + "$insert_id"),
        new(EventFields.Device, Prefix + "$device", Prefix + "$os"),
        new(EventFields.Channel, Prefix + "utm_medium", Prefix + "utm_source"),
        new(FieldRule.TrafficSource, Prefix + "utm_source"),
        new(FieldRule.Campaign, Prefix + "utm_campaign"),
        new(EventFields.Touchpoint, Prefix + "$screen_name", Prefix + "$current_url"),
        new(EventFields.Value, Prefix + "revenue", Prefix + "amount"),
        new(FieldRule.Country, Prefix + "mp_country_code"),
        new(FieldRule.Email, Prefix + "$email"),
        new(FieldRule.Phone, Prefix + "$phone"),
        new(FieldRule.NotKept, Prefix + "mp_processing_time_ms", Prefix + "$import", Prefix + "$mp_api_endpoint", Prefix + "$insert_key"),
    ];

    public override string ZonePolicy => "Seconds or milliseconds since 1970 UTC, told by their size. A project made before 2023 writes its own clock: name its zone.";

    public override string DedupeKey => "event, distinct_id, time to the second and $insert_id";

    internal override IReadOnlyList<string> Prefixes => [Prefix];

    internal override bool Recognises(ProfileSample sample) =>
        sample.Format is "jsonl" or "json" && sample.HasAll("event", "properties.time") && sample.HasAny("properties.distinct_id", "properties.$user_id", "properties.$device_id");

    // Who somebody is, as from the SDKs: no events.
    internal override bool IsEvent(SystemRecord record) => record.Text("event") is not { } name || !MixpanelEvents.IsAboutPerson(name);

    internal override IEnumerable<(string Customer, string Anonymous)> Links(SystemRecord record)
    {
        var (customer, anonymous) = record.Text("event") switch
        {
            "$identify" => (record.FirstOf(Prefix + "$identified_id", Prefix + "$user_id"), record.FirstOf(Prefix + "$anon_distinct_id", Prefix + "$anon_id", Prefix + "$device_id")),
            "$create_alias" => (record.Text(Prefix + "alias"), record.Text(Prefix + "distinct_id")),
            "$merge" => Pair(record[Prefix + "$distinct_ids"]),
            _ => (null, null),
        };
        return customer is not null && anonymous is not null && customer != anonymous ? [(customer, anonymous)] : [];
    }

    private static (string?, string?) Pair(ReadOnlySpan<char> ids)
    {
        using var list = JsonCells.ListIn(ids);
        return list?.RootElement is { } both && both.GetArrayLength() == 2 ? (JsonCells.TextOf(both[0]), JsonCells.TextOf(both[1])) : (null, null);
    }

    internal override IEnumerable<string> Notes(ProfileSample sample, string? zone) =>
        [zone is null ? "times are taken as UTC; if the Mixpanel project was made before 2023, its times are in the project's zone: name it" : $"times are taken as the clock of {zone}, as of projects made before 2023"];

    // A number of the project's own clock is read as that clock's wall time.
    internal override bool TryTime(SystemRecord record, SystemReading reading, out long micros)
    {
        var isTime = SystemTimes.TryEpoch(record[Prefix + "time"], out micros);
        micros = isTime ? reading.Zone.ToUtc(micros) : 0;
        return isTime;
    }

    internal override string? IdOf(SystemRecord record, long micros)
    {
        _ = SystemTimes.TryEpoch(record[Prefix + "time"], out var written);
        return MixpanelEvents.IdOf(record.Text("event"), record.FirstOf(Prefix + "distinct_id", Prefix + "$user_id", Prefix + "$device_id"), written, record.Text(Prefix + "$insert_id"));
    }
}
