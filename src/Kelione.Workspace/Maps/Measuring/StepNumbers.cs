using Kelione.Journeys;
using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>One number of two measurements, before it is judged.</summary>
/// <param name="Number">Its name.</param>
/// <param name="Better">Whether more is better (1), worse (−1) or neither (0).</param>
/// <param name="Before">The earlier share; null where there is none.</param>
/// <param name="After">The later share; null where there is none.</param>
internal sealed record NumberPair(string Number, int Better, (long Count, long Of)? Before, (long Count, long Of)? After)
{
    /// <summary>For what is no share: the earlier and the later value in seconds.</summary>
    public (double? Before, double? After)? Seconds { get; init; }

    /// <summary>Whether both sides are shares of somebody, so that an interval can be had.</summary>
    public bool IsShare => IsOne(Before) && IsOne(After);

    /// <summary>Two-sided p of the pooled two-proportion z test.</summary>
    public double P => Proportions.TwoProportionP(After!.Value.Count, After.Value.Of, Before!.Value.Count, Before.Value.Of);

    /// <summary>The comparison with its verdict.</summary>
    /// <param name="q">p after the correction; null for what is no share.</param>
    public NumberComparison Judge(double? q)
    {
        var unit = Seconds is null ? "share" : "seconds";
        var (before, after) = Seconds ?? (Share(Before), Share(After));
        if (q is null)
        {
            return new NumberComparison(Number, unit, before, after, after - before, null, null, ChangeVerdict.NotJudged);
        }

        var interval = Proportions.Newcombe(After!.Value.Count, After.Value.Of, Before!.Value.Count, Before.Value.Of)!;
        var clear = q <= MeasurementComparison.LargestQ && !interval.Contains(0);
        var verdict = !clear ? ChangeVerdict.NoClearChange
            : Better == 0 ? ChangeVerdict.Changed
            : Math.Sign(after!.Value - before!.Value) == Better ? ChangeVerdict.Better : ChangeVerdict.Worse;
        return new NumberComparison(Number, unit, before, after, after - before, new Bounds(interval.Low, interval.High), q, verdict);
    }

    // A snapshot that was written by hand may say anything.
    private static bool IsOne((long Count, long Of)? share) => share is { Of: > 0, Count: >= 0 } s && s.Count <= s.Of;

    private static double? Share((long Count, long Of)? share) => share is { Of: > 0 } s ? s.Count / (double)s.Of : null;
}

/// <summary>The numbers of measurements that can be compared.</summary>
internal static class StepNumbers
{
    /// <summary>The numbers of a step; those that neither side has are left out. Times have no interval: of a measurement only their median and 90 % point are kept.</summary>
    public static IEnumerable<NumberPair> Of(StepMeasure? before, MapMeasurement mapBefore, StepMeasure? after, MapMeasurement mapAfter)
    {
        NumberPair[] pairs =
        [
            new("share", 0, Part(before?.Customers, mapBefore.Customers), Part(after?.Customers, mapAfter.Customers)),
            // Success may come from customers who never were at the step, so its share is that of everybody looked at.
            new("succeeded", 1, Part(Succeeded(before), mapBefore.CustomersInScope), Part(Succeeded(after), mapAfter.CustomersInScope)),
            new("conversionToNext", 1, Part(before?.WentOn, before?.Customers), Part(after?.WentOn, after?.Customers)),
            new("exits", -1, Part(before?.Exits, before?.Customers), Part(after?.Exits, after?.Customers)),
            new("retained", 1, Part(Count(before?.Retained, before?.RetainedOf), before?.RetainedOf), Part(Count(after?.Retained, after?.RetainedOf), after?.RetainedOf)),
            new("returned", 0, Part(before?.Returned, before?.Customers), Part(after?.Returned, after?.Customers)),
            new("errors", -1, Part(before?.Errors, before?.Customers), Part(after?.Errors, after?.Customers)),
            new("medianSecondsToNext", 0, null, null) { Seconds = (before?.MedianSecondsToNext, after?.MedianSecondsToNext) },
            new("p90SecondsToNext", 0, null, null) { Seconds = (before?.P90SecondsToNext, after?.P90SecondsToNext) },
        ];
        return pairs.Where(HasSomething);
    }

    /// <summary>The numbers of the map as a whole.</summary>
    public static IEnumerable<NumberPair> OfWhole(MapMeasurement before, MapMeasurement after)
    {
        NumberPair[] pairs =
        [
            new("onMap", 0, Part(before.Customers, before.CustomersInScope), Part(after.Customers, after.CustomersInScope)),
            new("coverage", 0, Part(before.Conformance?.Explained, before.CustomersInScope), Part(after.Conformance?.Explained, after.CustomersInScope)),
            new("finished", 1, Part(before.Finished, before.Customers), Part(after.Finished, after.Customers)),
        ];
        return pairs.Where(HasSomething);
    }

    // Where being there is success, it says nothing that the audience's share does not.
    private static long? Succeeded(StepMeasure? step) => step?.Succeeded == step?.Customers ? null : step?.Succeeded;

    private static bool HasSomething(NumberPair pair) =>
        pair.Seconds is { } seconds ? seconds.Before is not null || seconds.After is not null : pair.Before is { Of: > 0 } || pair.After is { Of: > 0 };

    private static (long, long)? Part(long? count, long? of) => count is { } some && of is { } all ? (some, all) : null;

    // The measurement keeps the share; the count behind it is whole again when multiplied back.
    private static long? Count(double? share, long? of) => share is { } s && of is { } all ? (long)Math.Round(s * all) : null;
}
