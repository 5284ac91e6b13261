using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>What the events say of the steps of a drawn journey.</summary>
internal sealed class StepMeasuresKernel : Kernel<StepMeasuresQuestion, StepMeasuresAnswer>
{
    /// <summary>Times held at once: 256 MB. Where there may be more, further passes gather those of further steps.</summary>
    public long MostTimes { get; init; } = 32L << 20;

    protected override StepMeasuresAnswer Ask(StepMeasuresQuestion question, KernelRun run)
    {
        var plan = new StepPlan(question, run);
        var quantiles = new StepQuantiles[plan.Count];

        // A journey has two times a step at the most.
        var stepsAtOnce = (int)Math.Clamp(MostTimes / Math.Max(1, 2L * run.View.JourneyCount), 1, plan.Count);
        var parts = JourneyChunks.Walk(run, () => new StepCounts(plan, run, new StepTimes(0, stepsAtOnce)), (range, counts) => counts.Read(range));
        var crossings = question.Crossings ? StepCrossings.Of([.. parts.Select(p => p.Crossings)], plan) : [];
        StepTimes.Measure([.. parts.Select(p => p.Times)], run, quantiles);
        foreach (var other in parts.Skip(1))
        {
            parts[0].Add(other);
        }

        for (var first = stepsAtOnce; first < plan.Count; first += stepsAtOnce)
        {
            StepTimes.Measure(TimesOf(plan, run, first, Math.Min(stepsAtOnce, plan.Count - first)), run, quantiles);
        }

        return new StepAnswers(question, run.Snapshot.Activities, parts[0].Sums(quantiles, crossings)).Answer();
    }

    protected override PersonSet? Open(StepMeasuresQuestion question, string[] address, KernelRun run)
    {
        var plan = new StepPlan(question, run);
        if (StepAddress.Of(address, plan, run.Snapshot) is not { } wanted)
        {
            return null;
        }

        var persons = PersonSets.Union([.. JourneyChunks.Walk(run, () => new StepFinder(wanted, plan, run), (range, finder) => finder.Read(range)).Select(f => f.Found)]);
        return wanted.MayBeEmpty || persons.Count > 0 ? persons : null;
    }

    private static IReadOnlyList<StepTimes> TimesOf(StepPlan plan, KernelRun run, int first, int count) =>
    [
        .. JourneyChunks.Walk(run, () => Tuple.Create(new StepWalk(plan), new StepTimes(first, count)), (range, part) =>
        {
            for (var j = range.First; j < range.End; j++)
            {
                part.Item1.Read(range, j, default(Nobody));
                StepCounts.StepTimesOf(part.Item1, part.Item2);
            }
        }).Select(part => part.Item2),
    ];

    /// <summary>Looks away.</summary>
    private readonly struct Nobody : IStepVisitor
    {
        public void AtSteps(ulong steps, long row)
        {
        }

        public void Move(int from, int to, long lastRow, long row)
        {
        }

        public void OffMap(int activity, int step)
        {
        }

        public void Leave(int activity, int step)
        {
        }
    }
}
