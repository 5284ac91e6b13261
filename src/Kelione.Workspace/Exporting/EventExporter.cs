using System.Text.Json.Serialization;
using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>In which form events are exported.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EventFormat>))]
public enum EventFormat
{
    /// <summary>Comma-separated values, safe to open in a spreadsheet.</summary>
    [JsonStringEnumMemberName("csv")]
    Csv,

    /// <summary>Apache Parquet.</summary>
    [JsonStringEnumMemberName("parquet")]
    Parquet,

    /// <summary>XES, one trace a customer.</summary>
    [JsonStringEnumMemberName("xes")]
    Xes,
}

/// <summary>Writes the events of a scope to a file, by customer, time and import order. The file appears when it is complete, and is its owner's only.</summary>
internal sealed class EventExporter(JourneyWorkspace workspace, IJourneyEngine engine)
{
    public async Task<long> ExportAsync(string path, EventFormat format, Scope scope, bool raw, CancellationToken cancellationToken)
    {
        var status = (StatusAnswer)await engine.AskAsync(new StatusQuestion { Scope = scope }, cancellationToken);
        var events = workspace.Store.ExportAsync(await WithCustomersAsync(scope, cancellationToken), cancellationToken);
        var beside = path + ".part";
        try
        {
            long count;
            await using (var stream = PrivateFiles.Create(beside, FileMode.Create))
            {
                count = format switch
                {
                    EventFormat.Csv => await CsvEvents.WriteAsync(stream, events, status.Fields, raw),
                    EventFormat.Parquet => await ParquetEvents.WriteAsync(stream, events, status.Fields, cancellationToken),
                    _ => await XesEvents.WriteAsync(stream, events),
                };
            }

            File.Move(beside, path, overwrite: true);
            return count;
        }
        catch (Exception e) when (UserFile.IsRefusal(e))
        {
            throw UserFile.Refused(path, e);
        }
        finally
        {
            File.Delete(beside);
        }
    }

    // A store knows no segments: the engine names their customers first.
    private async Task<Scope> WithCustomersAsync(Scope scope, CancellationToken cancellationToken)
    {
        return scope.Segment is null ? scope : scope with { Segment = null, Customers = await SegmentCustomers.OfAsync(engine, scope, cancellationToken) };
    }
}
