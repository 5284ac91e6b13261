namespace Kelione.Workspace;

/// <summary>Who made a version of a map.</summary>
/// <param name="Id">Stable and never shown; empty where it is unknown, as on the command line and in versions from before ids were kept.</param>
/// <param name="Name">As it is shown; empty for unknown.</param>
internal sealed record MapAuthor(string Id, string Name)
{
    /// <summary>Whether the other is the same person: two may be called alike, so a name counts only where neither has an id.</summary>
    public bool Is(MapAuthor other) => Id == other.Id && (Id.Length > 0 || Name == other.Name);
}
