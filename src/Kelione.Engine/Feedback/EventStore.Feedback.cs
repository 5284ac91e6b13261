using Kelione.Engine.Storage.Duck;
using Kelione.Journeys;

namespace Kelione.Engine.Storage;

/// <summary>The store of feedback, in the same file.</summary>
public sealed partial class EventStore : IFeedbackStore
{
    /// <summary>Held by the open import of feedback, or by whoever changes what it reads.</summary>
    private readonly SemaphoreSlim _voicing = new(1, 1);

    /// <summary>Held by whoever keeps readings. Not the same as above: who asks must not wait for an import to end.</summary>
    private readonly SemaphoreSlim _reading = new(1, 1);
    private long _feedbackVersion = 1;
    private long _feedbackDeletions;

    /// <inheritdoc />
    public long FeedbackVersion => Interlocked.Read(ref _feedbackVersion);

    /// <inheritdoc />
    public long FeedbackDeletions => Interlocked.Read(ref _feedbackDeletions);

    /// <inheritdoc />
    public async Task<IFeedbackAppender> OpenFeedbackAsync(FeedbackImport import, CancellationToken cancellationToken = default)
    {
        await _voicing.WaitAsync(cancellationToken);
        return new FeedbackAppender(import, TransactAsync, () => _voicing.Release());
    }

