using System.Text.Json;
using Kelione.Voice.Sentiments;

namespace Kelione.Voice.Providers;

/// <summary>Reads what a model answered. It is anybody's text: nothing in it is believed beyond labels within their bounds.</summary>
internal static class ProviderAnswer
{
    /// <summary>Reads an answer: an array of <c>{"i":0,"score":-0.8,"kind":"complaint"}</c>, perhaps with words around it.</summary>
    /// <param name="answer">The answer's text.</param>
    /// <param name="count">How many texts were asked about.</param>
    /// <returns>The labels; null where one is missing or not understood.</returns>
    public static ProviderLabel?[] Read(string answer, int count)
    {
        var labels = new ProviderLabel?[count];
        var (from, to) = (answer.AsSpan().IndexOf('['), answer.AsSpan().LastIndexOf(']'));
        if (from < 0 || to <= from)
        {
            return labels;
        }

        try
        {
            using var document = JsonDocument.Parse(answer.AsMemory(from, to - from + 1));
            foreach (var element in document.RootElement.EnumerateArray())
            {
                if (element.ValueKind == JsonValueKind.Object && Number(element, "i") is { } index && index == Math.Floor(index) && index >= 0 && index < count && Number(element, "score") is { } score)
                {
                    var bounded = Math.Clamp(score, -1, 1);
                    labels[(int)index] = new ProviderLabel(Sentiment.ClassOf(bounded), bounded, Kind(element));
                }
            }
        }
        catch (JsonException)
        {
            return new ProviderLabel?[count];
        }

        return labels;
    }

    private static double? Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number) ? number : null;

    private static VoiceKind Kind(JsonElement element) =>
        element.TryGetProperty("kind", out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString() switch
            {
                "complaint" => VoiceKind.Complaint,
                "question" => VoiceKind.Question,
                "suggestion" => VoiceKind.Suggestion,
                "praise" => VoiceKind.Praise,
                _ => VoiceKind.None,
            }
            : VoiceKind.None;
}
