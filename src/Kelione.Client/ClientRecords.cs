using Kelione.Maps;

namespace Kelione.Client;

/// <summary>A map in the list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Version">Its latest version.</param>
/// <param name="ChangedAt">When it came about.</param>
/// <param name="ChangedBy">Who made it; empty for unknown.</param>
/// <param name="IsDeleted">Whether it was deleted.</param>
public sealed record MapListed(string Id, string Title, int Version, DateTimeOffset ChangedAt, string ChangedBy, bool IsDeleted);

/// <summary>A map in one of its versions.</summary>
/// <param name="Version">The version.</param>
/// <param name="Map">The document.</param>
public sealed record MapRead(int Version, JourneyMap Map);

/// <summary>What came of edits.</summary>
/// <param name="Version">The version now.</param>
/// <param name="HasChanged">Whether there is a new version.</param>
/// <param name="Conflicts">Where the edits contradicted what somebody else did meanwhile.</param>
public sealed record MapEdited(int Version, bool HasChanged, ValueList<MergeConflict> Conflicts);

/// <summary>What came of an import.</summary>
/// <param name="Files">One report for each file.</param>
public sealed record Imported(IReadOnlyList<ImportedFile> Files);

/// <summary>What came of one file.</summary>
/// <param name="File">Its name.</param>
/// <param name="Format">The format that it was read in.</param>
/// <param name="Read">Rows read.</param>
/// <param name="Accepted">New events.</param>
/// <param name="Duplicates">Events that were there already.</param>
/// <param name="Rejected">Rows that could not be read.</param>
/// <param name="Notes">What else is to know.</param>
public sealed record ImportedFile(string File, string Format, long Read, long Accepted, long Duplicates, long Rejected, IReadOnlyList<string> Notes);
