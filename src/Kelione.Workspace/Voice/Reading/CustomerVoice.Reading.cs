using Kelione.Journeys;
using Kelione.Voice.Themes;

namespace Kelione.Workspace;

/// <summary>Reading what was said.</summary>
public sealed partial class CustomerVoice
{
    /// <summary>So many texts are enough to find the themes of all.</summary>
    private const int MostForThemes = 50_000;

    /// <summary>Themes are found anew where there are this many times the texts that they were found in.</summary>
    private const double Grown = 1.5;

    /// <summary>Changes with every change to the feedback, to themes and to what was learnt; for those who keep what they asked.</summary>
    public string Edition => FormattableString.Invariant($"{_store.FeedbackVersion}-{_memory.Now.Version}-{_memory.Turns}");

    /// <summary>How far the reading of new texts has come: read, and in all; null while nothing is read.</summary>
    public (long Done, long Of)? ReadingProgress => _readings.Progress;

    /// <summary>The readings of all entries of the shelf; before the first reading the themes are found.</summary>
    private async Task<IReadOnlyList<TextReading?>> ReadAsync(FeedbackShelf shelf, CancellationToken cancellationToken)
    {
        await FindWhereNeededAsync(shelf, cancellationToken);
        return await _readings.OfAsync(shelf, cancellationToken);
    }

    /// <summary>The reading of one entry; null where it has no text.</summary>
    private async Task<TextReading?> ReadAsync(FeedbackShelf shelf, FeedbackEntry entry, CancellationToken cancellationToken)
    {
        await FindWhereNeededAsync(shelf, cancellationToken);
        return await _readings.OfAsync(entry, cancellationToken);
    }

    private Task FindWhereNeededAsync(FeedbackShelf shelf, CancellationToken cancellationToken) =>
        shelf.Texts >= ThemesFromTexts && (_memory.Now.Found is not { } found || Math.Min(shelf.Texts, MostForThemes) > found.Texts * Grown)
            ? FindAsync(shelf, cancellationToken)
            : Task.CompletedTask;

    /// <summary>Fewer texts than this have no themes of their own: the lexicons' topics serve.</summary>
    private const int ThemesFromTexts = 50;

    /// <summary>One finding at a time: whoever comes meanwhile waits for the same.</summary>
    private Task? _finding;

    private Task FindAsync(FeedbackShelf shelf, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_finding is not { IsCompleted: false })
            {
                _finding = Task.Run(() => Find(shelf), CancellationToken.None);
            }

            return _finding.WaitAsync(cancellationToken);
        }
    }

    private void Find(FeedbackShelf shelf)
    {
        var every = Math.Max(1, shelf.Texts / MostForThemes);
        var texts = shelf.Entries.Where(e => e.Text.Length > 0).Where((_, i) => i % every == 0).Select(e => new SourceText(e.Text, e.Language));
        _memory.KeepFound(ThemeFinder.Discover(VoiceMemory.Reader, texts));
    }
}
