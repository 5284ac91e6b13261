using Kelione.Journeys;

namespace Kelione.Workspace.Tests.Live;

/// <summary>Two nodes and their database on three hosts, and a line between them that is cut for some seconds.</summary>
public sealed class CutNetworkTests : IDisposable
{
    private const string Impatient = "Timeout=2;Command Timeout=2;Cancellation Timeout=500;";

    private readonly CutNetwork _network = new(lines: 2);
    private readonly PostgresServer _server;

    public CutNetworkTests() => _server = PostgresServer.StartOn(_network.Host);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _server.Dispose();
        _network.Dispose();
    }

    [Fact]
    public async Task A_leader_that_is_cut_off_stops_and_another_leads_and_there_are_never_two()
    {
        var (working, most) = (0, 0);
        async Task WorkAsync(CancellationToken stop)
        {
            most = Math.Max(most, Interlocked.Increment(ref working));
            await Task.Delay(Timeout.Infinite, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            Interlocked.Decrement(ref working);
        }

        await using var one = new Leadership(new PostgresDesk(Node(0)), TimeProvider.System);
        one.Begin(WorkAsync);
        await UntilAsync(() => one.IsLeader);
        await using var two = new Leadership(new PostgresDesk(Node(1)), TimeProvider.System);
        two.Begin(WorkAsync);
        _network.Cut(0);
        await UntilAsync(() => !one.IsLeader);
        await UntilAsync(() => two.IsLeader);
        _network.Heal(0);
        _network.Cut(1);
        await UntilAsync(() => one.IsLeader && !two.IsLeader);
        _network.Heal(1);
        Assert.Equal(1, most);
    }

    [Fact]
    public async Task While_a_node_is_cut_off_it_refuses_and_answers_nothing_old_and_nothing_acknowledged_is_lost()
    {
        var (one, two) = (PapersPlace.Of(Node(0), TimeProvider.System), PapersPlace.Of(Node(1), TimeProvider.System));
        var (here, there) = (new SegmentShelf(one), new SegmentShelf(two));
        here.Define("buyers", SegmentRule.Parse("did order"));
        Assert.NotNull(there.Find("buyers"));
        _network.Cut(0);
        there.Define("buyers", SegmentRule.Parse("did order >= 2 times"));
        foreach (var work in new Action[] { () => here.All(), () => here.Define("others", SegmentRule.Parse("did view")) })
        {
            Assert.DoesNotContain(PostgresServer.Secret, Assert.Throws<MendableException>(work).ToString(), StringComparison.Ordinal);
        }

        Assert.Equal("buyers", Assert.Single(there.All()).Name);
        _network.Heal(0);
        await UntilAsync(() => TryAll(here) is [{ } only] && only.Rule.Equals(SegmentRule.Parse("did order >= 2 times")));
        here.Define("others", SegmentRule.Parse("did view"));
        Assert.Equal(2, there.All().Count);
    }

    [Fact]
    public async Task Feedback_that_is_imported_over_a_line_that_breaks_is_whole_and_once()
    {
        var store = new SharedFeedback(new PostgresDesk(Node(0)), events: new NoStatements());
        var refused = 0;
        for (var i = 0; i < 12; i++)
        {
            if (i is 3 or 8)
            {
                _network.Cut(0);
            }

            for (var isKept = false; !isKept;)
            {
                try
                {
                    await using var appender = await store.OpenFeedbackAsync(new FeedbackImport { Name = $"file {i}", AtMicros = i }, Stop);
                    await appender.AddAsync([.. Enumerable.Range(0, 50).Select(n => new FeedbackEntry { Text = $"{i} {n / 2}", Source = "shop", Kind = FeedbackKind.Review, TimeMicros = i })], Stop);
                    await appender.CommitAsync(Stop);
                    isKept = true;
                }
                catch (MendableException)
                {
                    refused++;
                    _network.Heal(0);
                }
            }
        }

        Assert.True(refused >= 2);
        _network.Heal(0);
        Assert.Equal(600, (await new SharedFeedback(new PostgresDesk(Node(1)), new NoStatements()).ReadFeedbackAsync(Stop)).Count);
    }

    private static IReadOnlyList<NamedSegment> TryAll(SegmentShelf shelf)
    {
        try
        {
            return shelf.All();
        }
        catch (MendableException)
        {
            return [];
        }
    }

    private WorkspaceFolder Node(int line) => new("/nowhere/phones") { Documents = DocumentsServer.Read(_server.Connection(Impatient, _network.AddressOn(line))) };

    private static async Task UntilAsync(Func<bool> isSo)
    {
        while (!isSo())
        {
            await Task.Delay(50, Stop);
        }
    }

    // Nobody is anybody else.
    private sealed class NoStatements : IJourneyStore
    {
        public Task<IReadOnlyList<IdentityMerge>> ListMergesAsync(string? customer = null, CancellationToken cancellationToken = default) => Task.FromResult<IReadOnlyList<IdentityMerge>>([]);

        public Task<IEventAppender> OpenAppenderAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<AppendReceipt> AppendAsync(IReadOnlyList<EventBatch> batches, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<IReadOnlyList<IdentityOutcome>> IdentifyAsync(IReadOnlyList<IdentityStatement> statements, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<IdentityMerge?> UndoMergeAsync(long id, long undoneMicros, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<long?> ForgetAsync(string customer, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public IAsyncEnumerable<JourneyEvent> ExportAsync(Scope scope, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public IAsyncEnumerable<EventBatch> ReadInOrderAsync(long skip = 0, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<IEventCopier> OpenCopyAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task CopyMergesAsync(IReadOnlyList<IdentityMerge> merges, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }
}
