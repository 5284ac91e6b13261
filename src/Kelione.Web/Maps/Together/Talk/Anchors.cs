using Kelione.Maps;

namespace Kelione.Web.Maps.Together;

/// <summary>What comments are about: <c>step:pays</c>, <c>card:price-late</c>, <c>stage:study</c>; empty for the map itself.</summary>
internal static class Anchors
{
    /// <summary>An anchor as a page names it; a bare id is a step's.</summary>
    public static string Of(string anchor) => anchor.Length == 0 || anchor.Contains(':', StringComparison.Ordinal) ? anchor : "step:" + anchor;

    /// <summary>Whether a talk about one thing is shown with another: a step shows what is said about its cards, barriers and ideas as well.</summary>
    /// <param name="map">The map.</param>
    /// <param name="shown">What the panel is about.</param>
    /// <param name="about">What the talk is about.</param>
    public static bool Includes(JourneyMap map, string shown, string about) => shown == about || (shown.StartsWith("step:", StringComparison.Ordinal) && StepOf(map, about) == shown[5..]);

    /// <summary>The step that an anchor stands at; null for none.</summary>
    public static string? StepOf(JourneyMap map, string anchor) => anchor.Split(':', 2) is not [var sort, var id] ? null : sort switch
    {
        "step" => id,
        "card" => map.Cards.FirstOrDefault(c => c.Id == id)?.Step,
        "barrier" => map.Barriers.FirstOrDefault(b => b.Id == id)?.Step,
        "idea" => map.Ideas.FirstOrDefault(i => i.Id == id)?.Step,
        _ => null,
    };

    /// <summary>The name of the thing, and of its step before it; of what is gone, that it is gone.</summary>
    public static (string Name, string Thing) Words(JourneyMap map, string anchor)
    {
        var words = MapsTexts.Together;
        if (anchor.Split(':', 2) is not [var sort, var id])
        {
            return (map.Title, "");
        }

        var step = map.Steps().FirstOrDefault(s => s.Id == StepOf(map, anchor))?.Name;
        var thing = sort switch
        {
            "step" => step,
            "stage" => map.Stages.FirstOrDefault(s => s.Id == id)?.Name,
            "lane" => map.Lanes.FirstOrDefault(l => l.Id == id)?.Name,
            "card" => map.Cards.FirstOrDefault(c => c.Id == id) is { } card ? card.Text.Length > 0 ? card.Text : card.Quote : null,
            "barrier" => map.Barriers.FirstOrDefault(b => b.Id == id)?.Text,
            "idea" => map.Ideas.FirstOrDefault(i => i.Id == id)?.Text,
            _ => null,
        };
        return thing is null ? (words["Comments.Gone"], "") : step is null || sort == "step" ? (thing, "") : (step, $"{words["Sort." + sort]} “{Cut(thing)}”");
    }

    private static string Cut(string text) => text.Length > 48 ? text[..47] + "…" : text;
}
