using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Kelione.ClickHouse;
using Kelione.ClickHouse.Support;
using Kelione.Journeys;

namespace Kelione.Conformance;

/// <summary>Small stores on this machine's servers, one for each case; the oldest go as new ones come.</summary>
internal static class ClickHouseStores
{
    // A case that opens many numbers is still asked while other classes make stores.
    private const int MostKept = 512;
    private static readonly ConcurrentQueue<ClickHouseStore> Kept = [];
    private static int _number;

    /// <summary>Tables that nobody has used, of pieces small enough for several to come up.</summary>
    public static ClickHouseOptions NewTables(int shards) => new()
    {
        Shards = [.. LocalServer.Ask(shards).Select(s => s.Address)],
        Prefix = FormattableString.Invariant($"case{Interlocked.Increment(ref _number)}_"),
        EventsPerPiece = 12,
    };

    /// <summary>An engine over some events in a store of its own, in the servers' memory.</summary>
    [SuppressMessage("Usage", "VSTHRD002", Justification = "Property tests run outside the runner's own context.")]
    public static IJourneyEngine Open(IReadOnlyList<JourneyEvent> events, int shards)
    {
        var store = ClickHouseStore.OpenAsync(NewTables(shards) with { InMemory = true }, [.. events.SelectMany(e => e.Fields.Keys).Distinct()]).GetAwaiter().GetResult();
        Fill(store, events).GetAwaiter().GetResult();
        Kept.Enqueue(store);
        while (Kept.Count > MostKept && Kept.TryDequeue(out var old))
        {
            old.Drop();
            old.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }

        return new ClickHouseEngine(store, threads: 1);
    }

    private static async Task Fill(ClickHouseStore store, IReadOnlyList<JourneyEvent> events)
    {
        await using var appender = await store.OpenAppenderAsync().ConfigureAwait(false);
        foreach (var batch in EventBatchBuilder.Batches(events))
        {
            await appender.AddAsync(batch).ConfigureAwait(false);
        }

        await appender.CommitAsync().ConfigureAwait(false);
    }
}
