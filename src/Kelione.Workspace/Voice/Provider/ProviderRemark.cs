using System.Globalization;
using Kelione.Voice.Sentiments;
using Kelione.Voice.Providers;

namespace Kelione.Workspace;

/// <summary>A provider's label as it is kept beside an entry: <c>-0.8 complaint</c>.</summary>
internal static class ProviderRemark
{
    private const int Places = 3;

    /// <summary>The label as text.</summary>
    public static string Write(ProviderLabel label) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Round(label.Score, Places)} {label.Kind.ToString().ToLowerInvariant()}");

    /// <summary>A reading with a provider's label in place of its own direction; the reading itself where there is none.</summary>
    public static TextReading? Over(TextReading? reading, string? remark)
    {
        if (reading is null || remark?.Split(' ') is not [var score, var kind] || !double.TryParse(score, NumberStyles.Float, CultureInfo.InvariantCulture, out var sentiment) || !(Math.Abs(sentiment) <= 1))
        {
            return reading;
        }

        var purpose = Enum.TryParse<VoiceKind>(kind, ignoreCase: true, out var known) && known != VoiceKind.None ? kind : null;
        return reading with { Sentiment = sentiment, Purpose = purpose, Speaker = "provider" };
    }
}
