using Kelione.Journeys;
using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>The way from a measured step to the next one, with its figures.</summary>
/// <param name="From">The step left.</param>
/// <param name="To">The next one.</param>
/// <param name="Figures">The figures of the step left.</param>
/// <param name="NextCustomers">Customers of the next step, wherever they came from.</param>
/// <param name="MayJump">Whether passing the next step by is as good as doing it: see <see cref="GoingOn"/>.</param>
internal sealed record Transition(BoundStep From, BoundStep To, StepFigures Figures, long NextCustomers, bool MayJump)
{
    /// <summary>The step's customers.</summary>
    public long Customers => Figures.Customers;

    /// <summary>Those who went on; where the next step may be passed by, whoever did so as well.</summary>
    public long On => GoingOn.Count(Figures, MayJump);

    /// <summary>Their share, 0–1.</summary>
    public double Share => Customers == 0 ? 0 : On / (double)Customers;

    /// <summary>Those who did some later step, the next one or another: all but those who left.</summary>
    public long Stayed => Customers - (Figures.Exits ?? 0);

    /// <summary>Their share, 0–1.</summary>
    public double StayedShare => Customers == 0 ? 0 : Stayed / (double)Customers;

    /// <summary>
    /// Whether the map's order fits here. It does not where nearly all who did not go on did a later step instead, or where hardly any customer of the next step came from this one:
    /// then nothing stands in the way, the drawn way is another than theirs, which coverage and conformance tell.
    /// </summary>
    public bool IsTheWay => Customers - Stayed >= BarrierThresholds.LeastLeft * (Customers - On) && (Figures.WentOn ?? 0) >= BarrierThresholds.LeastFeed * NextCustomers;

    /// <summary>Whether there are enough customers to say anything.</summary>
    public bool HasEnough => Customers >= BarrierThresholds.FewestCustomers;

    /// <summary>
    /// The transitions of an answer on which somebody can still miss the goal. After the last required step all that was asked of the customer is done: who stops there is not lost.
    /// </summary>
    public static IReadOnlyList<Transition> Of(JourneyMap map, IReadOnlyList<BoundStep> bound, StepMeasuresAnswer answer)
    {
        var goal = 0;
        for (var i = 0; i < bound.Count; i++)
        {
            goal = bound[i].Optional ? goal : i;
        }

        return [.. Enumerable.Range(0, goal).Select(i => new Transition(
            bound[i], bound[i + 1], answer.Steps[i], answer.Steps[i + 1].Customers, GoingOn.MayPassBy(map, bound, i)))];
    }

    /// <summary>The beginning of a barrier found here.</summary>
    public BarrierMeasure Barrier(BarrierKind kind, string against, double value, Bounds? interval, double expected, Bounds? difference, long n, string evidence) => new()
    {
        Step = From.Id, To = To.Id, Kind = kind, Against = against, Value = value, Interval = interval, Expected = expected, Difference = difference, N = n, Evidence = evidence,
    };
}

/// <summary>Against what a barrier stands out, as measurements write it.</summary>
internal static class BarrierAgainst
{
    /// <summary>The other transitions or steps of the map.</summary>
    public const string Others = "others";

    /// <summary>The period of the same length before.</summary>
    public const string Past = "past";

    /// <summary>Customers of one segment against all others.</summary>
    public const string Segment = "segment";

    /// <summary>Other customers at the same step.</summary>
    public const string Self = "self";
}
