using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Kelione.Journeys;

namespace Kelione.Samples;

/// <summary>Systems of marketing, web analytics and shops: Adjust, Branch, Roistat, Snowplow, Retail Rocket, REES46.</summary>
internal static class MarketingExports
{
    private const int SnowplowColumns = 131;
    private const string Clock = "yyyy-MM-dd HH:mm:ss.fff";

    /// <summary>The headings of Branch's exports.</summary>
    public static IReadOnlyList<string> BranchFields { get; } =
    [
        "id", "name", "timestamp", "timestamp_iso", "last_attributed_touch_type", "last_attributed_touch_data_tilde_campaign", "last_attributed_touch_data_tilde_channel", "last_attributed_touch_data_tilde_feature",
        "user_data_os", "user_data_model", "user_data_developer_identity", "user_data_aaid", "user_data_geo_country_code", "user_data_ip", "event_data_revenue", "event_data_currency", "custom_data",
    ];

    public static IReadOnlyList<SystemExport> All { get; } =
    [
        new DelimitedExport
        {
            System = "adjust", Name = "adjust-csv", FileName = "2025-01-01T100000.csv", PrecisionMicros = 1_000_000, QuotesAll = true, Session = _ => null,
            Carries = ExportWords.UsualBut(EventFields.Touchpoint),
            Headings = ["{activity_kind}", "{event}", "{event_name}", "{created_at}", "{adid}", "{network_name}", "{campaign_name}", "{country}", "{device_type}", "{ip_address}", "{revenue}", "{currency}", "[user_id]", "[product]", "[error_code]", "[traffic_source]"],
            Row = e =>
            [
                "event", "abc123", e.Activity, ExportWords.Text(ExportWords.Seconds(e)), ExportWords.Anonymous(e), e.Field(EventFields.Channel), e.Field("campaign"), e.Field("country"), e.Field(EventFields.Device), "192.0.2.1",
                ExportWords.Text(e.Value), e.Value is null ? "" : "EUR", ExportWords.Known(e), e.Field("product"), e.Field("error_code"), e.Field("traffic_source"),
            ],
        },
        new DelimitedExport
        {
            System = "adjust", Name = "adjust-kinds", FileName = "2025-01-01T110000.csv", PrecisionMicros = 1_000_000, QuotesAll = true, CarriesValue = false, Session = _ => null, Activity = e => AdjustKind(e) is "event" ? e.Activity : AdjustKind(e),
            Carries = new Dictionary<string, string>(StringComparer.Ordinal) { [EventFields.Channel] = EventFields.Channel, ["campaign"] = "campaign" },
            Headings = ["{activity_kind}", "{event_name}", "{created_at}", "{gps_adid}", "{adid}", "{network_name}", "{campaign_name}", "[user_id]", "{ip_address}"],
            Row = e =>
            [
                AdjustKind(e), AdjustKind(e) is "event" ? e.Activity : "", ExportWords.Text(ExportWords.Seconds(e)), ExportWords.Uuid(ExportWords.Anonymous(e)), ExportWords.Anonymous(e), e.Field(EventFields.Channel), e.Field("campaign"),
                ExportWords.Known(e), "192.0.2.1",
            ],
        },
        new DelimitedExport
        {
            System = "branch", Name = "branch-csv", FileName = "eo_custom_event.csv", Repeats = true, Session = _ => null, Carries = ExportWords.UsualBut(EventFields.Touchpoint), Headings = BranchFields,
            Row = e => [.. BranchFields.Select(f => BranchCell(e, f))],
        },
        new BranchTopicsExport { System = "branch", Name = "branch-topics", FileName = "branch-daily.zip", PrecisionMicros = 1_000, Session = _ => null, Activity = BranchTopicsExport.NameOf, Carries = ExportWords.UsualBut(EventFields.Touchpoint) },
        new JsonLinesExport
        {
            System = "branch", Name = "branch-webhooks", FileName = "webhooks.jsonl", Session = _ => null, Carries = ExportWords.UsualBut(EventFields.Touchpoint),
            Row = e =>
            {
                var data = new JsonObject { ["currency"] = "EUR" };
                if (e.Value is { } value)
                {
                    data["revenue"] = value;
                }

                return new JsonObject
                {
                    ["name"] = e.Activity, ["timestamp"] = ExportWords.Millis(e),
                    ["user_data"] = new JsonObject { ["os"] = "ANDROID", ["model"] = e.Field(EventFields.Device), ["developer_identity"] = ExportWords.Known(e), ["aaid"] = ExportWords.Anonymous(e), ["country"] = e.Field("country"), ["ip"] = "192.0.2.1" },
                    ["last_attributed_touch_data"] = new JsonObject { ["~campaign"] = e.Field("campaign"), ["~channel"] = e.Field(EventFields.Channel), ["~feature"] = e.Field("traffic_source"), ["+via_features"] = new JsonArray("DEEPLINKING") },
                    ["event_data"] = data, ["custom_data"] = Custom(e), ["content_items"] = new JsonArray(),
                };
            },
        },
        new CustomExport
        {
            System = "roistat", Name = "roistat-orders", FileName = "orders.json", PrecisionMicros = 1_000_000, Choose = events => events.Where(e => e.Value is not null && ExportWords.Known(e) is not null), Writer = WriteOrders, Tells = OrdersTell,
        },
        new DelimitedExport
        {
            System = "snowplow", Name = "snowplow-tsv", FileName = "run=2025-01-01-00000.tsv", Delimiter = '\t', Repeats = true, Carries = ExportWords.Usual, Row = SnowplowRow,
        },
        new DelimitedExport
        {
            System = "retailrocket", Name = "retailrocket-csv", FileName = "events.csv", CarriesValue = false, Session = _ => null, Carries = new Dictionary<string, string>(StringComparer.Ordinal) { ["product"] = "product" },
            Headings = ["timestamp", "visitorid", "event", "itemid", "transactionid"],
            Row = e => [ExportWords.Text(ExportWords.Millis(e)), e.Customer, e.Activity, e.Field("product"), e.Value is null ? "" : ExportWords.Text(ExportWords.Number(ExportWords.Key(e)) % 100_000)],
        },
        new DelimitedExport
        {
            System = "rees46", Name = "rees46-csv", FileName = "2019-Oct.csv", PrecisionMicros = 1_000_000, Activity = Rees46Type, Carries = new Dictionary<string, string>(StringComparer.Ordinal) { ["product"] = "product" },
            Headings = ["event_time", "event_type", "product_id", "category_id", "category_code", "brand", "price", "user_id", "user_session"],
            Row = e =>
            [
                ExportWords.Clock(e, "yyyy-MM-dd HH:mm:ss 'UTC'"), Rees46Type(e), e.Field("product"), "2053013555631882655", "electronics.smartphone", "", ExportWords.Text(e.Value) ?? "51.46", e.Customer, e.Field(EventFields.Session),
            ],
        },
    ];

