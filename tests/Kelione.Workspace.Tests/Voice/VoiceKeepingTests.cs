using System.Text;
using Kelione.Journeys;
using Kelione.Sources;

namespace Kelione.Workspace.Tests;

/// <summary>What a workspace knows about its texts lies in its folder: a copy of the folder has all of it, and an erasure reaches it.</summary>
public sealed class VoiceKeepingTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Erasing_a_person_takes_the_themes_of_their_words_and_what_was_learnt_from_them()
    {
        using var scratch = new Scratch();
        await using var workspace = await LearntAsync(scratch);
        Assert.Contains("zubrowka", Kept(workspace), StringComparison.OrdinalIgnoreCase);
        var before = await File.ReadAllBytesAsync(Path.Combine(workspace.Folder.VoiceFolder, "model.bin"), Stop);
        await workspace.ForgetAsync("zoe", Stop);
        Assert.DoesNotContain("zubrowka", Kept(workspace), StringComparison.OrdinalIgnoreCase);
        Assert.NotNull(workspace.Voice.Learnt);
        Assert.True(File.Exists(Path.Combine(workspace.Folder.VoiceFolder, "model.bin")), "what is left is learnt from again");
        Assert.NotEqual(before, await File.ReadAllBytesAsync(Path.Combine(workspace.Folder.VoiceFolder, "model.bin"), Stop));
        var themes = await workspace.Voice.ThemesAsync(FeedbackFilter.All, Stop);
        Assert.DoesNotContain(themes, t => t.Id.Contains("zubrowka", StringComparison.OrdinalIgnoreCase) || t.Words.Any(w => w.Contains("zubrowka", StringComparison.OrdinalIgnoreCase)));
        Assert.DoesNotContain("zubrowka", Kept(workspace), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Erasing_somebody_who_said_nothing_leaves_what_was_learnt_as_it_is()
    {
        using var scratch = new Scratch();
        await using var workspace = await LearntAsync(scratch);
        var before = Kept(workspace);
        await workspace.ForgetAsync("mute", Stop);
        Assert.Equal(before, Kept(workspace));
    }

    [Fact]
    public async Task A_copy_of_the_folder_has_names_learning_and_the_provider()
    {
        using var scratch = new Scratch();
        using var elsewhere = new Scratch();
        (string Theme, double? Sentiment) known;
        await using (var workspace = await LearntAsync(scratch))
        {
            known.Theme = (await workspace.Voice.ThemesAsync(FeedbackFilter.All, Stop))[0].Id;
            workspace.Voice.RenameTheme(known.Theme, "Ours");
            workspace.Voice.NameProvider("https://ai.example.org/v1", "tiny");
            known.Sentiment = (await workspace.Voice.GetAsync(5, cancellationToken: Stop)).Reading!.Sentiment;
        }

        foreach (var file in Directory.EnumerateFiles(scratch.Folder.Path, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(elsewhere.Folder.Path, Path.GetRelativePath(scratch.Folder.Path, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        await using var copy = await JourneyWorkspace.OpenAsync(elsewhere.Folder, cancellationToken: Stop);
        Assert.Equal("Ours", (await copy.Voice.ThemesAsync(FeedbackFilter.All, Stop)).Single(t => t.Id == known.Theme).Name);
        Assert.Equal(("https://ai.example.org/v1/", false), (copy.Voice.Provider!.Address, copy.Voice.Provider.IsOn));
        Assert.Contains(copy.Voice.Learnt!.Reports, r => r.IsUsed);
        Assert.Equal(known.Sentiment, (await copy.Voice.GetAsync(5, cancellationToken: Stop)).Reading!.Sentiment);
    }

    private static string Kept(JourneyWorkspace workspace) =>
        string.Concat(Directory.EnumerateFiles(workspace.Folder.VoiceFolder).Order(StringComparer.Ordinal).Select(f => Encoding.Latin1.GetString(File.ReadAllBytes(f))));

    // Words that no lexicon knows decide here, so that learning beats the lexicon and keeps a model.
    private static async Task<JourneyWorkspace> LearntAsync(Scratch scratch)
    {
        var workspace = await JourneyWorkspace.OpenOrCreateAsync(scratch.Folder, cancellationToken: Stop);
        await workspace.ImportAsync(new ImportRequest { Files = [new SourceFile(scratch.Write("events.csv", "customer,activity,time\nzoe,buy,2026-01-05T10:00:00Z\nmute,buy,2026-01-05T10:00:00Z\n"))] }, cancellationToken: Stop);
        var rows = Enumerable.Range(0, 320).Select(i => FormattableString.Invariant(
            $"{i},{(i < 60 ? "The zubrowka voivod was there again" : i % 2 == 0 ? "The wobblegum flimflam was there again" : "The quintle snorf was there again")} {(char)('a' + (i % 26))}{i},{(i < 60 || i % 2 == 0 ? 1 : 5)},{(i < 60 ? "zoe" : $"c{i}")},2026-01-{1 + (i % 28):00}T10:00:00Z"));
        await workspace.Voice.ImportAsync(CustomerVoice.Plan(new FeedbackRequest
        {
            Reading = new ImportRequest { Files = [new SourceFile(scratch.Write("said.csv", string.Join('\n', rows.Prepend("id,text,stars,customer,date"))))] },
        }), cancellationToken: Stop);
        Assert.Contains((await workspace.Voice.TrainAsync(cancellationToken: Stop)).Reports, r => r.IsUsed);
        await workspace.Voice.ThemesAsync(FeedbackFilter.All, Stop);
        return workspace;
    }
}
