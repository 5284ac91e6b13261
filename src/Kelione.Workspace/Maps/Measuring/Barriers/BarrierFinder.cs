using Kelione.Journeys;
using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>Finds the barriers that figures of steps show, by every comparison that can be made. No question is asked here.</summary>
/// <param name="map">The map.</param>
/// <param name="bound">Its measured steps.</param>
/// <param name="within">The map's window.</param>
/// <param name="now">The figures of this period.</param>
internal sealed class BarrierFinder(JourneyMap map, IReadOnlyList<BoundStep> bound, Duration within, StepMeasuresAnswer now)
{
    private readonly IReadOnlyList<Transition> _transitions = Transition.Of(bound, now);

    /// <summary>Against the map's other transitions, and errors against those who met none.</summary>
    public IEnumerable<BarrierMeasure> InThisPeriod()
    {
        var returns = map.Arcs.Where(a => Place(a.To) < Place(a.From)).Select(a => a.To).ToHashSet(StringComparer.Ordinal);
        return [.. BarriersAgainstOthers.Find(_transitions, within.Seconds, map.Kind, returns), .. ErrorBarriers.Find(_transitions)];
    }

    /// <summary>Against the period of the same length before.</summary>
    /// <param name="before">Its figures.</param>
    public IEnumerable<BarrierMeasure> AgainstPast(StepMeasuresAnswer before) =>
        new BarriersAgainstGroup(BarrierAgainst.Past, "In this period", "in the one before, of the same length,", BarrierThresholds.PointsAgainstPast, _transitions.Count)
            .Find(_transitions, Transition.Of(bound, before));

    /// <summary>Of each segment against all other customers. Waits are not compared: of the others there is no median.</summary>
    /// <param name="segments">The segments' names and figures.</param>
    public IEnumerable<BarrierMeasure> AgainstSegments(IReadOnlyList<(string Name, StepMeasuresAnswer Answer)> segments) => segments.SelectMany(s =>
        new BarriersAgainstGroup(BarrierAgainst.Segment, $"Among {s.Name}", "among all others", BarrierThresholds.PointsAgainstSegment, _transitions.Count * segments.Count)
            .Find([.. Transition.Of(bound, s.Answer).Select(WithoutTimes)], [.. _transitions.Zip(Transition.Of(bound, s.Answer), Rest)]));

    private static Transition WithoutTimes(Transition one) => one with { Figures = one.Figures with { MedianSecondsToNext = null, P90SecondsToNext = null } };

    private static Transition Rest(Transition all, Transition part) => WithoutTimes(all with
    {
        Figures = all.Figures with
        {
            Customers = all.Figures.Customers - part.Figures.Customers,
            WentOn = all.Figures.WentOn - part.Figures.WentOn,
            Exits = all.Figures.Exits - part.Figures.Exits,
            PassedBy = all.Figures.PassedBy - part.Figures.PassedBy,
            Returned = all.Figures.Returned - part.Figures.Returned,
        },
    });

    private int Place(string id) => bound.FirstOrDefault(b => b.Id == id)?.Place ?? -1;
}
