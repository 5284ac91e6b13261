using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>What customers do of two steps, pair by pair.</summary>
internal sealed class StepPairs(IJourneyEngine engine, Scope scope, CancellationToken cancellationToken)
{
    /// <summary>A step is required where so many of the customers of later steps did it as well.</summary>
    private const double RequiredShare = 0.7;

    /// <summary>So few of the customers of the required step before make one at the end optional.</summary>
    private const double OptionalBelow = 0.25;

    /// <summary>No journey is as long as this.</summary>
    private static readonly Duration Ever = Duration.FromDays(36_500);

    /// <summary>How many customers did the one step and later the other.</summary>
    public async Task<long[,]> BeforeAsync(IReadOnlyList<StepCandidate> steps)
    {
        var before = new long[steps.Count, steps.Count];
        for (var i = 0; i < steps.Count; i++)
        {
            for (var j = 0; j < steps.Count; j++)
            {
                before[i, j] = i == j ? 0 : await CountAsync(steps[i], steps[j], FunnelOrder.Ordered).ConfigureAwait(false);
            }
        }

        return before;
    }

    /// <summary>Some rows and columns of a table, in an order.</summary>
    public static long[,] Part(long[,] before, IReadOnlyList<int> places)
    {
        var part = new long[places.Count, places.Count];
        for (var i = 0; i < places.Count; i++)
        {
            for (var j = 0; j < places.Count; j++)
            {
                part[i, j] = before[places[i], places[j]];
            }
        }

        return part;
    }

    /// <summary>Which steps customers may pass by: those that many of the customers of later steps did not do at all, and at the end those that few come to.</summary>
    public async Task<IReadOnlyList<bool>> OptionalAsync(IReadOnlyList<StepCandidate> steps, long[,] before)
    {
        var optional = new bool[steps.Count];
        var required = 0L;
        for (var i = 0; i < steps.Count; i++)
        {
            optional[i] = steps[i].Customers < OptionalBelow * required || !await IsRequiredAsync(steps, i, before).ConfigureAwait(false);
            required = optional[i] ? required : steps[i].Customers;
        }

        if (optional.All(o => o))
        {
            // A way needs one step that is taken; the commonest will do.
            optional[Enumerable.Range(0, steps.Count).MaxBy(i => steps[i].Customers)] = false;
        }

        return optional;
    }

    private async Task<bool> IsRequiredAsync(IReadOnlyList<StepCandidate> steps, int step, long[,] before)
    {
        var later = Enumerable.Range(step + 1, steps.Count - step - 1).ToList();
        var wanted = RequiredShare * later.Sum(j => steps[j].Customers);

        // Who did both lies between who did them in the commoner order and who did them in either; the plain question need only be asked where that does not settle it.
        var least = later.Sum(j => Math.Max(before[step, j], before[j, step]));
        var most = later.Sum(j => Math.Min(Math.Min(steps[step].Customers, steps[j].Customers), before[step, j] + before[j, step]));
        if (least >= wanted || most < wanted)
        {
            return least >= wanted;
        }

        var both = 0L;
        foreach (var j in later)
        {
            both += await CountAsync(steps[step], steps[j], FunnelOrder.Any).ConfigureAwait(false);
        }

        return both >= wanted;
    }

    private async Task<long> CountAsync(StepCandidate first, StepCandidate second, FunnelOrder order)
    {
        var question = new FunnelQuestion { Steps = [first.Pattern, second.Pattern], Within = Ever, Order = order, Times = false, Scope = scope };
        return (await engine.AskForAsync(question, cancellationToken).ConfigureAwait(false)).Steps[1].Customers;
    }
}
