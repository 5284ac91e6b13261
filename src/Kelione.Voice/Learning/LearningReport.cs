using Kelione.Voice.Sentiments;

namespace Kelione.Voice.Learning;

/// <summary>How well the lexicon and what was learnt read the labels of one language, each label read by a model that had not seen it (cross-validation). Immutable.</summary>
public sealed record LearningReport
{
    /// <summary>The language's code.</summary>
    public required string Language { get; init; }

    /// <summary>How many labels.</summary>
    public required int Labels { get; init; }

    /// <summary>How many labels of each class.</summary>
    public required IReadOnlyDictionary<SentimentClass, int> ByClass { get; init; }

    /// <summary>How well the lexicon reads them.</summary>
    public required LearningScore Lexicon { get; init; }

    /// <summary>How well what was learnt reads them; null where there were too few labels to learn from.</summary>
    public LearningScore? Model { get; init; }

    /// <summary>How likely a difference like this is by chance, two-sided, 0 … 1 (McNemar, with correction for continuity); null where nothing was learnt.</summary>
    public double? Chance { get; init; }

    /// <summary>Whether the model speaks for this language: it is better on both scores and the difference is hardly chance (below 0.05).</summary>
    public bool IsUsed { get; init; }
}

/// <summary>How well labels were read. Immutable.</summary>
/// <param name="Accuracy">The share read as labelled, 0 … 1.</param>
/// <param name="MacroF1">The mean over the classes of the harmonic mean of precision and recall, 0 … 1.</param>
public sealed record LearningScore(double Accuracy, double MacroF1);
