using Kelione.Engine.Storage;

namespace Kelione.ClickHouse;

/// <summary>A ClickHouse server did not do what was asked. The message is for the user and names the server; it never holds a password.</summary>
public sealed class ClickHouseException : WorkspaceException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened, and where.</param>
    /// <param name="inner">What the system said.</param>
    public ClickHouseException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    /// <summary>Whether the statement needed more memory than it may use.</summary>
    internal bool IsOutOfMemory { get; init; }
}
