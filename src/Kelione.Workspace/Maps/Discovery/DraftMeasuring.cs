using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>Asks what a draft is made of, in questions that any engine answers.</summary>
internal sealed class DraftMeasuring(IJourneyEngine engine, DiscoveryOptions options, CancellationToken cancellationToken)
{
    /// <summary>Of more activities than this, only those that most customers do are looked at pair by pair.</summary>
    private const int MostCandidates = 24;

    /// <summary>A step is required where so many of the customers of later steps did it before.</summary>
    private const double RequiredShare = 0.7;

    /// <summary>So few of the customers of a required step make a later one optional.</summary>
    private const double OptionalBelow = 0.25;

    /// <summary>No journey is as long as this.</summary>
    private static readonly Duration Ever = Duration.FromDays(36_500);

    /// <summary>Chooses the steps, puts them in order and measures them.</summary>
    /// <exception cref="QuestionException">The data does not make a map.</exception>
    public async Task<(DraftData Data, StepCandidates Candidates)> RunAsync()
    {
        var status = await engine.AskForAsync(new StatusQuestion { Scope = options.Scope }, cancellationToken).ConfigureAwait(false);
        var flows = await engine.AskForAsync(new FlowsQuestion { Scope = options.Scope, CollapseRepeats = true, Details = false }, cancellationToken).ConfigureAwait(false);
        var candidates = StepCandidates.Choose(status, flows, options);
        Narrow(candidates, [.. candidates.Steps.Select(s => (double)s.Customers)], Math.Max(MostCandidates, options.MaxSteps));
        if (candidates.Steps.Count < 2)
        {
            throw new QuestionException(string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"There are not two activities that at least {options.MinimumShare:P1} of the customers did: nothing to draw a map of. Look with 'kelione status' what there is, and lower the share or widen the period."));
        }

        var measured = await engine.AskForAsync(DraftData.Question(candidates.Steps, options.Scope), cancellationToken).ConfigureAwait(false);
        var before = await BeforeAsync(candidates.Steps).ConfigureAwait(false);
        var order = OrderOf(measured, before, Enumerable.Range(0, candidates.Steps.Count).ToList());
        var kept = candidates.Limit(Importance(measured, order), options.MaxSteps);
        order = OrderOf(measured, before, kept);
        List<StepCandidate> steps = [.. order.Select(i => candidates.Steps[i] with { Customers = measured.Steps[i].Customers })];
        var ordered = new long[order.Count, order.Count];
        for (var i = 0; i < order.Count; i++)
        {
            for (var j = 0; j < order.Count; j++)
            {
                ordered[i, j] = before[order[i], order[j]];
            }
        }

        var optional = Optional(steps, ordered);
        var final = await engine.AskForAsync(DraftData.Question(steps, options.Scope, optional), cancellationToken).ConfigureAwait(false);
        return (new DraftData(status, steps, optional, ordered, final), candidates);
    }

    private static void Narrow(StepCandidates candidates, IReadOnlyList<double> importance, int most)
    {
        var kept = candidates.Limit(importance, most);
        candidates.Keep(kept);
    }

    private static IReadOnlyList<int> OrderOf(StepMeasuresAnswer measured, long[,] before, IReadOnlyList<int> steps)
    {
        var part = new long[steps.Count, steps.Count];
        for (var i = 0; i < steps.Count; i++)
        {
            for (var j = 0; j < steps.Count; j++)
            {
                part[i, j] = before[steps[i], steps[j]];
            }
        }

        return [.. StepOrder.Of([.. steps.Select(s => measured.Steps[s].MedianSecondsFromStart ?? 0)], part).Select(i => steps[i])];
    }

    /// <summary>By step: the share of all customers who do it, and of those who do it or come further; the mean of both, so that the way's end counts as well as its beginning.</summary>
    private static double[] Importance(StepMeasuresAnswer measured, IReadOnlyList<int> order)
    {
        var importance = new double[order.Count];
        var further = 0L;
        foreach (var step in order.Reverse())
        {
            var customers = measured.Steps[step].Customers;
            further = Math.Max(further, customers);
            importance[step] = further == 0 ? 0 : (customers / (double)Math.Max(1, measured.Customers) + customers / (double)further) / 2;
        }

        return importance;
    }

    private async Task<long[,]> BeforeAsync(IReadOnlyList<StepCandidate> steps)
    {
        var before = new long[steps.Count, steps.Count];
        for (var i = 0; i < steps.Count; i++)
        {
            for (var j = 0; j < steps.Count; j++)
            {
                if (i != j)
                {
                    var question = new FunnelQuestion { Steps = [steps[i].Pattern, steps[j].Pattern], Within = Ever, Times = false, Scope = options.Scope };
                    before[i, j] = (await engine.AskForAsync(question, cancellationToken).ConfigureAwait(false)).Steps[1].Customers;
                }
            }
        }

        return before;
    }

    /// <summary>Which steps customers may pass by: those that many of the customers of later steps did not do, and at the end those that few come to.</summary>
    private static bool[] Optional(List<StepCandidate> steps, long[,] before)
    {
        var optional = new bool[steps.Count];
        var required = 0L;
        for (var i = 0; i < steps.Count; i++)
        {
            var later = Enumerable.Range(i + 1, steps.Count - i - 1).ToList();
            var customers = later.Sum(j => steps[j].Customers);
            optional[i] = (customers > 0 && later.Sum(j => before[i, j]) < RequiredShare * customers) || steps[i].Customers < OptionalBelow * required;
            required = optional[i] ? required : steps[i].Customers;
        }

        if (optional.All(o => o))
        {
            // A way needs one step that all take; the commonest will do.
            optional[Enumerable.Range(0, steps.Count).MaxBy(i => steps[i].Customers)] = false;
        }

        return optional;
    }
}
