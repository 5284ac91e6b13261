namespace Kelione.Workspace;

/// <summary>What happened to an open map.</summary>
/// <param name="Kind">What.</param>
/// <param name="By">Whose doing it was; null for nobody who has it open.</param>
public sealed record MapNews(MapNewsKind Kind, MapSeat? By);

/// <summary>What can happen to an open map.</summary>
public enum MapNewsKind
{
    /// <summary>There is a new version, or the map was deleted.</summary>
    Edited,

    /// <summary>It was measured.</summary>
    Measured,

    /// <summary>Somebody came or went.</summary>
    People,

    /// <summary>Somebody moved on the map.</summary>
    Pointed,

    /// <summary>A comment was made, changed or resolved.</summary>
    Comments,
}
