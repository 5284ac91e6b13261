using Kelione.Engine.Storage.Duck;
using Kelione.Journeys;

namespace Kelione.Engine.Storage;

/// <summary>Gathers entries and writes them at each commit, in one transaction.</summary>
/// <param name="import">What they come with.</param>
/// <param name="transact">Does something with the database, not beside an erasure; told the number of erasures and of imports taken back so far.</param>
/// <param name="onClosed">Called once at the end.</param>
internal sealed class FeedbackAppender(FeedbackImport import, FeedbackTransact transact, Action onClosed) : IFeedbackAppender
{
    private readonly List<FeedbackEntry> _waiting = [];
    private FeedbackIndex? _index;
    private long _deletions;
    private long _number = import.Number;
    private bool _isBroken;
    private int _isClosed;

    public Task AddAsync(IReadOnlyList<FeedbackEntry> entries, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_isClosed != 0, this);
        _waiting.AddRange(entries);
        return Task.CompletedTask;
    }

    public async Task<FeedbackReceipt> CommitAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_isClosed != 0 || _isBroken, this);
        if (_waiting.Count == 0)
        {
            return new FeedbackReceipt(0, 0, 0);
        }

        // What the index learns is true only once it is written: after a failure this appender writes no more.
        _isBroken = true;
        var receipt = await transact((connection, deletions) => Write(connection, deletions));
        _isBroken = false;
        _waiting.Clear();
        return receipt;
    }

    public ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isClosed, 1) == 0)
        {
            onClosed();
        }

        return ValueTask.CompletedTask;
    }

    private FeedbackReceipt Write(DuckConnection connection, long deletions)
    {
        if (_index is null || deletions != _deletions)
        {
            _index = FeedbackIndex.Load(connection, _index);
            _deletions = deletions;
        }

        var isNew = _number == 0;
        _number = isNew ? 1 + (connection.Number("SELECT max(id) FROM feedback_import") ?? 0) : _number;
        var writing = _index.MeetAll(_waiting, _number);
        return connection.InTransaction(() =>
        {
            if (isNew)
            {
                connection.Execute("INSERT INTO feedback_import VALUES (?, ?, ?, make_timestamp(?), ?, false)", _number, import.Name, import.By, import.AtMicros, writing.Highest);
            }
            else
            {
                connection.Execute("UPDATE feedback_import SET highest = ? WHERE id = ?", writing.Highest, _number);
            }

            foreach (var part in writing.Replaced.Chunk(1_000))
            {
                connection.Execute($"DELETE FROM feedback WHERE entry IN ({string.Join(',', part.Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture)))})");
            }

            FeedbackRows.Append(connection, writing.Rows);
            return writing.Receipt;
        });
    }
}

/// <summary>Does something with the database on another thread, while no erasure goes on.</summary>
internal delegate Task<FeedbackReceipt> FeedbackTransact(Func<DuckConnection, long, FeedbackReceipt> action);
