namespace Kelione.Workspace;

/// <summary>The part of a visit that is about saved views of maps.</summary>
public sealed partial class WorkspaceVisit
{
    /// <summary>The saved views of a map, by name.</summary>
    /// <exception cref="RefusedException">They may not see the map.</exception>
    public Task<IReadOnlyList<MapView>> MapViewsAsync(string map, CancellationToken cancellationToken = default) => Maps(Right.SeeMap, map).Views.ListAsync(map, cancellationToken);

    /// <summary>Saves a view of a map for everybody who sees it.</summary>
    /// <param name="map">The map.</param>
    /// <param name="id">The view that is saved anew; null for a new one, or the one of that name.</param>
    /// <param name="name">Its name.</param>
    /// <param name="settings">What it shows; null to leave that as it is.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="RefusedException">They may not edit the map.</exception>
    /// <exception cref="MendableException">The name is empty, too long or taken, the view is gone, or there are too many.</exception>
    public Task<MapView> SaveMapViewAsync(string map, string? id, string name, string? settings, CancellationToken cancellationToken = default) =>
        Maps(Right.EditMap, map).Views.SaveAsync(map, id, name, settings, Visitor.Name, cancellationToken);

    /// <summary>Deletes a saved view; one that is gone already is no error.</summary>
    /// <exception cref="RefusedException">They may not edit the map.</exception>
    public Task RemoveMapViewAsync(string map, string id, CancellationToken cancellationToken = default) => Maps(Right.EditMap, map).Views.RemoveAsync(map, id, cancellationToken);

    /// <summary>Makes a view the one that a map opens with; null for none.</summary>
    /// <exception cref="RefusedException">They may not edit the map.</exception>
    /// <exception cref="MendableException">The view is gone.</exception>
    public Task MakeDefaultMapViewAsync(string map, string? id, CancellationToken cancellationToken = default) => Maps(Right.EditMap, map).Views.MakeDefaultAsync(map, id, cancellationToken);
}
