using Kelione.Maps;
using Kelione.Workspace;

namespace Kelione.Web.Improve;

/// <summary>The sentences at the head of the page.</summary>
internal static class ImproveFinding
{
    private static AreaTexts L => ImproveTexts.All;

    /// <summary>What comes first, and how much fits.</summary>
    public static string Of(ImproveState state)
    {
        var ideas = state.Ideas;
        if (state.Map.Ideas.Count == 0)
        {
            return L["Finding.NoIdeas", state.Map.Barriers.Count(b => b.Status == BarrierStatus.Open) + (state.Measured?.Barriers.Count ?? 0)];
        }

        if (ideas.Ranked.Count == 0)
        {
            return state.Measured is null ? L["Finding.NotMeasured", ideas.NoScoreYet.Count] : L["Finding.NoScores", ideas.NoScoreYet.Count];
        }

        var (first, score) = (ideas.Ranked[0].Idea.Text, ImproveWords.Score(ideas.Ranked[0].Score));
        return state.Map.Priority.Budget is { } budget && ideas.Line is { } line
            ? L["Finding.Budget", line.Above, ideas.Ranked.Count, ImproveWords.Amount(budget), ImproveWords.Unit(state.Map.Priority.Unit), first, score]
            : L["Finding.First", first, score, ImproveWords.Amount(ideas.Most)];
    }

    /// <summary>What became of the newest release; null where nothing was.</summary>
    public static string? Under(ImproveState state) => Newest(state) is { Without: { } without, With: { } with } effect
        ? L["Under.Effect", Text(state, effect), ImproveWords.Verdict(effect.Verdict), ImproveWords.Percent(without.Share), ImproveWords.Percent(with.Share)]
        : null;

    /// <summary>The effect of the newest release that could be measured; else the first one; null where there is none.</summary>
    public static IdeaEffect? Newest(ImproveState state) => state.Effects?
        .OrderByDescending(e => e.Verdict != IdeaVerdict.NotMeasured)
        .ThenByDescending(e => state.Map.Ideas.FirstOrDefault(i => i.Id == e.Idea)?.ReleasedOn ?? DateOnly.MinValue)
        .FirstOrDefault();

    /// <summary>The words of the idea of an effect.</summary>
    public static string Text(ImproveState state, IdeaEffect effect) => state.Map.Ideas.FirstOrDefault(i => i.Id == effect.Idea)?.Text ?? effect.Idea;

    /// <summary>The step of the greatest criticality; null where none is known.</summary>
    public static string? HardestStep(ImproveState state) => state.Measured?.Steps.Where(s => s.Criticality is not null).MaxBy(s => s.Criticality)?.Id;
}
