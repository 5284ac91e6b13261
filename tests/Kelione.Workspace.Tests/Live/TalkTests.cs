namespace Kelione.Workspace.Tests.Live;

/// <summary>Comments.</summary>
public class TalkTests
{
    private protected virtual bool OnPostgres => false;

    private static readonly MemberName[] People = [new("id-Asta", "Asta"), new("id-Lina", "Lina"), new("id-Lina P", "Lina Petraitytė")];

    [Fact]
    public async Task A_talk_is_begun_answered_resolved_and_opened_again_by_an_answer()
    {
        await using var table = await Table.SetAsync(OnPostgres);
        var asta = table.Visit("Asta").Talk("phone");
        var lina = table.Visit("Lina", MemberRole.Commenter).Talk("phone");
        var number = await asta.BeginAsync("step:pays", "  Why so late?  ", People);
        await lina.ReplyAsync(number, "Because.", People);
        await lina.ResolveAsync(number, true);
        var thread = Assert.Single(await asta.ListAsync());
        Assert.Equal(("step:pays", "Lina", true), (thread.Anchor, thread.ResolvedBy, thread.IsResolved));
        Assert.Equal(["Why so late?", "Because."], thread.Comments.Select(c => c.Text));
        Assert.Equal([true, false], thread.Comments.Select(c => c.IsOwn));
        await asta.ReplyAsync(number, "Really?", People);
        Assert.False((await asta.ListAsync())[0].IsResolved);
    }

    [Fact]
    public async Task What_others_wrote_is_unread_until_the_talk_is_read()
    {
        await using var table = await Table.SetAsync(OnPostgres);
        var asta = table.Visit("Asta").Talk("phone");
        var lina = table.Visit("Lina").Talk("phone");
        var number = await asta.BeginAsync("", "One", People);
        Assert.Equal((0, 1), ((await asta.ListAsync())[0].Unread, (await lina.ListAsync())[0].Unread));
        Assert.True(await lina.ReadAsync(number));
        Assert.Equal(0, (await lina.ListAsync())[0].Unread);
        await asta.ReplyAsync(number, "Two", People);
        Assert.Equal(1, (await lina.ListAsync())[0].Unread);
    }

    [Fact]
    public async Task Who_is_named_is_told_once_and_only_by_the_whole_name()
    {
        await using var table = await Table.SetAsync(OnPostgres);
        var number = await table.Visit("Asta").Talk("phone").BeginAsync("step:pays", "@Lina Petraitytė, @Asta and @Linas: see me@Lina", People);
        Assert.Equal(["Asta", "Lina Petraitytė"], (await table.Visit("Asta").Talk("phone").ListAsync())[0].Comments[0].Mentions.Order());
        Assert.Empty(await table.Visit("Lina").MentionsAsync());
        var told = Assert.Single(await table.Visit("Lina P").MentionsAsync());
        Assert.Equal(("phone", "Buying a phone", number, "Asta", false), (told.Map, told.Title, told.Thread, told.Author, told.IsSeen));
        await table.Visit("Lina P").Talk("phone").ReadAsync(number);
        Assert.True((await table.Visit("Lina P").MentionsAsync())[0].IsSeen);
    }

    [Fact]
    public async Task Words_are_changed_and_removed_by_who_wrote_them_and_removed_by_an_owner()
    {
        await using var table = await Table.SetAsync(OnPostgres);
        var asta = table.Visit("Asta", MemberRole.Commenter).Talk("phone");
        var lina = table.Visit("Lina", MemberRole.Commenter).Talk("phone");
        var number = await asta.BeginAsync("", "Mine @Lina", People);
        await Assert.ThrowsAsync<MendableException>(() => lina.ChangeAsync(number, "Hers", People));
        await Assert.ThrowsAsync<MendableException>(() => lina.RemoveAsync(number));
        await asta.ChangeAsync(number, "Better @Lina", People);
        var changed = (await asta.ListAsync())[0].Comments[0];
        Assert.Equal(("Better @Lina", true), (changed.Text, changed.ChangedAt is not null));
        await table.Visit("Owner").Talk("phone").RemoveAsync(number);
        Assert.True((await asta.ListAsync())[0].Comments[0].IsRemoved);
        Assert.Empty(await table.Visit("Lina").MentionsAsync());
    }

    [Fact]
    public async Task Who_may_only_look_reads_and_does_not_write_and_nobody_writes_nothing()
    {
        await using var table = await Table.SetAsync(OnPostgres);
        var viewer = table.Visit("V", MemberRole.Viewer).Talk("phone");
        await Assert.ThrowsAsync<RefusedException>(() => viewer.BeginAsync("", "x", People));
        await Assert.ThrowsAsync<RefusedException>(() => viewer.ResolveAsync(1, true));
        Assert.Empty(await viewer.ListAsync());
        Assert.Throws<RefusedException>(() => table.Visit("N", MemberRole.None).Talk("phone"));
        await Assert.ThrowsAsync<MendableException>(() => table.Visit("Asta").Talk("phone").BeginAsync("", "  ", People));
        await Assert.ThrowsAsync<MendableException>(() => table.Visit("Asta").Talk("phone").BeginAsync("", new string('x', 4001), People));
    }

    [Fact]
    public async Task Two_who_write_at_once_both_write()
    {
        await using var table = await Table.SetAsync(OnPostgres);
        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(() => table.Visit("P" + i).Talk("phone").BeginAsync("", "c" + i, People))));
        Assert.Equal(Enumerable.Range(1, 12), (await table.Visit("Asta").Talk("phone").ListAsync()).Select(t => t.Number));
    }

    [Fact]
    public async Task A_version_gets_a_name_another_one_and_none()
    {
        await using var table = await Table.SetAsync(OnPostgres);
        var asta = table.Visit("Asta");
        async Task<string> NameAsync() => (await table.Served.Maps.HistoryAsync("phone"))[0].Name;
        await asta.NameVersionAsync("phone", 1, " Review ");
        Assert.Equal("Review", await NameAsync());
        await asta.NameVersionAsync("phone", 1, "Q3");
        Assert.Equal("Q3", await NameAsync());
        await asta.NameVersionAsync("phone", 1, "");
        Assert.Equal("", await NameAsync());
        await Assert.ThrowsAsync<MendableException>(() => asta.NameVersionAsync("phone", 9, "x"));
    }
}

/// <summary>The same where PostgreSQL keeps the maps.</summary>
public sealed class TalkOnPostgresTests : TalkTests
{
    private protected override bool OnPostgres => true;
}
