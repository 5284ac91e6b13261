using System.Text;
using System.Text.Json.Nodes;
using System.Xml;
using Kelione.Journeys;

namespace Kelione.Samples;

/// <summary>Matomo's visits with their actions, in its three shapes.</summary>
internal static class MatomoExports
{
    private static readonly IReadOnlyDictionary<string, string> Carries = new[] { EventFields.Touchpoint, "product", "error_code" }.ToDictionary(f => f, f => f, StringComparer.Ordinal);

    private static readonly string[] ActionFields = ["type", "url", "eventCategory", "eventAction", "eventValue", "timestamp", "pageId", "serverTimePretty", "product", "error_code"];

    public static IReadOnlyList<SystemExport> All { get; } =
    [
        Of("matomo-json", "visits.json", WriteJson),
        Of("matomo-xml", "visits.xml", WriteXml),
        Of("matomo-csv", "visits.csv", WriteCsv),
    ];

    private static CustomExport Of(string name, string file, Func<IReadOnlyList<JourneyEvent>, Stream, ExportTally> writer) => new()
    {
        System = "matomo", Name = name, FileName = file, PrecisionMicros = 1_000_000, Carries = Carries, Session = Visit, Activity = e => $"Shop: {e.Activity}", Writer = writer,
    };

    private static string Visit(JourneyEvent e) => ExportWords.Text(ExportWords.Number(e.Customer + (e.Field(EventFields.Session) ?? ExportWords.Key(e))) % 1_000_000_000_000);

    private static IEnumerable<IGrouping<string, JourneyEvent>> Visits(IReadOnlyList<JourneyEvent> events) => events.GroupBy(Visit, StringComparer.Ordinal);

    private static (string Name, string? Text)[] VisitFields(IGrouping<string, JourneyEvent> visit)
    {
        var first = visit.First();
        return
        [
            ("idSite", "1"), ("idVisit", visit.Key), ("visitIp", "192.0.2.1"), ("visitorId", ExportWords.Anonymous(first)), ("userId", ExportWords.Known(first)), ("firstActionTimestamp", ExportWords.Text(ExportWords.Seconds(first))),
            ("serverDatePretty", "Thursday, January 2"), ("visitorType", "returning"), ("referrerType", "direct"), ("countryCode", "lt"), ("deviceType", "Smartphone"),
        ];
    }

    private static string? ActionText(JourneyEvent e, string field) => field switch
    {
        "type" => "event",
        "url" => e.Field(EventFields.Touchpoint),
        "eventCategory" => "Shop",
        "eventAction" => e.Activity,
        "eventValue" => ExportWords.Text(e.Value),
        "timestamp" => ExportWords.Text(ExportWords.Seconds(e)),
        "pageId" => ExportWords.Text(ExportWords.Number(ExportWords.Key(e)) % 1_000_000_000_000),
        "serverTimePretty" => ExportWords.Clock(e, "MMM d, yyyy HH:mm:ss", 2),
        _ => e.Field(field),
    };

    private static ExportTally WriteJson(IReadOnlyList<JourneyEvent> events, Stream target)
    {
        var list = new JsonArray();
        foreach (var visit in Visits(events))
        {
            var json = new JsonObject(VisitFields(visit).Select(f => KeyValuePair.Create(f.Name, (JsonNode?)f.Text)));
            json["actionDetails"] = new JsonArray([.. visit.Select(e => new JsonObject(ActionFields.Where(f => ActionText(e, f) is not null).Select(f => KeyValuePair.Create(f, (JsonNode?)ActionText(e, f)))))]);
            list.Add(json);
        }

        target.Write(Encoding.UTF8.GetBytes(list.ToJsonString(JsonText.Readable)));
        return new ExportTally(events.Count);
    }

    private static ExportTally WriteXml(IReadOnlyList<JourneyEvent> events, Stream target)
    {
        using var xml = XmlWriter.Create(target, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n", CloseOutput = false });
        xml.WriteStartElement("result");
        foreach (var visit in Visits(events))
        {
            xml.WriteStartElement("row");
            foreach (var (name, text) in VisitFields(visit))
            {
                xml.WriteElementString(name, text);
            }

            xml.WriteStartElement("actionDetails");
            foreach (var happened in visit)
            {
                xml.WriteStartElement("row");
                foreach (var field in ActionFields.Where(f => ActionText(happened, f) is not null))
                {
                    xml.WriteElementString(field, ActionText(happened, field));
                }

                xml.WriteEndElement();
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        return new ExportTally(events.Count);
    }

    // UTF-16 with a mark, actions in numbered columns, as many as the longest visit has.
    private static ExportTally WriteCsv(IReadOnlyList<JourneyEvent> events, Stream target)
    {
        using var writer = new StreamWriter(target, Encoding.Unicode, leaveOpen: true) { NewLine = "\n" };
        var visits = Visits(events).ToList();
        var most = visits.Count == 0 ? 0 : visits.Max(v => v.Count());
        if (visits.Count > 0)
        {
            writer.WriteLine(string.Join(',', VisitFields(visits[0]).Select(f => f.Name).Concat(Enumerable.Range(0, most).SelectMany(i => ActionFields.Select(f => $"actionDetails_{ExportWords.Text(i)}_{f}")))));
        }

        foreach (var visit in visits)
        {
            var cells = VisitFields(visit).Select(f => f.Text).Concat(visit.SelectMany(e => ActionFields.Select(f => ActionText(e, f)))).ToList();
            writer.WriteLine(string.Join(',', cells.Concat(Enumerable.Repeat<string?>(null, (most - visit.Count()) * ActionFields.Length)).Select(c => CsvText.Quote(c ?? ""))));
        }

        return new ExportTally(events.Count);
    }
}
