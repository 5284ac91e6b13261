using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Kelione.Journeys;

namespace Kelione.Samples;

/// <summary>Systems of product analytics: Mixpanel, Amplitude, PostHog, Segment, CleverTap, Localytics, Flurry.</summary>
internal static class ProductExports
{
    // Attributes as each of these systems lets an event carry them, under names of its own choosing.
    private static readonly string[] Properties = ["product", "error_code"];

    private static readonly IReadOnlyList<string> CleverTapHeadings =
    [
        "ts", "eventName", "profile.identity", "profile.objectId", "profile.email", "deviceInfo.deviceType", "eventProps.CT Session Id", "eventProps.product", "eventProps.error_code", "eventProps.country", "eventProps.Amount",
        "sessionProps.screen", "sessionProps.utm_medium", "sessionProps.utm_source", "sessionProps.utm_campaign",
    ];

    private static readonly JsonLinesExport Amplitude = new()
    {
        System = "amplitude", Name = "amplitude-hour", FileName = "187520_2025-01-01_10#0.json", Carries = ExportWords.Usual, Repeats = true, Session = AmplitudeSession, Row = AmplitudeRow,
    };

    public static IReadOnlyList<SystemExport> All { get; } =
    [
        Mixpanel("mixpanel", 0, 1),
        Mixpanel("mixpanel-old", 3, 1),
        Mixpanel("mixpanel-ms", 0, 1_000),
        Amplitude,
        new CustomExport { System = "amplitude", Name = "amplitude-zip", FileName = "export.zip", Carries = ExportWords.Usual, Session = AmplitudeSession, Writer = WriteHours },
        new JsonLinesExport { System = "posthog", Name = "posthog-jsonl", FileName = "2025-01-01.jsonl", Carries = ExportWords.Usual, Repeats = true, Row = PostHogRow },
        new PostHogParquetExport { System = "posthog", Name = "posthog-parquet", FileName = "2025-01-01.parquet", Carries = ExportWords.Usual },
        new JsonLinesExport
        {
            System = "segment", Name = "segment-jsonl", FileName = "1735725600000.json", Carries = ExportWords.Usual, Repeats = true, Session = e => e.Field(EventFields.Session), Row = SegmentRow,
            Before = e => e.Activity == "login" ? SegmentIdentify(e) : null,
        },
        new DelimitedExport
        {
            System = "segment-table", Name = "segment-tracks", FileName = "tracks.csv", Carries = ExportWords.UsualBut("country"), Repeats = true,
            Headings = ["id", "anonymous_id", "user_id", "event", "event_text", "received_at", "sent_at", "original_timestamp", "timestamp", "context_ip", "context_session_id", "context_campaign_medium",
                "context_campaign_source", "context_campaign_name", "context_page_url", "context_device_type", "product", "error_code", "revenue"],
            Row = e =>
            [
                $"ajs-{ExportWords.Uuid(ExportWords.Key(e))}", ExportWords.Anonymous(e), ExportWords.Known(e), e.Activity.Replace(' ', '_'), e.Activity, Iso(e, 400), Iso(e, 250), Iso(e, -100), Iso(e, 0), "192.0.2.1",
                e.Field(EventFields.Session), e.Field(EventFields.Channel), e.Field("traffic_source"), e.Field("campaign"), e.Field(EventFields.Touchpoint), e.Field(EventFields.Device), e.Field("product"), e.Field("error_code"),
                ExportWords.Text(e.Value),
            ],
        },
        new SegmentParquetExport { System = "segment-table", Name = "segment-tracks-parquet", FileName = "tracks.parquet", Carries = ExportWords.UsualBut("country"), PrecisionMicros = 1 },
        CleverTap("clevertap-jsonl", null),
        CleverTap("clevertap-titled", events => events[0].Activity),
        new DelimitedExport
        {
            System = "clevertap", Name = "clevertap-csv", FileName = "1700-20250101-all-20250101-0-1.csv", PrecisionMicros = 1_000_000, Zone = "+03:00", Carries = ExportWords.Usual, Headings = CleverTapHeadings,
            Row = e =>
            [
                ExportWords.Clock(e, "yyyyMMddHHmmss", 3), e.Activity, ExportWords.Known(e), ExportWords.Anonymous(e), "anna@example.com", e.Field(EventFields.Device), e.Field(EventFields.Session), e.Field("product"),
                e.Field("error_code"), e.Field("country"), ExportWords.Text(e.Value), e.Field(EventFields.Touchpoint), e.Field(EventFields.Channel), e.Field("traffic_source"), e.Field("campaign"),
            ],
        },
        new CustomExport
        {
            // The API is asked for one event, and its answer does not name it: the file does.
            System = "clevertap", Name = "clevertap-api", FileName = "product_view.json", PrecisionMicros = 1_000_000, Zone = "+03:00", Choose = events => events.Where(e => e.Activity == "product_view"),
            Carries = ExportWords.UsualBut("country", EventFields.Device), Writer = WriteEventsAnswer,
        },
        new CustomExport
        {
            System = "clevertap", Name = "clevertap-upload", FileName = "upload.json", PrecisionMicros = 1_000_000, Session = _ => null, Carries = ExportWords.UsualBut(EventFields.Device, "country"), Writer = WriteUpload,
        },
        new JsonLinesExport
        {
            System = "localytics", Name = "localytics-jsonl", FileName = "raw-2025-01-01-10.json", PrecisionMicros = 1_000, Carries = ExportWords.UsualBut("country"), Session = e => e.Field(EventFields.Session), Row = LocalyticsRow,
        },
        new DelimitedExport
        {
            System = "flurry", Name = "flurry-csv", FileName = "event_log.csv", PrecisionMicros = 1_000_000, Carries = ExportWords.UsualBut(EventFields.Touchpoint, "country"), Choose = events => events.Where(e => ExportWords.Known(e) is not null),
            Session = e => e.Field(EventFields.Session) is { } s ? $"{e.Customer}.{ExportWords.Text(ExportWords.Number(s) % 1000)}" : null,
            Headings = ["Timestamp", "Session Index", "Event", "Description", "Version", "Platform", "Device", "User ID", "Params"],
            Row = e =>
            [
                ExportWords.Clock(e, "MMM dd, yyyy hh:mm:ss tt"), e.Field(EventFields.Session) is { } s ? ExportWords.Text(ExportWords.Number(s) % 1000) : null, e.Activity, "", "4.2.1", "Android", e.Field(EventFields.Device), e.Customer,
                $"{{{string.Join("; ", new[] { "product", "error_code", "traffic_source", "campaign", EventFields.Channel }.Where(f => e.Field(f) is not null).Select(f => $"{f} : {e.Field(f)}").Append(e.Value is null ? "" : $"value : {ExportWords.Text(e.Value)}").Where(p => p.Length > 0))}}}",
            ],
        },
    ];

