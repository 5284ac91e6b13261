using Kelione.ClickHouse;

namespace Kelione.Workspace;

/// <summary>The places that a copy goes to beside its folder: before it nothing may be there, and after a failure nothing is left.</summary>
internal static class TargetPlaces
{
    /// <summary>Refuses places that hold something.</summary>
    /// <param name="stage">The copy's folder, with the database for its documents.</param>
    /// <param name="events">The connection to the ClickHouse for events; null for the folder.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="MendableException">Something is there.</exception>
    public static async Task EnsureEmptyAsync(WorkspaceFolder stage, string? events, CancellationToken cancellationToken)
    {
        if (events is not null)
        {
            var options = ClickHouseOptions.Parse(events);
            await using var store = await ClickHouseStore.OpenAsync(options, cancellationToken);
            if ((await store.CountAsync(cancellationToken)).Events > 0 || (await store.ListMergesAsync(null, cancellationToken)).Count > 0)
            {
                throw new MendableException($"There are events in {EventsPlace.NameOf(options)} already. Choose another database, or names of tables that begin otherwise: ?prefix=NAME_.");
            }
        }

        if (stage.Documents is { } server)
        {
            // Feedback, keys and papers lie in the schema of the maps.
            var desk = new PostgresDesk(stage);
            var isTaken = await desk.ReadAsync(c => c.NumberAsync("SELECT (SELECT count(*) FROM feedback_import) + (SELECT count(*) FROM person_key)"), cancellationToken) > 0 || new FilesPart(stage).HoldsShared;
            foreach (var part in WorkspaceParts.OfDocuments(stage))
            {
                if (isTaken || (await PartCopy.DigestAsync(part.ReadAsync(cancellationToken), cancellationToken)).Count > 0)
                {
                    throw new MendableException($"There are documents of a workspace named '{stage.Name}' in {server} already. Choose another folder name, or another database.");
                }
            }
        }
    }

    /// <summary>Deletes what a copy wrote; only to be called where the places were empty before it.</summary>
    /// <inheritdoc cref="EnsureEmptyAsync" />
    public static async Task ClearAsync(WorkspaceFolder stage, string? events, CancellationToken cancellationToken)
    {
        if (events is not null)
        {
            await using var store = await ClickHouseStore.OpenAsync(ClickHouseOptions.Parse(events), cancellationToken);
            await store.DropAsync();
        }

        if (stage.Documents is not null)
        {
            foreach (var part in WorkspaceParts.OfDocuments(stage))
            {
                await part.RemoveAsync(cancellationToken);
            }
        }
    }
}
