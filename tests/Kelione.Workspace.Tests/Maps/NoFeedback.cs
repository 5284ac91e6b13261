using Kelione.Journeys;

namespace Kelione.Workspace.Tests;

/// <summary>A store of feedback that holds none.</summary>
/// <param name="entries">What it holds all the same.</param>
/// <param name="saving">Thrown where readings are to be kept; null where that succeeds.</param>
internal sealed class NoFeedback(IReadOnlyList<FeedbackEntry>? entries = null, Exception? saving = null) : IFeedbackStore
{
    public long FeedbackVersion => 1;

    public long FeedbackDeletions => 0;

    public Task<IFeedbackAppender> OpenFeedbackAsync(FeedbackImport import, CancellationToken cancellationToken = default) => throw new NotSupportedException("There is no feedback here.");

    public Task<long?> UndoFeedbackAsync(long import, CancellationToken cancellationToken = default) => Task.FromResult<long?>(null);

    public Task<IReadOnlyList<FeedbackImport>> ListFeedbackImportsAsync(CancellationToken cancellationToken = default) => Task.FromResult<IReadOnlyList<FeedbackImport>>([]);

    public Task<IReadOnlyList<FeedbackEntry>> ReadFeedbackAsync(CancellationToken cancellationToken = default) => Task.FromResult(entries ?? []);

    public Task<IReadOnlyList<FeedbackRemark>> ListRemarksAsync(CancellationToken cancellationToken = default) => Task.FromResult<IReadOnlyList<FeedbackRemark>>([]);

    public Task RemarkAsync(IReadOnlyList<FeedbackRemark> remarks, CancellationToken cancellationToken = default) => throw new NotSupportedException("There is no feedback here.");

    public Task<IReadOnlyDictionary<string, string>> LoadReadingsAsync(string version, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyDictionary<string, string>>(new Dictionary<string, string>());

    public Task SaveReadingsAsync(string version, IReadOnlyList<KeyValuePair<string, string>> readings, long deletions, CancellationToken cancellationToken = default) =>
        saving is null ? Task.CompletedTask : Task.FromException(saving);

    public Task<FeedbackCopy> ReadCopyAsync(CancellationToken cancellationToken = default) => Task.FromResult(new FeedbackCopy([], [], []));

    public Task WriteCopyAsync(FeedbackCopy copy, CancellationToken cancellationToken = default) => throw new NotSupportedException("There is no feedback here.");
}
