using System.Text.Json;
using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>
/// Snowplow's enriched events: tab-separated, no heading, no quotes, 131 columns in a fixed order. Columns: docs.snowplow.io, "Canonical event model", and the order of the analytics SDKs.
/// The time is <c>derived_tstamp</c>, which is the device's clock put right by the collector's.
/// </summary>
internal sealed class SnowplowProfile : PlainProfile
{
    /// <summary>The columns in order.</summary>
    internal static readonly string[] Columns =
    [
        "app_id", "platform", "etl_tstamp", "collector_tstamp", "dvce_created_tstamp", "event", "event_id", "txn_id", "name_tracker", "v_tracker", "v_collector", "v_etl", "user_id", "user_ipaddress",
        "user_fingerprint", "domain_userid", "domain_sessionidx", "network_userid", "geo_country", "geo_region", "geo_city", "geo_zipcode", "geo_latitude", "geo_longitude", "geo_region_name", "ip_isp",
        "ip_organization", "ip_domain", "ip_netspeed", "page_url", "page_title", "page_referrer", "page_urlscheme", "page_urlhost", "page_urlport", "page_urlpath", "page_urlquery", "page_urlfragment",
        "refr_urlscheme", "refr_urlhost", "refr_urlport", "refr_urlpath", "refr_urlquery", "refr_urlfragment", "refr_medium", "refr_source", "refr_term", "mkt_medium", "mkt_source", "mkt_term",
        "mkt_content", "mkt_campaign", "contexts", "se_category", "se_action", "se_label", "se_property", "se_value", "unstruct_event", "tr_orderid", "tr_affiliation", "tr_total", "tr_tax", "tr_shipping",
        "tr_city", "tr_state", "tr_country", "ti_orderid", "ti_sku", "ti_name", "ti_category", "ti_price", "ti_quantity", "pp_xoffset_min", "pp_xoffset_max", "pp_yoffset_min", "pp_yoffset_max",
        "useragent", "br_name", "br_family", "br_version", "br_type", "br_renderengine", "br_lang", "br_features_pdf", "br_features_flash", "br_features_java", "br_features_director",
        "br_features_quicktime", "br_features_realplayer", "br_features_windowsmedia", "br_features_gears", "br_features_silverlight", "br_cookies", "br_colordepth", "br_viewwidth", "br_viewheight",
        "os_name", "os_family", "os_manufacturer", "os_timezone", "dvce_type", "dvce_ismobile", "dvce_screenwidth", "dvce_screenheight", "doc_charset", "doc_width", "doc_height", "tr_currency",
        "tr_total_base", "tr_tax_base", "tr_shipping_base", "ti_currency", "ti_price_base", "base_currency", "geo_timezone", "mkt_clickid", "mkt_network", "etl_tags", "dvce_sent_tstamp",
        "refr_domain_userid", "refr_dvce_tstamp", "derived_contexts", "domain_sessionid", "derived_tstamp", "event_vendor", "event_name", "event_format", "event_version", "event_fingerprint", "true_tstamp",
    ];

    private static readonly string[] Kept = ["app_id", "platform", "page_title", "page_referrer", "se_label", "se_property", "geo_city", "mkt_term", "mkt_content", "os_family", "br_family", "tr_orderid", "ti_sku", "ti_name"];

    public override string Name => "snowplow";

    public override string Title => "Snowplow";

    public override Sureness Sureness => Sureness.Documented;

    public override IReadOnlyList<string> Files => ["enriched events as TSV without a heading, 131 columns, gzipped or plain"];

    public override string ZonePolicy => "All times are UTC.";

    public override string DedupeKey => "event_id";

    public override IReadOnlyList<FieldRule> Rules { get; } =
    [
        new(EventFields.Customer, "user_id"),
        new(FieldRule.Anonymous, "domain_userid", "network_userid"),
        new(EventFields.Activity, "se_action", "event_name", "event"),
        new(EventFields.Time, "true_tstamp", "derived_tstamp", "collector_tstamp", "dvce_created_tstamp"),
        new(EventFields.EventId, "event_id"),
        new(EventFields.Session, "domain_sessionid"),
        new(EventFields.Channel, "mkt_medium", "refr_medium"),
        new(FieldRule.TrafficSource, "mkt_source", "refr_source"),
        new(FieldRule.Campaign, "mkt_campaign"),
        new(EventFields.Touchpoint, "page_url"),
        new(EventFields.Device, "dvce_type", "os_name"),
        new(EventFields.Value, "tr_total", "ti_price", "se_value"),
        new(FieldRule.Currency, "tr_currency", "ti_currency"),
        new(FieldRule.Country, "geo_country"),
        new(FieldRule.NotKept, [.. Columns.Except([.. Kept, "unstruct_event"], StringComparer.Ordinal)]),
    ];

    public override IReadOnlyList<MappedField> Fields =>
    [
        .. base.Fields.Where(f => f.Becomes != FieldRule.NotKept && f.Field != "every other field"),
        new("unstruct_event", "attribute, one per property"),
        new(string.Join(", ", Kept), "attribute"),
        new("every other column", FieldRule.NotKept),
    ];

    internal override IReadOnlyList<string> Prefixes => ["properties."];

    internal override bool Recognises(ProfileSample sample)
    {
        var names = sample.Names;
        return sample.Details.Delimiter == '\t' && names.Count == Columns.Length && (names.SequenceEqual(Columns, StringComparer.Ordinal)
            || (!sample.Details.HasHeader && sample.All(names[3], IsMoment) && sample.All(names[6], v => v.Length == 36 && v[8] == '-') && sample.Values(names[5]).Count > 0));
    }

    internal override FormatDetails Adjust(ProfileSample sample, FormatDetails details) => details with
    {
        Columns = Columns,
        Quoted = false,
        Notes = [.. details.Notes.Where(n => !n.StartsWith("the first row looks like data", StringComparison.Ordinal))],
    };

    // {"schema": …, "data": {"schema": …, "data": {properties}}}
    internal override void Prepare(SystemRecord record)
    {
        if (record.Text("unstruct_event") is not ['{', ..] text)
        {
            return;
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            if (document.RootElement.TryGetProperty("data", out var outer) && outer.ValueKind == JsonValueKind.Object && outer.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object)
            {
                record.AddMembers("properties", data);
                record.SetExpanded("unstruct_event");
            }
        }
        catch (JsonException)
        {
            // What is no JSON stays a text.
        }
    }

    internal override string? ActivityOf(SystemRecord record, SystemReading reading) => record.Text("event") switch
    {
        "page_view" => "Page viewed",
        "page_ping" => "Page read on",
        "struct" => record.FirstOf("se_action", "event_name"),
        "transaction" => "Transaction",
        "transaction_item" => "Transaction item",
        _ => record.FirstOf("event_name", "event"),
    };

    internal override string? ValueOf(SystemRecord record) => record.FirstOf("tr_total", "ti_price", "se_value", "properties.value", "properties.revenue");

    private static bool IsMoment(string text) => text.Length >= 19 && text[4] == '-' && text[13] == ':';
}
