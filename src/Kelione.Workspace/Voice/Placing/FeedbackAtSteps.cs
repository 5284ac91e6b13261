using Kelione.Journeys;
using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>What feedback says of the steps that it lies on.</summary>
internal static class FeedbackAtSteps
{
    private const double FeltScale = 5;
    private const int QuoteLength = 160;

    /// <summary>How it is made, for a policy line.</summary>
    public static string Policy { get; } = FormattableString.Invariant(
        $"mean of the sentiment of the feedback at the step, each entry weighing the same, times 5; interval by Student's t; below {FeedbackScoresQuestion.LeastShown} only the number is shown");

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
        var interval = Means.StudentT(sample)!;
        return new StepFeedback(said.Count, negative, new EmotionMeasure(
            FeltScale * sample.Mean, new Bounds(FeltScale * Math.Max(-1, interval.Low), FeltScale * Math.Min(1, interval.High)), said.Count, Quote: Quote(said, sample.Mean)));
    }

    // What stands for the rest: of the same direction as the mean, nearest to it, and short enough to be read at a glance.
    private static string Quote(List<ListedFeedback> said, double mean) => said
        .Where(f => f.Entry.Text.Length is > 0 and <= QuoteLength && CustomerVoice.SignOf(f.Sentiment!.Value) == CustomerVoice.SignOf(mean))
        .OrderBy(f => Math.Abs(f.Sentiment!.Value - mean)).ThenByDescending(f => f.Entry.TimeMicros ?? 0).ThenBy(f => f.Entry.Number)
        .FirstOrDefault()?.Entry.Text ?? "";
}
