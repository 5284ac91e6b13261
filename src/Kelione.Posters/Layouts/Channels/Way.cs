using System.Collections.Immutable;
using Kelione.Maps;

namespace Kelione.Posters.Layouts.Channels;

/// <summary>The way of some customers through the channels. Immutable.</summary>
/// <param name="Id">The route's id; for a way found by us <c>way-1</c> and so on.</param>
/// <param name="Name">Its name; empty to name it by its channels.</param>
/// <param name="Stops">Its stops in the order of the map's steps as they are walked; one at least.</param>
/// <param name="Origin">Where the way itself comes from.</param>
internal sealed record Way(string Id, string Name, ImmutableArray<WayStop> Stops, ProvenanceKind Origin)
{
    /// <summary>Whether a number stands behind every move of it.</summary>
    public bool IsMeasured => Stops.Length > 1 && Stops.Skip(1).All(s => s.Arrived is not null);

    /// <summary>Whether a number stands behind any move of it.</summary>
    public bool IsSeen => Stops.Any(s => s.Arrived is not null);

    /// <summary>How often it changes between online and offline channels.</summary>
    public int ShoreCrossings(Func<string, bool> isOnline) => Moves().Count(m => isOnline(m.From.Channel) != isOnline(m.To.Channel));

    /// <summary>How often it changes device, where both are known.</summary>
    public int DeviceSwitches() => Moves().Count(m => m.From.Device is { } a && m.To.Device is { } b && a != b);

    /// <summary>The moves from stop to stop.</summary>
    public IEnumerable<(WayStop From, WayStop To)> Moves() => Stops.Zip(Stops.Skip(1));
}

/// <summary>A stop of a way. Immutable.</summary>
/// <param name="Step">The id of the step.</param>
/// <param name="Channel">The id of the channel in whose lane it stands.</param>
/// <param name="Device">The id of the device; null where unknown.</param>
/// <param name="Text">What is done there.</param>
internal sealed record WayStop(string Step, string Channel, string? Device, string Text)
{
    /// <summary>Whether the way that customers wanted was closed to them.</summary>
    public bool Forced { get; init; }

    /// <summary>Why they changed; empty where unknown.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Customers who were counted here: those who made the move to this stop, at the first stop those at the step in the channel; null where unknown.</summary>
    public long? Customers { get; init; }

    /// <summary>Customers who made the move to this stop from the one before; null at the first stop and where no such move was measured.</summary>
    public long? Arrived { get; init; }

    /// <summary>Median time of the move to this stop, in seconds; null where unknown.</summary>
    public double? MedianSeconds { get; init; }
}
