using Kelione.Maps;

namespace Kelione.Web.Shared;

/// <summary>How critical a stated barrier is, the same wherever it is shown: what was measured at its step; where nothing was, what people rated.</summary>
/// <param name="Value">0–10.</param>
/// <param name="IsMeasured">Whether it is the step's measured criticality; else people's rating.</param>
public sealed record BarrierRating(double Value, bool IsMeasured)
{
    /// <summary>The rating.</summary>
    /// <returns>Null where the step was not measured and nobody rated the barrier.</returns>
    public static BarrierRating? Of(Kelione.Maps.Barrier barrier, StepMeasure? step) =>
        step?.Criticality is { } measured ? new(measured, IsMeasured: true) : barrier.Criticality is { } rated ? new(rated, IsMeasured: false) : null;
}
