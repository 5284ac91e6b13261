using System.Globalization;
using Kelione.CommandLine.Commands.Maps;
using Kelione.Maps;
using Kelione.Workspace;

namespace Kelione.CommandLine.Commands.Publishing;

/// <summary>A map that was named as <c>id</c> or <c>id@version</c>, and the measurement to show of it.</summary>
/// <param name="Stored">The map.</param>
/// <param name="Measurement">Its measurement; null where there is none or none was wanted.</param>
internal sealed record MeasuredMap(StoredMap Stored, MapMeasurement? Measurement)
{
    /// <summary>Finds both. Of an earlier version a snapshot of that version is preferred; where the measurement is of another version than the map, that is told on stderr.</summary>
    /// <param name="session">The run.</param>
    /// <param name="reference">The map as it was typed.</param>
    /// <param name="snapshot">The snapshot that was asked for; null for the newest.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="MendableException">There is no such map, version or snapshot.</exception>
    public static async Task<MeasuredMap> FindAsync(Session session, string reference, string? snapshot, CancellationToken cancellationToken)
    {
        var library = session.Library();
        var (id, version) = MapSources.Parse(reference);
        var stored = await library.GetAsync(id, version, cancellationToken);
        var measurement = snapshot is null
            ? await library.NewestMeasurementAsync(id, version, cancellationToken)
            : await library.RequireMeasurementAsync(id, snapshot, cancellationToken);
        if (measurement is not null && measurement.MapVersion != stored.Version)
        {
            session.Tell(string.Create(CultureInfo.InvariantCulture, $"The numbers are of version {measurement.MapVersion} (snapshot {measurement.Snapshot}); the map is version {stored.Version}."));
        }

        return new(stored, measurement);
    }
}
