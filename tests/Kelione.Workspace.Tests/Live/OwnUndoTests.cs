using Kelione.Maps;
using Kelione.Workspace.Tests.Maps.Library;

namespace Kelione.Workspace.Tests.Live;

/// <summary>Undoing one's own change where others went on.</summary>
public class OwnUndoTests
{
    private protected virtual bool OnPostgres => false;

    [Fact]
    public async Task My_undo_undoes_mine_and_leaves_what_others_did_since()
    {
        await using var table = await Table.SetAsync(OnPostgres);
        using var asta = await table.SeatAsync("Asta");
        using var lina = await table.SeatAsync("Lina");
        await asta.ApplyAsync([Made.Card("mine")], asta.Stored.Version);
        await lina.ApplyAsync([Made.Card("theirs")], lina.Stored.Version);
        await asta.UndoAsync();
        Assert.Equal(["theirs"], asta.Map.Cards.Select(c => c.Id));
        Assert.False(asta.CanUndo);
        Assert.True(lina.CanUndo);
        Assert.True(asta.CanRedo);
        Assert.False(lina.CanRedo);
        await asta.RedoAsync();
        Assert.Equal(2, lina.Map.Cards.Count);
    }

    [Fact]
    public async Task Both_can_go_all_the_way_back_and_forth_in_any_order()
    {
        await using var table = await Table.SetAsync(OnPostgres);
        using var asta = await table.SeatAsync("Asta");
        using var lina = await table.SeatAsync("Lina");
        for (var i = 0; i < 3; i++)
        {
            await asta.ApplyAsync([Made.Card("a" + i)], asta.Stored.Version);
            await lina.ApplyAsync([Made.Card("l" + i)], lina.Stored.Version);
        }

        while (lina.CanUndo)
        {
            await lina.UndoAsync();
        }

        Assert.Equal(["a0", "a1", "a2"], asta.Map.Cards.Select(c => c.Id).Order());
        while (asta.CanUndo)
        {
            await asta.UndoAsync();
        }

        Assert.Empty(asta.Map.Cards);
        while (lina.CanRedo)
        {
            await lina.RedoAsync();
        }

        Assert.Equal(["l0", "l1", "l2"], asta.Map.Cards.Select(c => c.Id).Order());
    }

    [Fact]
    public async Task Where_somebody_changed_the_same_since_both_words_are_told()
    {
        await using var table = await Table.SetAsync(OnPostgres);
        using var asta = await table.SeatAsync("Asta");
        using var lina = await table.SeatAsync("Lina");
        await asta.ApplyAsync([Made.Rename(asta.Map, "pays", "Pays now")], asta.Stored.Version);
        await lina.ApplyAsync([Made.Rename(lina.Map, "pays", "Pays by card")], lina.Stored.Version);
        var undone = await asta.UndoAsync();
        var conflict = Assert.Single(undone.Conflicts);
        Assert.Equal(("Pays", "Pays by card"), (conflict.Mine, conflict.Theirs));
        Assert.Equal("Pays", lina.Map.Steps().Last().Name);
    }

    [Fact]
    public async Task What_somebody_removed_does_not_come_back_with_my_undo()
    {
        await using var table = await Table.SetAsync(OnPostgres);
        using var asta = await table.SeatAsync("Asta");
        using var lina = await table.SeatAsync("Lina");
        await asta.ApplyAsync([Made.Rename(asta.Map, "pays", "Pays now")], asta.Stored.Version);
        await lina.ApplyAsync([MapEdits.Remove<Step>("pays")], lina.Stored.Version);
        var undone = await asta.UndoAsync();
        Assert.Single(undone.Conflicts);
        Assert.Single(asta.Map.Steps());
        Assert.False(asta.CanUndo);
    }

    [Fact]
    public async Task Something_new_of_mine_ends_my_redo_and_not_hers()
    {
        await using var table = await Table.SetAsync(OnPostgres);
        using var asta = await table.SeatAsync("Asta");
        using var lina = await table.SeatAsync("Lina");
        await asta.ApplyAsync([Made.Card("a")], asta.Stored.Version);
        await lina.ApplyAsync([Made.Card("l")], lina.Stored.Version);
        await asta.UndoAsync();
        await lina.UndoAsync();
        await asta.ApplyAsync([Made.Card("b")], asta.Stored.Version);
        Assert.False(asta.CanRedo);
        Assert.True(lina.CanRedo);
    }

    [Fact]
    public async Task The_terminal_s_undo_still_works_where_somebody_undid_their_own_before()
    {
        await using var table = await Table.SetAsync(OnPostgres);
        using var asta = await table.SeatAsync("Asta");
        using var lina = await table.SeatAsync("Lina");
        await asta.ApplyAsync([Made.Card("a")], asta.Stored.Version);
        await lina.ApplyAsync([Made.Card("l")], lina.Stored.Version);
        await asta.UndoAsync();
        await table.Elsewhere().UndoAsync("phone", "Terminal");
        Assert.Empty((await table.Served.Maps.GetAsync("phone")).Map.Cards);
        await Assert.ThrowsAsync<MendableException>(() => table.Elsewhere().UndoAsync("phone", "Terminal"));
    }
}

/// <summary>The same where PostgreSQL keeps the maps.</summary>
public sealed class OwnUndoOnPostgresTests : OwnUndoTests
{
    private protected override bool OnPostgres => true;
}
