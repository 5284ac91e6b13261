using System.Text.Json;
using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>
/// Google Analytics 4 and Firebase: rows of the BigQuery export, nested (JSON Lines, Parquet) or flattened (CSV). Field meanings: developers.google.com/analytics/bigquery/event-schema and
/// support.google.com/analytics, "BigQuery Export schema". Tables of a day are rewritten for three days, so that a row may come again; what is its own shows in the sequence numbers.
/// Flattened cuts that others made carry nanoseconds as well: the size of the number tells.
/// </summary>
internal sealed class GoogleAnalyticsProfile : PlainProfile
{
    private const string Params = "event_params";
    private const string UserProperties = "user_properties";

    public override string Name => "ga4";

    public override string Title => "Google Analytics 4";

    public override Sureness Sureness => Sureness.Documented;

    public override IReadOnlyList<string> Files => ["BigQuery rows as JSON Lines or Parquet", "flattened CSV of them, of Firebase too"];

    public override string ZonePolicy => "event_timestamp counts microseconds since 1970 UTC; milliseconds and nanoseconds of flattened cuts are told by their size.";

    public override string DedupeKey => "user_pseudo_id, event_timestamp, event_name, event_bundle_sequence_id and the batch numbers; a cut without them: equal content";

    public override IReadOnlyList<FieldRule> Rules { get; } =
    [
        new(EventFields.Customer, "user_id"),
        new(FieldRule.Anonymous, "user_pseudo_id"),
        new(EventFields.Activity, "event_name"),
        new(EventFields.Time, "event_timestamp"),
        new(EventFields.Session, Params + ".ga_session_id", "ga_session_id"),
        new(EventFields.Channel, "collected_traffic_source.manual_medium", Params + ".medium", "session_traffic_source_last_click.manual_campaign.medium", "medium"),
        new(FieldRule.TrafficSource, "collected_traffic_source.manual_source", Params + ".source", "session_traffic_source_last_click.manual_campaign.source", "source"),
        new(FieldRule.Campaign, "collected_traffic_source.manual_campaign_name", Params + ".campaign", "session_traffic_source_last_click.manual_campaign.campaign_name", "campaign"),
        new(EventFields.Touchpoint, Params + ".firebase_screen", Params + ".firebase_screen_class", Params + ".page_location", "firebase_screen", "page_location"),
        new(EventFields.Device, "device.category", "device_category"),
        new(EventFields.Value, Params + ".value", "ecommerce.purchase_revenue", "event_value_in_usd", "value"),
        new(FieldRule.Currency, Params + ".currency", "currency"),
        new(FieldRule.Country, "geo.country", "geo_country"),
        new(FieldRule.Device, "device.advertising_id", "device.vendor_id"),
        new(FieldRule.NotKept, "event_date", "event_previous_timestamp", "event_server_timestamp_offset", "event_bundle_sequence_id", "batch_event_index", "batch_page_id", "batch_ordering_id",
            "user_first_touch_timestamp", "stream_id", "is_active_user", "publisher.ad_revenue_in_usd"),
    ];

    internal override IReadOnlyList<string> Prefixes => [Params + "."];

    internal override bool Recognises(ProfileSample sample) =>
        sample.HasAll("event_name", "event_timestamp") && sample.HasAny("user_pseudo_id", Params) && sample.All("event_timestamp", IsEpoch);

    internal override IEnumerable<string> Notes(ProfileSample sample, string? zone)
    {
        if (!sample.HasAny("event_bundle_sequence_id", "batch_event_index"))
        {
            yield return "the rows carry no sequence numbers, so that equal rows of one file are all kept";
        }

        if (sample.HasPrefix("traffic_source."))
        {
            yield return "traffic_source.* is what first brought the customer, not what brought this event; it is kept as attributes";
        }
    }

    internal override void Prepare(SystemRecord record)
    {
        Lay(record, Params);
        Lay(record, UserProperties);
    }

    internal override string? SessionOf(SystemRecord record) =>
        record.FirstOf(FieldsOf(EventFields.Session)) is { } session ? $"{record.Text("user_pseudo_id") ?? record.Text("user_id")}.{session}" : null;

    internal override string? IdOf(SystemRecord record, long micros) => record.FirstOf("event_bundle_sequence_id", "batch_event_index") is null
        ? null
        : string.Join('|', record.FirstOf("user_pseudo_id", "user_id"), record.Text("event_timestamp"), record.Text("event_name"), record.Text("event_bundle_sequence_id"), record.Text("batch_page_id"),
            record.Text("batch_ordering_id"), record.Text("batch_event_index"));

    /// <summary>Lays a list of <c>{key, value{string_value, int_value, …}}</c> out as cells.</summary>
    internal static void Lay(SystemRecord record, string list)
    {
        using var document = JsonCells.ListIn(record[list]);
        if (document is null)
        {
            return;
        }

        foreach (var pair in document.RootElement.EnumerateArray())
        {
            if (JsonCells.Text(pair, "key") is { } key && pair.TryGetProperty("value", out var value))
            {
                record.Add($"{list}.{key}", ValueIn(value) ?? "");
            }
        }

        record.SetExpanded(list);
    }

    private static string? ValueIn(JsonElement value) => value.ValueKind == JsonValueKind.Object
        ? JsonCells.FirstOf(value, "string_value", "int_value", "float_value", "double_value") ?? (value.TryGetProperty("value", out var inner) ? ValueIn(inner) : null)
        : JsonCells.TextOf(value);

    private static bool IsEpoch(string text) => text.Length is >= 13 and <= 19 && text.All(char.IsAsciiDigit);
}
