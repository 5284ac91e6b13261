using Kelione.Journeys;
using Parquet;
using Parquet.Schema;

namespace Kelione.Samples;

/// <summary>PostHog's batch export in Parquet, where the properties are a text of JSON.</summary>
internal sealed class PostHogParquetExport : SystemExport
{
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
        var (uuid, name, distinct, person, properties) =
            (new DataField<string>("uuid"), new DataField<string>("event"), new DataField<string>("distinct_id"), new DataField<string>("person_id"), new DataField<string>("properties"));
        var time = new DateTimeDataField("timestamp", DateTimeFormat.Timestamp, isAdjustedToUTC: true, unit: DateTimeTimeUnit.Micros);
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(uuid, name, properties, distinct, person, time), file);
        using var group = writer.CreateRowGroup();
        await group.WriteAsync(uuid, Array.ConvertAll(events, e => ExportWords.Uuid(ExportWords.Key(e))));
        await group.WriteAsync(name, Array.ConvertAll(events, e => e.Activity));
        await group.WriteAsync(properties, Array.ConvertAll(events, e => ProductExports.PostHogProperties(e).ToJsonString(JsonText.Readable)));
        await group.WriteAsync(distinct, Array.ConvertAll(events, e => e.Customer));
        await group.WriteAsync(person, Array.ConvertAll(events, e => ExportWords.Uuid(e.Customer)));
        await group.WriteAsync<DateTime>(time, Array.ConvertAll(events, e => UtcTime.ToDateTime(e.TimeMicros)));
        group.CompleteValidate();
    }
}
