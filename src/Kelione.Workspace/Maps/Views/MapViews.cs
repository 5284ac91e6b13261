using System.Globalization;
using Kelione.Maps;
using Microsoft.EntityFrameworkCore;

namespace Kelione.Workspace;

/// <summary>The saved views of maps. Asks for no rights: <see cref="WorkspaceVisit"/> does.</summary>
internal sealed class MapViews(LibraryStore store, TimeProvider time)
{
    private const int Most = 40;
    private const int LongestName = 60;
    private const int LongestSettings = 20_000;

    /// <summary>A map's views, by name.</summary>
    public Task<IReadOnlyList<MapView>> ListAsync(string map, CancellationToken cancellationToken) => store.ReadAsync<IReadOnlyList<MapView>>(
        async db => [.. (await db.Views.AsNoTracking().Where(v => v.MapId == map).ToListAsync(cancellationToken)).Select(View).OrderBy(v => v.Name, StringComparer.OrdinalIgnoreCase).ThenBy(v => v.Id, StringComparer.Ordinal)],
        [],
        cancellationToken);

    /// <summary>Saves a view: a new one, or what an older one of the same name or id shows.</summary>
    /// <param name="map">The map.</param>
    /// <param name="id">The view that is saved anew; null where the name says which.</param>
    /// <param name="name">Its name; of an older one its new name.</param>
    /// <param name="settings">What it shows; null to leave that as it is.</param>
    /// <param name="author">Who; empty for unknown.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="MendableException">There is no such map or view, the name is empty, too long or another view's, or there are too many.</exception>
    public Task<MapView> SaveAsync(string map, string? id, string name, string? settings, string author, CancellationToken cancellationToken) => store.WriteAsync(
        async db =>
        {
            name = name.Trim();
            if (name.Length is 0 or > LongestName)
            {
                throw new MendableException(string.Create(CultureInfo.InvariantCulture, $"The name of a view has 1 to {LongestName} characters."));
            }

            if (settings?.Length > LongestSettings)
            {
                throw new MendableException(string.Create(CultureInfo.InvariantCulture, $"What a view shows is too long to be kept: it has {LongestSettings} characters at most."));
            }

            await MapRows.FindAsync(db, map, mayBeDeleted: false, cancellationToken);
            var all = await db.Views.Where(v => v.MapId == map).ToListAsync(cancellationToken);
            var alike = all.Find(v => string.Equals(v.Name, name, StringComparison.OrdinalIgnoreCase));
            var row = id is null ? alike : all.Find(v => v.Id == id) ?? throw Gone(id);
            if (alike is not null && alike != row)
            {
                throw new MendableException($"There is already a view '{alike.Name}'. Choose another name.");
            }

            if (row is null)
            {
                if (all.Count >= Most)
                {
                    throw new MendableException(string.Create(CultureInfo.InvariantCulture, $"A map has {Most} saved views at most. Delete one that nobody needs."));
                }

                var free = MapIds.From(name);
                for (var n = 2; all.Exists(v => v.Id == free); n++)
                {
                    free = MapIds.Numbered(MapIds.From(name), n);
                }

                row = new ViewRow { MapId = map, Id = free, Name = name, Settings = "", Author = author };
                db.Views.Add(row);
            }

            (row.Name, row.Settings, row.Author, row.At) = (name, settings ?? row.Settings, author, time.GetUtcNow());
            return View(row);
        },
        cancellationToken);

    /// <summary>Deletes a view; one that is gone already is no error.</summary>
    public Task RemoveAsync(string map, string id, CancellationToken cancellationToken) => store.WriteAsync(
        async db =>
        {
            if (await db.Views.FindAsync([map, id], cancellationToken) is { } row)
            {
                db.Views.Remove(row);
            }

            return true;
        },
        cancellationToken);

    /// <summary>Makes a view the one that a map opens with; null for none.</summary>
    /// <exception cref="MendableException">There is no such view.</exception>
    public Task MakeDefaultAsync(string map, string? id, CancellationToken cancellationToken) => store.WriteAsync(
        async db =>
        {
            var all = await db.Views.Where(v => v.MapId == map).ToListAsync(cancellationToken);
            if (id is not null && !all.Exists(v => v.Id == id))
            {
                throw Gone(id);
            }

            all.ForEach(v => v.IsDefault = v.Id == id);
            return true;
        },
        cancellationToken);

    private static MapView View(ViewRow row) => new(row.Id, row.Name, row.Settings, row.IsDefault, row.Author, row.At);

    private static MendableException Gone(string id) => new($"There is no view '{id}' any more. Somebody deleted it meanwhile.");
}
