using Kelione.Journeys;
using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>What was found beyond the plain figures.</summary>
/// <param name="Barriers">Barriers, in no order, without criticality.</param>
/// <param name="Aha">Aha moments, the clearest first.</param>
/// <param name="Policy">How they were looked for.</param>
internal sealed record Findings(IReadOnlyList<BarrierMeasure> Barriers, IReadOnlyList<AhaMeasure> Aha, IReadOnlyList<PolicyNote> Policy);

/// <summary>How barriers and aha moments are looked for, in lines.</summary>
internal static class FindingPolicy
{
    /// <summary>The lines.</summary>
    public static IReadOnlyList<PolicyNote> Lines(AhaQuestion aha, Period? previous, int segments) =>
    [
        new("barriers", "by intervals at 95 % over all comparisons of a sort together (Bonferroni), and only where the difference matters in practice; docs/semantics.md has the bounds"),
        new("barriers against", $"the map's other transitions; other customers at the step; {(previous is null ? "no earlier period (the period is open or the data does not reach back)" : $"the period before, {previous}")}; "
            + (segments == 0 ? "no segments" : FormattableString.Invariant($"{segments} segments, each against all others"))),
        new("aha", FormattableString.Invariant($"within {aha.Exposure} from the start, back from {aha.OutcomeFrom} to {aha.OutcomeTo} after it; lower end above {AhaMoments.LeastDifference * 100:0} points, done early by at most {AhaMoments.MostCoverage * 100:0} %, the ways in left out")
            + (AhaMoments.CanAdjust(aha) ? "; the others beside the strongest" : "; not told apart from one another, which needs all time and no conditions") + "; goes together with, not a cause"),
    ];
}
