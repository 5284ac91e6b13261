using Kelione.Engine.Storage;
using Kelione.Journeys;

namespace Kelione.Engine.Tests.Storage;

/// <summary>Whatever happens to the files of the index, questions see the truth.</summary>
public sealed class IndexDamageTests
{
    private static readonly JourneyEvent[] Events =
        [.. Enumerable.Range(0, 500).Select(i => StoreKit.Event($"c{i % 40}", 1000 - i, $"a{i % 7}", (EventFields.Channel, $"ch{i % 3}")))];

    public static TheoryData<string> Columns => ["activity", "time", "offsets", "persons", "sequence", "texts0", "texts0.slots", "texts1.offsets", "manifest"];

    [Theory]
    [MemberData(nameof(Columns))]
    public Task A_flipped_bit_is_noticed_and_the_index_made_anew(string column) => HealsAsync(column, path =>
    {
        var bytes = File.ReadAllBytes(path);
        bytes[Math.Max(0, bytes.Length - 64) / 2] ^= 4;
        File.WriteAllBytes(path, bytes);
    });

    [Theory]
    [MemberData(nameof(Columns))]
    public Task A_truncated_file_is_noticed_and_the_index_made_anew(string column) => HealsAsync(column, path =>
    {
        using var file = File.OpenWrite(path);
        file.SetLength(file.Length / 2);
    });

    [Theory]
    [MemberData(nameof(Columns))]
    public Task A_missing_file_is_noticed_and_the_index_made_anew(string column) => HealsAsync(column, File.Delete);

    [Fact]
    public async Task An_index_of_another_state_of_the_truth_is_made_anew()
    {
        using var one = new TempFolder();
        using var other = new TempFolder();
        var expected = await FillAsync(one, Events);
        await FillAsync(other, Events.Take(100));
        Directory.Delete(one.Index, recursive: true);
        Directory.Move(other.Index, one.Index);
        await using var store = await EventStore.OpenAsync(one.Path, StoreKit.Small);
        Assert.Equal(expected, await store.JourneysAsync());
    }

    [Fact]
    public async Task A_half_written_index_is_ignored_and_cleared_away()
    {
        using var folder = new TempFolder();
        var expected = await FillAsync(folder, Events);
        var whole = Directory.GetDirectories(folder.Index).Single();
        var half = Path.Combine(folder.Index, "v0000099.part");
        Directory.CreateDirectory(half);
        File.Copy(Path.Combine(whole, "time.col"), Path.Combine(half, "time.col"));
        var unfinished = Path.Combine(folder.Index, "v0000098");
        Directory.CreateDirectory(unfinished);
        File.Copy(Path.Combine(whole, "time.col"), Path.Combine(unfinished, "time.col"));

        await using var store = await EventStore.OpenAsync(folder.Path, StoreKit.Small);
        Assert.Equal(expected, await store.JourneysAsync());
        Assert.Equal([whole], Directory.GetDirectories(folder.Index));
    }

    [Fact]
    public async Task Doctor_finds_a_bit_that_was_flipped_while_the_store_is_open_and_rebuilding_mends_it()
    {
        using var folder = new TempFolder();
        var expected = await FillAsync(folder, Events);
        await using var store = await EventStore.OpenAsync(folder.Path, StoreKit.Small);
        using (var file = new FileStream(ColumnPath(folder, "time"), FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            file.Position = 100;
            file.WriteByte(77);
        }

        Assert.Contains("time", Assert.Single((await store.VerifyAsync()).Problems), StringComparison.Ordinal);
        await store.RebuildAsync();
        Assert.Empty((await store.VerifyAsync()).Problems);
        Assert.Equal(expected, await store.JourneysAsync());
    }

    [Fact]
    public async Task Damage_that_the_sample_of_a_large_index_misses_is_found_while_the_store_is_at_work()
    {
        const int Count = 4_500_000;
        const int MissedBlock = 7;
        using var folder = new TempFolder();
        var options = StoreKit.Small with { FullCheckBytes = 0 };
        await using (var store = await EventStore.OpenAsync(folder.Path, options))
        {
            await using var appender = await store.OpenAppenderAsync();
            var builder = new EventBatchBuilder();
            for (var i = 0; i < Count; i++)
            {
                builder.Begin("c", i, "a");
                if (builder.IsFull || i == Count - 1)
                {
                    await appender.AddAsync(builder.Take());
                }
            }

            await appender.CommitAsync();
        }

        using (var file = File.OpenWrite(ColumnPath(folder, "time")))
        {
            file.Position = MissedBlock * (4L << 20) + 5;
            file.WriteByte(1);
        }

        await using var reopened = await EventStore.OpenAsync(folder.Path, options);
        await reopened.WhenIdleAsync();
        Assert.Contains("time", Assert.Single(reopened.IndexProblems), StringComparison.Ordinal);
        using var lease = await reopened.AcquireSnapshotAsync();
        var times = lease.Snapshot.Segments.Single().Times;
        Assert.All(Enumerable.Range(0, 100), i => Assert.Equal(i * (Count / 100), times[i * (Count / 100)]));
        Assert.Equal(MissedBlock * (4L << 20) / 8, times[MissedBlock * (4L << 20) / 8]);
        Assert.Empty((await reopened.VerifyAsync()).Problems);
    }

    private static async Task HealsAsync(string column, Action<string> damage)
    {
        using var folder = new TempFolder();
        var expected = await FillAsync(folder, Events);
        damage(ColumnPath(folder, column));
        await using var store = await EventStore.OpenAsync(folder.Path, StoreKit.Small);
        var found = Assert.Single(store.IndexProblems);
        Assert.Equal(expected, await store.JourneysAsync());

        // Whoever looks the store over later is told, though all is well again.
        var report = await store.VerifyAsync();
        Assert.Empty(report.Problems);
        Assert.Equal([found], report.Notices);
    }

    private static string ColumnPath(TempFolder folder, string column)
    {
        var file = column switch { "manifest" => "manifest", "activity" => "field1.col", _ => column + ".col" };
        return Path.Combine(Directory.GetDirectories(folder.Index).Single(), file);
    }

    private static async Task<SortedDictionary<string, string[]>> FillAsync(TempFolder folder, IEnumerable<JourneyEvent> events)
    {
        await using var store = await EventStore.OpenAsync(folder.Path, StoreKit.Small);
        await store.AppendAsync(events);
        return await store.JourneysAsync();
    }
}