    private static string AdjustKind(JourneyEvent e) => (ExportWords.Number(ExportWords.Key(e)) % 6) switch { 0 => "install", 1 => "session", 2 => "reattribution", _ => "event" };

    // Every row has a price; only a purchase is money.
    private static string Rees46Type(JourneyEvent e) => e.Value is null ? e.Activity : "purchase";

    private static JsonObject Custom(JourneyEvent e)
    {
        var json = new JsonObject();
        foreach (var field in new[] { "product", "error_code" })
        {
            if (e.Field(field) is { } text)
            {
                json[field] = text;
            }
        }

        return json;
    }

    /// <summary>A cell of Branch's exports.</summary>
    public static string? BranchCell(JourneyEvent e, string field) => field switch
    {
        "id" => ExportWords.HugeId(ExportWords.Key(e)),
        "name" => e.Activity,
        "timestamp" => ExportWords.Text(ExportWords.Millis(e)),
        "timestamp_iso" => ExportWords.Clock(e, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'"),
        "last_attributed_touch_type" => "CLICK",
        "last_attributed_touch_data_tilde_campaign" => e.Field("campaign"),
        "last_attributed_touch_data_tilde_channel" => e.Field(EventFields.Channel),
        "last_attributed_touch_data_tilde_feature" => e.Field("traffic_source"),
        "user_data_os" => "ANDROID",
        "user_data_model" => e.Field(EventFields.Device),
        "user_data_developer_identity" => ExportWords.Known(e),
        "user_data_aaid" => ExportWords.Anonymous(e),
        "user_data_geo_country_code" => e.Field("country"),
        "user_data_ip" => "192.0.2.1",
        "event_data_revenue" => ExportWords.Text(e.Value),
        "event_data_currency" => e.Value is null ? null : "EUR",
        _ => Custom(e).ToJsonString(JsonText.Readable),
    };

    private static string?[] SnowplowRow(JourneyEvent e)
    {
        var cells = new string?[SnowplowColumns];
        (cells[0], cells[1], cells[2]) = ("shop", "web", ExportWords.Clock(e, Clock, 1));
        (cells[3], cells[4], cells[5]) = (ExportWords.Clock(e, Clock), ExportWords.Clock(e, Clock), "unstruct");
        (cells[6], cells[8], cells[12]) = (ExportWords.Uuid(ExportWords.Key(e)), "sp", ExportWords.Known(e));
        (cells[13], cells[15], cells[18]) = ("192.0.2.1", ExportWords.Anonymous(e), e.Field("country"));
        (cells[29], cells[47], cells[48]) = (e.Field(EventFields.Touchpoint), e.Field(EventFields.Channel), e.Field("traffic_source"));
        (cells[51], cells[101], cells[124]) = (e.Field("campaign"), e.Field(EventFields.Device), ExportWords.Clock(e, Clock));
        (cells[123], cells[125], cells[126]) = (e.Field(EventFields.Session), "com.example", e.Activity);
        var data = Custom(e);
        if (e.Value is { } value)
        {
            data["value"] = value;
        }

        cells[58] = new JsonObject
        {
            ["schema"] = "iglu:com.snowplowanalytics.snowplow/unstruct_event/jsonschema/1-0-0", ["data"] = new JsonObject { ["schema"] = $"iglu:com.example/{e.Activity}/jsonschema/1-0-0", ["data"] = data },
        }.ToJsonString(JsonText.Readable);
        return cells;
    }

    private static string OrderId(JourneyEvent e) => ExportWords.Text(ExportWords.Number(ExportWords.Key(e)) % 10_000_000_000);

    private static ExportTally WriteOrders(IReadOnlyList<JourneyEvent> events, Stream target)
    {
        var list = new JsonArray();
        foreach (var happened in events)
        {
            list.Add(new JsonObject
            {
                ["id"] = OrderId(happened), ["url"] = "https://crm.example/deal/1", ["source_type"] = "standard", ["creation_date"] = ExportWords.Clock(happened, "yyyy-MM-dd'T'HH:mm:ss'+0000'"),
                ["update_date"] = ExportWords.Clock(happened, "yyyy-MM-dd'T'HH:mm:ss'+0300'", 4), ["revenue"] = ExportWords.Text(happened.Value), ["cost"] = "20", ["client_id"] = happened.Customer, ["visit_id"] = null,
                ["custom_fields"] = new JsonObject { ["Менеджер"] = "Анна" }, ["status"] = new JsonObject { ["id"] = "3", ["type"] = "paid", ["name"] = "Оплачен" }, ["visit"] = null,
            });
        }

        target.Write(Encoding.UTF8.GetBytes(new JsonObject { ["data"] = list, ["total"] = events.Count, ["status"] = "success" }.ToJsonString(JsonText.Readable)));
        return new ExportTally(events.Count * 2);
    }

    // An order is written when it is created, and an hour later when it is paid.
    private static IEnumerable<JourneyEvent> OrdersTell(IReadOnlyList<JourneyEvent> events)
    {
        foreach (var happened in events)
        {
            var created = ExportWords.Seconds(happened) * 1_000_000;
            yield return new JourneyEvent { Customer = happened.Customer, Activity = "Order created", TimeMicros = created };
            yield return new JourneyEvent { Customer = happened.Customer, Activity = "Order: Оплачен", TimeMicros = created + UtcTime.MicrosPerSecond * 3_600, Value = happened.Value };
        }
    }
}
