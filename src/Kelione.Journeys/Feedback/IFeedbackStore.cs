namespace Kelione.Journeys;

/// <summary>
/// Where feedback is kept, beside the events. One writer at a time; readers see what was committed before they asked.
/// An entry is known again by its source and the source's id, else by all of its content: importing a file twice adds nothing, and an entry of a known id that came back changed (answered since) takes the old one's place.
/// Equal entries inside one import are told apart by their order and all kept.
/// </summary>
public interface IFeedbackStore
{
    /// <summary>Opens an import: all that is added until it is committed belongs to it, and it can be taken back as a whole.</summary>
    /// <param name="import">What it is.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<IFeedbackAppender> OpenFeedbackAsync(FeedbackImport import, CancellationToken cancellationToken = default);

    /// <summary>Takes an import back: its entries go, with all that was said about them. Gives their number; null where there is no such import in force.</summary>
    Task<long?> UndoFeedbackAsync(long import, CancellationToken cancellationToken = default);

    /// <summary>The imports in force, the newest first.</summary>
    Task<IReadOnlyList<FeedbackImport>> ListFeedbackImportsAsync(CancellationToken cancellationToken = default);

    /// <summary>All entries in the order of (time, number), those without a time last; customers as persons are shown, after merges.</summary>
    Task<IReadOnlyList<FeedbackEntry>> ReadFeedbackAsync(CancellationToken cancellationToken = default);

    /// <summary>A number that changes with every change to the entries or to who is who; for those who keep what they read.</summary>
    long FeedbackVersion { get; }

    /// <summary>What people said about entries: where they belong and how they are meant.</summary>
    Task<IReadOnlyList<FeedbackRemark>> ListRemarksAsync(CancellationToken cancellationToken = default);

    /// <summary>Keeps what somebody says about an entry; a later word on the same matter takes the place of an earlier one, and an empty value takes it back.</summary>
    /// <exception cref="ArgumentException">There is no such entry.</exception>
    Task RemarkAsync(IReadOnlyList<FeedbackRemark> remarks, CancellationToken cancellationToken = default);

    /// <summary>What was worked out about texts by a maker of readings, by the hash of the text; only what is of the version asked for.</summary>
    Task<IReadOnlyDictionary<string, string>> LoadReadingsAsync(string version, CancellationToken cancellationToken = default);

    /// <summary>A number that grows with every erasure and every import taken back; for those who keep what they worked out of entries.</summary>
    long FeedbackDeletions { get; }

    /// <summary>Keeps what was worked out; what other versions worked out goes. It can always be made anew.</summary>
    /// <param name="version">The maker's version.</param>
    /// <param name="readings">The readings by the hash of their text.</param>
    /// <param name="deletions">What <see cref="FeedbackDeletions"/> was before the entries were read: where it has grown since, nothing is kept, as some of it may be of somebody who was erased.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    Task SaveReadingsAsync(string version, IReadOnlyList<KeyValuePair<string, string>> readings, long deletions, CancellationToken cancellationToken = default);

    /// <summary>All that is kept, for an exact copy: entries under their own numbers and the customers' ids as they came, imports, those taken back too, and remarks; one state. Readings are left out: they can be made anew.</summary>
    Task<FeedbackCopy> ReadCopyAsync(CancellationToken cancellationToken = default);

    /// <summary>Takes all feedback of another store over, durable together, so that numbers go on where they stopped there and importing again adds nothing.</summary>
    /// <exception cref="InvalidOperationException">There is feedback here already.</exception>
    Task WriteCopyAsync(FeedbackCopy copy, CancellationToken cancellationToken = default);
}

/// <summary>A way to add feedback; see <see cref="IFeedbackStore.OpenFeedbackAsync"/>. Disposing without a commit drops what was not committed.</summary>
public interface IFeedbackAppender : IAsyncDisposable
{
    /// <summary>Takes entries in. They are not yet durable.</summary>
    Task AddAsync(IReadOnlyList<FeedbackEntry> entries, CancellationToken cancellationToken = default);

    /// <summary>Makes all that was added durable and says what became of it. Returns only when a kill -9 or a power cut would lose nothing of it.</summary>
    Task<FeedbackReceipt> CommitAsync(CancellationToken cancellationToken = default);
}

/// <summary>What became of the entries since the last commit. Immutable.</summary>
/// <param name="Accepted">New entries, durable now.</param>
/// <param name="Updated">Entries that were there under the same id and changed.</param>
/// <param name="Duplicates">Entries that were there already and added nothing.</param>
public sealed record FeedbackReceipt(long Accepted, long Updated, long Duplicates)
{
    /// <summary>Adds two receipts up.</summary>
    public static FeedbackReceipt operator +(FeedbackReceipt left, FeedbackReceipt right) =>
        new(left.Accepted + right.Accepted, left.Updated + right.Updated, left.Duplicates + right.Duplicates);
}

/// <summary>An import of feedback. Immutable.</summary>
public sealed record FeedbackImport
{
    /// <summary>Its number, from 1; 0 before it is stored.</summary>
    public long Number { get; init; }

    /// <summary>What was imported: a file's name.</summary>
    public required string Name { get; init; }

    /// <summary>Who did it; empty where nobody says.</summary>
    public string By { get; init; } = "";

    /// <summary>When it began, microseconds since 1970 UTC.</summary>
    public required long AtMicros { get; init; }

    /// <summary>How many entries came with it and are there still.</summary>
    public long Entries { get; init; }
}

/// <summary>What a person says about an entry. Immutable.</summary>
/// <param name="Entry">The entry's number.</param>
/// <param name="Matter">On what: <see cref="StepOf"/> a map, <see cref="Sentiment"/>, <see cref="Theme"/>, <see cref="Provider"/>.</param>
/// <param name="Value">What: a step's id, <c>-1</c>, <c>0</c> or <c>1</c>, a theme; empty to take it back.</param>
/// <param name="By">Who says so; empty where nobody tells.</param>
/// <param name="AtMicros">When, microseconds since 1970 UTC.</param>
public sealed record FeedbackRemark(long Entry, string Matter, string Value, string By, long AtMicros)
{
    /// <summary>The matter of sentiment.</summary>
    public const string Sentiment = "sentiment";

    /// <summary>The matter of the theme.</summary>
    public const string Theme = "theme";

    /// <summary>The matter of what an AI provider made of the text; the value is the sentiment, a blank and the kind.</summary>
    public const string Provider = "provider";

    private const string Step = "step:";

    /// <summary>The matter of the step on a map. The value <c>-</c> says: on no step.</summary>
    public static string StepOf(string map) => Step + map;
}
