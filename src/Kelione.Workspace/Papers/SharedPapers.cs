using System.Collections.Concurrent;
using System.Globalization;
using Npgsql;

namespace Kelione.Workspace;

/// <summary>Papers in the database that the nodes of a workspace share. Each reading asks the database, which sends what a paper holds only where it is another than this node has seen.</summary>
/// <param name="desk">The database.</param>
/// <param name="time">Tells when a paper was written.</param>
internal sealed class SharedPapers(PostgresDesk desk, TimeProvider time) : IPapers
{
    // What was read last; recent questions are many and rarely read.
    private readonly ConcurrentDictionary<string, (long Version, byte[] Content)> _seen = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public bool AreShared => true;

    /// <inheritdoc />
    public string PlaceOf(string name) => $"{name} in {desk.Name}";

    /// <inheritdoc />
    public Paper? Read(string name)
    {
        var seen = _seen.GetValueOrDefault(name);
        var found = desk.Read<(long Version, byte[] Content)?>(connection =>
        {
            using var command = Command(connection, "SELECT version, CASE WHEN version <> $2 THEN content END FROM papers WHERE name = $1", name, seen.Content is null ? 0 : seen.Version);
            using var row = command.ExecuteReader();
            return row.Read() ? (row.GetInt64(0), row.IsDBNull(1) ? seen.Content! : row.GetFieldValue<byte[]>(1)) : null;
        });
        if (found is not { } paper)
        {
            _seen.TryRemove(name, out _);
            return null;
        }

        if (!name.StartsWith(PaperNames.Answers, StringComparison.Ordinal))
        {
            _seen[name] = paper;
        }

        return new Paper(name, paper.Content, paper.Version.ToString(CultureInfo.InvariantCulture));
    }

    /// <inheritdoc />
    public bool TryWrite(string name, byte[] content, string? over) => desk.Write(connection =>
    {
        using var command = over is null
            ? Command(connection, "INSERT INTO papers (name, content, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING", name, content, Now)
            : Command(connection, "UPDATE papers SET content = $2, at = $3, version = nextval('paper_versions') WHERE name = $1 AND version = $4", name, content, Now, long.Parse(over, CultureInfo.InvariantCulture));
        return command.ExecuteNonQuery() == 1;
    });

    /// <inheritdoc />
    public void Keep(string name, Func<byte[]> content, DateTimeOffset at) => desk.Write(connection =>
    {
        using var used = Command(connection, "UPDATE papers SET at = greatest(at, $2) WHERE name = $1", name, at.ToUnixTimeMilliseconds());
        if (used.ExecuteNonQuery() == 0)
        {
            using var insert = Command(connection, "INSERT INTO papers (name, content, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING", name, content(), at.ToUnixTimeMilliseconds());
            insert.ExecuteNonQuery();
        }

        return true;
    });

    /// <inheritdoc />
    public void Remove(string name) => desk.Write(connection =>
    {
        using var command = Command(connection, "DELETE FROM papers WHERE name = $1", name);
        return command.ExecuteNonQuery();
    });

    /// <inheritdoc />
    public IReadOnlyList<PaperHead> List(string beginning) => desk.Read(connection =>
    {
        using var command = Command(connection, "SELECT name, at FROM papers WHERE starts_with(name, $1) ORDER BY at DESC, name", beginning);
        using var row = command.ExecuteReader();
        var heads = new List<PaperHead>();
        while (row.Read())
        {
            heads.Add(new PaperHead(row.GetString(0), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1))));
        }

        return heads;
    });

    /// <inheritdoc />
    public string MarkOf(string beginning) => desk.Read(connection =>
    {
        // Each version is given once, so that the sum changes with every change, in whichever order changes are committed.
        using var command = Command(connection, "SELECT coalesce(sum(version), 0) || '-' || count(*) FROM papers WHERE starts_with(name, $1)", beginning);
        return (string)command.ExecuteScalar()!;
    });

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, params object[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }
}
