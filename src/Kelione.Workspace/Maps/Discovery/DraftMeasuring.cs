using System.Globalization;
using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>Asks what a draft is made of, in questions that any engine answers.</summary>
internal sealed class DraftMeasuring(IJourneyEngine engine, DiscoveryOptions options, CancellationToken cancellationToken)
{
    /// <summary>Of more activities than this, only those that most customers do are looked at pair by pair.</summary>
    private const int MostCandidates = 24;

    /// <summary>What money changing hands adds to a step's importance: maps are drawn to find out why it does not.</summary>
    private const double ValueImportance = 0.3;

    /// <summary>Steps that few come to are compared with this share of all, so that the last ones are not thought important for being last.</summary>
    private const double LeastFurther = 0.25;

    private readonly StepPairs _pairs = new(engine, options.Scope, cancellationToken);

    /// <summary>Chooses the steps, puts them in order and measures them.</summary>
    /// <exception cref="QuestionException">The data does not make a map.</exception>
    public async Task<(DraftData Data, StepCandidates Candidates)> RunAsync()
    {
        var status = await AskAsync(new StatusQuestion { Scope = options.Scope }).ConfigureAwait(false);
        var candidates = new StepCandidates(status, options);
        candidates.Limit([.. candidates.Steps.Select(s => (double)s.Customers)], Math.Max(MostCandidates, options.MaxSteps));
        EnsureEnough(candidates);
        await JoinAsync(candidates).ConfigureAwait(false);

        var before = await _pairs.BeforeAsync(candidates.Steps).ConfigureAwait(false);
        var measured = await AskAsync(DraftData.Question(candidates.Steps, options.Scope)).ConfigureAwait(false);
        candidates.Replace([.. candidates.Steps.Select((s, i) => s with { Customers = measured.Steps[i].Customers })]);
        var seconds = measured.Steps.Select(s => s.MedianSecondsFromStart ?? 0).ToList();
        var kept = candidates.Limit(Importance(measured, StepOrder.Of(seconds, before)), options.MaxSteps);
        EnsureEnough(candidates);
        before = StepPairs.Part(before, kept);
        var order = StepOrder.Of([.. kept.Select(i => seconds[i])], before);
        candidates.Replace([.. order.Select(i => candidates.Steps[i])]);
        before = StepPairs.Part(before, order);

        var optional = await _pairs.OptionalAsync(candidates.Steps, before).ConfigureAwait(false);
        var final = await AskAsync(DraftData.Question(candidates.Steps, options.Scope, optional)).ConfigureAwait(false);
        return (new DraftData(status, candidates.Steps, optional, final), candidates);
    }

    private async Task JoinAsync(StepCandidates candidates)
    {
        var noise = candidates.Noise;
        var quiet = noise.Count == 0 ? options.Scope : options.Scope with
        {
            Where = [.. options.Scope.Where, new Condition { Field = EventFields.Activity, Comparison = Comparison.IsNot, Values = noise }],
        };
        var flows = await AskAsync(new FlowsQuestion { Scope = quiet, CollapseRepeats = true }).ConfigureAwait(false);
        var before = await _pairs.BeforeAsync(candidates.Steps).ConfigureAwait(false);
        var twins = new StepTwins(new ActivityNeighbours(flows), [.. candidates.Steps.Select(s => s.Activities[0])], before, [.. candidates.Steps.Select(s => s.Customers)]);
        candidates.Replace(twins.Join(candidates.Steps, options.MaxSteps));
    }

    private void EnsureEnough(StepCandidates candidates)
    {
        if (candidates.Steps.Count < 2)
        {
            throw new QuestionException(string.Create(
                CultureInfo.InvariantCulture,
                $"There are not two different things that at least {options.MinimumShare:P1} of the customers did: nothing to draw a map of. Lower the share or widen the period."))
            {
                CommandHint = "'kelione status' shows what there is.",
            };
        }
    }

    /// <summary>By step: the mean of its share of all customers, and of those who do it or come further; more where its events have a value.</summary>
    private static double[] Importance(StepMeasuresAnswer measured, IReadOnlyList<int> order)
    {
        var importance = new double[order.Count];
        var all = Math.Max(1.0, measured.Customers);
        var further = LeastFurther * all;
        foreach (var step in order.Reverse())
        {
            var figures = measured.Steps[step];
            further = Math.Max(further, figures.Customers);
            importance[step] = (figures.Customers / all + figures.Customers / further) / 2 + (figures.Value > 0 ? ValueImportance : 0);
        }

        return importance;
    }

    private Task<TAnswer> AskAsync<TAnswer>(Question<TAnswer> question)
        where TAnswer : Answer => engine.AskForAsync(question, cancellationToken);
}