    private static JsonLinesExport Mixpanel(string name, int hours, int perSecond) => new()
    {
        System = "mixpanel", Name = name, FileName = "export.jsonl", PrecisionMicros = 1_000_000 / perSecond, Zone = hours == 0 ? null : "+03:00", Repeats = true, Session = _ => null,
        Carries = ExportWords.Usual,
        Row = e =>
        {
            // Projects made before 2023 write their own clock as if it were UTC.
            var properties = new JsonObject
            {
                ["time"] = (UtcTime.FloorDiv(e.TimeMicros, 1_000_000 / perSecond)) + (hours * 3_600L * perSecond), ["distinct_id"] = ExportWords.Known(e) ?? ExportWords.Anonymous(e), ["$device_id"] = ExportWords.Anonymous(e),
                ["$insert_id"] = ExportWords.Uuid(ExportWords.Key(e)), ["$device"] = e.Field(EventFields.Device), ["$screen_name"] = e.Field(EventFields.Touchpoint), ["utm_medium"] = e.Field(EventFields.Channel),
                ["utm_source"] = e.Field("traffic_source"), ["utm_campaign"] = e.Field("campaign"), ["mp_country_code"] = e.Field("country"), ["mp_processing_time_ms"] = ExportWords.Millis(e) + 900, ["revenue"] = e.Value,
            };
            if (ExportWords.Known(e) is { } known)
            {
                properties["$user_id"] = known;
            }

            AddProperties(properties, e);
            return new JsonObject { ["event"] = e.Activity, ["properties"] = properties };
        },
    };

