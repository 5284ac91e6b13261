using Kelione.Engine.Index;
using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>Puts what was counted into the answer.</summary>
internal sealed class StepAnswers(StepPlan plan, JourneySnapshot snapshot, StepCounts counts, StepQuantiles[] quantiles)
{
    private const int MostLeftTo = 20;

    private readonly ILookup<int, (int Step, int Activity, long Customers)> _leftTo = counts.LeftTo.All().ToLookup(l => l.First);
    private readonly ILookup<int, (int Step, int Value, long Customers)> _channels = counts.Channels.All().ToLookup(l => l.First);
    private readonly ILookup<int, (int Step, int Value, long Customers)> _devices = counts.Devices.All().ToLookup(l => l.First);

    public StepMeasuresAnswer Answer(IReadOnlyList<StepCrossing> crossings) => new()
    {
        Customers = counts.Tally.Visitors,
        Steps = [.. Enumerable.Range(0, plan.Count).Select(Figures)],
        Moves =
        [
            .. counts.Moves.All().OrderByDescending(m => m.Customers).ThenBy(m => m.First).ThenBy(m => m.Second)
                .Select(m => new StepMove(plan.IdOf(m.First), plan.IdOf(m.Second), m.Customers, counts.MoveCounts[m.First * plan.Count + m.Second])),
        ],
        Conformance = new StepConformance(
            counts.Tally.Of(StepClass.Followed), counts.Tally.Of(StepClass.Left), counts.Tally.Of(StepClass.Skipped), counts.Tally.Of(StepClass.OutOfOrder),
            counts.Tally.Looped, counts.Tally.Explained),
        Ways = Ways(),
        OffMap = OffMap(),
        Crossings = crossings,
    };

    private StepFigures Figures(int step)
    {
        var tally = counts.Tally;
        var hasNext = step < plan.Count - 1;
        var times = quantiles[step];
        var leftTo = _leftTo[step].Select(l => new StepLeftTo(l.Activity < snapshot.Activities.Count ? snapshot.Activities[l.Activity] : null, l.Customers))
            .OrderByDescending(l => l.Customers).ThenBy(l => l.Activity is null).ThenBy(l => l.Activity, StringComparer.Ordinal).ToList();
        return new StepFigures
        {
            Id = plan.IdOf(step),
            Customers = tally.Customers[step],
            Events = tally.Events[step],
            Succeeded = tally.Succeeded[step],
            WentOn = hasNext ? tally.WentOn[step] : null,
            PassedBy = hasNext ? tally.PassedBy[step] : null,
            Exits = hasNext ? tally.Exits[step] : null,
            ConversionInterval = hasNext ? Proportions.Wilson(tally.WentOn[step], tally.Customers[step]) : null,
            MedianSecondsToNext = times.MedianToNext,
            P90SecondsToNext = times.P90ToNext,
            LeftTo = [.. leftTo.Take(MostLeftTo)],
            LeftToOthers = leftTo.Skip(MostLeftTo).Sum(l => l.Customers),
            Retained = tally.Retained[step],
            RetainedOf = tally.Lived[step],
            Returned = tally.Returned[step],
            Starts = tally.Starts[step],
            Ends = tally.Ends[step],
            Errors = plan.Errors is null ? null : tally.Errors[step],
            ErrorsWentOn = plan.Errors is null || !hasNext ? null : tally.ErrorsWentOn[step],
            Value = tally.Values[step].Value,
            Channels = Mix(_channels[step], plan.Channels),
            Devices = Mix(_devices[step], plan.Devices),
            MedianSecondsFromStart = times.MedianFromStart,
            MiddleHalfSecondsFromStart = times.QuarterFromStart is { } low ? new Interval(low, times.ThreeQuartersFromStart!.Value) : null,
        };
    }

    private static List<StepMix> Mix(IEnumerable<(int Step, int Value, long Customers)> customers, TextField field) =>
    [
        .. customers.Select(c => new StepMix(c.Value == 0 ? null : field[c.Value - 1], c.Customers))
            .OrderByDescending(m => m.Customers).ThenBy(m => m.Value is null).ThenBy(m => m.Value, StringComparer.Ordinal),
    ];

    private List<StepWay> Ways()
    {
        if (plan.Question.Ways == 0)
        {
            return [];
        }

        // Bytes compare as places do, the shorter first.
        var best = Ranking.Top(Enumerable.Range(0, counts.Ways.Count), plan.Question.Ways, (left, right) =>
            counts.WayCustomers[left] != counts.WayCustomers[right]
                ? counts.WayCustomers[right].CompareTo(counts.WayCustomers[left])
                : counts.Ways[left].SequenceCompareTo(counts.Ways[right]));
        return [.. best.Select(way => new StepWay([.. counts.Ways[way].ToArray().Select(step => plan.IdOf(step))], counts.WayCustomers[way]))];
    }

    private List<OffMapFigures> OffMap()
    {
        if (plan.Question.OffMap == 0)
        {
            return [];
        }

        var ranks = Ranking.OrdinalRanks(snapshot.Activities);
        var most = Ranking.Top(counts.OffMap.All(), plan.Question.OffMap, (left, right) =>
            left.Customers != right.Customers ? right.Customers.CompareTo(left.Customers)
            : left.Second != right.Second ? ranks[left.Second].CompareTo(ranks[right.Second])
            : left.First.CompareTo(right.First));
        return [.. most.Select(o => new OffMapFigures(snapshot.Activities[o.Second], plan.IdOf(o.First), o.Customers, counts.Leave.Of(o.First, o.Second)))];
    }
}
