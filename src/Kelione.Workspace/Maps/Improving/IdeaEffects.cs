using Kelione.Journeys;
using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>Looks what became of the ideas of a map that were released or are being tested.</summary>
public static class IdeaEffects
{
    /// <summary>One for each released idea, and one for each with an experiment; in the map's order.</summary>
    /// <param name="workspace">Where the events are.</param>
    /// <param name="map">The map.</param>
    /// <param name="options">What to look at; for a release the period is of no matter.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="MendableException">A binding, window or segment of the map is not right.</exception>
    public static async Task<ValueList<IdeaEffect>> FindAsync(JourneyWorkspace workspace, JourneyMap map, MeasureOptions? options = null, CancellationToken cancellationToken = default)
    {
        var ideas = map.Ideas.Where(i => i.Status != IdeaStatus.Dropped && (IsReleased(i) || i.Experiment is not null)).ToList();
        if (ideas.Count == 0)
        {
            return [];
        }

        var known = await workspace.AskAsync(new StatusQuestion(), cancellationToken);
        var bound = new StepBinder([.. known.ByActivity.Select(a => a.Activity)], known.Fields).Bind(map);
        var scope = MeasureScope.Of(map, options ?? new MeasureOptions(), workspace.Segments);
        var within = StepQuestions.WindowOf(map);
        var releases = new ReleaseEffects(q => workspace.AskAsync(q, cancellationToken), scope, within);
        var experiments = new ExperimentEffects(workspace, scope, within, cancellationToken);
        var effects = new List<IdeaEffect>();
        foreach (var idea in ideas)
        {
            var target = StepTarget.Of(bound, idea.Step);
            if (IsReleased(idea))
            {
                effects.Add(await releases.OfAsync(idea, target, known));
            }

            if (idea.Experiment is { } experiment)
            {
                effects.Add(await experiments.OfAsync(idea, experiment, target));
            }
        }

        return effects.ToValueList();
    }

    private static bool IsReleased(Idea idea) => idea.ReleasedOn is not null || idea.Status == IdeaStatus.Released;
}
