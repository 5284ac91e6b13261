using System.Globalization;
using Kelione.Journeys;
using Parquet;
using Parquet.Schema;

namespace Kelione.Samples;

/// <summary>Google Analytics 4's rows as BigQuery saves them in Parquet: parameters as a list of records.</summary>
internal sealed class GoogleParquetExport : SystemExport
{
    public override ExportTally Write(IReadOnlyList<JourneyEvent> events, Stream target)
    {
        // The library is asynchronous throughout; nobody waits for a sample on a thread that others need.
        using var file = new MemoryStream();
        Task.Run(() => WriteAsync([.. Choose(events)], file)).GetAwaiter().GetResult();
        file.WriteTo(target);
        return new ExportTally(events.Count);
    }

    private static async Task WriteAsync(List<JourneyEvent> events, Stream file)
    {
        var list = new ListField("event_params", new StructField(
            "element",
            new DataField<string>("key"),
            new StructField("value", new DataField<string>("string_value"), new DataField<long?>("int_value"), new DataField<double?>("double_value"))));
        var schema = new ParquetSchema(
            new DataField<string>("event_date"), new DataField<long>("event_timestamp"), new DataField<string>("event_name"), list, new DataField<long?>("event_bundle_sequence_id"),
            new DataField<string>("user_id"), new DataField<string>("user_pseudo_id"),
            new StructField("device", new DataField<string>("category"), new DataField<string>("language")),
            new StructField("geo", new DataField<string>("country")),
            new StructField("collected_traffic_source", new DataField<string>("manual_campaign_name"), new DataField<string>("manual_source"), new DataField<string>("manual_medium")));
        await using var writer = await ParquetWriter.CreateAsync(schema, file);
        foreach (var part in events.Chunk(500))
        {
            using var group = writer.CreateRowGroup();
            foreach (var field in schema.GetDataFields())
            {
                await WriteAsync(group, field, part);
            }

            group.CompleteValidate();
        }
    }

    private static Task WriteAsync(ParquetRowGroupWriter group, DataField field, JourneyEvent[] events) => string.Join('.', field.Path.ToList()) switch
    {
        "event_date" => group.WriteAsync(field, Array.ConvertAll(events, e => ExportWords.Clock(e, "yyyyMMdd"))),
        "event_timestamp" => group.WriteAsync<long>(field, Array.ConvertAll(events, e => e.TimeMicros)),
        "event_name" => group.WriteAsync(field, Array.ConvertAll(events, e => e.Activity)),
        "event_bundle_sequence_id" => group.WriteAsync<long>(field, Array.ConvertAll(events, e => (long?)ExportWords.Number(ExportWords.Key(e)))),
        "user_id" => group.WriteAsync(field, Array.ConvertAll(events, e => ExportWords.Known(e)!)),
        "user_pseudo_id" => group.WriteAsync(field, Array.ConvertAll(events, ExportWords.Anonymous)),
        _ when field.Path.ToList()[0] == "event_params" => WriteListAsync(group, field, events),
        _ => WriteNestedAsync(group, field, Array.ConvertAll(events, e => e.Field(field.Name switch
        {
            "category" => EventFields.Device,
            "country" => "country",
            "manual_campaign_name" => "campaign",
            "manual_source" => "traffic_source",
            "manual_medium" => EventFields.Channel,
            _ => "",
        }))),
    };

    /// <summary>Writes a text inside a record. The record is always there, its members may be absent: levels are written as such, or the values of rows would shift.</summary>
    public static Task WriteNestedAsync(ParquetRowGroupWriter group, DataField field, string?[] texts)
    {
        ReadOnlyMemory<int>? levels = Array.ConvertAll(texts, t => t is null ? field.MaxDefinitionLevel - 1 : field.MaxDefinitionLevel);
        ReadOnlyMemory<char>[] values = [.. texts.OfType<string>().Select(t => t.AsMemory())];
        return group.WriteAllPartsAsync<ReadOnlyMemory<char>>(field, values, levels, null, CancellationToken.None);
    }

    private static Task WriteListAsync(ParquetRowGroupWriter group, DataField field, JourneyEvent[] events)
    {
        var values = new List<string>();
        var (definitions, repetitions) = (new List<int>(), new List<int>());
        foreach (var happened in events)
        {
            var first = true;
            foreach (var (key, member, value) in GoogleExports.ParamsOf(happened))
            {
                var isSet = field.Name == "key" || field.Name == member;
                repetitions.Add(first ? 0 : 1);
                definitions.Add(isSet ? field.MaxDefinitionLevel : field.MaxDefinitionLevel - 1);
                first = false;
                if (isSet)
                {
                    values.Add(field.Name == "key" ? key : value);
                }
            }
        }

        ReadOnlyMemory<int>? levels = definitions.ToArray(), repeats = repetitions.ToArray();
        return field.Name switch
        {
            "int_value" => group.WriteAllPartsAsync<long>(field, values.ConvertAll(v => long.Parse(v, CultureInfo.InvariantCulture)).ToArray(), levels, repeats, CancellationToken.None),
            "double_value" => group.WriteAllPartsAsync<double>(field, values.ConvertAll(v => double.Parse(v, CultureInfo.InvariantCulture)).ToArray(), levels, repeats, CancellationToken.None),
            _ => group.WriteAllPartsAsync<ReadOnlyMemory<char>>(field, values.ConvertAll(v => v.AsMemory()).ToArray(), levels, repeats, CancellationToken.None),
        };
    }
}
