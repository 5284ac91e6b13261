using Kelione.Maps;
using Kelione.Workspace.Tests.Maps.Library;

namespace Kelione.Workspace.Tests.Live;

/// <summary>Edits that follow one another faster than they are stored, and people who are called alike.</summary>
public class OwnEditsTests
{
    private protected virtual bool OnPostgres => false;

    [Fact]
    public async Task What_one_did_oneself_since_does_not_contradict_one()
    {
        await using var table = await Table.SetAsync(OnPostgres);
        using var asta = await table.SeatAsync("Asta");
        var seen = asta.Stored.Version;
        var first = Made.Rename(asta.Map, "pays", "Pays now");
        var second = Made.Rename(first.Apply(asta.Map), "pays", "Pays at once");
        var changes = await Task.WhenAll(asta.ApplyAsync([first], seen), asta.ApplyAsync([second], seen));
        Assert.All(changes, c => Assert.Empty(c.Conflicts));
        Assert.Equal("Pays at once", asta.Map.Steps().Last().Name);
    }

    [Fact]
    public async Task What_another_did_between_is_joined_and_where_it_is_the_same_it_is_told()
    {
        await using var table = await Table.SetAsync(OnPostgres);
        using var asta = await table.SeatAsync("Asta");
        using var lina = await table.SeatAsync("Lina");
        var seen = asta.Stored.Version;
        await lina.ApplyAsync([Made.Rename(lina.Map, "compares", "Compares prices")], lina.Stored.Version);
        await asta.ApplyAsync([Made.Card("mine")], seen);
        var made = await asta.ApplyAsync([Made.Rename(Made.Map(), "compares", "Compares phones"), MapEdits.Remove<Card>("mine")], seen);
        Assert.Equal(("Compares phones", "Compares prices"), (Assert.Single(made.Conflicts).Mine, made.Conflicts[0].Theirs));
        Assert.Empty(asta.Map.Cards);
    }

    [Fact]
    public async Task An_undo_of_ones_own_does_not_hide_what_another_did_before_it()
    {
        await using var table = await Table.SetAsync(OnPostgres);
        using var asta = await table.SeatAsync("Asta");
        using var lina = await table.SeatAsync("Lina");
        await asta.ApplyAsync([Made.Card("mine")], asta.Stored.Version);
        var seen = asta.Stored;
        await lina.ApplyAsync([Made.Rename(lina.Map, "compares", "Compares prices")], lina.Stored.Version);
        await asta.UndoAsync();
        var made = await asta.ApplyAsync([Made.Rename(seen.Map, "compares", "Compares phones")], seen.Version);
        Assert.Equal(("Compares phones", "Compares prices"), (Assert.Single(made.Conflicts).Mine, made.Conflicts[0].Theirs));
        Assert.Empty(asta.Map.Cards);
    }

    [Fact]
    public async Task The_map_that_one_sees_is_the_one_that_is_stored()
    {
        await using var table = await Table.SetAsync(OnPostgres);
        using var asta = await table.SeatAsync("Asta");
        await asta.ApplyAsync([Made.Card("b", "b"), Made.Card("a", "a", "compares"), Made.Rename(asta.Map, "pays", "Pays now")], asta.Stored.Version);
        await asta.ApplyAsync([MapEdits.Move<Step>("pays", new Place(null, "study"))], asta.Stored.Version);
        await asta.UndoAsync();
        var stored = await table.Elsewhere().GetAsync("phone");
        Assert.Equal(stored, asta.Stored);
    }

    [Fact]
    public async Task Two_people_of_one_name_do_not_undo_each_other()
    {
        await using var table = await Table.SetAsync(OnPostgres);
        using var one = await new WorkspaceVisit(table.Served, Visitor.Of("id-1", "Asta", MemberRole.Owner)).SitDownAsync("phone");
        using var two = await new WorkspaceVisit(table.Served, Visitor.Of("id-2", "Asta", MemberRole.Owner)).SitDownAsync("phone");
        await one.ApplyAsync([Made.Card("first")], one.Stored.Version);
        Assert.False(two.CanUndo);
        await Assert.ThrowsAsync<MendableException>(() => two.UndoAsync());
        await two.ApplyAsync([Made.Card("second")], two.Stored.Version);
        await one.UndoAsync();
        Assert.Equal(["second"], two.Map.Cards.Select(c => c.Id));
        Assert.Equal(["Asta", "Asta"], (await table.Elsewhere().HistoryAsync("phone")).Take(2).Select(v => v.Author));
    }
}

/// <summary>The same where PostgreSQL keeps the maps.</summary>
public sealed class OwnEditsOnPostgresTests : OwnEditsTests
{
    private protected override bool OnPostgres => true;
}
