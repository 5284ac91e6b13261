using Kelione.Engine.Storage;
using Kelione.Journeys;

namespace Kelione.Engine.Tests.Storage;

/// <summary>Several things at once, on one store.</summary>
public sealed class ConcurrencyTests
{
    [Fact]
    public async Task An_index_that_is_built_while_new_ids_arrive_holds_exactly_the_events_of_one_moment()
    {
        const int Commits = 8;
        const int People = 2000;
        using var folder = new TempFolder();
        await using var store = await EventStore.OpenAsync(folder.Path, StoreKit.Small with { CompactionFloor = 100_000 });
        await store.AppendAsync([StoreKit.Event("first", 0, "a")]);
        var writing = Task.Run(async () =>
        {
            for (var commit = 0; commit < Commits; commit++)
            {
                await store.AppendAsync(Enumerable.Range(0, People).Select(i => StoreKit.Event(LongId(commit, i), i, "a", ("page", LongId(commit, -i)))), batchSize: People);
                await store.IdentifyAsync(LongId(commit, 0), LongId(commit, 1), 0, "test");
            }
        });
        do
        {
            await store.RebuildAsync();
            using var lease = await store.AcquireSnapshotAsync();
            var seen = lease.Snapshot.EventCount;
            Assert.Equal(1, seen % People);
            Assert.Equal(seen, lease.Snapshot.Segments.Sum(s => s.EventCount) - Hidden(lease.Snapshot));
        }
        while (!writing.IsCompleted);
        await writing;
        await store.RebuildAsync();
        var report = await store.VerifyAsync();
        Assert.Empty(report.Problems);
        Assert.Equal(1 + (long)Commits * People, report.IndexEvents);
        Assert.Equal(1 + Commits * (People - 1), (await store.JourneysAsync()).Count);

        static string LongId(int commit, int i) => FormattableString.Invariant($"{i:0000000}/{commit:000}/") + new string('x', 300);

        static long Hidden(Index.JourneySnapshot snapshot) => snapshot.Segments.Sum(s =>
            Enumerable.Range(0, s.JourneyCount).Where(j => s.Hidden?[j] == true).Sum(j => s.Offsets[j + 1] - s.Offsets[j]));
    }
}
