using System.Text;
using Kelione.Journeys;
using Kelione.Sources;

namespace Kelione.Workspace.Tests.Collecting;

/// <summary>How what arrived goes into a store that does not take everything.</summary>
public sealed class ArrivalPumpTests : IDisposable
{
    private readonly Scratch _scratch = new();
    private readonly Picky _store = new();

    private JournalFiles Files => new(_scratch.Folder.ArrivalsFolder);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task A_request_that_the_store_does_not_take_three_times_is_set_aside_and_all_others_go_in()
    {
        _store.Refuses = c => c is "bad" or "worse";
        using var journal = await JournalAsync("a", "bad", "b", "worse", "c");
        var (pump, log) = Pump();
        Assert.Equal([false, false, false, true], await DrainAsync(pump, journal, 4));
        Assert.Equal((3, 3), (_store.Offered["bad"], _store.Offered["worse"]));
        Assert.Equal(["a", "b", "c"], _store.Stored.Order(StringComparer.Ordinal));
        Assert.Equal(2, log.Status(0).Problems.Count);
        Assert.All(log.Status(0).Problems, p => Assert.Contains("set-aside-1-", p, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_set_aside_is_tried_again_at_the_next_start()
    {
        _store.Refuses = c => c == "bad";
        using (var journal = await JournalAsync("bad"))
        {
            var (pump, _) = Pump();
            Assert.Equal([false, false, true], await DrainAsync(pump, journal, 3));
            var (next, log) = Pump();
            Assert.Equal([true], await DrainAsync(next, journal, 1));
            Assert.Single(log.Status(0).Problems);
            _store.Refuses = _ => false;
            var (last, clean) = Pump();
            Assert.Equal([true], await DrainAsync(last, journal, 1));
            Assert.Empty(clean.Status(0).Problems);
        }

        Assert.Equal(["bad"], _store.Stored);
        Assert.Empty(SetAside.In(Files.Folder));
    }

    [Fact]
    public async Task A_trouble_that_passes_sets_nothing_aside_however_often_it_comes()
    {
        _store.Trouble = new Full();
        using var journal = await JournalAsync("a");
        var (pump, log) = Pump();
        Assert.All(await DrainAsync(pump, journal, 10), Assert.False);
        Assert.Equal("no room", Assert.Single(log.Status(0).Problems));
        _store.Trouble = null;
        Assert.Equal([true], await DrainAsync(pump, journal, 1));
        Assert.Equal(["a"], _store.Stored);
        Assert.Empty(log.Status(0).Problems);
    }

    [Fact]
    public async Task Damage_in_the_middle_of_the_journal_is_told_and_what_lies_behind_it_goes_in()
    {
        using var journal = await JournalAsync("a", "b", "c", "d");
        var bytes = await File.ReadAllBytesAsync(Files.PathOf(1), Stop);
        bytes[bytes.AsSpan().IndexOf("b-seen"u8)] ^= 1;
        await File.WriteAllBytesAsync(Files.PathOf(1), bytes, Stop);
        var (pump, log) = Pump();
        Assert.Equal([true], await DrainAsync(pump, journal, 1));
        Assert.Equal(["a", "c", "d"], _store.Stored);
        var kept = Assert.Single(SetAside.In(Files.Folder));
        Assert.Contains($"{new FileInfo(kept).Length} bytes were skipped", Assert.Single(log.Status(0).Problems), StringComparison.Ordinal);
        var (_, next) = Pump();
        Assert.Empty(next.Status(0).Problems);
        var (again, told) = Pump();
        await DrainAsync(again, journal, 1);
        Assert.Single(told.Status(0).Problems);
    }

    [Fact]
    public async Task A_journal_without_its_head_gives_its_requests_all_the_same()
    {
        using var journal = await JournalAsync("a", "b");
        var bytes = await File.ReadAllBytesAsync(Files.PathOf(1), Stop);
        bytes[0] ^= 1;
        await File.WriteAllBytesAsync(Files.PathOf(1), bytes, Stop);
        var (pump, log) = Pump();
        Assert.Equal([true], await DrainAsync(pump, journal, 1));
        Assert.Equal(["a", "b"], _store.Stored);
        Assert.Single(log.Status(0).Problems);
    }

    private (ArrivalPump Pump, ArrivalLog Log) Pump()
    {
        var log = new ArrivalLog(_scratch.Folder, TimeProvider.System);
        var target = new ArrivalTarget(_store, (_, _) => Task.CompletedTask, () => Task.FromResult(false), TimeProvider.System);
        var pump = new ArrivalPump(target, Files, _ => true, log, new ArrivalBacklog(TimeProvider.System));
        pump.Begin();
        return (pump, log);
    }

    private async Task<EventJournal> JournalAsync(params string[] customers)
    {
        var journal = new EventJournal(Files, default);
        foreach (var customer in customers)
        {
            var writer = new ArrivalWriter();
            writer.Add("kelione", Arrivals.Event(customer, customer + "-seen", customer));
            using var payload = writer.Take("Kelione", []);
            await journal.AppendAsync(payload.Bytes);
        }

        return journal;
    }

    private static async Task<List<bool>> DrainAsync(ArrivalPump pump, EventJournal journal, int times)
    {
        var results = new List<bool>();
        for (var i = 0; i < times; i++)
        {
            results.Add(await pump.TryDrainAsync(() => journal.End, Stop));
        }

        return results;
    }

    private sealed class Full() : IOException("no room"), IPassingTrouble;

    /// <summary>A store that keeps the names of customers, and not all.</summary>
    private sealed class Picky : IJourneyStore
    {
        public Func<string, bool> Refuses { get; set; } = _ => false;

        public Exception? Trouble { get; set; }

        public List<string> Stored { get; } = [];

        public Dictionary<string, int> Offered { get; } = [];

        public Task<AppendReceipt> AppendAsync(IReadOnlyList<EventBatch> batches, CancellationToken cancellationToken = default)
        {
            var customers = batches.SelectMany(b => Enumerable.Range(0, b.Count).Select(i => b.Customers.Pool[b.Customers.Codes[i]])).ToList();
            customers.ForEach(c => Offered[c] = Offered.GetValueOrDefault(c) + 1);
            if (Trouble is not null || customers.Any(Refuses))
            {
                throw Trouble ?? new Kelione.Engine.Storage.WorkspaceException("not this one");
            }

            Stored.AddRange(customers);
            return Task.FromResult(new AppendReceipt(customers.Count, 0));
        }

        public Task<IEventAppender> OpenAppenderAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<IReadOnlyList<IdentityOutcome>> IdentifyAsync(IReadOnlyList<IdentityStatement> statements, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<IdentityMerge?> UndoMergeAsync(long id, long undoneMicros, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<IReadOnlyList<IdentityMerge>> ListMergesAsync(string? customer = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<long?> ForgetAsync(string customer, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public IAsyncEnumerable<JourneyEvent> ExportAsync(Scope scope, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public IAsyncEnumerable<EventBatch> ReadInOrderAsync(long skip = 0, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<IEventCopier> OpenCopyAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task CopyMergesAsync(IReadOnlyList<IdentityMerge> merges, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }
}