    private static void AddProperties(JsonObject json, JourneyEvent e)
    {
        foreach (var field in Properties)
        {
            if (e.Field(field) is { } text)
            {
                json[field] = text;
            }
        }
    }

    private static JsonObject Named(JourneyEvent e, params ReadOnlySpan<(string Name, string Field)> fields)
    {
        var json = new JsonObject();
        foreach (var (name, field) in fields)
        {
            if (e.Field(field) is { } text)
            {
                json[name] = text;
            }
        }

        return json;
    }

    private static string Iso(JourneyEvent e, int laterMillis) => UtcTime.ToDateTime(e.TimeMicros + (laterMillis * 1_000L)).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static long? AmplitudeSessionNumber(JourneyEvent e) => e.Field(EventFields.Session) is { } session ? 1_700_000_000_000 + ExportWords.Number(session) % 100_000_000_000 : null;

    private static string? AmplitudeSession(JourneyEvent e) => AmplitudeSessionNumber(e) is { } number ? $"{ExportWords.Anonymous(e)}.{ExportWords.Text(number)}" : null;

    private static JsonObject AmplitudeRow(JourneyEvent e)
    {
        var properties = Named(e, ("page_location", EventFields.Touchpoint), ("utm_medium", EventFields.Channel), ("utm_source", "traffic_source"), ("utm_campaign", "campaign"));
        AddProperties(properties, e);
        if (e.Value is { } value)
        {
            properties["$revenue"] = value;
        }

        // Times are UTC without saying so; a session of -1 is none.
        const string Form = "yyyy-MM-dd HH:mm:ss.ffffff";
        return new JsonObject
        {
            ["$insert_id"] = ExportWords.Uuid(ExportWords.Key(e)), ["amplitude_id"] = ExportWords.Number(ExportWords.Anonymous(e)), ["app"] = 312345, ["event_type"] = e.Activity, ["event_time"] = ExportWords.Clock(e, Form),
            ["client_event_time"] = ExportWords.Clock(e, Form), ["server_upload_time"] = ExportWords.Clock(e, Form, 2), ["user_id"] = ExportWords.Known(e), ["device_id"] = ExportWords.Anonymous(e),
            ["session_id"] = AmplitudeSessionNumber(e) ?? -1, ["event_id"] = 41, ["event_properties"] = properties, ["user_properties"] = new JsonObject { ["plan"] = "free" }, ["groups"] = new JsonObject(),
            ["device_type"] = e.Field(EventFields.Device), ["country"] = e.Field("country"), ["ip_address"] = "192.0.2.1", ["platform"] = "Web", ["uuid"] = ExportWords.Uuid(ExportWords.Key(e) + "u"),
        };
    }

    // A zip of gzipped hours; some events of an hour lie in the next one's file too, as hours are those of the upload.
    private static ExportTally WriteHours(IReadOnlyList<JourneyEvent> events, Stream target)
    {
        using var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        var (repeated, broken) = (0L, 0L);
        foreach (var (hour, part) in events.Chunk(Math.Max(1, (events.Count + 3) / 4)).Index())
        {
            var entry = zip.CreateEntry(string.Create(CultureInfo.InvariantCulture, $"187520/187520_2025-01-01_{hour}#0.json.gz"), CompressionLevel.NoCompression);
            entry.LastWriteTime = new DateTimeOffset(2025, 1, 2, 0, 0, 0, TimeSpan.Zero);
            using var gzip = new GZipStream(entry.Open(), CompressionLevel.Optimal);
            using var writer = new StreamWriter(gzip, new UTF8Encoding(false)) { NewLine = "\n" };
            var tally = Amplitude.WriteTo(writer, part);
            repeated += tally.Repeated;
            broken += tally.Broken;
        }

        return new ExportTally(events.Count, repeated, broken);
    }

