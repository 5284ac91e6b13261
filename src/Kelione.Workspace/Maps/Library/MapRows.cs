using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Kelione.Workspace;

/// <summary>Finds maps and their versions, and says kindly where there is none.</summary>
internal static class MapRows
{
    /// <exception cref="MendableException">There is no such map, or it was deleted.</exception>
    public static async Task<MapRow> FindAsync(MapDatabase db, string id, bool mayBeDeleted, CancellationToken cancellationToken)
    {
        if (await db.Maps.FindAsync([id], cancellationToken) is not { } row)
        {
            throw None(id, await db.Maps.Where(m => !m.IsDeleted).Select(m => m.Id).ToListAsync(cancellationToken));
        }

        return row.IsDeleted && !mayBeDeleted
            ? throw new MendableException($"The map '{id}' was deleted. Its history is kept.") { IsMissing = true, CommandHint = $"'kelione map undo {id}' brings it back." }
            : row;
    }

    /// <summary>A version, without reading it where it is known: versions never change.</summary>
    /// <exception cref="MendableException">The map has no such version.</exception>
    public static async Task<StoredMap> DocumentAsync(MapDatabase db, MapRow row, int version, IReadOnlyList<StoredMap>? known, CancellationToken cancellationToken) =>
        known?.FirstOrDefault(k => k.Version == version && k.Map.Id == row.Id) is { } one ? one with { IsLatest = version == row.Version } : await DocumentAsync(db, row, version, cancellationToken);

    /// <exception cref="MendableException">The map has no such version.</exception>
    public static async Task<StoredMap> DocumentAsync(MapDatabase db, MapRow row, int version, CancellationToken cancellationToken)
    {
        if (await db.Versions.AsNoTracking().Where(v => v.MapId == row.Id && v.Version == version).Select(v => new { v.At, v.Author }).SingleOrDefaultAsync(cancellationToken) is not { } found)
        {
            throw new MendableException(string.Create(CultureInfo.InvariantCulture, $"The map '{row.Id}' has no version {version}: its versions are 1 to {row.Version}."));
        }

        return new(await StoredDocument.ReadAsync(db, await VersionTexts.ReadAsync(db, row.Id, version, cancellationToken), cancellationToken), version, found.At, found.Author, version == row.Version);
    }

    /// <summary>The versions of a map in a word each, oldest first.</summary>
    /// <param name="db">The database.</param>
    /// <param name="id">The map.</param>
    /// <param name="after">Only later versions than this; 0 for all.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static async Task<IReadOnlyList<VersionMark>> MarksAsync(MapDatabase db, string id, int after, CancellationToken cancellationToken)
    {
        var rows = await db.Versions.AsNoTracking().Where(v => v.MapId == id && v.Version > after).OrderBy(v => v.Version)
            .Select(v => new { v.Version, v.Origin, v.Of, v.Author, v.AuthorId, v.At }).ToListAsync(cancellationToken);
        return [.. rows.Select(v => new VersionMark(v.Version, v.Version == 1 ? VersionOrigin.Created : MapWord.Read<VersionOrigin>(v.Origin), v.Of, new MapAuthor(v.AuthorId, v.Author), v.At))];
    }

    public static MendableException None(string id, IReadOnlyCollection<string> known) => known.Count == 0
        ? new($"There is no map '{id}', nor any other.") { IsMissing = true, CommandHint = "Begin one: kelione map new --template phone" }
        : new($"There is no map '{id}'.{NearNames.Sentence(id, known)}") { IsMissing = true, CommandHint = "'kelione map list' shows them all." };
}
