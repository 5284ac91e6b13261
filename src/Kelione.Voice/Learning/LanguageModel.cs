using Kelione.Voice.Sentiments;

namespace Kelione.Voice.Learning;

/// <summary>What was learnt for one language. Immutable.</summary>
/// <param name="Language">The language's code.</param>
/// <param name="Classes">The classes that the labels had, in the order of the model.</param>
/// <param name="Space">The features.</param>
/// <param name="Model">The weights.</param>
internal sealed record LanguageModel(string Language, IReadOnlyList<SentimentClass> Classes, FeatureSpace Space, LinearModel Model)
{
    /// <summary>Learns from texts.</summary>
    /// <param name="language">The language's code.</param>
    /// <param name="bags">Their features.</param>
    /// <param name="labels">Their classes.</param>
    /// <param name="settings">What weighs how much; null for the standard.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <returns>What was learnt.</returns>
    public static LanguageModel Train(string language, IReadOnlyList<FeatureBag> bags, IReadOnlyList<SentimentClass> labels, LearningSettings? settings, CancellationToken cancel)
    {
        var classes = labels.Distinct().Order().ToList();
        var space = FeatureSpace.Of(bags, settings);
        var rows = bags.Select(space.Place).ToList();
        var model = LogisticTrainer.Train(rows, [.. labels.Select(l => classes.IndexOf(l))], classes.Count, space.Count, settings ?? LearningSettings.Standard, cancel);
        return new LanguageModel(language, classes, space, model);
    }

    /// <summary>How likely each direction is.</summary>
    /// <param name="bag">A text's features.</param>
    /// <returns>Negative, neutral, positive; they sum to 1, and a class that no label had is 0.</returns>
    public (double Negative, double Neutral, double Positive) Predict(FeatureBag bag)
    {
        Span<double> shares = stackalloc double[Classes.Count];
        Model.Predict(Space.Place(bag), shares);
        double negative = 0, neutral = 0, positive = 0;
        for (var i = 0; i < shares.Length; i++)
        {
            _ = Classes[i] switch
            {
                SentimentClass.Negative => negative = shares[i],
                SentimentClass.Neutral => neutral = shares[i],
                _ => positive = shares[i],
            };
        }

        return (negative, neutral, positive);
    }

    /// <summary>The likeliest direction.</summary>
    /// <param name="bag">A text's features.</param>
    /// <returns>The class.</returns>
    public SentimentClass Best(FeatureBag bag)
    {
        var (negative, neutral, positive) = Predict(bag);
        return neutral >= negative && neutral >= positive ? SentimentClass.Neutral : negative >= positive ? SentimentClass.Negative : SentimentClass.Positive;
    }
}
