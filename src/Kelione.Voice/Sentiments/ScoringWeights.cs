namespace Kelione.Voice.Sentiments;

/// <summary>The numbers by which evidence is weighed, settled on the tuning parts of the evaluation's texts and the same in all languages. Immutable.</summary>
internal sealed record ScoringWeights
{
    /// <summary>The weights in use.</summary>
    public static ScoringWeights Standard { get; } = new();

    /// <summary>The score is S / √(S² + this): one clear word (±2) makes about ±0.5, a hint (±0.5) alone stays below the threshold.</summary>
    public double Damping { get; init; } = 12;

    /// <summary>What a negation makes of praise.</summary>
    public double NegatedPraise { get; init; } = -0.9;

    /// <summary>What a negation makes of blame.</summary>
    public double NegatedBlame { get; init; } = -0.2;

    /// <summary>The weight of what stands after "but".</summary>
    public double AfterContrast { get; init; } = 1.2;

    /// <summary>The weight of praise in a question.</summary>
    public double PraiseInQuestion { get; init; } = 0.25;

    /// <summary>The weight of blame in a question.</summary>
    public double BlameInQuestion { get; init; } = 0.6;

    /// <summary>The weight of either in a wish.</summary>
    public double InWish { get; init; } = 0.4;

    /// <summary>What a phrase of complaint adds.</summary>
    public double Complaint { get; init; } = -0.9;

    /// <summary>What thanks add.</summary>
    public double Thanks { get; init; } = 1.2;

    /// <summary>What thanks add to a request ("Can you check? Thanks").</summary>
    public double ThanksInRequest { get; init; } = 0.2;

    /// <summary>What a phrase of irony adds.</summary>
    public double Irony { get; init; } = -1;

    /// <summary>What irony makes of praise in its sentence.</summary>
    public double PraiseInIrony { get; init; } = -0.6;

    /// <summary>What quotation marks make of one or two words of praise.</summary>
    public double PraiseInQuotes { get; init; } = -0.7;

    /// <summary>The weight of a longer quotation: somebody else's words.</summary>
    public double Quoted { get; init; } = 0.5;

    /// <summary>The strength of capitals.</summary>
    public double Shouted { get; init; } = 1.25;

    /// <summary>The strength of a held letter.</summary>
    public double Stretched { get; init; } = 1.2;

    /// <summary>The strength of each exclamation mark, up to three.</summary>
    public double Exclaim { get; init; } = 0.1;

    /// <summary>The weight of all in a text that shares a link: news and advertising more often than a person's own feeling.</summary>
    public double News { get; init; } = 0.65;

    /// <summary>The weight of a blame beside a praise of the same strength.</summary>
    public double Blame { get; init; } = 1.3;
}
