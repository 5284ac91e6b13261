using System.Collections.Immutable;
using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>What everybody in a room sees, at one moment. Immutable, so that no one sees the map of one version with the history of another.</summary>
/// <param name="Stored">The latest version.</param>
/// <param name="Measurement">The newest measurement; null for none.</param>
/// <param name="Marks">All versions up to that one.</param>
/// <param name="Standing">How the library said that the map stands.</param>
internal sealed record RoomState(StoredMap Stored, MapMeasurement? Measurement, ImmutableList<VersionMark> Marks, MapStanding Standing)
{
    private const int Remembered = 64;

    /// <summary>The latest versions that the room has seen, the present one first: what people who edit at once began from need not be read again. They share what they have in common.</summary>
    public ImmutableArray<StoredMap> Seen { get; private init; } = [Stored];

    /// <summary>The present.</summary>
    /// <exception cref="MendableException">There is no such map.</exception>
    public static async Task<RoomState> ReadAsync(MapLibrary library, string id, CancellationToken cancellationToken)
    {
        var stored = await library.GetAsync(id, cancellationToken: cancellationToken);
        var measurement = await library.GetMeasurementAsync(id, snapshot: null, cancellationToken);
        var marks = await library.MarksAsync(id, after: 0, cancellationToken);
        var standing = await library.StandingAsync(id, cancellationToken);
        return new(stored, measurement, [.. marks.Where(m => m.Version <= stored.Version)], new(stored.Version, false, standing?.Snapshots ?? 0));
    }

    /// <summary>The present, with as little reading as will do; the same where nothing has happened.</summary>
    /// <param name="library">Where the map is kept.</param>
    /// <param name="made">A version that is known already, so that its document need not be read; null for none.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<RoomState> CatchUpAsync(MapLibrary library, StoredMap? made, CancellationToken cancellationToken)
    {
        var id = Stored.Map.Id;
        var (standing, marks) = await library.NewsAsync(id, Stored.Version, cancellationToken);
        if (standing is not { } now || now == Standing)
        {
            return this;
        }

        var next = this with { Standing = now };
        if (now.Version > Stored.Version)
        {
            // By its number: of a deleted map there is no latest version to ask for.
            var stored = made?.Version == marks[^1].Version ? made : await library.GetAsync(id, marks[^1].Version, cancellationToken);
            next = next with
            {
                Stored = stored,
                Seen = [stored, .. Seen.Take(Remembered - 1)],
                Marks = Marks.AddRange(marks),
                Standing = now with { Version = marks[^1].Version },
            };
        }

        return now.Snapshots == Standing.Snapshots ? next : next with { Measurement = await library.GetMeasurementAsync(id, snapshot: null, cancellationToken) };
    }
}