    /// <summary>The properties of an event in PostHog.</summary>
    public static JsonObject PostHogProperties(JourneyEvent e)
    {
        var properties = Named(e, ("$session_id", EventFields.Session), ("$current_url", EventFields.Touchpoint), ("$device_type", EventFields.Device), ("utm_medium", EventFields.Channel), ("utm_source", "traffic_source"),
            ("utm_campaign", "campaign"), ("$geoip_country_code", "country"));
        AddProperties(properties, e);
        properties["$ip"] = "192.0.2.1";
        if (e.Value is { } value)
        {
            properties["revenue"] = value;
        }

        if (ExportWords.Known(e) is not null && e.Activity == "login")
        {
            properties["$anon_distinct_id"] = ExportWords.Anonymous(e);
        }

        return properties;
    }

    private static JsonObject PostHogRow(JourneyEvent e) => new()
    {
        ["uuid"] = ExportWords.Uuid(ExportWords.Key(e)), ["event"] = e.Activity, ["distinct_id"] = e.Customer, ["person_id"] = ExportWords.Uuid(e.Customer), ["timestamp"] = Iso(e, 0), ["created_at"] = Iso(e, 900),
        ["properties"] = PostHogProperties(e), ["person_properties"] = new JsonObject { ["plan"] = "free" }, ["elements_chain"] = "",
    };

    private static JsonObject SegmentRow(JourneyEvent e)
    {
        var properties = Named(e, ("country", "country"), ("session_id", EventFields.Session));
        AddProperties(properties, e);
        if (e.Value is { } value)
        {
            properties["revenue"] = value;
        }

        var context = new JsonObject { ["ip"] = "192.0.2.1", ["locale"] = "lt-LT", ["campaign"] = Named(e, ("medium", EventFields.Channel), ("source", "traffic_source"), ("name", "campaign")) };
        context["page"] = Named(e, ("url", EventFields.Touchpoint));
        context["device"] = Named(e, ("type", EventFields.Device));
        return Call("track", e, new JsonObject { ["event"] = e.Activity, ["properties"] = properties, ["context"] = context });
    }

    private static JsonObject SegmentIdentify(JourneyEvent e) => Call("identify", e, new JsonObject { ["traits"] = new JsonObject { ["email"] = "anna@example.com", ["plan"] = "free" } });

    private static JsonObject Call(string type, JourneyEvent e, JsonObject rest)
    {
        var call = new JsonObject
        {
            ["type"] = type, ["messageId"] = $"ajs-{ExportWords.Uuid(ExportWords.Key(e) + type)}", ["anonymousId"] = ExportWords.Anonymous(e), ["userId"] = ExportWords.Known(e), ["originalTimestamp"] = Iso(e, -100),
            ["sentAt"] = Iso(e, 250), ["receivedAt"] = Iso(e, 400), ["timestamp"] = Iso(e, 0),
        };
        foreach (var (name, value) in rest.ToList())
        {
            rest.Remove(name);
            call[name] = value;
        }

        return call;
    }

    private static JsonLinesExport CleverTap(string name, Func<IReadOnlyList<JourneyEvent>, string>? title) => new()
    {
        System = "clevertap", Name = name, FileName = "1700-20250101-events-20250101-0-1.json", PrecisionMicros = 1_000_000, Zone = "+03:00", Carries = ExportWords.Usual, Title = title,

        // Older files hold the events of one name, which stands alone above them.
        Choose = events => title is null ? events : events.Where(e => e.Activity == events.CountBy(x => x.Activity).MaxBy(p => p.Value).Key),
        Row = e =>
        {
            var properties = Named(e, ("CT Session Id", EventFields.Session), ("country", "country"));
            AddProperties(properties, e);
            if (e.Value is { } value)
            {
                properties["Amount"] = value;
            }

            var row = new JsonObject { ["ts"] = long.Parse(ExportWords.Clock(e, "yyyyMMddHHmmss", 3), CultureInfo.InvariantCulture) };
            if (title is null)
            {
                row["eventName"] = e.Activity;
            }

            row["profile"] = new JsonObject { ["platform"] = "Android", ["identity"] = ExportWords.Known(e), ["objectId"] = ExportWords.Anonymous(e), ["name"] = null, ["email"] = null };
            row["deviceInfo"] = Named(e, ("deviceType", EventFields.Device));
            row["eventProps"] = properties;
            row["session_props"] = Named(e, ("utm_medium", EventFields.Channel), ("utm_source", "traffic_source"), ("utm_campaign", "campaign"), ("screen", EventFields.Touchpoint));
            return row;
        },
    };

