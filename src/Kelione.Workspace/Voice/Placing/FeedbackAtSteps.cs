using Kelione.Journeys;
using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>What feedback says of the steps that it lies on: numbers alone. What a customer wrote is theirs; a measurement is kept, outlives an erasure and is shown to people who may not open customers.</summary>
internal static class FeedbackAtSteps
{
    private const double FeltScale = 5;

    /// <summary>How it is made, for a policy line.</summary>
    public static string Policy { get; } = FormattableString.Invariant(
        $"mean of the sentiment of the feedback at the step, each entry weighing the same, times 5; interval by Student's t within the scale, of equal numbers by the rule of three; below {FeedbackScoresQuestion.LeastShown} only the number is shown");

    /// <summary>By step; steps without feedback are left out.</summary>
    public static IReadOnlyDictionary<string, StepFeedback> Of(IEnumerable<ListedFeedback> placed) => placed
        .Where(f => f.Placement is not null && f.Sentiment is not null)
        .GroupBy(f => f.Placement!.Step, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => Of([.. g]), StringComparer.Ordinal);

    private static StepFeedback Of(List<ListedFeedback> said)
    {
        var negative = said.Count(f => CustomerVoice.SignOf(f.Sentiment!.Value) < 0);
        if (said.Count < FeedbackScoresQuestion.LeastShown)
        {
            return new StepFeedback(said.Count, negative);
        }

        var sample = NumberSample.Of([.. said.Select(f => f.Sentiment!.Value)]);
        var interval = Means.OnScale(sample, -1, 1);
        return new StepFeedback(said.Count, negative, new EmotionMeasure(FeltScale * sample.Mean, new Bounds(FeltScale * interval.Low, FeltScale * interval.High), said.Count));
    }
}
