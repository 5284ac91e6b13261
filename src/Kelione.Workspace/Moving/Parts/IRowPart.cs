namespace Kelione.Workspace;

/// <summary>
/// A part of a workspace that is small beside the events: a sequence of JSON documents, the same for the same content wherever it is kept, so that a copy is checked by reading it back.
/// </summary>
internal interface IRowPart
{
    /// <summary>What it is called in a backup and in messages: one of <see cref="PartNames"/>.</summary>
    string Name { get; }

    /// <summary>Reads all rows, in one state and in an order of their content. Streams.</summary>
    IAsyncEnumerable<byte[]> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Writes all rows to where there are none: all or nothing, or so that doing it again completes it.</summary>
    Task WriteAsync(IAsyncEnumerable<byte[]> rows, CancellationToken cancellationToken);

    /// <summary>Takes away what a copy that was cut short has written. Only called where a copy began in an empty place. Gives whether it could: else the copy has to begin again as a whole.</summary>
    Task<bool> ClearAsync(CancellationToken cancellationToken) => Task.FromResult(false);

    /// <summary>Takes it away together with what it stands in, a schema of a database, and all that stands there too.</summary>
    Task RemoveAsync(CancellationToken cancellationToken) => ClearAsync(cancellationToken);
}

/// <summary>The parts, in the order in which they are copied.</summary>
internal static class PartNames
{
    public const string Events = "events";
    public const string Merges = "merges";
    public const string Keys = "keys";
    public const string Feedback = "feedback";
    public const string Maps = "maps";
    public const string People = "people";
    public const string Files = "files";

    /// <summary>Answers of the workspace, to compare with those of a copy.</summary>
    public const string Answers = "answers";
}
