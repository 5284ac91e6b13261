using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>Numbers of two answers to the same question side by side.</summary>
internal static class Differences
{
    /// <summary>Every number that either side has, in the order of the answer.</summary>
    public static IReadOnlyList<Difference> Of(IReadOnlyList<Measure> left, IReadOnlyList<Measure> right)
    {
        var rights = right.DistinctBy(m => m.Address).ToDictionary(m => m.Address);
        var lefts = left.Select(m => m.Address).ToHashSet();
        var pairs = left.DistinctBy(m => m.Address).Select(m => (Left: (Measure?)m, Right: rights.GetValueOrDefault(m.Address)))
            .Concat(rights.Values.Where(m => !lefts.Contains(m.Address)).Select(m => (Left: (Measure?)null, Right: (Measure?)m))).ToList();
        var p = pairs.Where(x => IsTested(x.Left, x.Right)).Select(x => Proportions.TwoProportionP(x.Left!.Count, x.Left.Of, x.Right!.Count, x.Right.Of)).ToArray();
        var q = new Queue<double>(Proportions.BenjaminiHochberg(p));
        return
        [
            .. pairs.Select(x => One(x.Left, x.Right, IsTested(x.Left, x.Right) ? q.Dequeue() : null))
                .OrderBy(d => d.Kind == MeasureKind.Share ? 0 : 1)
                .ThenByDescending(d => d.Kind == MeasureKind.Share ? SizeOf(d) : 0)
                .ThenBy(d => d.Address, StringComparer.Ordinal),
        ];
    }

    // Sums that are added in another order differ in their last digits: what is smaller than a billionth is no difference to sort by.
    private static double SizeOf(Difference difference) => difference.Value is { } value ? Math.Round(Math.Abs(value), 9) : -1;

    private static bool IsTested(Measure? left, Measure? right) => left is { Kind: MeasureKind.Share, Of: > 0 } && right is { Kind: MeasureKind.Share, Of: > 0 };

    private static Difference One(Measure? left, Measure? right, double? q)
    {
        var (leftValue, rightValue) = (Value(left), Value(right));
        var interval = q is null ? null : Proportions.Newcombe(left!.Count, left.Of, right!.Count, right.Of);
        return new Difference(
            (left ?? right)!.Address, (left ?? right)!.Kind, leftValue, rightValue, leftValue - rightValue, interval, q, q <= 0.05 && interval is not null && !interval.Contains(0));
    }

    private static double? Value(Measure? measure) => measure is null || double.IsNaN(measure.Value) ? null : measure.Value;
}
