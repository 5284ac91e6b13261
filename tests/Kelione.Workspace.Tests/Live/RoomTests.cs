using System.Collections.Concurrent;
using Kelione.Maps;
using Kelione.Workspace.Tests.Maps.Library;

namespace Kelione.Workspace.Tests.Live;

/// <summary>Several people on one map.</summary>
public class RoomTests
{
    private protected virtual bool OnPostgres => false;

    [Fact]
    public async Task Everybody_hears_of_a_change_and_finds_it_made()
    {
        await using var table = await Table.SetAsync(OnPostgres);
        using var asta = await table.SeatAsync("Asta");
        using var lina = await table.SeatAsync("Lina");
        var heard = new ConcurrentQueue<(MapNewsKind, int)>();
        lina.News += news => heard.Enqueue((news.Kind, lina.Map.Cards.Count));
        await asta.ApplyAsync([Made.Card("a")], asta.Stored.Version);
        Assert.Contains((MapNewsKind.Edited, 1), heard);
    }

    [Fact]
    public async Task A_change_sent_again_under_its_number_is_made_once_by_whatever_process()
    {
        await using var table = await Table.SetAsync(OnPostgres);
        using (var asta = await table.SeatAsync("Asta"))
        {
            Assert.True((await SendAsync(asta, "tab-1", "a")).HasChanged);
        }

        // The answer got lost, the page was loaded anew: another seat of the same person sends it again.
        using var again = await table.SeatAsync("Asta");
        var change = await SendAsync(again, "tab-1", "a-2");
        Assert.False(change.HasChanged);
        Assert.Equal("a", Assert.Single(again.Map.Cards).Id);
        Assert.True((await SendAsync(again, "tab-2", "b")).HasChanged);
        again.Number("tab-3");
        await again.UndoAsync();
        again.Number("tab-3");
        Assert.False((await again.UndoAsync()).HasChanged);
        Assert.Single(again.Map.Cards);

        static async Task<MapChange> SendAsync(MapSeat seat, string number, string card)
        {
            seat.Number(number);
            return await seat.ApplyAsync([Made.Card(card)], seat.Stored.Version);
        }
    }

