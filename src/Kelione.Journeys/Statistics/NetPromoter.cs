namespace Kelione.Journeys;

/// <summary>The answers to the question for recommendation, by group: 9 and 10 promote, 7 and 8 are passive, 0 to 6 detract. Immutable.</summary>
/// <param name="Promoters">9 and 10.</param>
/// <param name="Passives">7 and 8.</param>
/// <param name="Detractors">0 to 6.</param>
public readonly record struct NetPromoter(long Promoters, long Passives, long Detractors)
{
    /// <summary>All answers.</summary>
    public long Count => Promoters + Passives + Detractors;

    /// <summary>The share of promoters less that of detractors, in points from −100 to +100; NaN where there are no answers.</summary>
    public double Score => 100.0 * (Promoters - Detractors) / Count;

    /// <summary>
    /// The interval (95 %) of the score, in points: the variance of a difference of two shares of one multinomial, with one answer added to each group before,
    /// so that it keeps its promise in small and one-sided samples (B. Rocks, 2016, The American Statistician 70, 365–372). Null where there are no answers.
    /// </summary>
    public Interval? Interval()
    {
        if (Count == 0)
        {
            return null;
        }

        var (centre, error) = Adjusted();
        var half = Proportions.Z95 * error;

        // The score itself always lies inside: the added answers draw the centre towards zero.
        return new Interval(Math.Max(-100, Math.Min(Score, 100 * (centre - half))), Math.Min(100, Math.Max(Score, 100 * (centre + half))));
    }

    /// <summary>The interval (95 %) of the change from one score to another, in points, the answers being of different people. Null where either has none.</summary>
    public static Interval? Change(NetPromoter before, NetPromoter after)
    {
        if (before.Count == 0 || after.Count == 0)
        {
            return null;
        }

        var (first, second) = (before.Adjusted(), after.Adjusted());
        var centre = second.Centre - first.Centre;
        var half = Proportions.Z95 * Math.Sqrt((first.Error * first.Error) + (second.Error * second.Error));
        return new Interval(Math.Max(-200, 100 * (centre - half)), Math.Min(200, 100 * (centre + half)));
    }

    private (double Centre, double Error) Adjusted()
    {
        double n = Count + 3;
        var (promoters, detractors) = ((Promoters + 1) / n, (Detractors + 1) / n);
        var centre = promoters - detractors;
        return (centre, Math.Sqrt((promoters + detractors - (centre * centre)) / n));
    }
}
