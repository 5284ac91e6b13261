using Kelione.Maps;
using Kelione.Web.Shared;
using Kelione.Workspace;

namespace Kelione.Web.Improve;

/// <summary>The stated barriers that are still open, of a map that may not have been measured yet.</summary>
internal static class StatedBarriers
{
    /// <summary>The most critical first, those without a number last.</summary>
    public static IReadOnlyList<StatedBarrier> Of(JourneyMap map, MapMeasurement? measured)
    {
        var steps = (measured?.Steps ?? []).DistinctBy(s => s.Id).ToDictionary(s => s.Id, StringComparer.Ordinal);
        return
        [
            .. map.Barriers.Where(b => b.Status == BarrierStatus.Open).Select(b =>
            {
                var step = steps.GetValueOrDefault(b.Step);
                var name = map.Steps().FirstOrDefault(s => s.Id == b.Step)?.Name ?? b.Step;
                var rating = BarrierRating.Of(b, step);
                return new StatedBarrier(b, name, rating?.Value, rating is { IsMeasured: true }, step is { Barriers.Count: > 0 });
            }).OrderByDescending(b => b.Criticality ?? -1),
        ];
    }
}