    [Fact]
    public async Task Numbers_of_changes_are_forgotten_after_a_month()
    {
        using var scratch = Scratch.Of(OnPostgres);
        var clock = new Clock();
        var library = new MapLibrary(scratch.Folder, clock);
        await library.CreateAsync(Made.Map(), "me", cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(await SendAsync("tab-1", "a"));
        clock.Now = clock.Now.AddDays(29);
        Assert.True(await SendAsync("tab-2", "b"));
        Assert.False(await SendAsync("tab-1", "c"));
        clock.Now = clock.Now.AddDays(2);
        Assert.True(await SendAsync("tab-3", "c"));
        Assert.False(await SendAsync("tab-2", "d"));
        Assert.True(await SendAsync("tab-1", "d"));

        async Task<bool> SendAsync(string number, string card)
        {
            var stored = await library.GetAsync("phone");
            return (await library.ApplyAsync("phone", new WantedEdits([Made.Card(card)], stored.Version, [], ""), new MapAuthor("", "me"), [stored], number, CancellationToken.None)).HasChanged;
        }
    }

    [Fact]
    public async Task Of_many_changes_at_once_none_is_lost_and_versions_only_rise()
    {
        await using var table = await Table.SetAsync(OnPostgres);
        var seats = new List<MapSeat>();
        for (var i = 0; i < 4; i++)
        {
            seats.Add(await table.SeatAsync("P" + i));
        }

        var seen = new ConcurrentQueue<int>();
        seats[0].News += _ => seen.Enqueue(seats[0].Stored.Version);
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => seats[i % 4].ApplyAsync([Made.Card("c" + i)], seats[i % 4].Stored.Version))));
        Assert.Equal(40, seats[0].Map.Cards.Count);
        Assert.Equal(41, (await table.Served.Maps.GetAsync("phone")).Version);
        Assert.Equal(seen.Order(), seen);
        seats.ForEach(s => s.Dispose());
    }

    [Fact]
    public async Task A_change_by_another_process_is_noticed_while_somebody_is_there()
    {
        await using var table = await Table.SetAsync(OnPostgres);
        using var asta = await table.SeatAsync("Asta");
        var heard = new TaskCompletionSource();
        asta.News += news =>
        {
            if (news.Kind == MapNewsKind.Edited)
            {
                heard.TrySetResult();
            }
        };
        await table.Elsewhere().ApplyAsync("phone", [Made.Card("a")], 1, "Terminal");
        await heard.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.Equal("Terminal", asta.Stored.Author);
        Assert.Single(asta.Map.Cards);
    }

    [Fact]
    public async Task Whoever_comes_back_to_a_room_that_was_closed_finds_the_present()
    {
        await using var table = await Table.SetAsync(OnPostgres);
        (await table.SeatAsync("Asta")).Dispose();
        await table.Elsewhere().ApplyAsync("phone", [Made.Card("a")], 1, "Terminal");
        using var again = await table.SeatAsync("Asta");
        Assert.Single(again.Map.Cards);
    }

    [Fact]
    public async Task Whoever_leaves_twice_takes_nobody_along()
    {
        await using var table = await Table.SetAsync(OnPostgres);
        var asta = await table.SeatAsync("Asta");
        using var lina = await table.SeatAsync("Lina");
        asta.Dispose();
        asta.Dispose();
        using var mindaugas = await table.SeatAsync("Mindaugas");
        Assert.Equal(["Lina"], mindaugas.Others.Select(o => o.Name));
        await mindaugas.ApplyAsync([Made.Card("a")], 1);
        Assert.Single(lina.Map.Cards);
    }

    [Fact]
    public async Task One_person_has_one_colour_in_all_tabs_and_two_persons_have_two()
    {
        await using var table = await Table.SetAsync(OnPostgres);
        using var asta = await table.SeatAsync("Asta");
        using var lina = await table.SeatAsync("Lina");
        using var other = await table.SeatAsync("Asta");
        Assert.Equal(asta.Colour, other.Colour);
        Assert.NotEqual(asta.Colour, lina.Colour);
    }

    [Fact]
    public async Task Of_a_fast_pointer_the_last_place_is_told_and_not_every_one()
    {
        await using var table = await Table.SetAsync(OnPostgres);
        using var asta = await table.SeatAsync("Asta");
        using var lina = await table.SeatAsync("Lina");
        var places = new ConcurrentQueue<string>();
        lina.News += news => places.Enqueue(news.By!.At);
        for (var i = 0; i <= 200; i++)
        {
            asta.PointAt("card:" + i);
        }

        Assert.True(SpinWait.SpinUntil(() => places.Contains("card:200"), TimeSpan.FromSeconds(10)));
        Assert.True(places.Count < 50, $"{places.Count} times");
    }

    [Fact]
    public async Task Who_may_only_look_cannot_edit_undo_or_restore()
    {
        await using var table = await Table.SetAsync(OnPostgres);
        using var viewer = await table.SeatAsync("V", MemberRole.Viewer);
        using var editor = await table.SeatAsync("E", MemberRole.Editor);
        await Assert.ThrowsAsync<RefusedException>(() => viewer.ApplyAsync([Made.Card("a")], 1));
        await Assert.ThrowsAsync<RefusedException>(() => viewer.UndoAsync());
        await Assert.ThrowsAsync<RefusedException>(() => editor.RestoreAsync(1));
        Assert.False(viewer.MayEdit);
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}

/// <summary>The same where PostgreSQL keeps the maps.</summary>
public sealed class RoomOnPostgresTests : RoomTests
{
    private protected override bool OnPostgres => true;
}
