using Kelione.Maps;
using static Kelione.Workspace.BarrierThresholds;

namespace Kelione.Workspace;

/// <summary>Transitions at which some customers fare worse than others: those of this period against the one before, those of a segment against the rest. Differences by Newcombe, corrected for their number.</summary>
/// <param name="Against">What is compared, as in <see cref="BarrierAgainst"/>.</param>
/// <param name="These">These customers in the sentence: "of Students".</param>
/// <param name="Those">The others: "in the period before".</param>
/// <param name="LeastPoints">From how many points on a loss matters.</param>
/// <param name="Comparisons">How many comparisons are made in all.</param>
internal sealed record BarriersAgainstGroup(string Against, string These, string Those, double LeastPoints, int Comparisons)
{
    private readonly double _z = Intervals.Z(Comparisons);

    /// <summary>Barriers by conversion, by waiting and by turning back. Both lists hold the same transitions.</summary>
    public IEnumerable<BarrierMeasure> Find(IReadOnlyList<Transition> these, IReadOnlyList<Transition> those) =>
        these.Zip(those).Where(p => p.First.HasEnough && p.Second.HasEnough)
            .SelectMany(p => new[] { LowConversion(p.First, p.Second), Stall(p.First, p.Second), Loop(p.First, p.Second) }).OfType<BarrierMeasure>();

    private BarrierMeasure? LowConversion(Transition one, Transition other)
    {
        var difference = Intervals.Newcombe(one.On, one.Customers, other.On, other.Customers, _z);
        var leave = Intervals.Newcombe(one.Stayed, one.Customers, other.Stayed, other.Customers, _z);
        return difference.High >= -LeastPoints || leave.High >= 0 ? null : one.Barrier(
            BarrierKind.LowConversion, Against, one.Share, Intervals.Wilson(one.On, one.Customers, _z), other.Share, difference, one.Customers,
            $"{These}, {EvidenceText.Percent(one.Share)} of {EvidenceText.Count(one.Customers)} customers at '{one.From.Name}' go on to '{one.To.Name}'; "
            + $"{Those} {EvidenceText.Percent(other.Share)} of {EvidenceText.Count(other.Customers)}: {EvidenceText.Points(difference)}.");
    }

    private BarrierMeasure? Stall(Transition one, Transition other)
    {
        if (one.Figures is not { MedianSecondsToNext: { } now, P90SecondsToNext: { } nowP90, WentOn: { } on }
            || other.Figures is not { MedianSecondsToNext: { } then, P90SecondsToNext: { } thenP90, WentOn: { } otherOn }
            || Math.Min(on, otherOn) < FewestCustomers || now < NoWait)
        {
            return null;
        }

        // Both the middle and the long waits must have grown: one alone moves when a few customers more take their time.
        var (a, b) = (Math.Max(NoWait, now), Math.Max(NoWait, then));
        var error = Math.Sqrt(Math.Pow(Intervals.LogMedianError(a, Math.Max(a, nowP90), on), 2) + Math.Pow(Intervals.LogMedianError(b, Math.Max(b, thenP90), otherOn), 2));
        var longer = Math.Log(LongerBy);
        return Math.Log(a / b) - _z * error <= longer || Math.Log(Math.Max(a, nowP90) / Math.Max(b, thenP90)) <= longer ? null : one.Barrier(
            BarrierKind.Stall, Against, now, null, then, null, on,
            $"{These}, half of the {EvidenceText.Count(on)} customers who go on from '{one.From.Name}' to '{one.To.Name}' need {EvidenceText.Length(now)} or more; {Those} it was {EvidenceText.Length(then)}.");
    }

    private BarrierMeasure? Loop(Transition one, Transition other)
    {
        var difference = Intervals.Newcombe(one.Figures.Returned, one.Customers, other.Figures.Returned, other.Customers, _z);
        if (difference.Low <= PointsOfLoss)
        {
            return null;
        }

        var (now, then) = (one.Figures.Returned / (double)one.Customers, other.Figures.Returned / (double)other.Customers);
        return one.Barrier(
            BarrierKind.Loop, Against, now, Intervals.Wilson(one.Figures.Returned, one.Customers, _z), then, difference, one.Customers,
            $"{These}, {EvidenceText.Percent(now)} of {EvidenceText.Count(one.Customers)} customers come back to '{one.From.Name}' after a later step; {Those} {EvidenceText.Percent(then)}: "
            + $"{EvidenceText.Points(difference)}.");
    }
}
