using Kelione.Journeys;
using Kelione.Maps;
using Kelione.Web.Shared;
using Kelione.Workspace;

namespace Kelione.Web.Maps.Home;

/// <summary>What moved, in words.</summary>
internal static class MoveWords
{
    private static AreaTexts L => MapsTexts.Home;

    /// <summary>Which number: “Chooses delivery” → “Pays”.</summary>
    public static string Name(MapMove move, MapOverview overview)
    {
        if (move.Number.Number == "conversionToNext" && overview.Newest?.Steps.FirstOrDefault(s => s.Id == move.Step)?.Next is { } next && NameOf(overview, next) is { } to)
        {
            return L["Move.conversionToNext", NameOf(overview, move.Step!) ?? move.Name, to];
        }

        return move.Number.Number == "finished" ? L["Move.finished"] : L["Move." + move.Number.Number, NameOf(overview, move.Step ?? "") ?? move.Name];
    }

    /// <summary>The numbers that have words here; others are not told in the list.</summary>
    public static bool IsKnown(MapMove move) => move.Number is { Number: "conversionToNext" or "exits" or "retained" or "errors" or "succeeded" or "finished", Before: not null, After: not null };

    /// <summary><c>84.3 → 75.0 %</c>.</summary>
    public static string Values(MapMove move) => Figures.Shift(move.Number.Before!.Value, move.Number.After!.Value);

    /// <summary>Where the newer number opens to the customers behind it; null for a number that nobody stands behind.</summary>
    public static string? Address(MapMove move) => move is { Step: { } step, Number.After: > 0 } && What(move.Number.Number) is { } what ? Handles.Address(what, step) : null;

    /// <summary>How the newest measurement counted.</summary>
    public static IReadOnlyList<PolicyLine> Policy(MapOverview overview) => [.. (overview.Newest?.Policy ?? []).Where(p => p.Name is "window" or "ties" or "period" or "filters" or "retention").Select(p => new PolicyLine(p.Name, p.Value))];

    private static string? What(string number) => number switch { "conversionToNext" => "on", "exits" or "retained" or "errors" or "succeeded" => number, _ => null };

    private static string? NameOf(MapOverview overview, string step) => overview.Map.Map.Steps().FirstOrDefault(s => s.Id == step)?.Name;
}
