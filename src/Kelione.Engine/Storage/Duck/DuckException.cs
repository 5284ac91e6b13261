namespace Kelione.Engine.Storage.Duck;

/// <summary>The database refused; the message is its own.</summary>
internal sealed class DuckException(string message) : IOException(message)
{
    /// <summary>Whether the file is locked by another process.</summary>
    public bool IsLocked => Message.Contains("Could not set lock", StringComparison.Ordinal)
        || Message.Contains("being used by another process", StringComparison.Ordinal);

    /// <summary>Whether the disk (or a limit on file size) had no room.</summary>
    public bool IsOutOfSpace => Message.Contains("No space left", StringComparison.Ordinal)
        || Message.Contains("File too large", StringComparison.Ordinal)
        || Message.Contains("not enough space", StringComparison.OrdinalIgnoreCase)
        || Message.Contains("Disk quota", StringComparison.Ordinal);
}
