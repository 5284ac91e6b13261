using Kelione.Journeys;

namespace Kelione.Samples;

/// <summary>An export whose shape is all its own.</summary>
internal sealed class CustomExport : SystemExport
{
    /// <summary>Writes chosen events.</summary>
    public required Func<IReadOnlyList<JourneyEvent>, Stream, ExportTally> Writer { get; init; }

    /// <summary>The truth where it is not one event for one; null for that.</summary>
    public Func<IReadOnlyList<JourneyEvent>, IEnumerable<JourneyEvent>>? Tells { get; init; }

    public override ExportTally Write(IReadOnlyList<JourneyEvent> events, Stream target) => Writer([.. Choose(events)], target);

    public override IEnumerable<JourneyEvent> Truth(IReadOnlyList<JourneyEvent> events) => Tells?.Invoke([.. Choose(events)]) ?? base.Truth(events);
}
