namespace Kelione.Workspace.Tests.Live;

/// <summary>Saved views of a map.</summary>
public class ViewTests
{
    private protected virtual bool OnPostgres => false;

    [Fact]
    public async Task What_is_too_long_is_named()
    {
        await using var table = await Table.SetAsync(OnPostgres);
        var asta = table.Visit("Asta");
        Assert.Contains("name", (await Assert.ThrowsAsync<MendableException>(() => asta.SaveMapViewAsync("phone", null, new string('n', 61), "{}"))).Message, StringComparison.Ordinal);
        Assert.Contains("shows", (await Assert.ThrowsAsync<MendableException>(() => asta.SaveMapViewAsync("phone", null, "a", new string('s', 20_001)))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_view_is_saved_renamed_and_deleted_and_keeps_its_id()
    {
        await using var table = await Table.SetAsync(OnPostgres);
        var visit = table.Visit("Asta");
        var saved = await visit.SaveMapViewAsync("phone", null, " For the board ", "{}");
        Assert.Equal(("for-the-board", "For the board", "Asta"), (saved.Id, saved.Name, saved.Author));
        await visit.SaveMapViewAsync("phone", null, "FOR THE BOARD", """{"zoom":0.5}""");
        await visit.SaveMapViewAsync("phone", saved.Id, "Short", null);
        var one = Assert.Single(await table.Visit("Lina", MemberRole.Viewer).MapViewsAsync("phone"));
        Assert.Equal(("for-the-board", "Short", """{"zoom":0.5}"""), (one.Id, one.Name, one.Settings));
        await visit.RemoveMapViewAsync("phone", saved.Id);
        await visit.RemoveMapViewAsync("phone", saved.Id);
        Assert.Empty(await visit.MapViewsAsync("phone"));
    }

    [Fact]
    public async Task One_view_at_most_is_the_first_and_names_are_not_taken_twice()
    {
        await using var table = await Table.SetAsync(OnPostgres);
        var visit = table.Visit("Asta");
        var (a, b) = (await visit.SaveMapViewAsync("phone", null, "a", "{}"), await visit.SaveMapViewAsync("phone", null, "b", "{}"));
        await visit.MakeDefaultMapViewAsync("phone", a.Id);
        await visit.MakeDefaultMapViewAsync("phone", b.Id);
        Assert.Equal("b", Assert.Single(await visit.MapViewsAsync("phone"), v => v.IsDefault).Name);
        await visit.MakeDefaultMapViewAsync("phone", null);
        Assert.DoesNotContain(await visit.MapViewsAsync("phone"), v => v.IsDefault);
        await Assert.ThrowsAsync<MendableException>(() => visit.SaveMapViewAsync("phone", b.Id, "A", null));
        await Assert.ThrowsAsync<MendableException>(() => visit.SaveMapViewAsync("phone", null, "  ", "{}"));
        await Assert.ThrowsAsync<MendableException>(() => visit.SaveMapViewAsync("none", null, "c", "{}"));
        await Assert.ThrowsAsync<MendableException>(() => visit.MakeDefaultMapViewAsync("phone", "gone"));
    }

    [Fact]
    public async Task Who_only_looks_saves_nothing()
    {
        await using var table = await Table.SetAsync(OnPostgres);
        var lina = table.Visit("Lina", MemberRole.Commenter);
        await Assert.ThrowsAsync<RefusedException>(() => lina.SaveMapViewAsync("phone", null, "a", "{}"));
        await Assert.ThrowsAsync<RefusedException>(() => lina.RemoveMapViewAsync("phone", "a"));
        await Assert.ThrowsAsync<RefusedException>(() => lina.MakeDefaultMapViewAsync("phone", null));
        await Assert.ThrowsAsync<RefusedException>(() => table.Visit("Nobody", MemberRole.None).MapViewsAsync("phone"));
    }
}

/// <summary>The same where PostgreSQL keeps the maps.</summary>
public sealed class ViewOnPostgresTests : ViewTests
{
    private protected override bool OnPostgres => true;
}
