using Kelione.Journeys;
using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>
/// How much a step's losses matter: 10 · (loss · d + audience · a + goal · g + feedback · f), the weights divided by their sum over the terms that there are (docs/semantics.md, Criticality).
/// </summary>
internal static class Criticality
{
    /// <summary>The terms; null where the step leads nowhere or nobody was there.</summary>
    /// <param name="converted">Customers who went on, those who passed an optional next step by among them.</param>
    /// <param name="customers">The step's customers.</param>
    /// <param name="all">The map's customers.</param>
    /// <param name="done">Steps done when this one is done, itself among them.</param>
    /// <param name="steps">All steps of the map.</param>
    /// <param name="feedback">What was said at the step; null where there is no feedback.</param>
    /// <param name="weights">The weights as the map states them.</param>
    public static CriticalityTerms? Terms(long converted, long customers, long all, int done, int steps, StepFeedback? feedback, CriticalityWeights weights)
    {
        if (customers == 0 || all == 0)
        {
            return null;
        }

        var negative = feedback is { N: > 0 } ? Proportions.Wilson(feedback.Negative, feedback.N)!.Low : (double?)null;
        var sum = weights.Loss + weights.Audience + weights.Goal + (negative is null ? 0 : weights.Feedback);
        if (!(sum > 0) || weights.Loss < 0 || weights.Audience < 0 || weights.Goal < 0 || weights.Feedback < 0)
        {
            throw new MendableException("The weights of criticality must be 0 or more, and those of loss, audience and goal together more than 0.");
        }

        return new CriticalityTerms(
            1 - converted / (double)customers, customers / (double)all, done / (double)steps, negative,
            weights.Loss / sum, weights.Audience / sum, weights.Goal / sum, negative is null ? 0 : weights.Feedback / sum);
    }

    /// <summary>The criticality that the terms come to, 0–10.</summary>
    public static double Of(CriticalityTerms terms) =>
        10 * (terms.LossWeight * terms.Loss + terms.AudienceWeight * terms.Audience + terms.GoalWeight * terms.Goal + terms.FeedbackWeight * (terms.Feedback ?? 0));

    /// <summary>How it is made, in one line.</summary>
    public static string InWords(CriticalityWeights w, bool feedback) => FormattableString.Invariant(
        $"10 × weighted mean of loss ({w.Loss:0.##}), audience ({w.Audience:0.##}), nearness to the goal ({w.Goal:0.##}) and negative feedback ({w.Feedback:0.##})")
        + (feedback ? "; where a step has no feedback its weight is spread over the rest" : "; there is no feedback yet: its weight is spread over the rest");
}
