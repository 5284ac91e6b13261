using Kelione.Journeys;
using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>
/// Early acts that go together with coming back, put at the step that means them. Not every clear difference is a moment: left out is how customers arrive (the map's first step), what nearly everybody does,
/// the drawn way itself (doing a required step once is what conversion measures; not on maps of product use, where steps are features), and what says nothing more once the strongest act is known. Words of correlation only.
/// </summary>
internal static class AhaMoments
{
    /// <summary>A difference counts as a moment from this lower end on. Who does more of anything stays a little more often, whatever it is: differences of a few points are how customers differ, beyond chance though they be.</summary>
    public const double LeastDifference = 0.10;

    /// <summary>What more customers than this do early sets nobody apart.</summary>
    public const double MostCoverage = 0.90;

    private const int Fewest = 20;
    private const int MostShown = 10;

    /// <summary>The question that a map asks by default.</summary>
    public static AhaQuestion Question(AhaQuestion? wanted, Scope scope) => (wanted ?? new AhaQuestion { MinimumGroup = Fewest }) with { Scope = scope, Groups = [] };

    /// <summary>The moments, the clearest first.</summary>
    /// <param name="question">The question; see <see cref="Question"/>.</param>
    /// <param name="map">The map.</param>
    /// <param name="bound">Its measured steps.</param>
    /// <param name="ask">Asks a question.</param>
    public static async Task<IReadOnlyList<AhaMeasure>> FindAsync(AhaQuestion question, JourneyMap map, IReadOnlyList<BoundStep> bound, Func<AhaQuestion, Task<AhaAnswer>> ask)
    {
        var answer = await ask(question);
        var entry = bound.Count > 0 ? bound[0].Events.Activities : [];
        var candidates = answer.Candidates
            .Where(c => c.Low > LeastDifference && c.Coverage <= MostCoverage && !entry.Contains(c.Activity, StringComparer.Ordinal))
            .GroupBy(c => c.Activity, StringComparer.Ordinal).Select(g => g.MaxBy(c => c.Low)!)
            .OrderByDescending(c => c.Low).ThenBy(c => c.Activity, StringComparer.Ordinal).ToList();
        var way = map.Kind == MapKind.ProductUse ? [] : bound.Where(b => !b.Optional).SelectMany(b => b.Events.Activities).ToHashSet(StringComparer.Ordinal);
        if (candidates.Count > 1 && CanAdjust(question))
        {
            candidates = await BesideStrongestAsync(question, candidates, ask);
        }

        return [.. candidates.Where(c => c.Times > 1 || !way.Contains(c.Activity)).Take(MostShown).Select(c => Measure(c, question, bound))];
    }

    /// <summary>Whether "did it early" can be told by a segment, which is judged on the customer's whole journey.</summary>
    public static bool CanAdjust(AhaQuestion question) => question.Start is null && question.Scope.Period is null && question.Scope.Where.Count == 0;

    // The same question among those who did the strongest act and those who did not: what still goes together with staying there is something of its own.
    private static async Task<List<AhaCandidate>> BesideStrongestAsync(AhaQuestion question, List<AhaCandidate> candidates, Func<AhaQuestion, Task<AhaAnswer>> ask)
    {
        var strongest = candidates[0];
        var did = new DidRule(StepPattern.Of(strongest.Activity)) { AtLeast = strongest.Times, InFirst = question.Exposure };
        var answer = await ask(question with { MinimumGroup = 1, Groups = [new NamedSegment("did", did), new NamedSegment("did not", new NotRule(did))] });
        var z = Intervals.Z(candidates.Count - 1);
        return [strongest, .. candidates.Skip(1).Where(c => LowerEnd([.. answer.Groups!.Select(g => g.Candidates.FirstOrDefault(x => x.Activity == c.Activity && x.Times == c.Times)).OfType<AhaCandidate>()], z) > LeastDifference)];
    }

    /// <summary>The lower end of the difference of shares pooled over groups (weights of N. Mantel and W. Haenszel, 1959, with the binomial variance of each group's difference).</summary>
    internal static double LowerEnd(IReadOnlyList<AhaCandidate> groups, double z)
    {
        double weights = 0, difference = 0, variance = 0;
        foreach (var g in groups)
        {
            var weight = g.With * (double)g.Without / (g.With + g.Without);
            var (p, q) = (g.RetainedWith / (double)g.With, g.RetainedWithout / (double)g.Without);
            weights += weight;
            difference += weight * (p - q);
            variance += weight * weight * (p * (1 - p) / g.With + q * (1 - q) / g.Without);
        }

        return weights > 0 ? (difference - z * Math.Sqrt(variance)) / weights : double.NegativeInfinity;
    }

    private static AhaMeasure Measure(AhaCandidate c, AhaQuestion question, IReadOnlyList<BoundStep> bound) => new(
        bound.FirstOrDefault(b => b.Events.Activities.Contains(c.Activity, StringComparer.Ordinal))?.Id,
        c.Activity, c.Times, (int)Math.Ceiling(question.Exposure.Seconds / 86_400), c.With, c.Coverage,
        c.RetainedWith / (double)c.With, c.RetainedWithout / (double)c.Without, new Bounds(c.Low, c.High), c.Clear, question.OutcomeFrom.Seconds / 86_400, question.OutcomeTo.Seconds / 86_400);
}
