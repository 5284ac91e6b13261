using Kelione.Engine.Index;
using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>Tells whose journey satisfies a segment's rule, judged on the whole, unfiltered journey. Stateless; safe for several threads.</summary>
internal interface ISegmentEvaluator
{
    /// <summary>The persons of the snapshot's visible journeys that satisfy the rule.</summary>
    PersonSet Evaluate(SegmentRule rule, JourneySnapshot snapshot, int threads, CancellationToken cancellation);
}
