namespace Kelione.Voice.Learning;

/// <summary>How learning weighs what; settled on the tuning parts of the evaluation's texts by its <c>search-learning</c>. Immutable.</summary>
internal sealed record LearningSettings
{
    /// <summary>As the product learns.</summary>
    public static LearningSettings Standard { get; } = new();

    /// <summary>How far the data may pull against the penalty.</summary>
    public double Strength { get; init; } = 4;

    /// <summary>How much the lexicon's evidence weighs.</summary>
    public double Evidence { get; init; } = 0.6;

    /// <summary>How much words and pairs of words weigh, which together make this length.</summary>
    public double Words { get; init; } = 1;

    /// <summary>The same for letters in a row.</summary>
    public double Letters { get; init; } = 1;

    /// <summary>The power of its rarity by which a rare class weighs more: 0 as it comes, 1 all classes alike.</summary>
    public double Rarity { get; init; } = 0.5;
}
