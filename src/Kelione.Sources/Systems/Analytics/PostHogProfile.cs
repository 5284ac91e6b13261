using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>
/// PostHog's batch export (JSON Lines, Parquet with the properties as a text) and tables of its events. Fields: posthog.com/docs, "Batch exports", "Data model". Where a device becomes a person,
/// <c>$identify</c> tells which anonymous id was theirs. Which events are events and which only tell about people: <see cref="PostHogEvents"/>, as with what its SDKs send.
/// </summary>
internal sealed class PostHogProfile : PlainProfile
{
    public override string Name => "posthog";

    public override string Title => "PostHog";

    public override Sureness Sureness => Sureness.Documented;

    public override IReadOnlyList<string> Files => ["JSON Lines or Parquet of batch exports", "CSV of events"];

    public override string ZonePolicy => "Times carry their offset, or are UTC.";

    public override string DedupeKey => "uuid";

    public override IReadOnlyList<FieldRule> Rules { get; } =
    [
        new(EventFields.Customer, "distinct_id"),
        new(FieldRule.Anonymous, "properties.$anon_distinct_id"),
        new(EventFields.Activity, "event"),
        new(EventFields.Time, "timestamp", "created_at"),
        new(EventFields.EventId, "uuid", "id"),
        new(EventFields.Session, "properties.$session_id"),
        new(EventFields.Channel, "properties.utm_medium", "properties.$channel_type"),
        new(FieldRule.TrafficSource, "properties.utm_source", "properties.$referring_domain"),
        new(FieldRule.Campaign, "properties.utm_campaign"),
        new(EventFields.Touchpoint, "properties.$screen_name", "properties.$current_url"),
        new(EventFields.Device, "properties.$device_type", "properties.$os"),
        new(EventFields.Value, "properties.revenue", "properties.$revenue", "properties.amount"),
        new(FieldRule.Currency, "properties.currency"),
        new(FieldRule.Country, "properties.$geoip_country_code"),
        new(FieldRule.Email, "person_properties.email", "properties.$set.email", "properties.$set_once.email"),
        new(FieldRule.Phone, "person_properties.phone", "properties.$set.phone", "properties.$set_once.phone"),
        new(FieldRule.NotKept, "created_at", "elements_chain", "team_id", "set", "set_once", "site_url", "elements", "person", "properties.$lib", "properties.$lib_version", "properties.token", "properties.$insert_id", "properties.$time",
            "_inserted_at", "bq_ingested_timestamp"),
    ];

    internal override IReadOnlyList<string> Prefixes => ["properties."];

    internal override bool Recognises(ProfileSample sample) => sample.HasAll("event", "distinct_id", "timestamp")
        && sample.HasAny("uuid", "person_id", "elements_chain") && (sample.Has("properties") || sample.HasPrefix("properties."));

    internal override bool IsEvent(SystemRecord record) => record.Text("event") is not { } name || !(PostHogEvents.IsClue(name) || PostHogEvents.IsTold(name));

    internal override bool IsTold(SystemRecord record) => record.Text("event") is { } name && PostHogEvents.IsTold(name);

    internal override IEnumerable<(string Name, string Text)> TraitsOf(SystemRecord record) =>
        PostHogEvents.Sets.SelectMany(set => record.Under($"properties.{set}.")).Where(t => !t.Name.StartsWith('$')).DistinctBy(t => t.Name, StringComparer.Ordinal);

    internal override IEnumerable<(string Customer, string Anonymous)> Links(SystemRecord record) =>
        record["event"] is "$create_alias" or "$merge_dangerously" && record.Text("distinct_id") is { } customer && record.Text("properties.alias") is { } alias ? [(customer, alias)] : [];

    internal override bool Keeps(string field) => !PostHogEvents.Sets.Any(set => field.StartsWith($"properties.{set}.$", StringComparison.Ordinal));

    internal override void Prepare(SystemRecord record)
    {
        record.Expand("properties", "properties");
        record.Expand("person_properties", "person_properties");
    }
}
