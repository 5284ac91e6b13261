using System.Globalization;
using System.Text;
using System.Xml;
using Kelione.Journeys;
using Parquet;
using Parquet.Schema;

namespace Kelione.Workspace;

/// <summary>Events as comma-separated values.</summary>
internal static class CsvEvents
{
    public static async Task<long> WriteAsync(Stream stream, IAsyncEnumerable<JourneyEvent> events, IReadOnlyList<string> fields, bool raw)
    {
        await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16);
        var named = fields.Where(f => f is not (EventFields.Value or EventFields.EventId or EventFields.Customer or EventFields.Activity or EventFields.Time)).ToList();
        SafeCsv.WriteRow(writer, [EventFields.Customer, EventFields.Time, EventFields.Activity, .. named, EventFields.Value, EventFields.EventId], raw);
        var count = 0L;
        await foreach (var e in events)
        {
            SafeCsv.WriteRow(
                writer,
                [e.Customer, UtcTime.Format(e.TimeMicros), e.Activity, .. named.Select(f => e.Fields.GetValueOrDefault(f)), e.Value?.ToString("R", CultureInfo.InvariantCulture), e.EventId],
                raw);
            count++;
        }

        return count;
    }
}

/// <summary>Events as Parquet, in row groups of bounded size.</summary>
internal static class ParquetEvents
{
    private const int RowsPerGroup = 100_000;

    public static async Task<long> WriteAsync(Stream stream, IAsyncEnumerable<JourneyEvent> events, IReadOnlyList<string> fields, CancellationToken cancellationToken)
    {
        var named = fields.Where(f => f is not (EventFields.Value or EventFields.EventId or EventFields.Customer or EventFields.Activity or EventFields.Time)).ToList();
        var time = new DateTimeDataField(EventFields.Time, DateTimeFormat.DateAndTimeMicros);
        var value = new DataField<double?>(EventFields.Value);
        var texts = new[] { EventFields.Customer, EventFields.Activity }.Concat(named).Append(EventFields.EventId).Select(f => new DataField<string>(f)).ToList();
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema([time, value, .. texts]), stream, cancellationToken: cancellationToken);
        var count = 0L;
        await foreach (var group in Groups(events))
        {
            using var rows = writer.CreateRowGroup();
            await rows.WriteAsync<DateTime>(time, group.Select(e => UtcTime.ToDateTime(e.TimeMicros)).ToArray(), cancellationToken: cancellationToken);
            await rows.WriteAsync<double>(value, group.Select(e => e.Value).ToArray(), cancellationToken: cancellationToken);
            foreach (var text in texts)
            {
                IReadOnlyCollection<string> column = [.. group.Select(e => text.Name == EventFields.EventId ? e.EventId! : e.Field(text.Name)!)];
                await rows.WriteAsync(text, column);
            }

            count += group.Count;
        }

        return count;
    }

    private static async IAsyncEnumerable<List<JourneyEvent>> Groups(IAsyncEnumerable<JourneyEvent> events)
    {
        var group = new List<JourneyEvent>();
        await foreach (var e in events)
        {
            group.Add(e);
            if (group.Count == RowsPerGroup)
            {
                yield return group;
                group = [];
            }
        }

        if (group.Count > 0)
        {
            yield return group;
        }
    }
}

/// <summary>Events as XES (IEEE 1849): one trace a customer, the activity as <c>concept:name</c>.</summary>
internal static class XesEvents
{
    public static async Task<long> WriteAsync(Stream stream, IAsyncEnumerable<JourneyEvent> events)
    {
        await using var writer = XmlWriter.Create(stream, new XmlWriterSettings { Async = true, Indent = true, Encoding = new UTF8Encoding(false) });
        writer.WriteStartElement("log");
        writer.WriteAttributeString("xes.version", "1849-2016");
        writer.WriteAttributeString("xes.features", "");
        string? customer = null;
        var count = 0L;
        await foreach (var e in events)
        {
            if (customer != e.Customer)
            {
                if (customer is not null)
                {
                    writer.WriteEndElement();
                }

                customer = e.Customer;
                writer.WriteStartElement("trace");
                Attribute(writer, "string", "concept:name", customer);
            }

            WriteEvent(writer, e);
            count++;
        }

        if (customer is not null)
        {
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
        return count;
    }

    private static void WriteEvent(XmlWriter writer, JourneyEvent e)
    {
        writer.WriteStartElement("event");
        Attribute(writer, "string", "concept:name", e.Activity);
        Attribute(writer, "date", "time:timestamp", UtcTime.Format(e.TimeMicros));
        foreach (var (name, text) in e.Fields.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            Attribute(writer, "string", name, text);
        }

        if (e.Value is { } value)
        {
            Attribute(writer, "float", EventFields.Value, value.ToString("R", CultureInfo.InvariantCulture));
        }

        if (e.EventId is { } id)
        {
            Attribute(writer, "string", EventFields.EventId, id);
        }

        writer.WriteEndElement();
    }

    private static void Attribute(XmlWriter writer, string type, string key, string value)
    {
        writer.WriteStartElement(type);
        writer.WriteAttributeString("key", Printable(key));
        writer.WriteAttributeString("value", Printable(value));
        writer.WriteEndElement();
    }

    // XML cannot hold most control characters at all.
    private static string Printable(string text) =>
        text.All(XmlConvert.IsXmlChar) || IsWellFormed(text) ? text : string.Concat(text.Select(c => XmlConvert.IsXmlChar(c) ? c : '\ufffd'));

    private static bool IsWellFormed(string text)
    {
        try
        {
            return XmlConvert.VerifyXmlChars(text).Length == text.Length;
        }
        catch (XmlException)
        {
            return false;
        }
    }
}
