using Kelione.Maps;
using static Kelione.Workspace.BarrierThresholds;

namespace Kelione.Workspace;

/// <summary>Steps at which customers who meet an error go on much less than the others at the same step.</summary>
internal static class ErrorBarriers
{
    /// <summary>The barriers; none where the map states no error events.</summary>
    public static IEnumerable<BarrierMeasure> Find(IReadOnlyList<Transition> transitions)
    {
        var tried = transitions.Where(t => t.HasEnough && t.Figures.Errors >= FewestCustomers && t.Customers - t.Figures.Errors >= FewestCustomers).ToList();
        var z = Intervals.Z(tried.Count);
        return tried.Select(t => Of(t, z)).OfType<BarrierMeasure>();
    }

    private static BarrierMeasure? Of(Transition one, double z)
    {
        if (one.Figures is not { Errors: { } met, ErrorsWentOn: { } metOn, WentOn: { } on })
        {
            return null;
        }

        var (rest, restOn) = (one.Customers - met, on - metOn);
        var difference = Intervals.Newcombe(metOn, met, restOn, rest, z);
        if (difference.High >= -PointsOfLoss || met < LeastErrorShare * one.Customers)
        {
            return null;
        }

        var (value, expected) = (metOn / (double)met, restOn / (double)rest);
        return one.Barrier(
            BarrierKind.Errors, BarrierAgainst.Self, value, Intervals.Wilson(metOn, met, z), expected, difference, met,
            $"{EvidenceText.Count(met)} of {EvidenceText.Count(one.Customers)} customers ({EvidenceText.Percent(met / (double)one.Customers)}) meet an error at '{one.From.Name}'; "
            + $"{EvidenceText.Percent(value)} of them go on to '{one.To.Name}', of the others {EvidenceText.Percent(expected)}: {EvidenceText.Points(difference)}.");
    }
}
