using Kelione.Maps;

namespace Kelione.Workspace.Tests.Maps.Library;

/// <summary>A PostgreSQL that is stopped and started while people work.</summary>
public sealed class PostgresFaultTests : IDisposable
{
    private readonly PostgresServer _server = PostgresServer.StartOwnOrSkip();

    private WorkspaceFolder Folder => new("/nowhere/phones") { Documents = DocumentsServer.Read(_server.Connection()) };

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task A_restart_between_two_pieces_of_work_is_not_noticed()
    {
        var (library, people) = (new MapLibrary(Folder), new PeopleRegister(Folder));
        await library.CreateAsync(Made.Map(), "");
        await people.OpenAsync();
        await people.Activity.NoteAsync("phones", ActivityKind.Imported, null);
        _server.Kill();
        _server.Start();
        Assert.Equal(2, (await library.ApplyAsync("phone", [Made.Card("c1")], 1, "")).Stored.Version);
        _server.Kill();
        _server.Start();
        Assert.Equal(2, (await library.GetAsync("phone")).Version);
        Assert.False(people.Standing.HasAnybody);
        await people.Activity.NoteAsync("phones", ActivityKind.Imported, null);
        Assert.Equal(2, (await people.Activity.ListAsync("phones", [])).Lines.Count);
    }

    [Fact]
    public async Task While_it_is_away_everybody_is_told_so_without_its_secret()
    {
        var library = new MapLibrary(Folder);
        await library.CreateAsync(Made.Map(), "");
        _server.Kill();
        foreach (var work in new Func<Task>[] { () => library.ListAsync(), () => library.ApplyAsync("phone", [Made.Card("c1")], 1, ""), () => new PeopleRegister(Folder).OpenAsync() })
        {
            var problem = await Assert.ThrowsAsync<MendableException>(work);
            Assert.Contains("' was lost or cannot be made. Nothing is half kept", problem.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(PostgresServer.Secret, problem.ToString(), StringComparison.Ordinal);
        }

        _server.Start();
        Assert.Equal(1, (await library.GetAsync("phone")).Version);
    }

    [Fact]
    public async Task Saves_that_a_restart_cuts_are_whole_or_not_there_and_none_that_was_acknowledged_is_lost()
    {
        var library = new MapLibrary(Folder);
        await library.CreateAsync(Made.Map(), "");
        using var done = new CancellationTokenSource();
        var acknowledged = new List<string>();
        var refused = 0;
        var writer = Task.Run(async () =>
        {
            for (var i = 0; !done.IsCancellationRequested; i++)
            {
                try
                {
                    var seen = (await library.GetAsync("phone")).Version;
                    await library.ApplyAsync("phone", [Made.Card($"c{i}"), Made.Card($"d{i}")], seen, "");
                    lock (acknowledged)
                    {
                        acknowledged.AddRange([$"c{i}", $"d{i}"]);
                    }
                }
                catch (MendableException e) when (e.Message.Contains("Nothing is half kept", StringComparison.Ordinal))
                {
                    refused++;
                }
            }
        });
        for (var round = 0; round < 3; round++)
        {
            await WaitForAsync(() => CountOf(acknowledged) > 10 * (round + 1));
            _server.Kill();
            _server.Start();
        }

        var until = CountOf(acknowledged) + 6;
        await WaitForAsync(() => CountOf(acknowledged) > until);
        await done.CancelAsync();
        await writer;
        var latest = await library.GetAsync("phone");
        var cards = latest.Map.Cards.Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        Assert.Subset(cards, acknowledged.ToHashSet(StringComparer.Ordinal));
        Assert.All(cards, c => Assert.Contains((c[0] == 'c' ? "d" : "c") + c[1..], cards));
        Assert.Equal(latest.Version, (await library.HistoryAsync("phone")).Count);
        for (var version = 1; version <= latest.Version; version++)
        {
            Assert.Equal(2 * (version - 1), (await library.GetAsync("phone", version)).Map.Cards.Count);
        }
    }

    [Fact]
    public async Task A_wrong_password_is_told_and_not_shown()
    {
        var wrong = DocumentsServer.Read(_server.Connection().Replace(PostgresServer.Secret, "another; secret", StringComparison.Ordinal));
        var problem = await Assert.ThrowsAsync<MendableException>(() => new MapLibrary(new WorkspaceFolder("/nowhere/phones") { Documents = wrong }).CreateAsync(Made.Map(), ""));
        Assert.Contains("does not let us in", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("another; secret", problem.ToString(), StringComparison.Ordinal);
    }

    private static int CountOf(List<string> acknowledged)
    {
        lock (acknowledged)
        {
            return acknowledged.Count;
        }
    }

    private static async Task WaitForAsync(Func<bool> isSo)
    {
        while (!isSo())
        {
            await Task.Delay(20);
        }
    }
}
