using System.Numerics;

namespace Kelione.Engine.Kernels;

/// <summary>Counts by step, and how journeys keep to the order. One for each thread; then added up.</summary>
/// <param name="steps">How many steps there are.</param>
internal sealed class StepTally(int steps)
{
    private readonly long[] _classes = new long[4];

    public long Visitors { get; private set; }

    public long[] Customers { get; } = new long[steps];

    public long[] Events { get; } = new long[steps];

    public long[] Succeeded { get; } = new long[steps];

    public long[] WentOn { get; } = new long[steps];

    public long[] PassedBy { get; } = new long[steps];

    public long[] Exits { get; } = new long[steps];

    public long[] Lived { get; } = new long[steps];

    public long[] Retained { get; } = new long[steps];

    public long[] Returned { get; } = new long[steps];

    public long[] Starts { get; } = new long[steps];

    public long[] Ends { get; } = new long[steps];

    public long[] Errors { get; } = new long[steps];

    public long[] ErrorsWentOn { get; } = new long[steps];

    public CompensatedSum[] Values { get; } = new CompensatedSum[steps];

    public long Looped { get; private set; }

    public long Explained { get; private set; }

    private IReadOnlyList<long[]> Counters =>
        [Customers, Events, Succeeded, WentOn, PassedBy, Exits, Lived, Retained, Returned, Starts, Ends, Errors, ErrorsWentOn, _classes];

    public long Of(StepClass kind) => _classes[(int)kind];

    /// <summary>Counts a journey; its events were counted as they went by.</summary>
    public void Add(StepWalk walk)
    {
        CountUp(Succeeded, walk.Succeeded);
        CountUp(Lived, walk.Lived);
        CountUp(Retained, walk.Retained);
        if (!walk.HasVisit)
        {
            return;
        }

        Visitors++;
        CountUp(Customers, walk.Seen);
        CountUp(WentOn, walk.WentOn);
        CountUp(PassedBy, walk.PassedBy);
        CountUp(Exits, walk.Exits);
        CountUp(Returned, walk.Returned);
        CountUp(Errors, walk.Errors);
        CountUp(ErrorsWentOn, walk.Errors & walk.WentOn);
        Starts[walk.FirstStep]++;
        Ends[walk.LastStep]++;
        _classes[(int)walk.Class]++;
        Looped += walk.IsLooped ? 1 : 0;
        Explained += walk.IsExplained ? 1 : 0;
    }

    /// <summary>Counts journeys with a visit that were judged elsewhere.</summary>
    /// <param name="kind">Their class.</param>
    /// <param name="isLooped">Whether they have a loop.</param>
    /// <param name="customers">How many.</param>
    public void AddVisitors(StepClass kind, bool isLooped, long customers)
    {
        Visitors += customers;
        _classes[(int)kind] += customers;
        Looped += isLooped ? customers : 0;
        Explained += !isLooped && kind is (StepClass.Followed or StepClass.Left) ? customers : 0;
    }

    public void Add(StepTally other)
    {
        Visitors += other.Visitors;
        Looped += other.Looped;
        Explained += other.Explained;
        foreach (var (mine, theirs) in Counters.Zip(other.Counters))
        {
            for (var i = 0; i < mine.Length; i++)
            {
                mine[i] += theirs[i];
            }
        }

        for (var step = 0; step < Values.Length; step++)
        {
            Values[step].Add(other.Values[step]);
        }
    }

    private static void CountUp(long[] counts, ulong steps)
    {
        for (; steps != 0; steps &= steps - 1)
        {
            counts[BitOperations.TrailingZeroCount(steps)]++;
        }
    }
}
