using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>Search demand.</summary>
public sealed partial class WorkspaceVisit
{
    /// <inheritdoc cref="DemandShelf.ListAsync" />
    public Task<IReadOnlyList<DemandSeries>> DemandAsync(string? topic = null, CancellationToken cancellationToken = default) => Journeys(Right.Ask).Demand.ListAsync(topic, cancellationToken);

    /// <inheritdoc cref="DemandShelf.OfMapAsync" />
    public Task<MapDemand> DemandOfMapAsync(string map, CancellationToken cancellationToken = default)
    {
        Demand(Right.SeeMap, map);
        return workspace.Journeys.Demand.OfMapAsync(map, cancellationToken);
    }

    /// <inheritdoc cref="DemandShelf.BindAsync" />
    public async Task<MapDemand> BindDemandAsync(string map, IReadOnlyList<string> topics, CancellationToken cancellationToken = default)
    {
        Demand(Right.EditMap, map);
        await workspace.Journeys.Demand.BindAsync(map, topics, cancellationToken);
        return await workspace.Journeys.Demand.OfMapAsync(map, cancellationToken);
    }

    /// <inheritdoc cref="DemandShelf.RemoveAsync" />
    public Task<int> RemoveDemandAsync(string topic, CancellationToken cancellationToken = default) => Journeys(Right.ManageData).Demand.RemoveAsync(topic, cancellationToken);
}
