using Kelione.Engine.Storage;
using Kelione.Journeys;
using Npgsql;

namespace Kelione.Workspace;

/// <summary>Gathers entries and writes them at each commit, in one transaction. Several may be open, at one node or many: what another wrote meanwhile is read before anything is written.</summary>
/// <param name="desk">The database.</param>
/// <param name="import">What they come with.</param>
internal sealed class SharedFeedbackAppender(PostgresDesk desk, FeedbackImport import) : IFeedbackAppender
{
    private readonly List<FeedbackEntry> _waiting = [];
    private FeedbackIndex? _index;
    private long _version;
    private long _number = import.Number;
    private bool _isBroken;
    private bool _isClosed;

    /// <inheritdoc />
    public Task AddAsync(IReadOnlyList<FeedbackEntry> entries, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_isClosed, this);
        _waiting.AddRange(entries);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public async Task<FeedbackReceipt> CommitAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_isClosed || _isBroken, this);
        if (_waiting.Count == 0)
        {
            return new FeedbackReceipt(0, 0, 0);
        }

        // What the index learns is true only once it is written: after that this appender begins nothing anew.
        var receipt = await desk.TransactAsync(WriteAsync, cancellationToken, mayRepeat: () => !_isBroken).ConfigureAwait(false);
        _isBroken = false;
        _waiting.Clear();
        return receipt;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        _isClosed = true;
        return ValueTask.CompletedTask;
    }

    private async Task<FeedbackReceipt> WriteAsync(NpgsqlConnection connection)
    {
        var version = await SharedFeedback.HoldAsync(connection).ConfigureAwait(false);
        if (_index is null || version != _version)
        {
            var heads = await connection.ListAsync(
                "SELECT entry, import, identity_low, identity_high, content FROM feedback ORDER BY entry",
                row => new FeedbackHead(row.GetInt64(0), row.GetInt64(1), new Hash128((ulong)row.GetInt64(2), (ulong)row.GetInt64(3)), row.GetInt64(4))).ConfigureAwait(false);
            _index = FeedbackIndex.Of(heads, await connection.NumberAsync("SELECT coalesce(max(highest), 0) FROM feedback_import").ConfigureAwait(false), _index);
        }

        var isNew = _number == 0;
        var number = isNew ? 1 + await connection.NumberAsync("SELECT coalesce(max(id), 0) FROM feedback_import").ConfigureAwait(false) : _number;
        _isBroken = true;
        var writing = _index.MeetAll(_waiting, number);
        if (isNew)
        {
            await connection.DoAsync(
                "INSERT INTO feedback_import VALUES ($1, $2, $3, $4, $5, false)",
                number, SharedFeedbackRows.Kept(import.Name)!, SharedFeedbackRows.Kept(import.By)!, import.AtMicros, writing.Highest).ConfigureAwait(false);
        }
        else
        {
            await connection.DoAsync("UPDATE feedback_import SET highest = $1 WHERE id = $2", writing.Highest, number).ConfigureAwait(false);
        }

        if (writing.Replaced.Count > 0)
        {
            await connection.DoAsync("DELETE FROM feedback WHERE entry = ANY($1)", writing.Replaced.ToArray()).ConfigureAwait(false);
        }

        await SharedFeedbackRows.AppendAsync(connection, writing.Rows).ConfigureAwait(false);
        (_version, _number) = (await SharedFeedback.TurnAsync(connection).ConfigureAwait(false), number);
        return writing.Receipt;
    }
}
