using Kelione.Maps;

namespace Kelione.Web.Maps.Together;

/// <summary>What the marks of a drawing open in the editor.</summary>
internal static class SceneTargets
{
    /// <summary>The step that a mark belongs to, and the thing that it selects.</summary>
    /// <param name="map">The map.</param>
    /// <param name="mark">The mark's id, such as <c>step:pays</c> or <c>card:price-late</c>.</param>
    /// <returns>Null for what opens nothing.</returns>
    public static SceneTarget? Find(JourneyMap map, string mark)
    {
        var (sort, id) = mark.Split(':', 3) is [var s, var i, ..] ? (s, i) : ("", mark);
        return sort switch
        {
            "step" or "measures" or "feature" => Step(map, id),
            "stop" or "forced" => mark.Split(':') is [_, _, var step, ..] ? Step(map, step) : null,
            "card" => map.Cards.FirstOrDefault(c => c.Id == id) is { } card ? new(card.Step ?? First(map, card.Stage), card.Id) : null,
            "idea" => map.Ideas.FirstOrDefault(x => x.Id == id) is { } idea ? new(idea.Step, idea.Id) : null,
            "barrier" => map.Barriers.FirstOrDefault(x => x.Id == id) is { } barrier ? new(barrier.Step, barrier.Id) : Step(map, id),
            "stage" or "panel" or "loss" or "leave" or "gate" => First(map, id) is { } first ? new(first, null) : null,
            _ => map.Barriers.FirstOrDefault(x => x.Id == mark) is { } said ? new(said.Step, said.Id) : Step(map, mark.Split(':').FirstOrDefault(part => map.Steps().Any(x => x.Id == part)) ?? ""),
        };
    }

    private static SceneTarget? Step(JourneyMap map, string id) => map.Steps().Any(s => s.Id == id) ? new(id, null) : null;

    private static string? First(JourneyMap map, string? stage) => map.Stages.FirstOrDefault(s => s.Id == stage)?.Steps.Select(s => s.Id).FirstOrDefault();
}

/// <summary>What a mark opens.</summary>
/// <param name="Step">The step shown in the inspector; null for none.</param>
/// <param name="Thing">The card, barrier or idea that is selected; null for none.</param>
internal sealed record SceneTarget(string? Step, string? Thing);
