using System.Globalization;
using DuckDB.NET.Native;

namespace Kelione.Engine.Storage.Duck;

/// <summary>
/// An open database file. The native interface is used straight, because whole vectors of codes go in and out by pointer: through rows of a data reader it is ten times slower.
/// </summary>
internal sealed class DuckDatabase : IDisposable
{
    private readonly DuckDBDatabase _database;

    private DuckDatabase(DuckDBDatabase database) => _database = database;

    /// <summary>Opens a file, creating it where it is missing.</summary>
    /// <exception cref="DuckException">The file cannot be opened; <see cref="DuckException.IsLocked"/> where another process has it.</exception>
    public static DuckDatabase Open(string path, long memoryLimitBytes, int threads)
    {
        NativeMethods.Configuration.DuckDBCreateConfig(out var config);
        using (config)
        {
            Set("memory_limit", string.Create(CultureInfo.InvariantCulture, $"{Math.Max(64, memoryLimitBytes >> 20)}MiB"));
            Set("threads", threads.ToString(CultureInfo.InvariantCulture));
            Set("autoinstall_known_extensions", "false");
            Set("autoload_known_extensions", "false");
            return NativeMethods.Startup.DuckDBOpen(path, out var database, config, out var error).IsSuccess()
                ? new DuckDatabase(database)
                : throw new DuckException(error ?? $"{path} cannot be opened.");
        }

        void Set(string name, string value) => NativeMethods.Configuration.DuckDBSetConfig(config, name, value);
    }

    public bool IsClosed => _database.IsClosed;

    /// <summary>A connection of its own; each serves one thread at a time.</summary>
    public DuckConnection Connect() =>
        NativeMethods.Startup.DuckDBConnect(_database, out var connection).IsSuccess()
            ? new DuckConnection(connection)
            : throw new DuckException("The database gives no connection.");

    public void Dispose() => _database.Dispose();
}
