using Kelione.Journeys;
using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>Finds the question that a measurement's step numbers answer.</summary>
internal static class MeasuredQuestions
{
    /// <summary>The name of the policy's line that holds the handle of the funnel over the whole map.</summary>
    public const string InOrderNote = "order question";

    private const string Note = "question";

    /// <summary>The handle under which the question was kept; null where the measurement names none.</summary>
    public static string? HandleOf(MapMeasurement measurement) => measurement.Policy.LastOrDefault(p => p.Name == Note)?.Value;

    /// <summary>Where the customers open who reached a step in the order of the map; null where the measurement does not say, or nobody did.</summary>
    public static (string Handle, string Address)? InOrderOf(MapMeasurement measurement, string step)
    {
        var steps = measurement.Steps.Where(s => s.ReachedInOrder is not null).ToList();
        var at = steps.FindIndex(s => s.Id == step);
        return at >= 0 && steps[at].ReachedInOrder > 0 && measurement.Policy.LastOrDefault(p => p.Name == InOrderNote)?.Value is { } handle
            ? (handle, Handles.Address("step", Handles.Part(at + 1)))
            : null;
    }

    /// <summary>The question as it was asked; where it is no longer kept, made anew from the map and the measurement's period. Null where nothing is bound.</summary>
    /// <exception cref="MendableException">A binding, condition or segment of the map is not right.</exception>
    public static async Task<StepMeasuresQuestion?> FindAsync(JourneyWorkspace workspace, JourneyMap map, MapMeasurement measurement, CancellationToken cancellationToken)
    {
        if (HandleOf(measurement) is { } handle && Kept(workspace, handle) is { } kept)
        {
            return kept;
        }

        var known = await workspace.AskAsync(new StatusQuestion(), cancellationToken);
        var binder = new StepBinder([.. known.ByActivity.Select(a => a.Activity)], known.Fields);
        var bound = binder.Bind(map);
        return bound.Count == 0 ? null : new StepQuestions(map, bound, binder.Errors(map.Measure.Errors)).Steps(MeasureScope.Of(map, Options(measurement), workspace.Segments), details: true);
    }

    private static StepMeasuresQuestion? Kept(JourneyWorkspace workspace, string handle)
    {
        try
        {
            return workspace.Questions.Find(handle) as StepMeasuresQuestion;
        }
        catch (MendableException)
        {
            return null;
        }
    }

    private static MeasureOptions Options(MapMeasurement measurement) => new()
    {
        Period = measurement.Period is { From: null, To: null } ? null : new Period(Micros(measurement.Period.From), Micros(measurement.Period.To)),
    };

    private static long? Micros(DateTimeOffset? moment) => moment is { } m ? UtcTime.FromDateTimeOffset(m) : null;
}
