using Kelione.Maps;
using Kelione.Workspace.Tests.Maps.Library;

namespace Kelione.Workspace.Tests.Live;

/// <summary>People who edit one map at two nodes of a server.</summary>
public sealed class NodesTests : IAsyncDisposable
{
    private readonly PostgresServer _server = PostgresServer.StartOwnOrSkip();
    private readonly List<Func<Task>> _open = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_edit_at_one_node_is_seen_at_the_other_and_so_is_who_made_it()
    {
        var (one, two) = (await NodeAsync(), await NodeAsync());
        await one.Maps.CreateAsync(Made.Map(), "Asta", cancellationToken: Stop);
        using var asta = await SitAsync(one, "Asta");
        using var jonas = await SitAsync(two, "Jonas");
        await UntilAsync(() => asta.Others is [{ Name: "Jonas" }] && jonas.Others is [{ Name: "Asta" }]);
        Assert.NotEqual(asta.Colour, asta.Others[0].Colour);
        var heard = Heard(jonas, MapNewsKind.Edited);
        await asta.ApplyAsync([Made.Card("a1")], 1, cancellationToken: Stop);
        await heard;
        Assert.Equal("a1", Assert.Single(jonas.Map.Cards).Id);
        await jonas.ApplyAsync([Made.Card("j1", step: "compares")], jonas.Stored.Version, cancellationToken: Stop);
        await UntilAsync(() => asta.Map.Cards.Count == 2);
        jonas.PointAt("card:j1");
        await UntilAsync(() => asta.Others[0].At == "card:j1");
    }

    [Fact]
    public async Task Comments_measurements_and_leaving_are_heard_at_the_other_node()
    {
        var (one, two) = (await NodeAsync(), await NodeAsync());
        await one.Maps.CreateAsync(Made.Map(), "Asta", cancellationToken: Stop);
        using var asta = await SitAsync(one, "Asta");
        var jonas = await SitAsync(two, "Jonas");
        await UntilAsync(() => asta.Others.Count == 1);
        var commented = Heard(asta, MapNewsKind.Comments);
        two.Live.TellCommented("phone");
        await commented;
        var kept = await two.Maps.SaveMeasurementAsync(
            new MapMeasurement { Map = "phone", MapVersion = 1, MeasuredAt = DateTimeOffset.UnixEpoch, Period = new MeasuredPeriod(null, null, null, null), Customers = 7, CustomersInScope = 7, Steps = [] }, Stop);
        two.Live.TellMeasured("phone", kept);
        await UntilAsync(() => asta.Measurement?.Customers == 7);
        jonas.Dispose();
        await UntilAsync(() => asta.Others.Count == 0);
    }

    [Fact]
    public async Task Nodes_find_each_other_again_after_the_database_was_restarted()
    {
        var (one, two) = (await NodeAsync(), await NodeAsync());
        await one.Maps.CreateAsync(Made.Map(), "Asta", cancellationToken: Stop);
        using var asta = await SitAsync(one, "Asta");
        using var jonas = await SitAsync(two, "Jonas");
        await UntilAsync(() => asta.Others.Count == 1 && jonas.Others.Count == 1);
        _server.Kill();
        await Assert.ThrowsAsync<MendableException>(() => asta.ApplyAsync([Made.Card("a1")], 1, cancellationToken: Stop));
        _server.Start();
        await asta.ApplyAsync([Made.Card("a2")], 1, cancellationToken: Stop);
        await UntilAsync(() => jonas.Map.Cards.Any(c => c.Id == "a2"));
        jonas.PointAt("card:a2");
        await UntilAsync(() => asta.Others is [{ At: "card:a2" }]);
    }

    [Fact]
    public void Who_says_nothing_any_more_is_gone_and_colours_stay_apart()
    {
        var clock = new HandClock();
        var distant = new DistantPeople(clock);
        Assert.Equal(MapNewsKind.People, distant.Hear(Here("s1", "p1", 1)));
        Assert.Equal(MapNewsKind.People, distant.Hear(Here("s2", "p2", 1)));
        Assert.Null(distant.Hear(Here("s1", "p1", 1)));
        Assert.Equal(MapNewsKind.Pointed, distant.Hear(Here("s1", "p1", 1) with { Place = "card:x" }));
        Assert.Equal([("p1", 2), ("p2", 3)], distant.Among([("me", 1)]).Select(p => (p.Id, p.Colour)));
        Assert.Equal([("p1", 1), ("p2", 2)], distant.Among([("p1", 1)]).Select(p => (p.Id, p.Colour)));
        clock.Now = clock.Now.AddSeconds(6);
        Assert.Null(distant.Hear(Here("s2", "p2", 1)));
        Assert.False(distant.ForgetSilent());
        clock.Now = clock.Now.AddSeconds(6);
        Assert.True(distant.ForgetSilent());
        Assert.Equal("p2", Assert.Single(distant.Among([])).Id);
        Assert.True(distant.Leave("s2"));
        Assert.False(distant.Leave("s2"));
    }

    [Fact]
    public void Signals_are_read_as_they_were_written_and_nothing_else_is()
    {
        var signal = Here("s1", "p1", 3) with { Name = "Ona \"Žė\"", Place = "cell:1" };
        Assert.Equal(signal, NodeSignal.Read(signal.Write()));
        Assert.True(System.Text.Encoding.UTF8.GetByteCount((signal with { Name = new string('ž', 4000), Place = new string('語', 120) }).Write()) < 8000);
        foreach (var other in new[] { "", "hello", "{}", "[]", "{\"Node\":\"n\",\"Kind\":\"Nothing\",\"Map\":\"m\"}" })
        {
            Assert.Null(NodeSignal.Read(other));
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var close in _open)
        {
            await close();
        }

        _server.Dispose();
    }

    private static NodeSignal Here(string seat, string person, int colour) => new("n", NodeSignalKind.Here, "phone", seat, person, person, colour);

    private static async Task UntilAsync(Func<bool> isSo)
    {
        while (!isSo())
        {
            await Task.Delay(20, Stop);
        }
    }

    private static Task Heard(MapSeat seat, MapNewsKind kind)
    {
        var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        seat.News += news =>
        {
            if (news.Kind == kind)
            {
                heard.TrySetResult();
            }
        };
        return heard.Task.WaitAsync(Stop);
    }

    private static Task<MapSeat> SitAsync(ServedWorkspace node, string name) =>
        new WorkspaceVisit(node, Visitor.Of("id-" + name, name, MemberRole.Owner)).SitDownAsync("phone", Stop);

    // Each has its folder somewhere else; the workspace has one name at all of them.
    private async Task<ServedWorkspace> NodeAsync()
    {
        var scratch = new Scratch();
        var folder = new WorkspaceFolder(Path.Combine(scratch.Path, "phones")) { Documents = DocumentsServer.Read(_server.Connection()) };
        var journeys = await JourneyWorkspace.OpenOrCreateAsync(folder, cancellationToken: Stop);
        var served = new ServedWorkspace("phones", journeys);
        _open.Add(async () =>
        {
            await served.Live.DisposeAsync();
            await journeys.DisposeAsync();
            scratch.Dispose();
        });
        return served;
    }

    private sealed class HandClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UnixEpoch;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
