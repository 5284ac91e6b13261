using Kelione.Journeys;

namespace Kelione.Web.Explore.Funnels.Parts;

/// <summary>Steps in a few words.</summary>
internal static class StepNames
{
    /// <summary>The activities; of more than two the first and how many more.</summary>
    public static string Short(StepPattern step) => step.Activities switch
    {
        [] => step.Conditions.Count > 0 ? string.Join(", ", step.Conditions) : ExploreTexts.Funnels["AnyEvent"],
        [var one] => one,
        [var one, var two] => $"{one} / {two}",
        [var one, ..] => FormattableString.Invariant($"{one} +{step.Activities.Count - 1}"),
    };

    /// <summary>What <see cref="Short"/> leaves out: all activities of several, and the conditions; empty for nothing.</summary>
    public static string More(StepPattern step) => string.Join(" · ", ((IEnumerable<string>)
    [
        step.Activities.Count > 2 ? string.Join(", ", step.Activities) : "",
        step.Activities.Count > 0 ? string.Join(", ", step.Conditions) : "",
    ]).Where(t => t.Length > 0));
}
