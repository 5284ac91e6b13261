using Kelione.Journeys;
using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>How many are still there so many days after they began: drawn on maps of product use.</summary>
internal static class RetentionCurve
{
    private const int LeastDays = 30;
    private const int MostDays = 400;
    private const int DaysUnlessStated = 90;

    /// <summary>The question: unbounded retention since the first event of the map, as many days as the map's stages state.</summary>
    public static RetentionQuestion Question(JourneyMap map, IReadOnlyList<BoundStep> bound, Scope scope)
    {
        var last = map.Stages.Max(s => Math.Max(s.ToDay ?? 0, s.FromDay ?? 0));
        return new RetentionQuestion
        {
            Scope = scope, Kind = RetentionKind.Unbounded, Periods = last > 0 ? (int)Math.Clamp(Math.Ceiling(last), LeastDays, MostDays) : DaysUnlessStated, Start = Start(bound),
        };
    }

    /// <summary>The curve's points; days that nobody has lived to are left out.</summary>
    public static ValueList<RetentionMeasure> Points(RetentionAnswer answer) =>
        answer.Overall.Where(p => p.Size > 0).Select(p => new RetentionMeasure(p.Period, p.Size, p.Customers / (double)p.Size)).ToValueList();

    // Steps with conditions cannot be one pattern together; the map then begins at its first step.
    private static StepPattern Start(IReadOnlyList<BoundStep> bound) => bound.All(b => b.Events is { Conditions.Count: 0, Activities.Count: > 0 })
        ? new StepPattern { Activities = [.. bound.SelectMany(b => b.Events.Activities).Distinct(StringComparer.Ordinal)] }
        : bound[0].Events;
}
