using System.Text;
using System.Text.Json.Nodes;
using Kelione.Journeys;

namespace Kelione.Samples;

/// <summary>Yandex Metrica and AppMetrica.</summary>
internal static class YandexExports
{
    private const int TableColumns = 105;
    private const string Second = "yyyy-MM-dd HH:mm:ss";
    private static readonly string[] AppFields =
        ["event_name", "event_timestamp", "event_datetime", "event_json", "profile_id", "appmetrica_device_id", "session_id", "country_iso_code", "os_name", "app_version_name", "device_type", "publisher_name", "tracker_name", "device_ipv6"];

    private static readonly IReadOnlyDictionary<string, string> AppCarries =
        new Dictionary<string, string>(StringComparer.Ordinal) { [EventFields.Channel] = "channel", [EventFields.Device] = "device", ["campaign"] = "campaign", ["country"] = "country", ["product"] = "product", ["error_code"] = "error_code" };

    public static IReadOnlyList<SystemExport> All { get; } =
    [
        new CustomExport
        {
            System = "metrica-visits", Name = "metrica-visits", FileName = "visits.tsv", PrecisionMicros = 1_000_000, Customer = Cookie, Session = Visit, Carries = Only(EventFields.Channel, "campaign", EventFields.Device),
            Writer = WriteVisits, Tells = VisitsTell,
        },
        new DelimitedExport
        {
            System = "metrica-hits", Name = "metrica-hits", FileName = "hits.tsv", PrecisionMicros = 1_000_000, Delimiter = '\t', CarriesValue = false, Repeats = true, Customer = Cookie, Activity = Goal, Session = Visit,
            Carries = Only(EventFields.Channel, EventFields.Touchpoint, "traffic_source", "campaign", "country"),
            Headings = ["ym:pv:watchID", "ym:pv:visitID", "ym:pv:counterID", "ym:pv:clientID", "ym:pv:dateTime", "ym:pv:title", "ym:pv:URL", "ym:pv:lastTrafficSource", "ym:pv:UTMSource", "ym:pv:UTMCampaign", "ym:pv:regionCountry", "ym:pv:goalsID", "ym:pv:isPageView"],
            Row = e =>
            [
                ExportWords.HugeId(ExportWords.Key(e)), Visit(e), "24226447", Cookie(e), ExportWords.Clock(e, Second, 3), "Корзина \"мечты\"", e.Field(EventFields.Touchpoint), e.Field(EventFields.Channel), e.Field("traffic_source"),
                e.Field("campaign"), e.Field("country"), $"[{ExportWords.Text(GoalNumber(e))}]", "0",
            ],
        },
        new DelimitedExport
        {
            System = "metrica-table", Name = "metrica-table", FileName = "hits.tsv", PrecisionMicros = 1_000_000, Delimiter = '\t', CarriesValue = false, Repeats = true, Customer = Cookie, Activity = _ => "Page viewed", Session = _ => null,
            Carries = Only(EventFields.Channel, EventFields.Touchpoint, "traffic_source", "campaign"), Row = TableRow,
        },
        new DelimitedExport
        {
            System = "appmetrica", Name = "appmetrica-csv", FileName = "events.csv", PrecisionMicros = 1_000_000, Customer = AppCustomer, Carries = AppCarries, Headings = AppFields,
            Row = e => [.. AppFields.Select(f => AppCell(e, f))],
        },
        new CustomExport
        {
            System = "appmetrica", Name = "appmetrica-json", FileName = "events.json", PrecisionMicros = 1_000_000, Customer = AppCustomer, Carries = AppCarries,
            Writer = (events, target) =>
            {
                var list = new JsonArray();
                foreach (var happened in events)
                {
                    list.Add(new JsonObject(AppFields.Select(f => KeyValuePair.Create(f, (JsonNode?)AppCell(happened, f)))));
                }

                target.Write(Encoding.UTF8.GetBytes(new JsonObject { ["data"] = list }.ToJsonString(JsonText.Readable)));
                return new ExportTally(events.Count);
            },
        },
        new DelimitedExport
        {
            System = "appmetrica", Name = "appmetrica-installations", FileName = "installations.csv", PrecisionMicros = 1_000_000, CarriesValue = false, Activity = _ => "Installed", Session = _ => null,
            Customer = e => ExportWords.HugeId(ExportWords.Anonymous(e)), Choose = events => events.DistinctBy(e => e.Customer, StringComparer.Ordinal), Carries = Only(EventFields.Channel, EventFields.Device, "country"),
            Headings = ["application_id", "appmetrica_device_id", "install_datetime", "install_timestamp", "install_receive_timestamp", "publisher_name", "is_reinstallation", "device_type", "country_iso_code"],
            Row = e =>
            [
                "4711", ExportWords.HugeId(ExportWords.Anonymous(e)), ExportWords.Clock(e, Second, 3), ExportWords.Text(ExportWords.Seconds(e)), ExportWords.Text(ExportWords.Seconds(e) + 2), e.Field(EventFields.Channel), "false",
                e.Field(EventFields.Device), e.Field("country"),
            ],
        },
    ];

    private static Dictionary<string, string> Only(params string[] fields) => fields.ToDictionary(f => f, f => f, StringComparer.Ordinal);

    private static string Cookie(JourneyEvent e) => ExportWords.Text(ExportWords.Number(e.Customer));

    // Who signs in during a session goes on in a visit of another customer.
    private static string Visit(JourneyEvent e) => ExportWords.HugeId(e.Customer + (e.Field(EventFields.Session) ?? ExportWords.Key(e)));

