using Kelione.Journeys;
using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>Texts of a draft, no longer than a map takes them: an activity can be a whole address with all that was asked there.</summary>
internal static class DraftTexts
{
    /// <summary>A name that a poster can show whole.</summary>
    public static string Name(string name) => Cut(name, MapChecks.LongestName);

    /// <summary>A text that a map takes.</summary>
    public static string Whole(string text) => Cut(text, MapChecks.LongestText);

    /// <summary>A pattern as text, of as many of its activities as a map has room for; null where it has none or not even one fits.</summary>
    public static string? Pattern(StepPattern pattern)
    {
        for (var count = pattern.Activities.Count; count > 0; count--)
        {
            if ((pattern with { Activities = [.. pattern.Activities.Take(count)] }).ToString() is { Length: <= MapChecks.LongestText } text)
            {
                return text;
            }
        }

        return null;
    }

    // Half a character of two is none.
    private static string Cut(string text, int most) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1)] + "…";
}
