using Kelione.Engine.Index;
using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>How far customers get along some steps.</summary>
internal sealed class FunnelKernel : Kernel<FunnelQuestion, FunnelAnswer>
{
    protected override FunnelAnswer Ask(FunnelQuestion question, KernelRun run)
    {
        var tally = TallyOf(new FunnelPlan(question, run), run);
        return new FunnelAnswer
        {
            Within = question.Within,
            Order = question.Order,
            Steps = tally.Steps(),
            TimeToConvert = tally.TimeToConvert(),
            Breakdown = question.By is null ? null : FunnelGroups.Of(question, run).Breakdown(),
            Previous = question.PreviousPeriod && Previous(question, run) is var (period, previous)
                ? new FunnelPrevious(period, TallyOf(new FunnelPlan(question, previous), previous).Steps())
                : null,
        };
    }

    protected override PersonSet? Open(FunnelQuestion question, string[] address, KernelRun run) => address switch
    {
        ["step", var step] when StepOf(question, step) is { } k => Persons(question, run, (chain, plan) => Reaches(chain, plan, k)),
        ["lost", var step] when StepOf(question, step) is { } k && NextRequired(question, k) is { } next => Persons(
            question, run, (chain, plan) => Reaches(chain, plan, k) && !Reaches(chain, plan, next)),
        ["previous", "step", var step] when StepOf(question, step) is { } k && Previous(question, run) is var (_, previous) => Persons(
            question, previous, (chain, plan) => Reaches(chain, plan, k)),
        ["by", var value, "step", var step] when question.By is not null && StepOf(question, step) is { } k => FunnelGroups.Of(question, run).Open(value, k),
        _ => null,
    };

    /// <summary>Walks all journeys and hands each that reaches step 1 on with its chain.</summary>
    internal static IReadOnlyList<TState> Walk<TState>(FunnelPlan plan, KernelRun run, Func<TState> newState, Action<TState, Chain, int, int> add)
        where TState : class =>
        [
            .. JourneyChunks.Walk(run, () => (Chains: new JourneyChains(plan, run), State: newState()).ToTuple(), (range, part) =>
            {
                var (offsets, persons) = (range.Segment.Offsets, range.Segment.Persons);
                for (var j = range.First; j < range.End; j++)
                {
                    var chain = part.Item1.Of(range.Segment, range.SegmentIndex, offsets[j], offsets[j + 1], persons[j]);
                    if (chain.Count > 0)
                    {
                        add(part.Item2, chain, range.SegmentIndex, persons[j]);
                    }
                }
            }).Select(part => part.Item2),
        ];

    private static FunnelTally TallyOf(FunnelPlan plan, KernelRun run) => FunnelTally.Sum(
        FastFunnel.For(plan, run) is { } fast
            ? JourneyChunks.Walk(run, () => new FastFunnelPart(fast, plan), (range, part) => part.Walk(range)).Select(p => p.Tally())
            : Walk(plan, run, () => new FunnelTally(plan), (tally, chain, _, _) => tally.Add(chain)));

    private static PersonSet Persons(FunnelQuestion question, KernelRun run, Func<Chain, FunnelPlan, bool> wanted)
    {
        var plan = new FunnelPlan(question, run);
        var persons = run.NewSet();
        foreach (var part in Walk(plan, run, run.NewSet, (set, chain, _, person) =>
        {
            if (wanted(chain, plan))
            {
                set.Add(person);
            }
        }))
        {
            persons.UnionWith(part);
        }

        return persons;
    }

    private static bool Reaches(Chain chain, FunnelPlan plan, int step) => (plan.Reached(chain) >> step & 1) != 0;

    private static (Period Period, KernelRun Run)? Previous(FunnelQuestion question, KernelRun run) =>
        question.PreviousPeriod && question.Scope.Period?.Previous() is { } period ? (period, run.Over(question.Scope with { Period = period })) : null;

    private static int? StepOf(FunnelQuestion question, string text) =>
        int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var step) && step >= 1 && step <= question.Steps.Count
            ? step - 1
            : null;

    /// <summary>The required step after a required one; null where there is none.</summary>
    private static int? NextRequired(FunnelQuestion question, int step)
    {
        if (question.Steps[step].Optional)
        {
            return null;
        }

        var next = step + 1;
        while (next < question.Steps.Count && question.Steps[next].Optional)
        {
            next++;
        }

        return next < question.Steps.Count ? next : null;
    }
}
