using System.Globalization;
using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>The feedback as it stood at one moment, in memory: entries in the order of time, and what people said about them. Immutable.</summary>
internal sealed class FeedbackShelf
{
    private readonly Dictionary<(long Entry, string Matter), string> _remarks;
    private readonly Lazy<Dictionary<long, FeedbackEntry>> _byNumber;

    private FeedbackShelf(long version, long deletions, IReadOnlyList<FeedbackEntry> entries, IReadOnlyList<FeedbackRemark> remarks)
    {
        (Version, Deletions, Entries, Remarks) = (version, deletions, entries, remarks);
        _byNumber = new Lazy<Dictionary<long, FeedbackEntry>>(() => entries.ToDictionary(e => e.Number));
        Texts = entries.Count(e => e.Text.Length > 0);
        _remarks = remarks.GroupBy(r => (r.Entry, r.Matter)).ToDictionary(g => g.Key, g => g.Last().Value);
    }

    /// <summary>The store's version that it was read at.</summary>
    public long Version { get; }

    /// <summary>What the store's <see cref="IFeedbackStore.FeedbackDeletions"/> was before it was read.</summary>
    public long Deletions { get; }

    /// <summary>All entries by time, those without one last.</summary>
    public IReadOnlyList<FeedbackEntry> Entries { get; }

    /// <summary>How many of them have a text.</summary>
    public int Texts { get; }

    /// <summary>What people said about entries.</summary>
    public IReadOnlyList<FeedbackRemark> Remarks { get; }

    /// <summary>Reads it.</summary>
    public static async Task<FeedbackShelf> ReadAsync(IFeedbackStore store, CancellationToken cancellationToken)
    {
        // The version first: what changes while we read is then read again, and not missed.
        var (version, deletions) = (store.FeedbackVersion, store.FeedbackDeletions);
        return new FeedbackShelf(version, deletions, await store.ReadFeedbackAsync(cancellationToken), await store.ListRemarksAsync(cancellationToken));
    }

    /// <summary>The entry of a number; null where there is none.</summary>
    public FeedbackEntry? Find(long number) => _byNumber.Value.GetValueOrDefault(number);

    /// <summary>What was said last about an entry on a matter; null for nothing.</summary>
    public string? Said(long entry, string matter) => _remarks.GetValueOrDefault((entry, matter));

    /// <summary>The sentiment that a person gave an entry; null where nobody did.</summary>
    public int? Corrected(long entry) => Said(entry, FeedbackRemark.Sentiment) is { } text && int.TryParse(text, CultureInfo.InvariantCulture, out var sentiment) ? sentiment : null;
}
