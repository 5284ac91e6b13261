using System.Globalization;
using System.Net.Sockets;
using System.Security.Authentication;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Kelione.Workspace;

/// <summary>What PostgreSQL refuses becomes a message that says what is wrong and what to do. No message repeats what the server said: that may name who connects, and values.</summary>
internal static class PostgresTrouble
{
    /// <summary>What is wrong, in words for a person; null for a fault of the program.</summary>
    /// <param name="e">What was thrown, by the driver or around what it threw.</param>
    /// <param name="name">What the database is called to people.</param>
    /// <param name="patienceSeconds">How long one waited.</param>
    public static string? Words(Exception e, string name, int patienceSeconds)
    {
        if (WasLost(e))
        {
            return $"The connection to '{name}' was lost or cannot be made. Nothing is half kept; look whether your last change is there, and try again when the database is back.";
        }

        return Find<NpgsqlException>(e) switch
        {
            PostgresException { SqlState: var state } => OfState(state, name, patienceSeconds),
            { InnerException: TimeoutException } => Busy(name, patienceSeconds),
            _ => null,
        };
    }

    /// <summary>Whether a writing failed only because somebody else wrote the same meanwhile.</summary>
    public static bool SomebodyWasFaster(Exception e) => e is DbUpdateConcurrencyException || Find<NpgsqlException>(e) is PostgresException
    {
        SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ForeignKeyViolation or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected,
    };

    /// <summary>Whether the connection was lost or could not be made.</summary>
    public static bool WasLost(Exception e) => Find<NpgsqlException>(e) switch
    {
        // A name that nobody knows is told by the network itself.
        null => Find<SocketException>(e) is not null,
        PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow } => true,
        PostgresException p => p.SqlState.StartsWith("08", StringComparison.Ordinal),
        { InnerException: IOException or SocketException or AuthenticationException } => true,
        _ => false,
    };

    private static T? Find<T>(Exception? e)
        where T : Exception
    {
        while (e is not null and not T)
        {
            e = e.InnerException;
        }

        return e as T;
    }

    private static string? OfState(string state, string name, int patienceSeconds) => state switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => $"'{name}' does not let us in: look at user and password of the connection, and at pg_hba.conf of the server.",
        PostgresErrorCodes.InvalidCatalogName => $"There is no database '{name}'. Make it with: createdb.",
        PostgresErrorCodes.InsufficientPrivilege => $"The user of the connection to '{name}' may not do this. It needs the right to make schemas (GRANT CREATE ON DATABASE), or a schema of its own that is there.",
        PostgresErrorCodes.TooManyConnections => $"'{name}' takes no more connections. Raise max_connections of the server, or give each node fewer: Maximum Pool Size=20 in its connection.",
        PostgresErrorCodes.ReadOnlySqlTransaction => $"'{name}' can be read only: it is a copy, or being moved. Connect to the one that takes writes.",
        PostgresErrorCodes.DiskFull => $"There is no room left on the disk of '{name}'. Nothing was changed; make room and try again.",
        PostgresErrorCodes.IoError => $"The disk of '{name}' refused to read or write. Nothing was acknowledged that is not kept; look at the disk, then try again.",
        PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.QueryCanceled => Busy(name, patienceSeconds),
        PostgresErrorCodes.CharacterNotInRepertoire or PostgresErrorCodes.UntranslatableCharacter => $"A text holds a character that '{name}' does not keep. Take it out and try again.",
        _ => null,
    };

    private static string Busy(string name, int patienceSeconds) =>
        string.Create(CultureInfo.InvariantCulture, $"'{name}' is busy: another did not finish in {patienceSeconds} seconds. Nothing was changed; try again in a while.");
}
