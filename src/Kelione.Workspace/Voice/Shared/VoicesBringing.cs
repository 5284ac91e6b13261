using Kelione.Engine.Storage;
using Npgsql;

namespace Kelione.Workspace;

/// <summary>Brings the feedback of a node's own store into the shared database, once: numbers stay, so that what people said about entries stays with them.</summary>
internal static class VoicesBringing
{
    /// <summary>Brings it where nothing was ever kept there; does nothing otherwise.</summary>
    public static Task BringAsync(PostgresDesk desk, KeptVoices own, CancellationToken cancellationToken) => desk.TransactAsync(
        async connection =>
        {
            await SharedFeedback.HoldAsync(connection);
            if (await connection.NumberAsync("SELECT (SELECT count(*) FROM feedback_import) + (SELECT count(*) FROM person_key)") > 0)
            {
                return false;
            }

            await SharedFeedbackRows.WriteAsync(connection, own.Feedback);
            await BringKeysAsync(connection, own);
            await SharedFeedback.TurnAsync(connection);
            return true;
        },
        cancellationToken);

    private static Task<long> BringKeysAsync(NpgsqlConnection connection, KeptVoices own) => connection.DoAsync(
        """INSERT INTO person_key ("key", customer, seen, place) SELECT k, c, s, p FROM unnest($1, $2, $3, $4) WITH ORDINALITY AS t(k, c, s, p, n) ORDER BY n ON CONFLICT DO NOTHING""",
        own.Keys.Select(k => k.Key).ToArray(), own.Keys.Select(k => SharedFeedbackRows.Kept(k.Customer)!).ToArray(), own.Keys.Select(k => k.SeenMicros).ToArray(), own.Keys.Select(k => SharedFeedbackRows.Kept(k.Place)!).ToArray());
}
