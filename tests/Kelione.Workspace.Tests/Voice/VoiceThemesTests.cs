using Kelione.Journeys;
using Kelione.Sources;

namespace Kelione.Workspace.Tests;

public sealed class VoiceThemesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Themes_are_found_named_merged_and_hidden_and_the_changes_outlive_the_process()
    {
        using var scratch = new Scratch();
        string courier;
        await using (var workspace = await OpenAsync(scratch, 80))
        {
            var themes = await workspace.Voice.ThemesAsync(FeedbackFilter.All, Stop);
            courier = themes.First(t => t.Entries == 40 && t.Quotes.Any(q => q.Text.Contains("courier", StringComparison.Ordinal))).Id;
            var salad = themes.First(t => t.Entries == 40 && t.Quotes.Any(q => q.Text.Contains("salad", StringComparison.Ordinal))).Id;
            workspace.Voice.RenameTheme(courier, "Courier");
            workspace.Voice.MergeThemes(courier, salad);
            var merged = Assert.Single(await workspace.Voice.ThemesAsync(FeedbackFilter.All, Stop), t => t.Id == courier);
            Assert.Equal(("Courier", 80L), (merged.Name, merged.Entries));
            workspace.Voice.UndoThemeEdit();
            Assert.Equal(40, (await workspace.Voice.ThemesAsync(FeedbackFilter.All, Stop)).Single(t => t.Id == courier).Entries);
        }

        await using var again = await JourneyWorkspace.OpenAsync(new WorkspaceFolder(scratch.Path), cancellationToken: Stop);
        Assert.Equal("Courier", (await again.Voice.ThemesAsync(FeedbackFilter.All, Stop)).Single(t => t.Id == courier).Name);
        again.Voice.HideTheme(courier);
        Assert.DoesNotContain(await again.Voice.ThemesAsync(FeedbackFilter.All, Stop), t => t.Id == courier);
    }

    [Fact]
    public async Task A_theme_that_is_not_there_is_told_and_nothing_changes()
    {
        using var scratch = new Scratch();
        await using var workspace = await OpenAsync(scratch, 60);
        await workspace.Voice.ThemesAsync(FeedbackFilter.All, Stop);
        Assert.Throws<MendableException>(() => workspace.Voice.RenameTheme("deliverry", "X"));
        Assert.Throws<MendableException>(() => workspace.Voice.SetThemeWord("delivery", "parcel", belongs: true));
        Assert.Equal(0, workspace.Voice.ThemeEdits);
    }

    [Fact]
    public async Task The_overview_adds_up_and_says_nothing_of_too_few()
    {
        using var scratch = new Scratch();
        await using var workspace = await OpenAsync(scratch, 60);
        var overview = await workspace.Voice.OverviewAsync(FeedbackFilter.All, Stop);
        Assert.Equal(60, overview.N);
        Assert.Equal(overview.N, overview.Course.Sum(p => p.Entries));
        Assert.Equal(overview.N, overview.Months.Sum(p => p.Entries));
        Assert.All(overview.Course.Where(p => p.Sentiment.N < FeedbackScoresQuestion.LeastShown), p => Assert.Null(p.Sentiment.Mean));
        var few = await workspace.Voice.OverviewAsync(new FeedbackFilter { Contains = "number 7." }, Stop);
        Assert.Null(few.Sentiment.Mean);
    }

    [Fact]
    public async Task Thirty_days_of_much_feedback_are_shown_day_by_day()
    {
        using var scratch = new Scratch();
        await using var workspace = await JourneyWorkspace.OpenOrCreateAsync(new WorkspaceFolder(scratch.Path), cancellationToken: Stop);
        var file = scratch.Write("month.csv", "text,stars,author,date\n" + string.Concat(Enumerable.Range(0, 30 * FeedbackScoresQuestion.LeastShown).Select(i => FormattableString.Invariant($"The courier was late again,{1 + (i % 5)},a{i},2026-04-{1 + (i / FeedbackScoresQuestion.LeastShown):00}\n"))));
        await workspace.Voice.ImportAsync([FeedbackInspector.Inspect(new SourceFile(file))], cancellationToken: Stop);
        var overview = await workspace.Voice.OverviewAsync(FeedbackFilter.All, Stop);
        Assert.Equal(("day", 30), (overview.CourseUnit, overview.Course.Count));
    }

    [Fact]
    public async Task Months_are_compared_within_one_source_where_there_are_several()
    {
        using var scratch = new Scratch();
        await using var workspace = await JourneyWorkspace.OpenOrCreateAsync(new WorkspaceFolder(scratch.Path), cancellationToken: Stop);
        // Each source says the same in both months; only how much of each there is changes.
        var rows = Enumerable.Range(0, 2).SelectMany(m => Rows(m, "happy", 5, m == 0 ? 90 : 60).Concat(Rows(m, "angry", 1, m == 0 ? 30 : 80)));
        var file = scratch.Write("two.csv", "rating,source,author,date\n" + string.Concat(rows));
        await workspace.Voice.ImportAsync([FeedbackInspector.Inspect(new SourceFile(file))], cancellationToken: Stop);
        var overview = await workspace.Voice.OverviewAsync(FeedbackFilter.All, Stop);
        Assert.Equal(2, overview.Sources.Count);
        Assert.Equal("happy", overview.Shift?.Source ?? "happy");
        Assert.Equal(0, overview.Shift?.Difference ?? 0, 9);

        static IEnumerable<string> Rows(int month, string source, int rating, int count) =>
            Enumerable.Range(0, count).Select(i => FormattableString.Invariant($"{rating},{source},{source}{i},2026-0{3 + month}-{1 + (i % 28):00}\n"));
    }

    [Fact]
    public async Task Without_labels_there_is_nothing_to_learn_from_and_too_few_leave_the_word_to_the_lexicon()
    {
        using var scratch = new Scratch();
        await using var workspace = await OpenAsync(scratch, 60);
        await Assert.ThrowsAsync<MendableException>(() => workspace.Voice.TrainAsync(cancellationToken: Stop));
        await workspace.Voice.LabelAsync([1, 2, 3], -1, cancellationToken: Stop);
        var learnt = await workspace.Voice.TrainAsync(cancellationToken: Stop);
        Assert.All(learnt.Reports, r => Assert.False(r.IsUsed));
        Assert.Equal(3, learnt.Reports.Sum(r => r.Labels));
    }

    private static async Task<JourneyWorkspace> OpenAsync(Scratch scratch, int entries)
    {
        var workspace = await JourneyWorkspace.OpenOrCreateAsync(new WorkspaceFolder(scratch.Path), cancellationToken: Stop);
        var file = Path.Combine(scratch.Path, "said.csv");
        await File.WriteAllLinesAsync(file, Enumerable.Range(1, entries).Select(i => FormattableString.Invariant(
            $"2026-0{1 + (i % 3)}-{10 + (i % 15)}T10:00:00Z,{(i % 2 == 0 ? "The courier was late with the delivery" : "The salad tasted awful")} number {i}.")).Prepend("date,text"), Stop);
        var report = await workspace.Voice.ImportAsync(CustomerVoice.Plan(new FeedbackRequest { Reading = new ImportRequest { Files = [new SourceFile(file)] } }), cancellationToken: Stop);
        Assert.Equal(entries, report.Accepted);
        return workspace;
    }
}
