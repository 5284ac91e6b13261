using Kelione.Journeys;
using Kelione.Voice;
using Kelione.Voice.Themes;

namespace Kelione.Workspace;

/// <summary>What customers talk about, and the words that set groups apart.</summary>
public sealed partial class CustomerVoice
{
    private const double LowRating = 0.25;
    private const double HighRating = 0.75;

    /// <summary>The themes of what passes a filter, the largest first.</summary>
    /// <exception cref="QuestionException">A segment cannot be asked for.</exception>
    public async Task<IReadOnlyList<VoiceTheme>> ThemesAsync(FeedbackFilter filter, CancellationToken cancellationToken = default) => (await OverviewAsync(filter, cancellationToken)).Themes;

    /// <summary>Finds the themes of all texts anew; what people changed about themes stays.</summary>
    public async Task FindThemesAsync(CancellationToken cancellationToken = default) => await FindAsync(await ShelfAsync(cancellationToken), cancellationToken);

    /// <inheritdoc />
    public void RenameTheme(string theme, string name) =>
        Edit(new RenameTheme(Known(theme).Id, name.Trim().Length > 0 ? name.Trim() : throw new MendableException("A theme's name cannot be empty.")));

    /// <inheritdoc />
    public void MergeThemes(string theme, string other) =>
        Edit(theme == other ? throw new MendableException("A theme cannot be merged with itself.") : new MergeThemes(Known(theme).Id, Known(other).Id));

    /// <inheritdoc />
    public string SplitTheme(string theme, string name, IReadOnlyList<string> words)
    {
        var id = "own:" + name.Trim().ToLowerInvariant().Replace(' ', '-');
        if (name.Trim().Length == 0 || words.Count == 0 || _memory.Now.Themes.Themes.Any(t => t.Id == id))
        {
            throw new MendableException("A split needs a new name and a word at least.");
        }

        Edit(new SplitTheme(Known(theme).Id, id, name.Trim(), [.. words.Select(WordOf)]));
        return id;
    }

    /// <inheritdoc />
    public void PinTheme(string theme, bool isPinned) => Edit(new PinTheme(theme, isPinned, isPinned ? Known(theme) : null));

    /// <inheritdoc />
    public void HideTheme(string theme) => Edit(new HideTheme(Known(theme).Id));

    /// <inheritdoc />
    public void SetThemeWord(string theme, string word, bool belongs) =>
        Edit(belongs ? new AddThemeWord(Known(theme).Id, WordOf(word)) : new RemoveThemeWord(Known(theme).Id, WordOf(word)));

    /// <summary>How many changes people made to the themes.</summary>
    public int ThemeEdits => _memory.Now.Edits.Edits.Count;

    /// <inheritdoc />
    public void UndoThemeEdit() => _memory.ChangeEdits(
        edits => edits.Edits.Count > 0 ? new ThemeList([.. edits.Edits.SkipLast(1)]) : throw new MendableException("Nothing was changed about the themes."));

    /// <summary>The words that set two groups of texts apart: low ratings and high ones where there are enough, else negative and positive texts.</summary>
    /// <exception cref="QuestionException">A segment cannot be asked for.</exception>
    public Task<VoiceWords> WordsAsync(FeedbackFilter filter, CancellationToken cancellationToken = default) => KeptAsync("words", filter, async () =>
    {
        var texts = (await SelectAsync(filter, cancellationToken)).Where(e => e.Entry.Text.Length > 0).ToList();
        var (low, high) = (texts.Where(e => e.Entry.Rating?.Value <= LowRating).ToList(), texts.Where(e => e.Entry.Rating?.Value >= HighRating).ToList());
        var byRating = low.Count >= FeedbackScoresQuestion.LeastShown && high.Count >= FeedbackScoresQuestion.LeastShown;
        if (!byRating)
        {
            (low, high) = (texts.Where(e => e.Sentiment is { } s && SignOf(s) < 0).ToList(), texts.Where(e => e.Sentiment is { } s && SignOf(s) > 0).ToList());
        }

        return await CompareAsync(byRating ? "rating" : "sentiment", low, high, cancellationToken);
    });

    /// <summary>The words that set one group of texts apart from another.</summary>
    /// <exception cref="QuestionException">A segment cannot be asked for.</exception>
    public async Task<VoiceWords> WordsAsync(FeedbackFilter first, FeedbackFilter second, CancellationToken cancellationToken = default) =>
        await CompareAsync("groups", await SelectAsync(first, cancellationToken), await SelectAsync(second, cancellationToken), cancellationToken);

    private static async Task<VoiceWords> CompareAsync(string by, IReadOnlyList<ListedFeedback> first, IReadOnlyList<ListedFeedback> second, CancellationToken cancellationToken)
    {
        var least = Math.Clamp((first.Count + second.Count) / 200, 4, VoiceWords.LeastTexts);
        var words = await Task.Run(() => GroupWords.Compare(VoiceMemory.Reader, Sources(first), Sources(second), least, VoiceWords.LeastZ, cancellationToken), cancellationToken);
        return new VoiceWords(by, first.Count, second.Count, least, [.. words.Select(w => new VoiceWord(w.Language, w.Word, w.Z, w.InFirst, w.InSecond))]);

        static IEnumerable<SourceText> Sources(IEnumerable<ListedFeedback> entries) => entries.Where(e => e.Entry.Text.Length > 0).Select(e => new SourceText(e.Entry.Text, e.Entry.Language));
    }

    private Theme Known(string theme) => _memory.Now.Themes.Themes.FirstOrDefault(t => t.Id == theme)
        ?? throw new MendableException($"There is no theme '{theme}'.{NearNames.Sentence(theme, [.. _memory.Now.Themes.Themes.Select(t => t.Id)])}");

    private ThemeWord WordOf(string word)
    {
        var parts = word.Split(':', 2);
        var language = parts.Length == 2 ? VoiceLanguages.Recognise(parts[0]) : null;
        return (language is null ? null : _memory.Now.ThemeReader.WordOf(parts[1], language))
            ?? throw new MendableException($"'{word}' is no word; write its language before it, as in 'en:parcel' or 'lt:siunta'.");
    }

    private void Edit(ThemeEdit edit) => _memory.ChangeEdits(edits => edits.With(edit));
}
