using System.Collections.Immutable;
using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;

namespace Kelione.Posters.Layouts.Channels;

/// <summary>A change of channel that customers did not want, with what is known of it. Immutable.</summary>
/// <param name="Leg">The move.</param>
/// <param name="Way">Which way it belongs to.</param>
/// <param name="Reason">Why they had to; empty where nobody said.</param>
/// <param name="Criticality">0–10; null where it was neither measured nor rated.</param>
/// <param name="Stayed">How many of <paramref name="Before"/> did not make the move; null where unknown.</param>
/// <param name="Before">How many stood before it; null with <paramref name="Stayed"/>.</param>
/// <param name="Emotion">How it feels at the step before, −5 to +5, by feedback; null where there is none.</param>
internal sealed record ForcedSwitch(PlacedLeg Leg, PlacedWay Way, string Reason, double? Criticality, long? Stayed, long? Before, EmotionMeasure? Emotion)
{
    /// <summary>The forced changes of all ways.</summary>
    public static ImmutableArray<ForcedSwitch> All(PosterPage page, ChannelPlan plan) =>
        [.. from way in plan.Ways from leg in way.Legs where leg.To.Stop.Forced select Of(page, way, leg)];

    private static ForcedSwitch Of(PosterPage page, PlacedWay way, PlacedLeg leg)
    {
        var (from, to) = (leg.From.Stop, leg.To.Stop);
        var reading = page.Reading;
        var found = page.Measurement?.Barriers.Where(b => b.Step == from.Step && (b.To is null || b.To == to.Step)).OrderBy(b => b.Kind != BarrierKind.ForcedSwitch).FirstOrDefault();
        var stated = page.Map.Barriers.Where(b => b.Step == from.Step || b.Step == to.Step).OrderBy(b => b.Kind != BarrierKind.ForcedSwitch).ThenBy(b => b.Step != from.Step)
            .FirstOrDefault(b => b.Kind == BarrierKind.ForcedSwitch);
        var stayed = from.Customers is { } before && to.Arrived is { } after && before > after ? before - after : (long?)null;
        return new ForcedSwitch(
            leg, way, to.Reason.Length > 0 ? to.Reason : stated?.Text ?? "",
            found?.Criticality ?? stated?.Criticality, stayed, stayed is null ? null : from.Customers, reading.Step(from.Step)?.Measure?.Emotion);
    }
}
