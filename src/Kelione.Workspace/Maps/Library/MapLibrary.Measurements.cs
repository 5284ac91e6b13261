using System.Globalization;
using Kelione.Maps;
using Microsoft.EntityFrameworkCore;

namespace Kelione.Workspace;

/// <summary>The measurements of maps: kept, listed and found again.</summary>
public sealed partial class MapLibrary
{
    /// <summary>Keeps a measurement under a new snapshot id: the day it was made and a number.</summary>
    /// <returns>The measurement with its id.</returns>
    /// <exception cref="MendableException">There is no such map.</exception>
    public Task<MapMeasurement> SaveMeasurementAsync(MapMeasurement measurement, CancellationToken cancellationToken = default) => _store.WriteAsync(
        async db =>
        {
            await MapRows.FindAsync(db, measurement.Map, mayBeDeleted: true, cancellationToken);
            var day = measurement.MeasuredAt.UtcDateTime.ToString("yyyy-MM-dd-", CultureInfo.InvariantCulture);
            var taken = await db.Measurements.CountAsync(m => m.MapId == measurement.Map && m.Snapshot.StartsWith(day), cancellationToken);
            var kept = measurement with { Snapshot = day + (taken + 1).ToString("00", CultureInfo.InvariantCulture) };
            db.Measurements.Add(new() { MapId = kept.Map, Snapshot = kept.Snapshot, Document = StoredDocument.Write(kept) });
            return kept;
        },
        cancellationToken);

    /// <summary>The kept measurements of a map, newest first; empty where it was never measured.</summary>
    public Task<IReadOnlyList<MeasurementSummary>> MeasurementsAsync(string id, CancellationToken cancellationToken = default) => _store.ReadAsync<IReadOnlyList<MeasurementSummary>>(
        async db =>
        {
            var texts = await db.Measurements.AsNoTracking().Where(m => m.MapId == id).Select(m => m.Document).ToListAsync(cancellationToken);
            return
            [
                .. texts.Select(StoredDocument.ReadMeasurement).OrderByDescending(m => m.MeasuredAt).ThenByDescending(m => m.Snapshot, StringComparer.Ordinal)
                    .Select(m => new MeasurementSummary(m.Snapshot, m.MapVersion, m.MeasuredAt, m.Period, m.Filters, m.Customers, m.Coverage)),
            ];
        },
        [],
        cancellationToken);

    /// <summary>A kept measurement, or the newest one; null where there is none of that id, or none at all.</summary>
    /// <param name="id">The map.</param>
    /// <param name="snapshot">The snapshot's id; null for the newest.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<MapMeasurement?> GetMeasurementAsync(string id, string? snapshot = null, CancellationToken cancellationToken = default)
    {
        snapshot ??= (await MeasurementsAsync(id, cancellationToken)).Select(m => m.Snapshot).FirstOrDefault();
        return await _store.ReadAsync(
            async db => await db.Measurements.AsNoTracking().Where(m => m.MapId == id && m.Snapshot == snapshot).Select(m => m.Document).SingleOrDefaultAsync(cancellationToken) is { } text
                ? StoredDocument.ReadMeasurement(text)
                : null,
            null,
            cancellationToken);
    }

    /// <summary>The kept measurement of an id that somebody named.</summary>
    /// <param name="id">The map.</param>
    /// <param name="snapshot">The snapshot's id.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="MendableException">There is no such measurement; the message names those that there are.</exception>
    public async Task<MapMeasurement> RequireMeasurementAsync(string id, string snapshot, CancellationToken cancellationToken = default)
    {
        const int MostNamed = 8;
        if (await GetMeasurementAsync(id, snapshot, cancellationToken) is { } found)
        {
            return found;
        }

        var kept = await MeasurementsAsync(id, cancellationToken);
        throw kept.Count == 0
            ? new MendableException($"The map '{id}' has no snapshot '{snapshot}', nor any other: it was not measured yet.") { IsMissing = true, CommandHint = $"Measure it: kelione map measure {id}" }
            : new MendableException($"The map '{id}' has no snapshot '{snapshot}'. It has: {string.Join(", ", kept.Take(MostNamed).Select(m => m.Snapshot))}{(kept.Count > MostNamed ? "…" : ".")}") { IsMissing = true, CommandHint = $"'kelione map snapshots {id}' lists them." };
    }

    /// <summary>The newest kept measurement, where possible of a version; null where the map was never measured.</summary>
    /// <param name="id">The map.</param>
    /// <param name="version">The version to prefer; null for none.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<MapMeasurement?> NewestMeasurementAsync(string id, int? version, CancellationToken cancellationToken = default)
    {
        var kept = await MeasurementsAsync(id, cancellationToken);
        var best = kept.FirstOrDefault(m => m.MapVersion == version) ?? (kept.Count == 0 ? null : kept[0]);
        return best is null ? null : await GetMeasurementAsync(id, best.Snapshot, cancellationToken);
    }
}
