using System.Globalization;
using Kelione.Engine.Storage;
using Kelione.Journeys;
using Npgsql;

namespace Kelione.Workspace;

/// <summary>Feedback in the database that the nodes of a workspace share. Whoever changes anything holds the one row of <c>feedback_state</c> until it is committed, so that changes come one after another. Who is who is told by the events' store. Safe for several threads and nodes.</summary>
/// <param name="desk">The database.</param>
/// <param name="events">Where the statements on who is who are.</param>
internal sealed class SharedFeedback(PostgresDesk desk, IJourneyStore events) : IFeedbackStore
{
    private const int MostReadingsAtOnce = 5_000;

    /// <inheritdoc />
    public long FeedbackVersion => State("version");

    /// <inheritdoc />
    public long FeedbackDeletions => State("deletions");

    /// <inheritdoc />
    public Task<IFeedbackAppender> OpenFeedbackAsync(FeedbackImport import, CancellationToken cancellationToken = default) => Task.FromResult<IFeedbackAppender>(new SharedFeedbackAppender(desk, import));

    /// <inheritdoc />
    public Task<long?> UndoFeedbackAsync(long import, CancellationToken cancellationToken = default) => desk.TransactAsync<long?>(
        async connection =>
        {
            await HoldAsync(connection).ConfigureAwait(false);
            if (await connection.DoAsync("UPDATE feedback_import SET undone = true WHERE id = $1 AND NOT undone", import).ConfigureAwait(false) == 0)
            {
                return null;
            }

            await connection.DoAsync("DELETE FROM feedback_remark WHERE entry IN (SELECT entry FROM feedback WHERE import = $1)", import).ConfigureAwait(false);
            var gone = await connection.DoAsync("DELETE FROM feedback WHERE import = $1", import).ConfigureAwait(false);
            await TurnAsync(connection, isDeletion: true).ConfigureAwait(false);
            return gone;
        },
        cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<FeedbackImport>> ListFeedbackImportsAsync(CancellationToken cancellationToken = default) => desk.ReadAsync<IReadOnlyList<FeedbackImport>>(
        connection => connection.ListAsync(
            "SELECT i.id, i.name, i.author, i.moment, count(f.entry) FROM feedback_import i JOIN feedback f ON f.import = i.id WHERE NOT i.undone GROUP BY i.id ORDER BY i.id DESC",
            row => new FeedbackImport { Number = row.GetInt64(0), Name = row.GetString(1), By = row.GetString(2), AtMicros = row.GetInt64(3), Entries = row.GetInt64(4) }),
        cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<FeedbackEntry>> ReadFeedbackAsync(CancellationToken cancellationToken = default)
    {
        var persons = await PersonsShown.ReadAsync(events, cancellationToken).ConfigureAwait(false);
        return await desk.ReadAsync<IReadOnlyList<FeedbackEntry>>(
            connection => connection.ListAsync($"SELECT {SharedFeedbackRows.Columns} FROM feedback ORDER BY \"time\" NULLS LAST, entry", row => SharedFeedbackRows.Read(row, persons)),
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<FeedbackRemark>> ListRemarksAsync(CancellationToken cancellationToken = default) => desk.ReadAsync<IReadOnlyList<FeedbackRemark>>(RemarksAsync, cancellationToken);

    /// <inheritdoc />
    public Task RemarkAsync(IReadOnlyList<FeedbackRemark> remarks, CancellationToken cancellationToken = default) => desk.TransactAsync(
        async connection =>
        {
            await HoldAsync(connection).ConfigureAwait(false);
            foreach (var remark in remarks)
            {
                await connection.DoAsync("DELETE FROM feedback_remark WHERE entry = $1 AND matter = $2", remark.Entry, remark.Matter).ConfigureAwait(false);
                var kept = await connection.DoAsync(
                    "INSERT INTO feedback_remark SELECT entry, $2, $3, $4, $5 FROM feedback WHERE entry = $1", remark.Entry, remark.Matter, remark.Value, remark.By, remark.AtMicros).ConfigureAwait(false);
                if (kept == 0)
                {
                    throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"There is no feedback {remark.Entry}."), nameof(remarks));
                }
            }

            await connection.DoAsync("DELETE FROM feedback_remark WHERE value = ''").ConfigureAwait(false);
            return await TurnAsync(connection).ConfigureAwait(false);
        },
        cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<string, string>> LoadReadingsAsync(string version, CancellationToken cancellationToken = default)
    {
        var rows = await desk.ReadAsync(
            connection => connection.ListAsync("SELECT hash, reading FROM feedback_reading WHERE version = $1", row => KeyValuePair.Create(row.GetString(0), row.GetString(1)), version), cancellationToken).ConfigureAwait(false);
        return new Dictionary<string, string>(rows, StringComparer.Ordinal);
    }

    /// <inheritdoc />
    public Task SaveReadingsAsync(string version, IReadOnlyList<KeyValuePair<string, string>> readings, long deletions, CancellationToken cancellationToken = default) => desk.TransactAsync(
        async connection =>
        {
            // Erasures wait meanwhile; nobody who imports or labels does for long.
            if (await connection.NumberAsync("SELECT deletions FROM feedback_state FOR UPDATE").ConfigureAwait(false) != deletions)
            {
                return false;
            }

            await connection.DoAsync("DELETE FROM feedback_reading WHERE version <> $1", version).ConfigureAwait(false);
            foreach (var part in readings.Chunk(MostReadingsAtOnce))
            {
                await connection.DoAsync(
                    "INSERT INTO feedback_reading (hash, version, reading) SELECT h, $1, r FROM unnest($2, $3) AS t(h, r) ON CONFLICT DO NOTHING",
                    version, part.Select(p => p.Key).ToArray(), part.Select(p => SharedFeedbackRows.Kept(p.Value)!).ToArray()).ConfigureAwait(false);
            }

            return true;
        },
        cancellationToken);

    /// <inheritdoc />
    public Task<FeedbackCopy> ReadCopyAsync(CancellationToken cancellationToken = default) => desk.TransactAsync(
        async connection =>
        {
            // Nobody changes anything meanwhile, so that it is one state.
            await HoldAsync(connection).ConfigureAwait(false);
            var imports = await connection.ListAsync(
                "SELECT id, name, author, moment, highest, undone FROM feedback_import ORDER BY id",
                row => new CopiedImport(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetInt64(3), row.GetInt64(4), row.GetBoolean(5))).ConfigureAwait(false);
            var entries = await connection.ListAsync($"SELECT {SharedFeedbackRows.Columns} FROM feedback ORDER BY entry", SharedFeedbackRows.ReadAsItCame).ConfigureAwait(false);
            return new FeedbackCopy(imports, entries, await RemarksAsync(connection).ConfigureAwait(false));
        },
        cancellationToken);

    /// <inheritdoc />
    public Task WriteCopyAsync(FeedbackCopy copy, CancellationToken cancellationToken = default) => desk.TransactAsync(
        async connection =>
        {
            await HoldAsync(connection).ConfigureAwait(false);
            if (await connection.NumberAsync("SELECT (SELECT count(*) FROM feedback) + (SELECT count(*) FROM feedback_import)").ConfigureAwait(false) > 0)
            {
                throw new InvalidOperationException("There is feedback here already.");
            }

            await SharedFeedbackRows.WriteAsync(connection, copy).ConfigureAwait(false);
            return await TurnAsync(connection).ConfigureAwait(false);
        },
        cancellationToken);

    /// <summary>Waits until nobody else changes anything, and lets nobody until the transaction ends.</summary>
    internal static Task<long> HoldAsync(NpgsqlConnection connection) => connection.NumberAsync("SELECT version FROM feedback_state FOR UPDATE");

    /// <summary>Says that something was changed. Gives the new version.</summary>
    internal static Task<long> TurnAsync(NpgsqlConnection connection, bool isDeletion = false) =>
        connection.NumberAsync("UPDATE feedback_state SET version = version + 1, deletions = deletions + $1 RETURNING version", isDeletion ? 1L : 0L);

    private static Task<IReadOnlyList<FeedbackRemark>> RemarksAsync(NpgsqlConnection connection) => connection.ListAsync(
        "SELECT entry, matter, value, author, moment FROM feedback_remark ORDER BY moment, entry, matter",
        row => new FeedbackRemark(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetInt64(4)));

    private long State(string column) => desk.Read(connection =>
    {
        using var command = new NpgsqlCommand($"SELECT {column} FROM feedback_state", connection);
        return (long)command.ExecuteScalar()!;
    });
}
