namespace Kelione.Workspace;

/// <summary>The words that set two groups of texts apart. Immutable.</summary>
/// <param name="By">What tells the groups: <c>rating</c> (the lowest and the highest), <c>sentiment</c>, or <c>groups</c> asked for.</param>
/// <param name="First">How many texts the first group has: the low or negative one.</param>
/// <param name="Second">How many texts the second group has.</param>
/// <param name="Least">In how many texts of both groups a word stands at least.</param>
/// <param name="Words">The words, the clearest first.</param>
public sealed record VoiceWords(string By, long First, long Second, int Least, IReadOnlyList<VoiceWord> Words)
{
    /// <summary>In how many texts a word must stand, where there are texts enough.</summary>
    public const int LeastTexts = 12;

    /// <summary>How clear the difference must be, in standard deviations.</summary>
    public const double LeastZ = 2.8;
}

/// <summary>A word that sets a group apart. Immutable.</summary>
/// <param name="Language">The language's code.</param>
/// <param name="Word">The word or words.</param>
/// <param name="Z">The log-odds ratio in standard deviations: above 0 it is the first group's.</param>
/// <param name="InFirst">In how many texts of the first group it stands.</param>
/// <param name="InSecond">In how many texts of the second group it stands.</param>
public sealed record VoiceWord(string Language, string Word, double Z, int InFirst, int InSecond);