    private static long GoalNumber(JourneyEvent e) => ExportWords.Number(e.Activity) % 1_000_000;

    private static string Goal(JourneyEvent e) => $"Goal {ExportWords.Text(GoalNumber(e))}";

    // A customer who is not known is the device, whose number does not fit into a signed one.
    private static string AppCustomer(JourneyEvent e) => ExportWords.Known(e) ?? ExportWords.HugeId(e.Customer);

    private static string? AppCell(JourneyEvent e, string field) => field switch
    {
        "event_name" => e.Activity,
        "event_timestamp" => ExportWords.Text(ExportWords.Seconds(e)),
        "event_datetime" => ExportWords.Clock(e, Second, 3),
        "event_json" => AppJson(e),
        "profile_id" => ExportWords.Known(e),
        "appmetrica_device_id" => ExportWords.HugeId(ExportWords.Anonymous(e)),
        "session_id" => e.Field(EventFields.Session),
        "country_iso_code" => e.Field("country"),
        "os_name" => "android",
        "app_version_name" => "4.2.1",
        "device_type" => e.Field(EventFields.Device),
        "publisher_name" => e.Field(EventFields.Channel),
        "tracker_name" => e.Field("campaign"),
        _ => "::ffff:192.0.2.1",
    };

    private static string AppJson(JourneyEvent e)
    {
        var json = new JsonObject();
        foreach (var field in new[] { "product", "error_code" })
        {
            if (e.Field(field) is { } text)
            {
                json[field] = text;
            }
        }

        if (e.Value is { } value)
        {
            json["value"] = value;
        }

        return json.Count == 0 ? "" : json.ToJsonString(JsonText.Readable);
    }

    private static string?[] TableRow(JourneyEvent e)
    {
        var cells = new string?[TableColumns];
        Array.Fill(cells, "0");
        cells[0] = ExportWords.Text(ExportWords.Number(ExportWords.Key(e)));
        cells[2] = "Title with a \" quote";
        cells[4] = ExportWords.Clock(e, Second, 3);
        cells[5] = ExportWords.Clock(e, "yyyy-MM-dd", 3);
        cells[9] = Cookie(e);
        cells[13] = e.Field(EventFields.Touchpoint) ?? "";
        cells[14] = "";
        cells[45] = ExportWords.Clock(e, Second, 5);
        cells[64] = ExportWords.Clock(e, Second, 3);
        cells[95] = e.Field("traffic_source") ?? "";
        cells[96] = e.Field(EventFields.Channel) ?? "";
        cells[97] = e.Field("campaign") ?? "";
        return cells;
    }

    private static IEnumerable<IGrouping<string, JourneyEvent>> Visits(IReadOnlyList<JourneyEvent> events) => events.GroupBy(Visit, StringComparer.Ordinal);

    private static ExportTally WriteVisits(IReadOnlyList<JourneyEvent> events, Stream target)
    {
        using var writer = new StreamWriter(target, leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine(string.Join('\t', "ym:s:visitID", "ym:s:dateTime", "ym:s:clientID", "ym:s:startURL", "ym:s:pageViews", "ym:s:goalsID", "ym:s:goalsDateTime", "ym:s:goalsPrice", "ym:s:lastTrafficSource", "ym:s:UTMCampaign", "ym:s:deviceCategory"));
        var count = 0;
        foreach (var visit in Visits(events))
        {
            var first = visit.First();
            writer.WriteLine(string.Join('\t',
                visit.Key, ExportWords.Clock(first, Second, 3), Cookie(first), "https://shop.example/", ExportWords.Text(visit.Count()),
                $"[{string.Join(',', visit.Select(e => ExportWords.Text(GoalNumber(e))))}]",
                $"[{string.Join(',', visit.Select(e => $"'{ExportWords.Clock(e, Second, 3)}'"))}]",
                $"[{string.Join(',', visit.Select(e => ExportWords.Text(e.Value) ?? "0"))}]",
                first.Field(EventFields.Channel), first.Field("campaign"), first.Field(EventFields.Device) switch { "desktop" => "1", "phone" => "2", "tablet" => "3", var other => other }));
            count += 1 + visit.Count();
        }

        return new ExportTally(count);
    }

    // What the visit knows of itself is the visit's; of a goal only its number, time and price are written.
    private static IEnumerable<JourneyEvent> VisitsTell(IReadOnlyList<JourneyEvent> events)
    {
        foreach (var visit in Visits(events))
        {
            var first = visit.First();
            var channel = first.Field(EventFields.Channel);
            yield return Told(first, "Visit", null, [(EventFields.Session, visit.Key), (EventFields.Channel, channel), ("campaign", first.Field("campaign")), (EventFields.Device, first.Field(EventFields.Device))]);
            foreach (var happened in visit)
            {
                yield return Told(happened, Goal(happened), happened.Value is 0 ? null : happened.Value, [(EventFields.Session, visit.Key), (EventFields.Channel, channel)]);
            }
        }
    }

    private static JourneyEvent Told(JourneyEvent e, string activity, double? value, IEnumerable<(string Field, string? Text)> fields) => new()
    {
        Customer = Cookie(e),
        Activity = activity,
        TimeMicros = ExportWords.Seconds(e) * 1_000_000,
        Value = value,
        Fields = fields.Where(f => f.Text is not null).ToDictionary(f => f.Field, f => f.Text!, StringComparer.Ordinal),
    };
}