    /// <inheritdoc />
    public async Task<long?> UndoFeedbackAsync(long import, CancellationToken cancellationToken = default)
    {
        await _voicing.WaitAsync(cancellationToken);
        try
        {
            var gone = await ReadAsync(c => Undo(c, import), CancellationToken.None);
            Interlocked.Increment(ref _feedbackDeletions);
            Interlocked.Increment(ref _feedbackVersion);
            return gone;
        }
        finally
        {
            _voicing.Release();
        }
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<FeedbackImport>> ListFeedbackImportsAsync(CancellationToken cancellationToken = default) => ReadAsync(ListImports, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<FeedbackEntry>> ReadFeedbackAsync(CancellationToken cancellationToken = default) => ReadAsync(ReadEntries, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<FeedbackRemark>> ListRemarksAsync(CancellationToken cancellationToken = default) => ReadAsync(ListRemarks, cancellationToken);

    /// <inheritdoc />
    public async Task RemarkAsync(IReadOnlyList<FeedbackRemark> remarks, CancellationToken cancellationToken = default)
    {
        await _voicing.WaitAsync(cancellationToken);
        try
        {
            await ReadAsync(c => Remark(c, remarks), CancellationToken.None);
            Interlocked.Increment(ref _feedbackVersion);
        }
        finally
        {
            _voicing.Release();
        }
    }

    /// <inheritdoc />
    public Task<IReadOnlyDictionary<string, string>> LoadReadingsAsync(string version, CancellationToken cancellationToken = default) => ReadAsync<IReadOnlyDictionary<string, string>>(c => Readings(c, version), cancellationToken);

    /// <inheritdoc />
    public async Task SaveReadingsAsync(string version, IReadOnlyList<KeyValuePair<string, string>> readings, long deletions, CancellationToken cancellationToken = default)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            // Asked while the database is held, beside which no erasure goes on.
            await ReadAsync(c => FeedbackDeletions == deletions ? SaveReadings(c, version, readings) : 0, CancellationToken.None);
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <inheritdoc />
    public Task<FeedbackCopy> ReadCopyAsync(CancellationToken cancellationToken = default) => ReadAsync(FeedbackCopies.Read, cancellationToken);

    /// <inheritdoc />
    public async Task WriteCopyAsync(FeedbackCopy copy, CancellationToken cancellationToken = default)
    {
        await _voicing.WaitAsync(cancellationToken);
        try
        {
            await ReadAsync(c => FeedbackCopies.Write(c, copy), CancellationToken.None);
            Interlocked.Increment(ref _feedbackVersion);
        }
        finally
        {
            _voicing.Release();
        }
    }

    private async Task<FeedbackReceipt> TransactAsync(Func<DuckConnection, long, FeedbackReceipt> action)
    {
        var receipt = await ReadAsync(c => action(c, Interlocked.Read(ref _feedbackDeletions)), CancellationToken.None);
        Interlocked.Increment(ref _feedbackVersion);
        return receipt;
    }

    private static long? Undo(DuckConnection connection, long import)
    {
        if (connection.Number("SELECT count(*) FROM feedback_import WHERE id = ? AND NOT undone", import) is not > 0)
        {
            return null;
        }

        return connection.InTransaction(() =>
        {
            var entries = connection.Number("SELECT count(*) FROM feedback WHERE import = ?", import);
            connection.Execute("DELETE FROM feedback_remark WHERE entry IN (SELECT entry FROM feedback WHERE import = ?)", import);
            connection.Execute("DELETE FROM feedback WHERE import = ?", import);
            connection.Execute("UPDATE feedback_import SET undone = true WHERE id = ?", import);
            return entries;
        });
    }

    private static unsafe IReadOnlyList<FeedbackImport> ListImports(DuckConnection connection)
    {
        var imports = new List<FeedbackImport>();
        using var result = connection.Query(
            "SELECT i.id, i.name, i.author, epoch_us(i.moment), count(f.entry) FROM feedback_import i JOIN feedback f ON f.import = i.id WHERE NOT i.undone GROUP BY ALL ORDER BY i.id DESC");
        while (result.Next())
        {
            for (var row = 0; row < result.Count; row++)
            {
                imports.Add(new FeedbackImport
                {
                    Number = result.Pointer<long>(0)[row],
                    Name = result.Text(1, row) ?? "",
                    By = result.Text(2, row) ?? "",
                    AtMicros = result.Pointer<long>(3)[row],
                    Entries = result.Pointer<long>(4)[row],
                });
            }
        }

        return imports;
    }

    private static IReadOnlyList<FeedbackEntry> ReadEntries(DuckConnection connection)
    {
        using var state = connection.ReadOneState();
        var shownAs = ShownAs(connection);
        var entries = new List<FeedbackEntry>();
        using var result = connection.Query($"SELECT {FeedbackTables.Columns} FROM feedback ORDER BY \"time\" NULLS LAST, entry");
        while (result.Next())
        {
            for (var row = 0; row < result.Count; row++)
            {
                entries.Add(FeedbackRows.Read(result, row, shownAs));
            }
        }

        return entries;
    }

    /// <summary>The ids that are somebody else, with the id that the person is shown under.</summary>
    private static unsafe Dictionary<string, string> ShownAs(DuckConnection connection)
    {
        var merged = Truth.Identities(connection).Merged;
        var shown = new Dictionary<string, string>(StringComparer.Ordinal);
        if (merged.Count == 0)
        {
            return shown;
        }

        var wanted = merged.Keys.Concat(merged.Values.Select(p => p + 1)).ToHashSet();
        var texts = new Dictionary<int, string>();
        using var result = connection.Query("SELECT code, text FROM term WHERE field = 0");
        while (result.Next())
        {
            for (var row = 0; row < result.Count; row++)
            {
                if (wanted.Contains(result.Pointer<int>(0)[row]))
                {
                    texts.Add(result.Pointer<int>(0)[row], result.Text(1, row)!);
                }
            }
        }

        foreach (var (id, person) in merged)
        {
            if (texts.TryGetValue(id, out var from) && texts.TryGetValue(person + 1, out var to))
            {
                shown[from] = to;
            }
        }

        return shown;
    }

    internal static unsafe IReadOnlyList<FeedbackRemark> ListRemarks(DuckConnection connection)
    {
        var remarks = new List<FeedbackRemark>();
        using var result = connection.Query("SELECT entry, matter, value, author, epoch_us(moment) FROM feedback_remark ORDER BY moment, entry, matter");
        while (result.Next())
        {
            for (var row = 0; row < result.Count; row++)
            {
                remarks.Add(new FeedbackRemark(result.Pointer<long>(0)[row], result.Text(1, row) ?? "", result.Text(2, row) ?? "", result.Text(3, row) ?? "", result.Pointer<long>(4)[row]));
            }
        }

        return remarks;
    }

    private static long Remark(DuckConnection connection, IReadOnlyList<FeedbackRemark> remarks) => connection.InTransaction(() =>
    {
        foreach (var remark in remarks)
        {
            if (connection.Number("SELECT count(*) FROM feedback WHERE entry = ?", remark.Entry) is not > 0)
            {
                throw new ArgumentException(FormattableString.Invariant($"There is no feedback {remark.Entry}."), nameof(remarks));
            }

            connection.Execute("DELETE FROM feedback_remark WHERE entry = ? AND matter = ?", remark.Entry, remark.Matter);
            if (remark.Value.Length > 0)
            {
                connection.Execute("INSERT INTO feedback_remark VALUES (?, ?, ?, ?, make_timestamp(?))", remark.Entry, remark.Matter, remark.Value, remark.By, remark.AtMicros);
            }
        }

        return (long)remarks.Count;
    });

    private static Dictionary<string, string> Readings(DuckConnection connection, string version)
    {
        var readings = new Dictionary<string, string>(StringComparer.Ordinal);
        using var result = connection.Query("SELECT hash, reading FROM feedback_reading WHERE version = ?", version);
        while (result.Next())
        {
            for (var row = 0; row < result.Count; row++)
            {
                readings[result.Text(0, row)!] = result.Text(1, row)!;
            }
        }

        return readings;
    }

    private static long SaveReadings(DuckConnection connection, string version, IReadOnlyList<KeyValuePair<string, string>> readings) => connection.InTransaction(() =>
    {
        connection.Execute("DELETE FROM feedback_reading WHERE version <> ?", version);
        using var appender = new DuckAppender(connection, "feedback_reading", [DuckDB.NET.Native.DuckDBType.Varchar, DuckDB.NET.Native.DuckDBType.Varchar, DuckDB.NET.Native.DuckDBType.Varchar]);
        foreach (var part in readings.Chunk(DuckAppender.Capacity))
        {
            for (var row = 0; row < part.Length; row++)
            {
                appender.SetText(0, row, part[row].Key);
                appender.SetText(1, row, version);
                appender.SetText(2, row, part[row].Value);
            }

            appender.Append(part.Length);
        }

        appender.Flush();
        return (long)readings.Count;
    });
}
