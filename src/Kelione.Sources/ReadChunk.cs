using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>A record that did not become an event. Immutable.</summary>
/// <param name="File">The file's name, with the entry where it is a zip.</param>
/// <param name="Line">The physical line on which the record begins, from 1; 0 where the format has no lines.</param>
/// <param name="Record">The number of the record (row, event), from 1; 0 where the fault belongs to none.</param>
/// <param name="Field">The column at fault; null where it is the whole record.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="Text">The record as the source has it; beyond 65,536 characters it is cut, and ends with how many more there are. Left out where fields are hashed, so that nothing personal leaks.</param>
/// <param name="IsFatal">Whether the reading of the file ended here: what follows was not read.</param>
public sealed record RejectedRow(string File, long Line, long Record, string? Field, string Reason, string Text, bool IsFatal = false);

/// <summary>How far the reading has come. <c>RowsRead = Batched + Rejected</c> always.</summary>
/// <param name="BytesRead">Bytes of the file read so far, as it lies on disk (packed where it is packed).</param>
/// <param name="BytesTotal">All bytes of the file.</param>
/// <param name="RowsRead">Records read so far.</param>
/// <param name="Batched">Records that became events.</param>
/// <param name="Rejected">Records that did not.</param>
public readonly record struct ReadProgress(long BytesRead, long BytesTotal, long RowsRead, long Batched, long Rejected);

/// <summary>What came out of the reading since the last chunk.</summary>
/// <param name="Batch">Events; null where there are none. The receiver owns it.</param>
/// <param name="Rejected">Records that were rejected.</param>
/// <param name="Progress">How far the reading has come, this chunk included.</param>
/// <param name="Notes">What a person should know, said once, with the last chunk of a part.</param>
public sealed record ReadChunk(EventBatch? Batch, IReadOnlyList<RejectedRow> Rejected, ReadProgress Progress, IReadOnlyList<string> Notes)
{
    /// <summary>What the records tell about who the customers are, beside their events.</summary>
    public IReadOnlyList<IdentityClue> Clues { get; init; } = [];
}
