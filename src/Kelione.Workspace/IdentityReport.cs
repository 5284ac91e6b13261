namespace Kelione.Workspace;

/// <summary>What became of a table of statements on identity. Immutable.</summary>
/// <param name="Read">Rows read.</param>
/// <param name="Accepted">New statements.</param>
/// <param name="Duplicates">Statements that were made before.</param>
/// <param name="Rejected">Why rows were rejected, one sentence each, with file and line.</param>
public sealed record IdentityReport(long Read, long Accepted, long Duplicates, IReadOnlyList<string> Rejected);
