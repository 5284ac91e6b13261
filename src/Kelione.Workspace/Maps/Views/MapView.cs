namespace Kelione.Workspace;

/// <summary>A saved view of a map: what of it is shown and how. It belongs to the map and is everybody's who sees it.</summary>
/// <param name="Id">Its id within the map, from its first name; it stays when the view is renamed, so that links keep.</param>
/// <param name="Name">Its name.</param>
/// <param name="Settings">What is shown, as the page that shows the map writes and reads it.</param>
/// <param name="IsDefault">Whether whoever opens the map for the first time sees it so; at most one of a map.</param>
/// <param name="Author">Who saved it last; empty for unknown.</param>
/// <param name="At">When.</param>
public sealed record MapView(string Id, string Name, string Settings, bool IsDefault, string Author, DateTimeOffset At);
