using Kelione.Journeys;

namespace Kelione.Oracle.Plain;

/// <summary>Frequent scenarios by listing every ordered selection of every journey, and hypotheses held against the data. Clusters are not the plain engine's: it gives none.</summary>
internal static class PlainSegmentDiscovery
{
    public static Opened Answer(SegmentDiscoveryQuestion question, PlainView view)
    {
        var behind = new Behind();
        var scenarios = Scenarios(question, view);
        foreach (var (activities, customers, _) in scenarios)
        {
            behind.Put(Handles.Address(["scenario", .. activities]), customers);
        }

        var hypotheses = new List<HypothesisResult>();
        foreach (var segment in question.Hypotheses)
        {
            var members = view.Members(segment);
            behind.Put(Handles.Address("hypothesis", segment.Name), members);
            var interval = Proportions.Wilson(members.Count, view.Journeys.Count);
            var verdict = interval is null ? HypothesisVerdict.Unclear
                : interval.High < question.RefutedBelow ? HypothesisVerdict.Refuted
                : interval.Low > question.RefutedBelow ? HypothesisVerdict.Found
                : HypothesisVerdict.Unclear;
            hypotheses.Add(new HypothesisResult(
                segment.Name, segment.Rule.ToString(), members.Count, PlainMath.Share(members.Count, view.Journeys.Count), interval, verdict));
        }

        var answer = new SegmentDiscoveryAnswer
        {
            Scenarios = [.. scenarios.Select(s => new Scenario(s.Activities, s.Customers.Count, PlainMath.Share(s.Customers.Count, view.Journeys.Count), s.Lift))],
            Clusters = [],
            Hypotheses = hypotheses,
        };
        return new Opened(answer, behind);
    }

    private static List<(IReadOnlyList<string> Activities, IReadOnlyList<string> Customers, double Lift)> Scenarios(SegmentDiscoveryQuestion question, PlainView view)
    {
        var n = view.Journeys.Count;
        var frequent = view.Journeys
            .SelectMany(j => Selections([.. PlainJourney.Collapse(j.Events).Select(e => e.Activity)], question.MaxLength)
                .DistinctBy(s => Handles.Address([.. s]))
                .Select(s => (Activities: s, j.Customer)))
            .GroupBy(s => Handles.Address([.. s.Activities]))
            .Select(g => (g.First().Activities, Customers: (IReadOnlyList<string>)[.. g.Select(s => s.Customer)]))
            .Where(s => s.Customers.Count >= question.MinimumShare * n)
            .ToList();
        var closed = frequent.Where(s => !frequent.Any(longer =>
            longer.Activities.Count > s.Activities.Count && longer.Customers.Count == s.Customers.Count && IsWithin(s.Activities, longer.Activities)));

        double ShareWith(string activity) => PlainMath.Share(view.Journeys.Count(j => j.Events.Any(e => e.Activity == activity)), n);
        return
        [
            .. closed.Select(s => (s.Activities, s.Customers, Lift: PlainMath.Share(s.Customers.Count, n) / s.Activities.Distinct().Select(ShareWith).Aggregate((a, b) => a * b)))
                .OrderByDescending(s => s.Customers.Count * s.Activities.Count).ThenBy(s => s.Activities, PlainMath.Names)
                .Take(question.Top),
        ];
    }

    /// <summary>Every selection of two to so many of the activities, in their order.</summary>
    private static IEnumerable<IReadOnlyList<string>> Selections(IReadOnlyList<string> activities, int maxLength)
    {
        IEnumerable<IReadOnlyList<string>> From(int start, int length) => length == 0
            ? [[]]
            : Enumerable.Range(start, activities.Count - start).SelectMany(i => From(i + 1, length - 1).Select(rest => (IReadOnlyList<string>)[activities[i], .. rest]));

        return Enumerable.Range(2, maxLength - 1).SelectMany(length => From(0, length));
    }

    private static bool IsWithin(IReadOnlyList<string> shorter, IReadOnlyList<string> longer)
    {
        var at = 0;
        foreach (var activity in longer)
        {
            at += at < shorter.Count && shorter[at] == activity ? 1 : 0;
        }

        return at == shorter.Count;
    }
}
