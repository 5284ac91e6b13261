using Kelione.Journeys;

namespace Kelione.Oracle.Plain;

/// <summary>What those who left a funnel did instead, and what goes together with leaving.</summary>
internal static class PlainDropOffs
{
    /// <param name="Journey">The journey.</param>
    /// <param name="Position">Where the step's event stands in it.</param>
    /// <param name="Next">Where the next step's event stands; null for those who left.</param>
    private sealed record Moment(PlainJourney Journey, int Position, int? Next)
    {
        public bool Left => Next is null;

        public long? MicrosToNext => Next is { } next ? Journey.Events[next].TimeMicros - Journey.Events[Position].TimeMicros : null;

        public bool Did(string activity, DropOffsQuestion question, long afterMicros)
        {
            var moment = Journey.Events[Position].TimeMicros;
            return Journey.Events.Where((e, i) => i != Position && !(i >= Next) && e.Activity == activity).Any(e =>
                e.TimeMicros >= moment - question.ExposureBefore.Micros && e.TimeMicros <= moment + afterMicros);
        }

        public string Instead => Position + 1 < Journey.Events.Count ? Journey.Events[Position + 1].Activity : DropOffsAnswer.End;
    }

    public static Opened Answer(DropOffsQuestion question, PlainView view)
    {
        var behind = new Behind();
        var chains = new PlainChains(new FunnelQuestion { Steps = question.Steps, Within = question.Within });
        var ways = view.Journeys.Select(j => (Journey: j, Chain: chains.Counted(j))).ToList();
        var steps = Enumerable.Range(0, question.Steps.Count - 1)
            .Select(step => Step(question, step, [.. ways.Where(w => w.Chain.Count > step).Select(w => new Moment(w.Journey, w.Chain[step].Position, w.Chain.Count > step + 1 ? w.Chain[step + 1].Position : null))], behind))
            .ToList();

        // The correction is over all activities and steps tried.
        var q = Proportions.BenjaminiHochberg([.. steps.SelectMany(s => s.Together).Select(t => t.P)]);
        var tried = 0;
        DropOffCorrelation Corrected(DropOffCorrelation t) => q[tried++] is var corrected ? t with { Q = corrected, Clear = corrected <= 0.05 } : t;
        return new Opened(new DropOffsAnswer { Steps = [.. steps.Select(s => s with { Together = [.. s.Together.Select(Corrected)] })] }, behind);
    }

    private static DropOff Step(DropOffsQuestion question, int step, IReadOnlyList<Moment> moments, Behind behind)
    {
        var number = Handles.Part(step + 1);
        var left = moments.Where(m => m.Left).ToList();
        behind.Put(Handles.Address("left", number), left.Select(m => m.Journey));
        behind.Put(Handles.Address("went", number), moments.Where(m => !m.Left).Select(m => m.Journey));
        var instead = left.GroupBy(m => m.Instead)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Take(question.Top)
            .ToList();
        foreach (var group in instead)
        {
            behind.Put(Handles.Address("instead", number, group.Key), group.Select(m => m.Journey));
        }

        return new DropOff
        {
            Step = question.Steps[step].ToString(),
            Next = question.Steps[step + 1].ToString(),
            Reached = moments.Count,
            Left = left.Count,
            Instead = [.. instead.Select(g => new ActivityShare(g.Key, g.Count(), PlainMath.Share(g.Count(), left.Count)))],
            Together = Together(question, number, moments, behind),
        };
    }

    private static List<DropOffCorrelation> Together(DropOffsQuestion question, string number, IReadOnlyList<Moment> moments, Behind behind)
    {
        var steps = question.Steps.SelectMany(s => s.Activities).ToHashSet();
        var after = AfterMicros(question, [.. moments.Select(m => m.MicrosToNext).OfType<long>().Order()]);
        var together = new List<DropOffCorrelation>();
        foreach (var activity in moments.SelectMany(m => m.Journey.Events).Select(e => e.Activity).Distinct().Where(a => !steps.Contains(a)))
        {
            var did = moments.Where(m => m.Did(activity, question, after)).ToList();
            if (did.Count < question.MinimumSupport)
            {
                continue;
            }

            behind.Put(Handles.Address("together", number, activity, "left"), did.Where(m => m.Left).Select(m => m.Journey));
            behind.Put(Handles.Address("together", number, activity, "went"), did.Where(m => !m.Left).Select(m => m.Journey));
            together.Add(Correlation(activity, moments, did));
        }

        return [.. together.OrderByDescending(t => t.Low).ThenBy(t => t.Activity, StringComparer.Ordinal)];
    }

    /// <summary>How long after the moment exposure lasts: at most half of those who went on had taken the next step before its end.</summary>
    private static long AfterMicros(DropOffsQuestion question, long[] sortedMicrosToNext) =>
        sortedMicrosToNext.Length == 0 ? question.ExposureAfter.Micros : Math.Min(question.ExposureAfter.Micros, (long)Math.Floor(Quantiles.OfSorted(sortedMicrosToNext, 0.5)));

    /// <summary>Odds ratio with one more in each cell; the interval by the standard error of its logarithm (Woolf).</summary>
    private static DropOffCorrelation Correlation(string activity, IReadOnlyList<Moment> moments, IReadOnlyList<Moment> did)
    {
        var leftWith = did.Count(m => m.Left);
        var wentWith = did.Count(m => !m.Left);
        double a = leftWith + 1, b = moments.Count(m => m.Left) - leftWith + 1, c = wentWith + 1, d = moments.Count(m => !m.Left) - wentWith + 1;
        var logarithm = Math.Log(a * d / (b * c));
        var error = Math.Sqrt(1 / a + 1 / b + 1 / c + 1 / d);
        return new DropOffCorrelation(
            activity,
            leftWith,
            wentWith,
            a * d / (b * c),
            Math.Exp(logarithm - Proportions.Z95 * error),
            Math.Exp(logarithm + Proportions.Z95 * error),
            Proportions.TwoSidedP(logarithm / error),
            Q: 1,
            Clear: false);
    }
}
