namespace Kelione.Journeys;

/// <summary>
/// Where events are kept. One writer at a time; readers go on meanwhile and see what was committed before they asked.
/// </summary>
public interface IJourneyStore
{
    /// <summary>
    /// Opens a way to append events. One appender is open at a time in the whole workspace; a second waits for it.
    /// Identical events within one appender's life are told apart by their order and all kept; events that an earlier appender already stored are duplicates.
    /// </summary>
    Task<IEventAppender> OpenAppenderAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Appends all batches in one commit and returns when that is durable, while an appender may be open elsewhere: an import of hours does not hold back what arrives meanwhile. Every event has an id of its source;
    /// one whose id is stored already is a duplicate.
    /// </summary>
    /// <exception cref="ArgumentException">An event has no id.</exception>
    Task<AppendReceipt> AppendAsync(IReadOnlyList<EventBatch> batches, CancellationToken cancellationToken = default);

    /// <summary>
    /// States of pairs of ids that each are one person: all that can be stated, durable together, each as if it came alone after the ones before it. Stating what is in force already changes nothing
    /// and gives the first statement back; a statement that cannot be made says why and leaves the others alone.
    /// Statements follow on: whoever the anonymous id is shown as by then becomes whoever the known id is shown as. So where one id is stated to be two known ids, all three are one person,
    /// shown under the known id of the later statement.
    /// </summary>
    /// <returns>One outcome for each statement, in their order.</returns>
    Task<IReadOnlyList<IdentityOutcome>> IdentifyAsync(IReadOnlyList<IdentityStatement> statements, CancellationToken cancellationToken = default);

    /// <summary>Takes a statement back; both journeys are again what they were. Null where there is no such statement in force.</summary>
    Task<IdentityMerge?> UndoMergeAsync(long id, long undoneMicros, CancellationToken cancellationToken = default);

    /// <summary>All statements, those undone too, oldest first; where a customer is named, those that bear on that person.</summary>
    Task<IReadOnlyList<IdentityMerge>> ListMergesAsync(string? customer = null, CancellationToken cancellationToken = default);

    /// <summary>Erases a person: every event and statement of every id merged into it. Gives the number of events erased, which is 0 for an id that only statements know; null where the id is unknown.</summary>
    Task<long?> ForgetAsync(string customer, CancellationToken cancellationToken = default);

    /// <summary>
    /// All events in the scope, by (customer, time, import order), raw ids kept; the scope itself means persons as they are shown, as in questions, and gives all the events of each. Streams.
    /// </summary>
    IAsyncEnumerable<JourneyEvent> ExportAsync(Scope scope, CancellationToken cancellationToken = default);

    /// <summary>
    /// The same events in the same order for those who need who did what and when: a store may leave fields, value and event id away, and is the faster for it.
    /// </summary>
    IAsyncEnumerable<JourneyEvent> ExportActivitiesAsync(Scope scope, CancellationToken cancellationToken = default) => ExportAsync(scope, cancellationToken);

    /// <summary>
    /// All events in the order in which they were imported, with their ids, for an exact copy: what <see cref="OpenCopyAsync"/> of another store takes. One state throughout, whatever is imported meanwhile.
    /// Each batch names all fields of the store in their order, those without a value too. Streams.
    /// </summary>
    /// <param name="skip">How many of the first events to leave out; from 0.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    IAsyncEnumerable<EventBatch> ReadInOrderAsync(long skip = 0, CancellationToken cancellationToken = default);

    /// <summary>
    /// Opens a way to take the events of another store over as they are, in their order, none of them for a duplicate. Like any appender it is the only one; what it committed stands, so that a copy that was cut short goes on
    /// after <see cref="IEventCopier.Stored"/> events.
    /// </summary>
    Task<IEventCopier> OpenCopyAsync(CancellationToken cancellationToken = default);

    /// <summary>Takes statements of another store over, under their own numbers, those undone too; durable together. A number that is there already stays as it is.</summary>
    /// <param name="merges">The statements, by number.</param>
    /// <param name="cancellationToken">Stops the work before anything is written.</param>
    Task CopyMergesAsync(IReadOnlyList<IdentityMerge> merges, CancellationToken cancellationToken = default);
}

/// <summary>Takes the events of another store over; see <see cref="IJourneyStore.OpenCopyAsync"/>.</summary>
public interface IEventCopier : IEventAppender
{
    /// <summary>How many events were there when it was opened.</summary>
    long Stored { get; }
}

/// <summary>A way to append events; see <see cref="IJourneyStore.OpenAppenderAsync"/>. Disposing without a commit drops what was not committed.</summary>
public interface IEventAppender : IAsyncDisposable
{
    /// <summary>Takes a batch in. What it holds is not yet durable.</summary>
    Task AddAsync(EventBatch batch, CancellationToken cancellationToken = default);

    /// <summary>Makes all that was added durable and says what became of it. Returns only when a kill -9 or a power cut would lose nothing of it.</summary>
    Task<AppendReceipt> CommitAsync(CancellationToken cancellationToken = default);
}

/// <summary>What became of the events since the last commit.</summary>
/// <param name="Accepted">New events, durable now.</param>
/// <param name="Duplicates">Events that were there already and added nothing.</param>
public sealed record AppendReceipt(long Accepted, long Duplicates)
{
    /// <summary>Adds two receipts up.</summary>
    public static AppendReceipt operator +(AppendReceipt left, AppendReceipt right) =>
        new(left.Accepted + right.Accepted, left.Duplicates + right.Duplicates);
}

/// <summary>What can be asked of a store in one line.</summary>
public static class JourneyStoreExtensions
{
    /// <summary>States that two ids are one person. Stating it twice changes nothing and gives the first statement back.</summary>
    /// <exception cref="ArgumentException">An id is empty, both are the same, or the statement would merge an id into itself through others.</exception>
    public static async Task<IdentityMerge> IdentifyAsync(
        this IJourneyStore store, string anonymous, string known, long statedMicros, string reason, CancellationToken cancellationToken = default)
    {
        var outcome = (await store.IdentifyAsync([new IdentityStatement(anonymous, known, statedMicros, reason)], cancellationToken).ConfigureAwait(false))[0];
        return outcome.Merge ?? throw new ArgumentException(outcome.Refusal, nameof(anonymous));
    }
}
