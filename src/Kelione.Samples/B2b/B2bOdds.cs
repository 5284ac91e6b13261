namespace Kelione.Samples;

/// <summary>How likely things are when a company buys software; the script draws by these numbers and the truths are computed from them.</summary>
internal static class B2bOdds
{
    public const double RequestsDemo = 0.60;
    public const double HoldsDemo = 0.85;
    public const double StartsTrial = 0.65;
    public const double GetsProposal = 0.70;

    // The decision maker's presence at the demo decides.
    public const double DecisionMakerAtDemo = 0.40;
    public const double SignsWithDecisionMaker = 0.62;
    public const double SignsWithout = 0.30;
    public const double Signs = DecisionMakerAtDemo * SignsWithDecisionMaker + (1 - DecisionMakerAtDemo) * SignsWithout;

    public const double DecisionMakerSigns = 0.80;

    // Without any relation to signing.
    public const double AttendsWebinar = 0.30;

    /// <summary>The median length of a purchase in days; its logarithm spreads by <see cref="CycleSigma"/>.</summary>
    public const double CycleDays = 130;

    public const double CycleSigma = 0.30;

    public const double NpsSurveyed = 0.5;
    public const double Detractors = 0.25;
    public const double Promoters = 0.45;
}
