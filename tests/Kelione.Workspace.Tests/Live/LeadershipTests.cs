using System.Collections.Concurrent;

namespace Kelione.Workspace.Tests.Live;

/// <summary>Which of several nodes does what is to be done once.</summary>
public sealed class LeadershipTests : IAsyncDisposable
{
    private readonly PostgresServer _server = PostgresServer.StartOwnOrSkip();
    private readonly List<Leadership> _open = [];
    private readonly ConcurrentDictionary<Leadership, bool> _working = [];
    private int _most;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        foreach (var one in _open)
        {
            await one.DisposeAsync();
        }

        _server.Dispose();
    }

    [Fact]
    public async Task One_of_three_leads_and_when_it_ends_another_does()
    {
        var nodes = new[] { Node(), Node(), Node() };
        var first = await LeaderAsync(nodes);
        await first.DisposeAsync();
        Assert.False(first.IsLeader);
        Assert.False(_working.ContainsKey(first), "its work has ended with it");
        var second = await LeaderAsync(nodes.Except([first]));
        Assert.NotSame(first, second);
        Assert.Equal(1, _most);
    }

    [Fact]
    public async Task After_a_restart_of_the_database_there_is_one_leader_again_and_there_were_never_two()
    {
        var nodes = new[] { Node(), Node() };
        var first = await LeaderAsync(nodes);
        _server.Kill();
        await UntilAsync(() => !first.IsLeader && _working.IsEmpty);
        _server.Start();
        await LeaderAsync(nodes);
        Assert.Equal(1, _most);
    }

    [Fact]
    public async Task A_leader_whose_connection_the_database_ends_stops_before_the_next_begins()
    {
        var nodes = new[] { Node(), Node() };
        await LeaderAsync(nodes);
        var desk = new PostgresDesk(Folder);
        for (var round = 0; round < 3; round++)
        {
            Assert.Equal(1, await desk.ReadAsync(c => c.NumberAsync("SELECT count(pg_terminate_backend(pid)) FROM pg_locks WHERE locktype = 'advisory' AND granted"), Stop));
            await UntilAsync(() => _working.IsEmpty);
            await LeaderAsync(nodes);
        }

        Assert.Equal(1, _most);
    }

    [Fact]
    public async Task Workspaces_of_one_database_have_leaders_of_their_own()
    {
        var (phones, shoes) = (Node(), Node("shoes"));
        await UntilAsync(() => phones.IsLeader && shoes.IsLeader);
    }

    private WorkspaceFolder Folder => new("/nowhere/phones") { Documents = DocumentsServer.Read(_server.Connection()) };

    private Leadership Node(string name = "phones")
    {
        var node = new Leadership(new PostgresDesk(Folder with { Path = "/nowhere/" + name }), TimeProvider.System) { Rest = TimeSpan.FromSeconds(1), Pause = TimeSpan.FromMilliseconds(100) };
        _open.Add(node);
        node.Begin(async stop =>
        {
            _working[node] = true;
            lock (_open)
            {
                _most = Math.Max(_most, _working.Count);
            }

            await Task.Delay(Timeout.Infinite, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _working.TryRemove(node, out _);
        });
        return node;
    }

    private static async Task<Leadership> LeaderAsync(IEnumerable<Leadership> nodes)
    {
        var all = nodes.ToList();
        await UntilAsync(() => all.Exists(n => n.IsLeader));
        return Assert.Single(all, n => n.IsLeader);
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        while (!isSo())
        {
            await Task.Delay(20, Stop);
        }
    }
}
