using System.Text.Json.Nodes;
using Kelione.Journeys;

namespace Kelione.Samples;

/// <summary>Google Analytics 4 and Firebase: rows of the BigQuery export.</summary>
internal static class GoogleExports
{
    public static IReadOnlyList<SystemExport> All { get; } =
    [
        new JsonLinesExport
        {
            System = "ga4", Name = "ga4-jsonl", FileName = "events_20250101.json", Carries = ExportWords.Usual, Session = Session, Repeats = true, Row = Row,
        },
        new GoogleParquetExport { System = "ga4", Name = "ga4-parquet", FileName = "events_20250101.parquet", Carries = ExportWords.Usual, Session = Session },
        new DelimitedExport
        {
            System = "ga4", Name = "firebase-csv", FileName = "bquxjob_1a2b3c.csv", CarriesValue = false, Session = _ => null, Customer = ExportWords.Anonymous,
            Carries = ExportWords.UsualBut(EventFields.Channel, EventFields.Device, EventFields.Touchpoint, "traffic_source", "campaign", "country"),
            Headings = ["event_name", "event_timestamp", "user_pseudo_id", "product", "error_code"],

            // Somebody's own cut of the table, in nanoseconds.
            Row = e => [e.Activity, ExportWords.Text(e.TimeMicros * 1_000), ExportWords.Anonymous(e), e.Field("product"), e.Field("error_code")],
        },
        new CustomExport
        {
            System = "firebase-2017", Name = "firebase-2017-jsonl", FileName = "app_events_20170101.json", Carries = ExportWords.UsualBut(EventFields.Touchpoint, "traffic_source", "campaign"), Session = _ => null, Writer = WriteOld,
        },
    ];

    /// <summary>The session as a person of GA4 makes it: the instance with the second in which the session began.</summary>
    public static string? Session(JourneyEvent e) => SessionNumber(e) is { } number ? $"{ExportWords.Anonymous(e)}.{ExportWords.Text(number)}" : null;

    /// <summary>The session's number; null for none.</summary>
    public static long? SessionNumber(JourneyEvent e) => e.Field(EventFields.Session) is { } session ? 1_700_000_000 + ExportWords.Number(session) % 100_000_000 : null;

    /// <summary>The parameters of an event with the member that holds each.</summary>
    public static IEnumerable<(string Key, string Member, string Value)> ParamsOf(JourneyEvent e)
    {
        yield return ("engagement_time_msec", "int_value", "100");
        if (SessionNumber(e) is { } session)
        {
            yield return ("ga_session_id", "int_value", ExportWords.Text(session));
        }

        foreach (var (key, field) in new[] { ("page_location", EventFields.Touchpoint), ("product", "product"), ("error_code", "error_code") })
        {
            if (e.Field(field) is { } text)
            {
                yield return (key, "string_value", text);
            }
        }

        if (ExportWords.Text(e.Value) is { } value)
        {
            yield return ("value", "double_value", value);
        }
    }

    private static JsonObject Row(JourneyEvent e)
    {
        var list = new JsonArray();
        foreach (var (key, member, value) in ParamsOf(e))
        {
            var members = new JsonObject { ["string_value"] = null, ["int_value"] = null, ["float_value"] = null, ["double_value"] = null };
            members[member] = member == "double_value" ? JsonNode.Parse(value) : value;
            list.Add(new JsonObject { ["key"] = key, ["value"] = members });
        }

        // BigQuery writes 64-bit numbers as texts.
        return new JsonObject
        {
            ["event_date"] = ExportWords.Clock(e, "yyyyMMdd", -8),
            ["event_timestamp"] = ExportWords.Text(e.TimeMicros),
            ["event_name"] = e.Activity,
            ["event_params"] = list,
            ["event_bundle_sequence_id"] = ExportWords.HugeId(ExportWords.Key(e)),
            ["user_id"] = ExportWords.Known(e),
            ["user_pseudo_id"] = ExportWords.Anonymous(e),
            ["user_properties"] = new JsonArray(),
            ["device"] = new JsonObject { ["category"] = e.Field(EventFields.Device), ["advertising_id"] = null, ["language"] = "de-de" },
            ["geo"] = new JsonObject { ["country"] = e.Field("country"), ["city"] = "(not set)" },
            ["traffic_source"] = new JsonObject { ["name"] = "(direct)", ["medium"] = "(none)", ["source"] = "(direct)" },
            ["collected_traffic_source"] = e.Field(EventFields.Channel) is null && e.Field("traffic_source") is null && e.Field("campaign") is null ? null : new JsonObject
            {
                ["manual_campaign_name"] = e.Field("campaign"), ["manual_source"] = e.Field("traffic_source"), ["manual_medium"] = e.Field(EventFields.Channel), ["gclid"] = null,
            },
            ["stream_id"] = "987654",
            ["platform"] = "WEB",
            ["items"] = new JsonArray(),
            ["batch_event_index"] = "3",
        };
    }

    // One row per bundle, as it was before 2018: up to three events of one customer that follow each other, in one country and on one device.
    private static ExportTally WriteOld(IReadOnlyList<JourneyEvent> events, Stream target)
    {
        using var writer = new StreamWriter(target, leaveOpen: true) { NewLine = "\n" };
        static string Bundle(JourneyEvent e) => $"{e.Customer}|{e.Field("country")}|{e.Field(EventFields.Device)}|{e.Field(EventFields.Channel)}";
        for (var i = 0; i < events.Count;)
        {
            var count = events.Skip(i).Take(3).TakeWhile(e => Bundle(e) == Bundle(events[i])).Count();
            var first = events[i];
            var list = new JsonArray();
            foreach (var happened in events.Skip(i).Take(count))
            {
                list.Add(new JsonObject
                {
                    ["date"] = ExportWords.Clock(happened, "yyyyMMdd"), ["name"] = happened.Activity, ["timestamp_micros"] = ExportWords.Text(happened.TimeMicros), ["params"] = OldParams(happened),
                });
            }

            writer.WriteLine(new JsonObject
            {
                ["user_dim"] = new JsonObject
                {
                    ["user_id"] = ExportWords.Known(first),
                    ["app_info"] = new JsonObject { ["app_instance_id"] = ExportWords.Anonymous(first), ["app_platform"] = "ANDROID" },
                    ["device_info"] = new JsonObject { ["device_category"] = first.Field(EventFields.Device) },
                    ["geo_info"] = new JsonObject { ["country"] = first.Field("country") },
                    ["traffic_source"] = new JsonObject { ["user_acquired_medium"] = first.Field(EventFields.Channel) },
                    ["bundle_info"] = new JsonObject { ["bundle_sequence_id"] = ExportWords.Text(ExportWords.Number(first.Customer) % 1_000_000_000) },
                },
                ["event_dim"] = list,
            }.ToJsonString(JsonText.Readable));
            i += count;
        }

        return new ExportTally(events.Count);
    }

    private static JsonArray OldParams(JourneyEvent e) =>
        [.. ParamsOf(e).Where(p => p.Key is "product" or "error_code" or "value").Select(p => new JsonObject { ["key"] = p.Key, ["value"] = new JsonObject { [p.Member] = p.Value } })];
}
