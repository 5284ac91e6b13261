using System.Text;
using System.Text.Json.Nodes;
using Kelione.Journeys;

namespace Kelione.Samples;

/// <summary>Roistat's leads (times with their offset, some of them paid later) and proxy leads (no offset: Moscow's clock; known by the number of the visit).</summary>
internal static class RoistatLeadExports
{
    private const long Day = 24 * 3_600 * UtcTime.MicrosPerSecond;

    /// <summary>The list.</summary>
    public static IReadOnlyList<SystemExport> All { get; } =
    [
        new CustomExport { System = "roistat", Name = "roistat-leads", FileName = "leads.json", PrecisionMicros = UtcTime.MicrosPerSecond, Choose = Paying, Writer = WriteLeads, Tells = LeadsTell },
        new CustomExport { System = "roistat", Name = "roistat-proxy", FileName = "proxy-leads.json", PrecisionMicros = UtcTime.MicrosPerSecond, Choose = Paying, Writer = WriteProxyLeads, Tells = ProxyLeadsTell },
    ];

    private static IEnumerable<JourneyEvent> Paying(IReadOnlyList<JourneyEvent> events) => events.Where(e => e.Value is not null && ExportWords.Known(e) is not null);

    private static ExportTally WriteLeads(IReadOnlyList<JourneyEvent> events, Stream target)
    {
        var list = new JsonArray();
        foreach (var happened in events)
        {
            list.Add(new JsonObject
            {
                ["id"] = Lead(happened), ["title"] = "Заказ", ["creation_date"] = ExportWords.Clock(happened, "yyyy-MM-dd'T'HH:mm:ss'+0000'"),
                ["paid_date"] = IsPaid(happened) ? ExportFiles.Clock(happened.TimeMicros + Day, "yyyy-MM-dd'T'HH:mm:ss'+0300'", 3) : null, ["price"] = ExportWords.Text(happened.Value), ["source"] = happened.Field(EventFields.Channel),
                ["status"] = "Новый", ["email"] = $"{happened.Customer}@example.com", ["phone"] = Phone(happened), ["name"] = "Анна",
            });
        }

        Write(new JsonObject { ["data"] = list, ["total"] = events.Count, ["status"] = "success" }, target);
        return new ExportTally(events.Count + events.Count(IsPaid));
    }

    private static IEnumerable<JourneyEvent> LeadsTell(IReadOnlyList<JourneyEvent> events)
    {
        foreach (var happened in events)
        {
            var created = ExportFiles.Cut(happened.TimeMicros, UtcTime.MicrosPerSecond);
            yield return new JourneyEvent { Customer = Lead(happened), Activity = "Lead created", TimeMicros = created };
            if (IsPaid(happened))
            {
                yield return new JourneyEvent { Customer = Lead(happened), Activity = "Lead paid", TimeMicros = created + Day, Value = happened.Value };
            }
        }
    }

    private static ExportTally WriteProxyLeads(IReadOnlyList<JourneyEvent> events, Stream target)
    {
        var list = new JsonArray();
        foreach (var happened in events)
        {
            list.Add(new JsonObject
            {
                ["id"] = Number(happened), ["title"] = "Заявка с сайта", ["text"] = "Перезвоните мне", ["name"] = "Анна", ["phone"] = Phone(happened),
                ["email"] = $"{happened.Customer}@example.com", ["roistat"] = Visit(happened), ["creation_date"] = ExportWords.Clock(happened, "yyyy-MM-dd HH:mm:ss", 3), ["order_id"] = Number(happened),
                ["order_fields"] = new JsonObject { ["Менеджер"] = "Анна" },
            });
        }

        Write(new JsonObject { ["ProxyLeads"] = list, ["status"] = "success" }, target);
        return new ExportTally(events.Count);
    }

    private static IEnumerable<JourneyEvent> ProxyLeadsTell(IReadOnlyList<JourneyEvent> events) => events.Select(e => new JourneyEvent
    {
        Customer = Visit(e), Activity = "Lead created", TimeMicros = ExportFiles.Cut(e.TimeMicros, UtcTime.MicrosPerSecond),
    });

    private static void Write(JsonObject json, Stream target) => target.Write(Encoding.UTF8.GetBytes(json.ToJsonString(JsonText.Readable)));

    private static string Phone(JourneyEvent e) => $"+370600{ExportWords.Text(10_000 + (ExportWords.Number(e.Customer) % 90_000))}";

    private static string Lead(JourneyEvent e) => $"order_{Number(e)}";

    private static string Number(JourneyEvent e) => ExportWords.Text(ExportWords.Number(ExportWords.Key(e)) % 10_000_000_000);

    private static string Visit(JourneyEvent e) => ExportWords.Text(ExportWords.Number(e.Customer) % 10_000_000);

    private static bool IsPaid(JourneyEvent e) => ExportWords.Number(ExportWords.Key(e)) % 2 == 0;
}
