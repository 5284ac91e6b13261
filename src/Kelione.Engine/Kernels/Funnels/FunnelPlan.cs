using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>A funnel's question made ready for a run: what does not depend on the journey.</summary>
internal sealed class FunnelPlan
{
    public FunnelPlan(FunnelQuestion question, KernelRun run)
    {
        Question = question;
        Matcher = StepMatcher.Compile(run.Snapshot, question.Steps);
        Steps = Matcher.Bind(run.View.Segments);

        // Exclusions may be more than one matcher takes: any of them excludes.
        Excluded = [.. question.Exclude.Chunk(StepMatcher.MaxSteps).Select(part => StepMatcher.Compile(run.Snapshot, part).Bind(run.View.Segments))];
        Optional = Mask(k => question.Steps[k].Optional);
        Next = [.. Enumerable.Range(0, question.Steps.Count).Select(AllowedAfter)];
    }

    public FunnelQuestion Question { get; }

    public StepMatcher Matcher { get; }

    /// <summary>By segment of the view.</summary>
    public SegmentMatcher[] Steps { get; }

    /// <summary>Matchers of exclusions, each by segment of the view.</summary>
    public SegmentMatcher[][] Excluded { get; }

    public int Count => Question.Steps.Count;

    public long WithinMicros => Question.Within.Micros;

    /// <summary>The optional steps.</summary>
    public uint Optional { get; }

    /// <summary>By step, the steps that may come next: only optional ones are left out.</summary>
    public uint[] Next { get; }

    /// <summary>Whether the longest chain can be found from the order of plain activities alone.</summary>
    public bool IsPlain => Matcher.IsPlain && Question is { Order: FunnelOrder.Ordered, FirstOnly: false, HoldConstant: null, By: null, Exclude.Count: 0 } && Optional == 0;

    /// <summary>The steps that a chain reaches: required ones up to its furthest, optional ones it has.</summary>
    public uint Reached(Chain chain)
    {
        var reached = chain.Furthest < 0 ? 0 : (uint)((2UL << chain.Furthest) - 1) & ~Optional;
        foreach (var step in chain.Steps)
        {
            reached |= 1u << step;
        }

        return reached;
    }

    public IChainFinder NewFinder() => Question.Order switch
    {
        FunnelOrder.Strict => new StrictChains(this),
        FunnelOrder.Any => new AnyOrderSets(this),
        _ => Optional == 0 ? new OrderedChains(this) : new OptionalChains(this),
    };

    /// <summary>The steps that may come after any of some steps.</summary>
    public uint NextOf(uint steps)
    {
        var next = 0u;
        for (; steps != 0; steps &= steps - 1)
        {
            next |= Next[System.Numerics.BitOperations.TrailingZeroCount(steps)];
        }

        return next;
    }

    private uint AllowedAfter(int step)
    {
        var allowed = 0u;
        for (var next = step + 1; next < Count; next++)
        {
            allowed |= 1u << next;
            if (!Question.Steps[next].Optional)
            {
                break;
            }
        }

        return allowed;
    }

    private uint Mask(Func<int, bool> wanted) => Enumerable.Range(0, Count).Where(wanted).Aggregate(0u, (mask, k) => mask | 1u << k);
}
