using Bunit;
using Kelione.Sources;
using Kelione.Web.Data.Import;
using Kelione.Workspace;

namespace Kelione.Web.Tests.Data;

/// <summary>What is said before an import begins: rows where there are events, and what becomes of files that hold something else.</summary>
public sealed class CheckCardTests : BunitContext
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kelione-check-").FullName;

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_board_says_what_map_it_becomes_and_adds_up_no_rows()
    {
        using var draft = new ImportDraft(Receive());
        await AddAsync(draft, "path.csv", "Stage;Choose;Buy\nActions;Compares;Pays\nEmotions;2;-1\n");

        var card = Card(draft);

        Assert.Empty(card.FindAll(".eq"));
        Assert.Equal("path.csv It becomes the map “path”. Stages: 2, steps: 2, cards: 2.", card.Find("p.other").TextContent.Trim());
        Assert.False(card.Find("button.pri").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Rows_are_added_up_beside_what_the_other_files_become()
    {
        using var draft = new ImportDraft(Receive());
        await AddAsync(draft, "events.csv", "user_id,event,time\nu1,open,2026-01-01 10:00\n");
        await AddAsync(draft, "multiTimeline.csv", "Category: All categories\n\nWeek,phones: (Worldwide)\n2026-04-26,71\n2026-05-03,68\n");

        var card = Card(draft);

        card.WaitForAssertion(() => Assert.Equal("1", card.Find(".eq .ok b").TextContent));
        Assert.Equal("multiTimeline.csv An export of Google Trends: 2 numbers of search demand", card.Find("p.other").TextContent.Trim());
    }

    private static ArrivedFiles Receive() => (ArrivedFiles)Activator.CreateInstance(typeof(ArrivedFiles), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance, null, [Path.Combine(Path.GetTempPath(), Path.GetRandomFileName())], null)!;

    private Task AddAsync(ImportDraft draft, string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return draft.AddAsync(new ArrivedFile(new SourceFile(path), text.Length));
    }

    private IRenderedComponent<CheckCard> Card(ImportDraft draft)
    {
        var card = Render<CheckCard>(p => p.Add(c => c.Draft, draft).Add(c => c.Start, () => Task.CompletedTask).Add(c => c.Discard, () => { }));
        draft.Changed += () => _ = card.InvokeAsync(() => card.Render());
        return card;
    }
}
