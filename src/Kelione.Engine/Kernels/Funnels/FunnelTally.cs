using System.Numerics;
using System.Runtime.InteropServices;
using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>What funnels add up to: customers and times at each step. One for each thread, joined at the end.</summary>
internal sealed class FunnelTally(FunnelPlan plan)
{
    private readonly long[] _reached = new long[plan.Count];
    private readonly List<long>?[] _sincePrevious = new List<long>?[plan.Count];
    private readonly List<long>?[] _sinceFirst = new List<long>?[plan.Count];

    /// <summary>Counts customers who reached all of the first steps and no times.</summary>
    public void AddReached(int steps, long customers)
    {
        for (var step = 0; step < steps; step++)
        {
            _reached[step] += customers;
        }
    }

    public void Add(Chain chain)
    {
        for (var reached = plan.Reached(chain); reached != 0; reached &= reached - 1)
        {
            _reached[BitOperations.TrailingZeroCount(reached)]++;
        }

        if (plan.Question.Times)
        {
            for (var i = 1; i < chain.Count; i++)
            {
                (_sincePrevious[chain.Steps[i]] ??= []).Add(chain.Events[i].Micros - chain.Events[i - 1].Micros);
                (_sinceFirst[chain.Steps[i]] ??= []).Add(chain.Events[i].Micros - chain.Events[0].Micros);
            }
        }
    }

    public void Add(FunnelTally other)
    {
        for (var step = 0; step < _reached.Length; step++)
        {
            _reached[step] += other._reached[step];
            Join(ref _sincePrevious[step], other._sincePrevious[step]);
            Join(ref _sinceFirst[step], other._sinceFirst[step]);
        }
    }

    /// <summary>All tallies of some threads in one.</summary>
    public static FunnelTally Sum(IEnumerable<FunnelTally> tallies)
    {
        var parts = tallies.ToList();
        foreach (var other in parts.Skip(1))
        {
            parts[0].Add(other);
        }

        return parts[0];
    }

    public List<FunnelStep> Steps() => [.. Enumerable.Range(0, plan.Count).Select(Step)];

    /// <summary>Null where times were not asked for or nobody got to the end.</summary>
    public TimeToConvert? TimeToConvert()
    {
        var last = plan.Count - 1;
        if (!plan.Question.Times || _reached[last] == 0)
        {
            return null;
        }

        // The only step of a funnel is reached at once.
        var micros = last == 0 ? new long[_reached[0]] : CollectionsMarshal.AsSpan(_sinceFirst[last]!);
        var (median, p90) = Selection.Seconds(micros);
        var counts = new long[FunnelFigures.Bars];
        foreach (var time in micros)
        {
            counts[FunnelFigures.BarOf(time)]++;
        }

        return FunnelFigures.TimeToConvert(median!.Value, p90!.Value, counts);
    }

    private FunnelStep Step(int step)
    {
        var (median, p90) = Selection.Seconds(CollectionsMarshal.AsSpan(_sincePrevious[step]));
        return FunnelFigures.Step(plan.Question, step, _reached, (median, p90, Selection.Seconds(CollectionsMarshal.AsSpan(_sinceFirst[step])).Median));
    }

    private static void Join(ref List<long>? left, List<long>? right)
    {
        if (left is null)
        {
            left = right;
        }
        else if (right is not null)
        {
            left.AddRange(right);
        }
    }
}