    private static ExportTally WriteEventsAnswer(IReadOnlyList<JourneyEvent> events, Stream target)
    {
        var records = new JsonArray();
        foreach (var happened in events)
        {
            var properties = Named(happened, ("CT Session Id", EventFields.Session));
            AddProperties(properties, happened);
            if (happened.Value is { } value)
            {
                properties["Amount"] = value;
            }

            records.Add(new JsonObject
            {
                ["profile"] = new JsonObject { ["objectId"] = ExportWords.Anonymous(happened), ["identity"] = ExportWords.Known(happened), ["platform"] = "Android", ["email"] = "anna@example.com" },
                ["ts"] = long.Parse(ExportWords.Clock(happened, "yyyyMMddHHmmss", 3), CultureInfo.InvariantCulture), ["event_props"] = properties,
                ["session_props"] = Named(happened, ("utm_medium", EventFields.Channel), ("utm_source", "traffic_source"), ("utm_campaign", "campaign"), ("screen", EventFields.Touchpoint)),
            });
        }

        target.Write(Encoding.UTF8.GetBytes(new JsonObject { ["status"] = "success", ["next_cursor"] = "ZyZj", ["records"] = records }.ToJsonString(JsonText.Readable)));
        return new ExportTally(events.Count);
    }

    private static ExportTally WriteUpload(IReadOnlyList<JourneyEvent> events, Stream target)
    {
        var list = new JsonArray();
        foreach (var happened in events)
        {
            var data = Named(happened, ("utm_medium", EventFields.Channel), ("utm_source", "traffic_source"), ("utm_campaign", "campaign"), ("screen", EventFields.Touchpoint));
            AddProperties(data, happened);
            if (happened.Value is { } value)
            {
                data["Amount"] = value;
            }

            list.Add(new JsonObject
            {
                [ExportWords.Known(happened) is null ? "objectId" : "identity"] = happened.Customer, ["ts"] = ExportWords.Seconds(happened), ["type"] = "event", ["evtName"] = happened.Activity, ["evtData"] = data,
            });
        }

        target.Write(Encoding.UTF8.GetBytes(new JsonObject { ["d"] = list }.ToJsonString(JsonText.Readable)));
        return new ExportTally(events.Count);
    }

    private static JsonObject LocalyticsRow(JourneyEvent e)
    {
        var attributes = Named(e, ("channel", EventFields.Channel), ("traffic_source", "traffic_source"), ("campaign", "campaign"), ("screen", EventFields.Touchpoint));
        AddProperties(attributes, e);
        if (e.Value is { } value)
        {
            attributes["value"] = value;
        }

        return new JsonObject
        {
            ["type"] = "event", ["action"] = "e", ["name"] = e.Activity, ["app"] = "com.example.shop", ["app_ver"] = "4.2.1", ["client_time"] = ExportWords.Millis(e),
            ["customer_ids"] = ExportWords.Known(e) is { } known ? new JsonObject { ["customer_id"] = known } : null, ["device_uuid"] = ExportWords.Anonymous(e), ["session_id"] = e.Field(EventFields.Session),
            ["device_type"] = e.Field(EventFields.Device), ["platform"] = "iOS", ["user_type"] = ExportWords.Known(e) is null ? "anonymous" : "known", ["attributes"] = attributes,
        };
    }
}
