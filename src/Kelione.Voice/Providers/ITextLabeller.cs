using Kelione.Voice.Sentiments;

namespace Kelione.Voice.Providers;

/// <summary>What a provider made of a text. Immutable.</summary>
/// <param name="Class">The direction.</param>
/// <param name="Score">−1 … +1, on the side of the class.</param>
/// <param name="Kind">What the person wants.</param>
public sealed record ProviderLabel(SentimentClass Class, double Score, VoiceKind Kind);

/// <summary>Labels texts elsewhere: an AI provider that somebody switched on. There is none unless a person chose one.</summary>
public interface ITextLabeller
{
    /// <summary>The provider's name, as readings and reports show it.</summary>
    string Name { get; }

    /// <summary>Labels texts.</summary>
    /// <param name="texts">The texts; every one of them leaves the house.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <returns>A label for each text in their order; null where the provider's answer was not understood.</returns>
    /// <exception cref="HttpRequestException">The provider does not answer.</exception>
    Task<IReadOnlyList<ProviderLabel?>> LabelAsync(IReadOnlyList<string> texts, CancellationToken cancel);
}
