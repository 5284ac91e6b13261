using System.Globalization;
using Kelione.Engine.Index;
using Kelione.Engine.Storage;
using Kelione.Journeys;

namespace Kelione.Engine.Tests.Storage;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TempFolder : IDisposable
{
    public TempFolder() => Path = Directory.CreateTempSubdirectory("kelione-store-").FullName;

    public string Path { get; }

    public string Index => System.IO.Path.Combine(Path, "index");

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

/// <summary>Short ways to fill a store and to read it back.</summary>
internal static class StoreKit
{
    /// <summary>Small limits, so that few events reach overlays, compactions and overflows.</summary>
    public static EventStoreOptions Small { get; } = new() { MemoryLimitBytes = 256 << 20, CompactionFloor = 8, CompactionShare = 0.3 };

    public static JourneyEvent Event(string customer, long time, string activity, params (string Name, string Text)[] fields) => new()
    {
        Customer = customer,
        TimeMicros = time,
        Activity = activity,
        Fields = fields.ToDictionary(f => f.Name, f => f.Text),
    };

    public static async Task<AppendReceipt> AppendAsync(this EventStore store, IEnumerable<JourneyEvent> events, int batchSize = 100)
    {
        await using var appender = await store.OpenAppenderAsync();
        foreach (var batch in EventBatchBuilder.Batches(events, batchSize))
        {
            await appender.AddAsync(batch);
        }

        return await appender.CommitAsync();
    }

    /// <summary>All visible journeys: person, then events in order, in a form that compares.</summary>
    public static async Task<SortedDictionary<string, string[]>> JourneysAsync(this EventStore store)
    {
        using var lease = await store.AcquireSnapshotAsync();
        return Journeys(lease.Snapshot);
    }

    public static SortedDictionary<string, string[]> Journeys(JourneySnapshot snapshot)
    {
        var journeys = new SortedDictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var segment in snapshot.Segments)
        {
            for (var journey = 0; journey < segment.JourneyCount; journey++)
            {
                if (segment.Hidden?[journey] != true)
                {
                    var rows = new List<string>();
                    for (var row = segment.Offsets[journey]; row < segment.Offsets[journey + 1]; row++)
                    {
                        rows.Add(Text(snapshot, segment, row));
                    }

                    journeys.Add(snapshot.Persons[segment.Persons[journey]], [.. rows]);
                }
            }
        }

        Assert.Equal(journeys.Count, snapshot.JourneyCount);
        Assert.Equal(journeys.Sum(j => j.Value.LongLength), snapshot.EventCount);
        return journeys;
    }

    /// <summary>An event as <see cref="Journeys"/> writes it, without the customer.</summary>
    public static string Text(JourneyEvent e) => Text(
        e.TimeMicros, e.Activity, e.Fields.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => (f.Key, f.Value)), e.Value ?? double.NaN);

    private static string Text(JourneySnapshot snapshot, JourneySegment segment, long row)
    {
        var fields = snapshot.FieldNames.Order(StringComparer.Ordinal)
            .Select(name => (name, code: segment.TryField(name, out var codes) ? codes[row] : 0))
            .Where(f => f.code > 0)
            .Select(f => (f.name, snapshot.FieldTexts(f.name)![f.code - 1]));
        return Text(segment.Times[row], snapshot.Activities[segment.Activities[row]], fields, segment.TryValues(out var values) ? values[row] : double.NaN);
    }

    private static string Text(long time, string activity, IEnumerable<(string, string)> fields, double value) => string.Create(
        CultureInfo.InvariantCulture, $"{time} {activity} {string.Join(' ', fields.Select(f => $"{f.Item1}={f.Item2}"))} {value}");
}
