using System.Text;
using System.Xml;
using Kelione.Journeys;

namespace Kelione.Samples;

/// <summary>
/// Zendesk's account export in XML: names with hyphens, every element with the type of its text, absent values marked <c>nil</c>, status and channel as numbers, the ticket's number as <c>nice-id</c>, and times on the
/// account's clock with its offset.
/// </summary>
internal static class ZendeskXmlExport
{
    private static readonly XmlWriterSettings Settings = new() { Indent = true, Encoding = new UTF8Encoding(false), NewLineChars = "\n" };

    /// <summary>Writes tickets.</summary>
    public static void Write(IReadOnlyList<SampleFeedback> tickets, Stream target)
    {
        using var xml = XmlWriter.Create(target, Settings);
        xml.WriteStartElement("tickets");
        xml.WriteAttributeString("type", "array");
        xml.WriteAttributeString("count", ExportWords.Text(tickets.Count));
        foreach (var ticket in tickets)
        {
            Write(xml, ticket);
        }

        xml.WriteEndElement();
    }

    /// <summary>What was said in a ticket: the export holds no satisfaction.</summary>
    public static IEnumerable<ExportedFeedback> Tells(SampleFeedback t) => ZendeskExports.Tells(t).Where(e => e.Kind == "ticket");

    private static void Write(XmlWriter xml, SampleFeedback t)
    {
        var isSolved = ZendeskExports.IsSolved(t);
        xml.WriteStartElement("ticket");
        Element(xml, "assigned-at", "datetime", At(t.TimeMicros));
        Element(xml, "assignee-id", "integer", "235323");
        Element(xml, "created-at", "datetime", At(t.TimeMicros));
        Element(xml, "current-tags", null, $"delivery {t.Language}");
        Element(xml, "description", null, t.Text);
        Element(xml, "due-date", "datetime", null);
        Element(xml, "nice-id", "integer", ZendeskExports.Id(t));
        Element(xml, "organization-id", "integer", null);
        Element(xml, "priority-id", "integer", "2");
        Element(xml, "requester-id", "integer", ZendeskExports.Requester(t));
        Element(xml, "solved-at", "datetime", isSolved ? At(ZendeskExports.Solved(t)) : null);
        Element(xml, "status-id", "integer", isSolved ? "3" : "1");
        Element(xml, "status-updated-at", "datetime", At(ZendeskExports.Solved(t)));
        Element(xml, "subject", null, $"Request of {t.Customer}");
        Element(xml, "updated-at", "datetime", At(ZendeskExports.Solved(t)));
        Element(xml, "via-id", "integer", "4");
        xml.WriteStartElement("comments");
        xml.WriteAttributeString("type", "array");
        xml.WriteStartElement("comment");
        Element(xml, "author-id", "integer", ZendeskExports.Requester(t));
        Element(xml, "created-at", "datetime", At(t.TimeMicros));
        Element(xml, "is-public", "boolean", "true");
        Element(xml, "value", null, t.Text);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteStartElement("ticket-field-entries");
        xml.WriteAttributeString("type", "array");
        Field(xml, "27642", "T-1001");
        Field(xml, "27643", "anna@example.com");
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Field(XmlWriter xml, string id, string value)
    {
        xml.WriteStartElement("ticket-field-entry");
        Element(xml, "ticket-field-id", "integer", id);
        Element(xml, "value", null, value);
        xml.WriteEndElement();
    }

    private static void Element(XmlWriter xml, string name, string? type, string? text)
    {
        xml.WriteStartElement(name);
        if (type is not null)
        {
            xml.WriteAttributeString("type", type);
        }

        if (text is null)
        {
            xml.WriteAttributeString("nil", "true");
        }
        else
        {
            xml.WriteString(text);
        }

        xml.WriteEndElement();
    }

    private static string At(long micros) => ExportFiles.Clock(micros, "yyyy-MM-dd'T'HH:mm:ss'+03:00'", 3);
}
