using Kelione.Voice.Sentiments;
using Kelione.Voice.Text;

namespace Kelione.Voice;

/// <summary>What one reading needs to work with; taken from a pile and given back, so that reading makes little garbage. Not thread-safe.</summary>
internal sealed class Desk
{
    private const int MostKept = 8_192;

    /// <summary>A new desk.</summary>
    /// <param name="weights">The numbers by which evidence is weighed.</param>
    public Desk(ScoringWeights weights)
    {
        Text = new SpokenText(Tokens);
        Scorer = new SentimentScorer(Hits, weights);
    }

    /// <summary>The text's tokens.</summary>
    public TokenList Tokens { get; } = new();

    /// <summary>The text's words.</summary>
    public SpokenText Text { get; }

    /// <summary>The entries found.</summary>
    public HitFinder Hits { get; } = new();

    /// <summary>Weighs them.</summary>
    public SentimentScorer Scorer { get; }

    /// <summary>Gives back the memory that an uncommonly long text took.</summary>
    public void Trim()
    {
        if (Tokens.Tokens.Capacity > MostKept)
        {
            Tokens.Clear();
            Tokens.Tokens.TrimExcess();
            Text.Words.Clear();
            Text.Words.TrimExcess();
        }
    }
}
