using System.Globalization;
using System.Resources;
using Kelione.Journeys;

namespace Kelione.CommandLine;

/// <summary>The words of the views of feedback in the user's language, from FeedbackTexts.resx and its translations; what a translation lacks stands in English.</summary>
/// <param name="culture">The language.</param>
internal sealed class FeedbackTexts(CultureInfo culture)
{
    private static readonly ResourceManager Resources = new("Kelione.CommandLine.Texts.FeedbackTexts", typeof(FeedbackTexts).Assembly);

    /// <summary>A word by its key.</summary>
    public string this[string key] => Resources.GetString(key, culture) ?? throw new MissingManifestResourceException($"There is no text '{key}'.");

    /// <summary>A sentence by its key, its blanks filled.</summary>
    public string Fill(string key, params object[] parts) => string.Format(culture, this[key], parts);

    public string Of(FeedbackKind kind) => this["Kind." + kind];

    public string Of(FeedbackScoreKind score) => this["Score." + score];

    public string Of(PlanVerdict verdict) => this["Plan." + verdict];
}
