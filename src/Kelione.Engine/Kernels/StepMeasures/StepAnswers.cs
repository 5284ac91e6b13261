using Kelione.Engine.Index;
using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>Puts what was counted into the answer.</summary>
internal sealed class StepAnswers(StepMeasuresQuestion question, ITextDictionary activities, StepSums sums)
{
    private const int MostLeftTo = 20;

    private readonly ILookup<int, (int Step, int Activity, long Customers)> _leftTo = sums.LeftTo.ToLookup(l => l.Step);
    private readonly ILookup<int, (int Step, string? Value, long Customers)> _channels = sums.Channels.ToLookup(l => l.Step);
    private readonly ILookup<int, (int Step, string? Value, long Customers)> _devices = sums.Devices.ToLookup(l => l.Step);

    public StepMeasuresAnswer Answer() => new()
    {
        Customers = sums.Tally.Visitors,
        Steps = [.. Enumerable.Range(0, question.Steps.Count).Select(Figures)],
        Moves =
        [
            .. sums.Moves.OrderByDescending(m => m.Customers).ThenBy(m => m.From).ThenBy(m => m.To)
                .Select(m => new StepMove(question.Steps[m.From].Id, question.Steps[m.To].Id, m.Customers, m.Count)),
        ],
        Conformance = new StepConformance(
            sums.Tally.Of(StepClass.Followed), sums.Tally.Of(StepClass.Left), sums.Tally.Of(StepClass.Skipped), sums.Tally.Of(StepClass.OutOfOrder),
            sums.Tally.Looped, sums.Tally.Explained),
        Ways = Ways(),
        OffMap = OffMap(),
        Crossings = sums.Crossings,
    };

    private StepFigures Figures(int step)
    {
        var tally = sums.Tally;
        var hasNext = step < question.Steps.Count - 1;
        var times = sums.Quantiles[step];
        var leftTo = _leftTo[step].Select(l => new StepLeftTo(l.Activity < 0 ? null : activities[l.Activity], l.Customers))
            .OrderByDescending(l => l.Customers).ThenBy(l => l.Activity is null).ThenBy(l => l.Activity, StringComparer.Ordinal).ToList();
        return new StepFigures
        {
            Id = question.Steps[step].Id,
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
            Errors = question.Errors is null ? null : tally.Errors[step],
            ErrorsWentOn = question.Errors is null || !hasNext ? null : tally.ErrorsWentOn[step],
            Value = tally.Values[step].Value,
            Channels = Mix(_channels[step]),
            Devices = Mix(_devices[step]),
            MedianSecondsFromStart = times.MedianFromStart,
            MiddleHalfSecondsFromStart = times.QuarterFromStart is { } low ? new Interval(low, times.ThreeQuartersFromStart!.Value) : null,
        };
    }

    private static List<StepMix> Mix(IEnumerable<(int Step, string? Value, long Customers)> customers) =>
    [
        .. customers.Select(c => new StepMix(c.Value, c.Customers)).OrderByDescending(m => m.Customers).ThenBy(m => m.Value is null).ThenBy(m => m.Value, StringComparer.Ordinal),
    ];

    private List<StepWay> Ways()
    {
        if (question.Ways == 0)
        {
            return [];
        }

        // Bytes compare as places do, the shorter first.
        var best = Ranking.Top(sums.Ways, question.Ways, (left, right) =>
            left.Customers != right.Customers ? right.Customers.CompareTo(left.Customers) : left.Steps.AsSpan().SequenceCompareTo(right.Steps));
        return [.. best.Select(way => new StepWay([.. way.Steps.Select(step => question.Steps[step].Id)], way.Customers))];
    }

    private List<OffMapFigures> OffMap()
    {
        if (question.OffMap == 0)
        {
            return [];
        }

        var ranks = Ranking.OrdinalRanks(activities);
        var most = Ranking.Top(sums.OffMap, question.OffMap, (left, right) =>
            left.Customers != right.Customers ? right.Customers.CompareTo(left.Customers)
            : left.Activity != right.Activity ? ranks[left.Activity].CompareTo(ranks[right.Activity])
            : left.Step.CompareTo(right.Step));
        return [.. most.Select(o => new OffMapFigures(activities[o.Activity], question.Steps[o.Step].Id, o.Customers, o.Leave))];
    }
}
