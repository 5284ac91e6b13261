using Kelione.Journeys;
using Parquet;
using Parquet.Schema;

namespace Kelione.Samples;

/// <summary>Segment's table of tracks as a warehouse unloads it in Parquet: moments are moments, amounts numbers.</summary>
internal sealed class SegmentParquetExport : SystemExport
{
    private static readonly (string Column, Func<JourneyEvent, string?> Of)[] Texts =
    [
        ("id", e => $"ajs-{ExportWords.Uuid(ExportWords.Key(e))}"), ("anonymous_id", ExportWords.Anonymous), ("user_id", ExportWords.Known), ("event", e => e.Activity.Replace(' ', '_')), ("event_text", e => e.Activity),
        ("context_ip", _ => "192.0.2.1"), ("context_session_id", e => e.Field(EventFields.Session)), ("context_campaign_medium", e => e.Field(EventFields.Channel)), ("context_campaign_source", e => e.Field("traffic_source")),
        ("context_campaign_name", e => e.Field("campaign")), ("context_page_url", e => e.Field(EventFields.Touchpoint)), ("context_device_type", e => e.Field(EventFields.Device)), ("product", e => e.Field("product")),
        ("error_code", e => e.Field("error_code")),
    ];

    public override ExportTally Write(IReadOnlyList<JourneyEvent> events, Stream target)
    {
        // The library is asynchronous throughout; nobody waits for a sample on a thread that others need.
        using var file = new MemoryStream();
        Task.Run(() => WriteAsync([.. Choose(events)], file)).GetAwaiter().GetResult();
        file.WriteTo(target);
        return new ExportTally(events.Count);
    }

    private static async Task WriteAsync(JourneyEvent[] events, Stream file)
    {
        var texts = Array.ConvertAll(Texts, t => new DataField<string>(t.Column));
        // When it was received, sent, and happened by each of two clocks: microseconds after the event.
        var moments = new[] { ("received_at", 400_000), ("sent_at", 250_000), ("original_timestamp", -100_000), ("timestamp", 0) };
        var times = Array.ConvertAll(moments, m => Moment(m.Item1));
        var revenue = new DataField<double?>("revenue");
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema([.. texts, .. times, revenue]), file);
        using var group = writer.CreateRowGroup();
        for (var i = 0; i < Texts.Length; i++)
        {
            await group.WriteAsync(texts[i], Array.ConvertAll(events, e => Texts[i].Of(e)!));
        }

        for (var i = 0; i < times.Length; i++)
        {
            var later = moments[i].Item2;
            await group.WriteAsync<DateTime>(times[i], Array.ConvertAll(events, e => UtcTime.ToDateTime(e.TimeMicros + later)));
        }

        await group.WriteAsync<double>(revenue, Array.ConvertAll(events, e => e.Value));
        group.CompleteValidate();
    }

    private static DateTimeDataField Moment(string name) => new(name, DateTimeFormat.Timestamp, isAdjustedToUTC: true, unit: DateTimeTimeUnit.Micros);
}
