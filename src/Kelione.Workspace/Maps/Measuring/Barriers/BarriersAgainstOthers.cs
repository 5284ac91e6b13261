using Kelione.Maps;
using static Kelione.Workspace.BarrierThresholds;

namespace Kelione.Workspace;

/// <summary>
/// Transitions that stand out from the map's other ones. A bare difference is beyond chance nearly always, so the yardstick is how much the other transitions differ among themselves:
/// the whole interval must lie below their fence, and the loss must matter in practice.
/// </summary>
internal static class BarriersAgainstOthers
{
    /// <summary>Barriers by conversion, by waiting and by turning back.</summary>
    public static IEnumerable<BarrierMeasure> Find(IReadOnlyList<Transition> transitions, double windowSeconds, MapKind kind, IReadOnlyCollection<string> drawnReturns)
    {
        var all = transitions.Where(t => t.HasEnough).ToList();
        var z = Intervals.Z(all.Count);
        foreach (var one in all)
        {
            var others = all.Where(t => t != one).ToList();
            if (others.Count < FewestOthers)
            {
                yield break;
            }

            foreach (var found in new[] { LowConversion(one, others, z), Stall(one, others, windowSeconds, z), kind == MapKind.Cyclic || drawnReturns.Contains(one.From.Id) ? null : Loop(one, others, all[0], z) })
            {
                if (found is not null)
                {
                    yield return found;
                }
            }
        }
    }

    private static BarrierMeasure? LowConversion(Transition one, List<Transition> others, double z)
    {
        var interval = Intervals.Wilson(one.On, one.Customers, z);
        var yardstick = new Fence(others.Select(t => Fence.Logit(t.Share)));
        var fence = yardstick.Lower(FenceReach);
        var standsAlone = Fence.Logit(interval.High) < yardstick.Least + Math.Log(AloneOdds);
        if (!one.MostlyLeft || Fence.Logit(interval.High) >= fence || (interval.High >= 0.5 && !standsAlone))
        {
            return null;
        }

        var expected = new Fence(others.Select(t => t.Share)).Median;
        return one.Barrier(
            BarrierKind.LowConversion, BarrierAgainst.Others, one.Share, interval, expected, null, one.Customers,
            $"Of {EvidenceText.Count(one.Customers)} customers at '{one.From.Name}' {EvidenceText.Percent(one.Share)} ({EvidenceText.Percents(interval)}) go on to '{one.To.Name}'; "
            + FormattableString.Invariant($"of the map's other {others.Count} transitions half pass on {EvidenceText.Percent(expected)} or more, and the lowest that would fit in with them is {EvidenceText.Percent(Fence.Share(fence))}."));
    }

    // Some steps take days by nature. Waiting is in the way only where customers are lost as well and the slowest tenth comes near the end of the window, beyond which nobody counts as having gone on.
    private static BarrierMeasure? Stall(Transition one, List<Transition> others, double windowSeconds, double z)
    {
        var timed = others.Where(t => t.Figures.MedianSecondsToNext is not null).ToList();
        if (one.Figures is not { MedianSecondsToNext: { } median, P90SecondsToNext: { } p90, WentOn: { } on } || on < FewestCustomers || timed.Count <= FewestOthers || p90 < WaitOfWindow * windowSeconds || !LosesMore(one, others, z))
        {
            return null;
        }

        var yardstick = new Fence(timed.Select(t => Math.Log(Math.Max(NoWait, t.Figures.MedianSecondsToNext!.Value))));
        var error = Intervals.LogMedianError(Math.Max(1, median), Math.Max(median, p90), on);
        var least = Math.Log(Math.Max(1, median)) - z * error;
        if (least <= yardstick.Upper(WideFenceReach) || least <= yardstick.Median + Math.Log(LongerBy))
        {
            return null;
        }

        var expected = Math.Exp(yardstick.Median);
        return one.Barrier(
            BarrierKind.Stall, BarrierAgainst.Others, median, new Bounds(Math.Exp(least), Math.Exp(Math.Log(Math.Max(1, median)) + z * error)), expected, null, on,
            $"Half of the {EvidenceText.Count(on)} customers who go on from '{one.From.Name}' to '{one.To.Name}' need {EvidenceText.Length(median)} or more; at the map's other transitions {EvidenceText.Length(expected)} is usual. "
            + $"{EvidenceText.Percent(1 - one.StayedShare)} leave.");
    }

    // Coming back is how people study and compare. It is in the way only where customers are lost as well.
    private static BarrierMeasure? Loop(Transition one, List<Transition> others, Transition first, double z)
    {
        var returned = Intervals.Wilson(one.Figures.Returned, one.Customers, z);
        var yardstick = new Fence(others.Select(t => t.Figures.Returned / (double)t.Customers));
        if (one == first || others.Count <= FewestOthers || returned.Low < LeastReturnShare || returned.Low <= yardstick.Upper(WideFenceReach) || !LosesMore(one, others, z))
        {
            return null;
        }

        var share = one.Figures.Returned / (double)one.Customers;
        return one.Barrier(
            BarrierKind.Loop, BarrierAgainst.Others, share, returned, yardstick.Median, null, one.Customers,
            $"{EvidenceText.Percent(share)} ({EvidenceText.Percents(returned)}) of {EvidenceText.Count(one.Customers)} customers come back to '{one.From.Name}' after a later step; "
            + $"at half of the map's other steps it is {EvidenceText.Percent(yardstick.Median)} or less. {EvidenceText.Percent(1 - one.StayedShare)} leave.");
    }

    private static bool LosesMore(Transition one, List<Transition> others, double z) =>
        Intervals.Wilson(one.Stayed, one.Customers, z).High < new Fence(others.Select(t => t.StayedShare)).Median - PointsOfLoss;
}
