namespace Kelione.Engine.Storage.Duck;

/// <summary>The database refused; the message is its own.</summary>
internal sealed class DuckException(string message) : IOException(message)
{
    /// <summary>Whether the file is locked by another process.</summary>
    public bool IsLocked => Message.Contains("Could not set lock", StringComparison.Ordinal)
        || Message.Contains("being used by another process", StringComparison.Ordinal);

    /// <summary>Whether the reason lies outside the program: the disk, the memory, the file's content. What is left is a statement that the program should not have made.</summary>
    public bool IsFromOutside =>
        !Message.Contains(" Error: ", StringComparison.Ordinal)
        || Outside.Any(kind => Message.StartsWith(kind, StringComparison.Ordinal))
        || Message.Contains("Failed to commit", StringComparison.Ordinal)
        || Message.Contains("orrupt", StringComparison.Ordinal);

    private static readonly string[] Outside = ["IO Error", "Out of Memory Error", "Serialization Error", "Permission Error", "FATAL Error"];

    /// <summary>Whether the disk (or a limit on file size) had no room.</summary>
    public bool IsOutOfSpace => Message.Contains("No space left", StringComparison.Ordinal)
        || Message.Contains("File too large", StringComparison.Ordinal)
        || Message.Contains("not enough space", StringComparison.OrdinalIgnoreCase)
        || Message.Contains("Disk quota", StringComparison.Ordinal);
}
