using Kelione.Journeys;

namespace Kelione.Web.Explore.Funnels.Parts;

/// <summary>How a number of side A differs from the same number of side B.</summary>
/// <param name="Value">A − B, as a share: −1…1, or −2…2 for a difference of differences.</param>
/// <param name="Interval">Its interval (95 %); null where none can be stated.</param>
internal sealed record SideDifference(double Value, Interval? Interval)
{
    /// <summary>Whether the interval leaves out 0.</summary>
    public bool IsClear => Interval is not null && !Interval.Contains(0);

    /// <summary>
    /// By how many points more (or fewer) the same deed goes together with coming back in A than in B. The interval puts the distances of the two intervals together as square roots of sums of squares,
    /// as Newcombe does for two shares (MOVER, Zou and Donner 2008); it takes the two sides for different customers.
    /// </summary>
    public static SideDifference Of(AhaCandidate a, AhaCandidate b)
    {
        var value = a.Difference - b.Difference;
        return new SideDifference(value, new Interval(
            value - Length(a.Difference - a.Low, b.High - b.Difference),
            value + Length(a.High - a.Difference, b.Difference - b.Low)));
    }

    /// <summary>
    /// The difference of a channel's share of the results. Where each result is credited by itself, a share is a mean of credits between 0 and 1, and such a mean never varies more than a share of whole results of the same size:
    /// Newcombe's interval is then on the safe side. A model that shares out all results at once has none.
    /// </summary>
    public static SideDifference? Of(AttributionAnswer a, AttributionAnswer b, AttributionModel model, string channel)
    {
        if (a.Conversions <= 0 || b.Conversions <= 0 || ShareOf(a, model, channel) is not { } left || ShareOf(b, model, channel) is not { } right)
        {
            return null;
        }

        var (ofA, ofB) = ((long)Math.Round(a.Conversions), (long)Math.Round(b.Conversions));
        return new SideDifference(left - right, IsPerResult(model) && ofA > 0 && ofB > 0 ? Proportions.Newcombe((long)Math.Round(left * ofA), ofA, (long)Math.Round(right * ofB), ofB) : null);
    }

    /// <summary>Whether a model credits each result by itself.</summary>
    public static bool IsPerResult(AttributionModel model) => model is not (AttributionModel.Markov or AttributionModel.ShapleyRate);

    // A channel that a side has never seen has no share of it.
    private static double? ShareOf(AttributionAnswer answer, AttributionModel model, string channel) =>
        answer.Models.FirstOrDefault(m => m.Model == model) is { } result ? result.Channels.FirstOrDefault(c => c.Channel == channel)?.Share ?? 0 : null;

    private static double Length(double a, double b) => Math.Sqrt((a * a) + (b * b));
}
