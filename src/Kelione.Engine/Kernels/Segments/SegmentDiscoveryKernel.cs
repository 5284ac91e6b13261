using System.Globalization;
using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>What segments the data itself shows: frequent scenarios, clusters of journeys, and whether hypothesised segments exist.</summary>
internal sealed class SegmentDiscoveryKernel : Kernel<SegmentDiscoveryQuestion, SegmentDiscoveryAnswer>
{
    protected override SegmentDiscoveryAnswer Ask(SegmentDiscoveryQuestion question, KernelRun run)
    {
        var clusters = JourneyClusters.Find(question, run);
        return new SegmentDiscoveryAnswer
        {
            Scenarios = Scenarios(question, run),
            Clusters = [.. clusters?.Describe().Select(c => c.Cluster) ?? []],
            Silhouette = clusters?.Silhouette,
            Hypotheses = Hypotheses(question, run),
        };
    }

    protected override PersonSet? Open(SegmentDiscoveryQuestion question, string[] address, KernelRun run)
    {
        switch (address)
        {
            case ["scenario", _, ..]:
                int?[] codes = [.. address.Skip(1).Select(run.Snapshot.Activities.CodeOf)];
                return Array.Exists(codes, c => c is null) ? null : Followers(Array.ConvertAll(codes, c => c!.Value), run);
            case ["cluster", var number] when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var wanted) && wanted > 0:
                var clusters = JourneyClusters.Find(question, run);
                return clusters?.Describe().FirstOrDefault(c => c.Cluster.Number == wanted) is { Cluster: not null } found ? clusters.PersonsOf(found.Centre) : null;
            case ["hypothesis", var name] when question.Hypotheses.FirstOrDefault(h => h.Name == name) is { } hypothesis:
                return SegmentOverlapKernel.Members([hypothesis], run)[0];
            default:
                return null;
        }
    }

    private static List<Scenario> Scenarios(SegmentDiscoveryQuestion question, KernelRun run)
    {
        double n = run.View.JourneyCount;
        if (n == 0)
        {
            return [];
        }

        bool IsFrequent(long customers) => customers > 0 && customers / n >= question.MinimumShare;
        var data = ScenarioData.Of(run, IsFrequent);
        return [.. new ScenarioMiner(data, question, IsFrequent, run).Mine().Select(found =>
        {
            var independent = found.Items.Distinct().Aggregate(1.0, (product, item) => product * (data.Customers[item] / n));
            return new Scenario([.. found.Items.Select(item => run.Snapshot.Activities[data.Activities[item]])], found.Customers, found.Customers / n, found.Customers / n / independent);
        })];
    }

    private static List<HypothesisResult> Hypotheses(SegmentDiscoveryQuestion question, KernelRun run)
    {
        var sets = question.Hypotheses.Count == 0 ? [] : SegmentOverlapKernel.Members(question.Hypotheses, run);
        return [.. question.Hypotheses.Zip(sets, (hypothesis, set) =>
        {
            var customers = set.Count;
            var interval = Proportions.Wilson(customers, run.View.JourneyCount);
            var verdict = interval is null ? HypothesisVerdict.Unclear
                : interval.High < question.RefutedBelow ? HypothesisVerdict.Refuted
                : interval.Low > question.RefutedBelow ? HypothesisVerdict.Found : HypothesisVerdict.Unclear;
            return new HypothesisResult(hypothesis.Name, hypothesis.Rule.ToString(), customers, run.View.JourneyCount > 0 ? customers / (double)run.View.JourneyCount : 0, interval, verdict);
        })];
    }

    /// <summary>Whoever did the activities in this order, repeats straight after themselves taken once.</summary>
    private static PersonSet Followers(int[] scenario, KernelRun run) => PersonSets.Union(JourneyChunks.Walk(run, run.NewSet, (range, set) =>
    {
        var (offsets, activities) = (range.Segment.Offsets, range.Segment.Activities);
        for (var j = range.First; j < range.End; j++)
        {
            var (come, previous) = (0, -1);
            for (var row = offsets[j]; row < offsets[j + 1] && come < scenario.Length; row++)
            {
                var code = activities[row];
                come += code != previous && code == scenario[come] ? 1 : 0;
                previous = code;
            }

            if (come == scenario.Length)
            {
                set.Add(range.Segment.Persons[j]);
            }
        }
    }));
}
