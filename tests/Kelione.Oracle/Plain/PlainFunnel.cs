using Kelione.Journeys;

namespace Kelione.Oracle.Plain;

/// <summary>How far customers get.</summary>
internal static class PlainFunnel
{
    private static readonly double[] HistogramBounds =
        [60, 300, 900, 3600, 6 * 3600, 86400, 3 * 86400, 7 * 86400, 14 * 86400, 30 * 86400, 90 * 86400];

    private sealed record Way(PlainJourney Journey, IReadOnlyList<Link> Chain, int Furthest, PlainChains Chains)
    {
        public bool Reached(FunnelQuestion question, int step) => question.Steps[step].Optional ? TimeAt(step) is not null : Furthest >= step;

        /// <summary>The time of the counted chain's event at a step; null where it has none.</summary>
        public long? TimeAt(int step) => Chains.PositionAt(Chain, step) is { } position ? Journey.Events[position].TimeMicros : null;

        public long FirstMicros => Journey.Events[Chain[0].Position].TimeMicros;

        /// <summary>The time of the counted chain's event before the one at a step.</summary>
        public long MicrosBefore(int step)
        {
            var position = Chains.PositionAt(Chain, step);
            return Journey.Events[Chain.Last(l => l.Position < position).Position].TimeMicros;
        }
    }

    public static Opened Answer(FunnelQuestion question, PlainView view)
    {
        var behind = new Behind();
        var ways = Ways(question, view);
        var answer = new FunnelAnswer
        {
            Within = question.Within,
            Order = question.Order,
            Steps = Steps(question, ways, ["step"], behind),
            TimeToConvert = question.Times ? TimeToConvert(question, ways) : null,
            Breakdown = question.By is null ? null : Breakdown(question, question.By, ways, behind),
            Previous = question.PreviousPeriod ? Previous(question, view, behind) : null,
        };
        Lost(question, ways, behind);
        return new Opened(answer, behind);
    }

    private static List<Way> Ways(FunnelQuestion question, PlainView view)
    {
        var chains = new PlainChains(question);
        return [.. view.Journeys.Select(j => chains.Counted(j) is var chain ? new Way(j, chain, chains.Furthest(chain), chains) : null!)];
    }

    private static List<FunnelStep> Steps(FunnelQuestion question, IReadOnlyList<Way> ways, string[] address, Behind behind)
    {
        var steps = new List<FunnelStep>();
        var first = ways.Count(w => w.Reached(question, 0));
        var previous = first;
        for (var k = 0; k < question.Steps.Count; k++)
        {
            var reached = ways.Where(w => w.Reached(question, k)).ToList();
            behind.Put(Handles.Address([.. address, Handles.Part(k + 1)]), reached.Select(w => w.Journey));
            var timed = question.Times && k > 0 ? reached : [];
            steps.Add(new FunnelStep
            {
                Step = question.Steps[k].ToString(),
                Customers = reached.Count,
                ShareOfFirst = PlainMath.Share(reached.Count, first),
                ShareOfPrevious = PlainMath.Share(reached.Count, previous),
                Interval = k == 0 ? null : Proportions.Wilson(reached.Count, previous),
                MedianSeconds = PlainMath.Seconds(timed.Select(w => w.TimeAt(k)!.Value - w.MicrosBefore(k)), 0.5),
                P90Seconds = PlainMath.Seconds(timed.Select(w => w.TimeAt(k)!.Value - w.MicrosBefore(k)), 0.9),
                MedianSecondsFromFirst = PlainMath.Seconds(timed.Select(w => w.TimeAt(k)!.Value - w.FirstMicros), 0.5),
                Optional = question.Steps[k].Optional,
            });
            previous = question.Steps[k].Optional ? previous : reached.Count;
        }

        return steps;
    }

    private static void Lost(FunnelQuestion question, IReadOnlyList<Way> ways, Behind behind)
    {
        var required = Enumerable.Range(0, question.Steps.Count).Where(k => !question.Steps[k].Optional).ToList();
        foreach (var (step, next) in required.Zip(required.Skip(1)))
        {
            behind.Put(
                Handles.Address("lost", Handles.Part(step + 1)),
                ways.Where(w => w.Reached(question, step) && !w.Reached(question, next)).Select(w => w.Journey));
        }
    }

    private static TimeToConvert? TimeToConvert(FunnelQuestion question, IReadOnlyList<Way> ways)
    {
        var last = question.Steps.Count - 1;
        var micros = ways.Where(w => w.Furthest == last).Select(w => w.TimeAt(last)!.Value - w.FirstMicros).ToList();
        if (micros.Count == 0)
        {
            return null;
        }

        var longest = micros.Max() / 1e6;
        var bins = HistogramBounds.Prepend(0)
            .Select((from, i) => (From: from, To: i < HistogramBounds.Length ? HistogramBounds[i] : (double?)null))
            .TakeWhile(bin => bin.From <= longest)
            .Select(bin => new HistogramBin(bin.From, bin.To, micros.Count(m => m / 1e6 >= bin.From && !(m / 1e6 >= bin.To))));
        return new TimeToConvert(PlainMath.Seconds(micros, 0.5)!.Value, PlainMath.Seconds(micros, 0.9)!.Value, [.. bins]);
    }

    private static List<FunnelBreakdown> Breakdown(FunnelQuestion question, string field, IReadOnlyList<Way> ways, Behind behind)
    {
        string? ValueOf(Way way) => PlainChains.ServedAt(way.Chain, question.ByStep - 1) is { } position
            ? Condition.TextOf(way.Journey.Events[position], field)
            : null;

        var entered = ways.Where(w => w.Reached(question, 0)).ToList();
        var named = entered.Where(w => ValueOf(w) is not null)
            .GroupBy(w => ValueOf(w)!)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (Value: g.Key, Ways: g.ToList()))
            .ToList();
        var groups = named.Take(question.ByTop)
            .Append((Value: FunnelAnswer.OtherValues, Ways: [.. named.Skip(question.ByTop).SelectMany(g => g.Ways)]))
            .Append((Value: FunnelAnswer.NoValue, Ways: [.. entered.Where(w => ValueOf(w) is null)]));
        return
        [
            .. groups.Where(g => g.Ways.Count > 0).Select(g => new FunnelBreakdown(g.Value, Steps(question, g.Ways, ["by", g.Value, "step"], behind))),
        ];
    }

    private static FunnelPrevious Previous(FunnelQuestion question, PlainView view, Behind behind)
    {
        var scope = question.Scope with { Period = question.Scope.Period!.Previous() };
        return new FunnelPrevious(scope.Period!, Steps(question, Ways(question, view.Of(scope)), ["previous", "step"], behind));
    }
}
