using Kelione.Journeys;
using Kelione.Sources;

namespace Kelione.Workspace.Tests;

public sealed class FeedbackPagingTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(FeedbackOrder.Newest)]
    [InlineData(FeedbackOrder.Oldest)]
    [InlineData(FeedbackOrder.Worst)]
    [InlineData(FeedbackOrder.Best)]
    public async Task Pages_by_their_place_give_every_entry_once_and_what_comes_in_meanwhile_shifts_nothing(FeedbackOrder order)
    {
        using var scratch = new Scratch();
        await using var workspace = await JourneyWorkspace.OpenOrCreateAsync(scratch.Folder, cancellationToken: Stop);
        await SayAsync(workspace, scratch, "a", Enumerable.Range(0, 23).Select(i => FormattableString.Invariant($"a{i},{(i % 4 == 0 ? "" : $"2026-01-{1 + (i % 5):00}T10:00:00Z")},{(i % 3 == 0 ? "" : 1 + (i % 5))},q{i}")));
        var whole = await workspace.Voice.ListAsync(new FeedbackListQuestion { Order = order, Limit = 100 }, Stop);
        Assert.Null(whole.Next);
        var pages = new List<ListedFeedback>();
        string? after = null;
        do
        {
            var page = await workspace.Voice.ListAsync(new FeedbackListQuestion { Order = order, Limit = 5, After = after }, Stop);
            pages.AddRange(page.Items);
            if (after is null)
            {
                await SayAsync(workspace, scratch, "b", ["b0,2026-09-01T10:00:00Z,5,new", "b1,2020-09-01T10:00:00Z,1,old"]);
            }

            after = page.Next;
        }
        while (after is not null);
        Assert.Equal(whole.Items.Select(i => i.Entry.Id), pages.Where(p => p.Entry.Id![0] == 'a').Select(i => i.Entry.Id));
        Assert.Equal(pages.Count, pages.Select(p => p.Entry.Number).Distinct().Count());
    }

    [Theory]
    [InlineData("x")]
    [InlineData("bmV3ZXN0fDB8MQ")]
    [InlineData("b2xkZXN0fDB8MXwx")]
    [InlineData("bmV3ZXN0fE5hTnwxfDE")]
    public async Task A_place_of_another_list_is_refused(string after)
    {
        using var scratch = new Scratch();
        await using var workspace = await JourneyWorkspace.OpenOrCreateAsync(scratch.Folder, cancellationToken: Stop);
        await Assert.ThrowsAsync<QuestionException>(() => workspace.Voice.ListAsync(new FeedbackListQuestion { After = after }, Stop));
    }

    private static async Task SayAsync(JourneyWorkspace workspace, Scratch scratch, string name, IEnumerable<string> rows) => await workspace.Voice.ImportAsync(
        CustomerVoice.Plan(new FeedbackRequest { Reading = new ImportRequest { Files = [new SourceFile(scratch.Write(name + ".csv", string.Join('\n', rows.Prepend("id,date,rating,text"))))] } }), cancellationToken: Stop);
}
