namespace Kelione.Sources;

/// <summary>Where in a JSON document the records are.</summary>
/// <param name="Member">The member of the outermost object that holds them; null where they are the document itself.</param>
/// <param name="Keyed">Whether the records are the members of an object, each under its key, instead of the elements of an array.</param>
/// <param name="Sequence">Whether the document is objects one after the other, without an array around them.</param>
/// <param name="Outer">The member that holds that member; null where it is the outermost object's own.</param>
internal sealed record JsonPlace(string? Member, bool Keyed = false, bool Sequence = false, string? Outer = null);
