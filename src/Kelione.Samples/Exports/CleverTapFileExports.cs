using System.Globalization;
using System.Text;
using System.Xml;
using Kelione.Journeys;
using Parquet;
using Parquet.Schema;

namespace Kelione.Samples;

/// <summary>CleverTap's export to storage in Parquet (records within records) and in XML (a blank of a property's name as an underscore, as no name of XML has one). Of both only the fields are documented.</summary>
internal static class CleverTapFileExports
{
    private const string Clock = "yyyyMMddHHmmss";

    // Group, name in Parquet and field of an event.
    private static readonly (string Group, string Name, Func<JourneyEvent, string?> Of)[] Fields =
    [
        ("profile", "identity", ExportWords.Known), ("profile", "objectId", ExportWords.Anonymous), ("profile", "platform", _ => "Android"), ("profile", "email", _ => "anna@example.com"),
        ("deviceInfo", "deviceType", e => e.Field(EventFields.Device)), ("deviceInfo", "osVersion", _ => "14"),
        ("eventProps", "CT Session Id", e => e.Field(EventFields.Session)), ("eventProps", "product", e => e.Field("product")), ("eventProps", "error_code", e => e.Field("error_code")), ("eventProps", "country", e => e.Field("country")),
        ("eventProps", "Amount", e => ExportWords.Text(e.Value)),
        ("sessionProps", "utm_medium", e => e.Field(EventFields.Channel)), ("sessionProps", "utm_source", e => e.Field("traffic_source")), ("sessionProps", "utm_campaign", e => e.Field("campaign")), ("sessionProps", "screen", e => e.Field(EventFields.Touchpoint)),
    ];

    /// <summary>The list.</summary>
    public static IReadOnlyList<SystemExport> All { get; } =
    [
        new CustomExport { System = "clevertap", Name = "clevertap-parquet", FileName = "1700-20250101-all-20250101-0-1.parquet", PrecisionMicros = 1_000_000, Zone = "+03:00", Carries = ExportWords.Usual, Writer = WriteParquet },
        new CustomExport { System = "clevertap", Name = "clevertap-xml", FileName = "1700-20250101-all-20250101-0-1.xml", PrecisionMicros = 1_000_000, Zone = "+03:00", Carries = ExportWords.Usual, Writer = WriteXml },
    ];

    private static ExportTally WriteParquet(IReadOnlyList<JourneyEvent> events, Stream target)
    {
        // The library is asynchronous throughout; nobody waits for a sample on a thread that others need.
        using var file = new MemoryStream();
        Task.Run(() => WriteAsync([.. events], file)).GetAwaiter().GetResult();
        file.WriteTo(target);
        return new ExportTally(events.Count);
    }

    private static async Task WriteAsync(JourneyEvent[] events, Stream file)
    {
        var (time, name) = (new DataField<long>("ts"), new DataField<string>("eventName"));
        var groups = Fields.GroupBy(f => f.Group).Select(g => new StructField(g.Key, [.. g.Select(f => new DataField<string>(f.Name))]));
        var schema = new ParquetSchema([time, name, .. groups]);
        await using var writer = await ParquetWriter.CreateAsync(schema, file);
        using var group = writer.CreateRowGroup();
        await group.WriteAsync<long>(time, Array.ConvertAll(events, e => long.Parse(ExportWords.Clock(e, Clock, 3), CultureInfo.InvariantCulture)));
        await group.WriteAsync(name, Array.ConvertAll(events, e => e.Activity));
        foreach (var field in schema.GetDataFields().Skip(2))
        {
            var (outer, inner) = (field.Path.ToList()[0], field.Name);
            var of = Fields.First(f => f.Group == outer && f.Name == inner).Of;
            await GoogleParquetExport.WriteNestedAsync(group, field, Array.ConvertAll(events, e => of(e)));
        }

        group.CompleteValidate();
    }

    private static ExportTally WriteXml(IReadOnlyList<JourneyEvent> events, Stream target)
    {
        using var xml = XmlWriter.Create(target, new XmlWriterSettings { Encoding = new UTF8Encoding(false) });
        xml.WriteStartElement("events");
        foreach (var happened in events)
        {
            xml.WriteStartElement("event");
            xml.WriteElementString("ts", ExportWords.Clock(happened, Clock, 3));
            xml.WriteElementString("eventName", happened.Activity);
            foreach (var fields in Fields.GroupBy(f => f.Group))
            {
                xml.WriteStartElement(fields.Key);
                foreach (var field in fields.Where(f => f.Of(happened) is not null))
                {
                    xml.WriteElementString(field.Name.Replace(' ', '_'), field.Of(happened));
                }

                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        return new ExportTally(events.Count);
    }
}
