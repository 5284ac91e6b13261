using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>
/// Branch: rows of the daily and custom exports of all topics (CSV, JSON, flat names), and kept webhook calls (nested). Fields: help.branch.io, "Daily exports", "Custom exports", "Webhooks".
/// </summary>
internal sealed class BranchProfile : PlainProfile
{
    private const string Touch = "last_attributed_touch_data_tilde_";
    private const string Nested = "last_attributed_touch_data.~";

    public override string Name => "branch";

    public override string Title => "Branch";

    public override Sureness Sureness => Sureness.Documented;

    public override IReadOnlyList<string> Files => ["CSV or JSON of the exports, every topic, gzipped", "JSON Lines of kept webhook calls"];

    public override string ZonePolicy => "timestamp counts milliseconds since 1970 UTC; other units are told by their size.";

    public override string DedupeKey => "id";

    public override IReadOnlyList<FieldRule> Rules { get; } =
    [
        new(EventFields.Customer, "user_data_developer_identity", "user_data.developer_identity"),
        new(FieldRule.Anonymous, "user_data_aaid", "user_data.aaid", "user_data_idfa", "user_data.idfa", "user_data_idfv", "user_data.idfv", "user_data_android_id", "user_data.android_id", "user_data_browser_fingerprint_id",
            "user_data.browser_fingerprint_id", "user_data_cookie", "user_data_cross_platform_id"),
        new(EventFields.Activity, "name"),
        new(EventFields.Time, "timestamp", "event_timestamp", "timestamp_iso"),
        new(EventFields.EventId, "id"),
        new(EventFields.Channel, Touch + "channel", Nested + "channel", Touch + "advertising_partner_name", Nested + "advertising_partner_name"),
        new(FieldRule.Campaign, Touch + "campaign", Nested + "campaign"),
        new(FieldRule.TrafficSource, Touch + "feature", Nested + "feature"),
        new(EventFields.Device, "user_data_model", "user_data.model", "user_data_os", "user_data.os"),
        new(EventFields.Value, "event_data_revenue", "event_data.revenue", "event_data_revenue_in_usd"),
        new(FieldRule.Currency, "event_data_currency", "event_data.currency"),
        new(FieldRule.Country, "user_data_geo_country_code", "user_data.geo_country_code", "user_data.country"),
        new(FieldRule.Device, "user_data_aaid", "user_data.aaid", "user_data_idfa", "user_data.idfa", "user_data_idfv", "user_data.idfv"),
        new(FieldRule.NotKept, "event_timestamp", "user_data_ip", "user_data.ip", "user_data_user_agent", "user_data.user_agent", "hash_version", "user_data_sdk_version", "last_attributed_touch_timestamp",
            "last_attributed_touch_timestamp_iso"),
    ];

    internal override IReadOnlyList<string> Prefixes => ["custom_data.", "event_data_", "event_data.", Touch, Nested];

    internal override bool Recognises(ProfileSample sample) => sample.HasAll("name", "timestamp")
        && ((sample.HasPrefix("user_data_") && (sample.HasPrefix("last_attributed_touch_") || sample.HasPrefix("event_data_")))
            || (sample.HasPrefix("user_data.") && sample.HasPrefix("last_attributed_touch_data")));

    internal override void Prepare(SystemRecord record) => record.Expand("custom_data", "custom_data");
}
