namespace Kelione.Voice.Sentiments;

/// <summary>The direction of a text.</summary>
public enum SentimentClass
{
    /// <summary>Score of −<see cref="Sentiment.Threshold"/> and below.</summary>
    Negative,

    /// <summary>Between.</summary>
    Neutral,

    /// <summary>Score of +<see cref="Sentiment.Threshold"/> and above.</summary>
    Positive,
}

/// <summary>A word, phrase or sign that decided, with its weight. Immutable.</summary>
/// <param name="Start">Where it begins in the original text, in UTF-16 units.</param>
/// <param name="Length">How long it is there.</param>
/// <param name="Weight">What it added, after negation, strength and contrast; about −5 … +5, below 0 where it spoke against.</param>
/// <param name="Emotion">The emotion it shows; null where it shows none.</param>
public sealed record SentimentWord(int Start, int Length, double Weight, Emotion? Emotion);

/// <summary>How a text feels. Immutable.</summary>
/// <param name="Score">−1 … +1.</param>
/// <param name="Confidence">0 … 1: how much evidence there is and how far it agrees.</param>
/// <param name="Class">The direction, by <see cref="Threshold"/> or by what was learnt.</param>
/// <param name="Emotion">The strongest emotion; null where none shows.</param>
/// <param name="Words">The words that decided, in the order of the text; empty where nothing did.</param>
public sealed record Sentiment(double Score, double Confidence, SentimentClass Class, Emotion? Emotion, IReadOnlyList<SentimentWord> Words)
{
    /// <summary>From this score on, either way, a text has a direction.</summary>
    public const double Threshold = 0.15;

    /// <summary>No direction, and nothing known.</summary>
    public static Sentiment None { get; } = new(0, 0, SentimentClass.Neutral, null, []);

    /// <summary>The direction of a score.</summary>
    /// <param name="score">−1 … +1.</param>
    /// <returns>The class.</returns>
    public static SentimentClass ClassOf(double score) =>
        score <= -Threshold ? SentimentClass.Negative : score >= Threshold ? SentimentClass.Positive : SentimentClass.Neutral;
}

/// <summary>What a person wants with a text.</summary>
public enum VoiceKind
{
    /// <summary>None of the others: a remark, news.</summary>
    None,

    /// <summary>Something went wrong.</summary>
    Complaint,

    /// <summary>Wants to know something.</summary>
    Question,

    /// <summary>Wishes something to be otherwise in future.</summary>
    Suggestion,

    /// <summary>Something was good.</summary>
    Praise,
}
