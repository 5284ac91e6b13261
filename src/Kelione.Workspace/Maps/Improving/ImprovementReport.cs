using Kelione.Maps;
using Barrier = Kelione.Maps.Barrier;

namespace Kelione.Workspace;

/// <summary>
/// What stands in the customers' way and what is to be done about it: barriers that the data shows and those that people stated, ideas by priority with its arithmetic, and what became of the ideas that customers have already. Immutable.
/// </summary>
public sealed record ImprovementReport
{
    /// <summary>The id of the map.</summary>
    public required string Map { get; init; }

    /// <summary>The version of the map that was measured.</summary>
    public required int MapVersion { get; init; }

    /// <summary>Barriers that the data shows, the most critical first.</summary>
    public required ValueList<BarrierMeasure> Found { get; init; }

    /// <summary>Barriers that people stated and that still stand, the most critical first, those without a number last.</summary>
    public required ValueList<StatedBarrier> Stated { get; init; }

    /// <summary>The ideas by priority.</summary>
    public required PriorityList Ideas { get; init; }

    /// <summary>What became of released and tested ideas.</summary>
    public required ValueList<IdeaEffect> Effects { get; init; }

    /// <summary>Makes the report of a measured map.</summary>
    /// <param name="workspace">Where the events are.</param>
    /// <param name="map">The map.</param>
    /// <param name="measured">The map measured.</param>
    /// <param name="options">What the effects of ideas look at; null for what the map says.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="MendableException">A binding, window or segment of the map is not right.</exception>
    public static async Task<ImprovementReport> MakeAsync(
        JourneyWorkspace workspace, JourneyMap map, MapMeasurement measured, MeasureOptions? options = null, CancellationToken cancellationToken = default) => new()
        {
            Map = map.Id,
            MapVersion = measured.MapVersion,
            Found = measured.Barriers,
            Stated = StatedBarrier.Of(map, measured),
            Ideas = PriorityList.Rank(map, measured),
            Effects = await IdeaEffects.FindAsync(workspace, map, options, cancellationToken),
        };
}

/// <summary>A barrier that people stated.</summary>
/// <param name="Barrier">The barrier.</param>
/// <param name="StepName">The name of its step.</param>
/// <param name="Criticality">The measured criticality of the step, else what people rated; 0–10, null where neither is there.</param>
/// <param name="IsMeasured">Whether the number comes from data; otherwise it is an assumption.</param>
/// <param name="ShownByData">Whether the data shows a barrier at the same step.</param>
public sealed record StatedBarrier(Barrier Barrier, string StepName, double? Criticality, bool IsMeasured, bool ShownByData)
{
    internal static ValueList<StatedBarrier> Of(JourneyMap map, MapMeasurement measured)
    {
        var steps = measured.Steps.DistinctBy(s => s.Id).ToDictionary(s => s.Id, StringComparer.Ordinal);
        return map.Barriers.Where(b => b.Status == BarrierStatus.Open).Select(b =>
        {
            var step = steps.GetValueOrDefault(b.Step);
            return new StatedBarrier(b, step?.Name ?? b.Step, step?.Criticality ?? b.Criticality, step?.Criticality is not null, step is { Barriers.Count: > 0 });
        }).OrderByDescending(b => b.Criticality ?? -1).ToValueList();
    }
}
