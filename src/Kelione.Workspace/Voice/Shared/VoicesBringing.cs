using Kelione.Engine.Storage;

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
            await SharedPersonKeys.InsertAsync(connection, own.Keys);
            await SharedFeedback.TurnAsync(connection);
            return true;
        },
        cancellationToken);
}
