using Kelione.Journeys;
using Kelione.Voice.Likely;

namespace Kelione.Workspace;

/// <summary>How satisfied customers are likely to be who were not asked.</summary>
public sealed partial class CustomerVoice
{
    private const int MostRisks = 200;
    private static readonly TimeSpan LearntKept = TimeSpan.FromMinutes(10);

    private (string Key, long At, Task<LikelyLearner> Learning)? _learner;

    /// <summary>How satisfied a customer is likely to be after all that happened to them, and what customers like this have in common.</summary>
    /// <param name="customer">Any id of the customer.</param>
    /// <param name="filter">From which feedback it is learnt.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="MendableException">No event of the customer is known.</exception>
    /// <exception cref="QuestionException">A segment cannot be asked for.</exception>
    public async Task<LikelySatisfaction> LikelyAsync(string customer, FeedbackFilter filter, CancellationToken cancellationToken = default)
    {
        var person = (await PersonsShown.ReadAsync(_workspace.Store, cancellationToken)).Of(customer);
        var tale = new JourneyTale();
        await foreach (var journeyEvent in _workspace.Store.ExportActivitiesAsync(new Scope { Customers = [person] }, cancellationToken))
        {
            tale.Add(journeyEvent.TimeMicros, journeyEvent.Activity);
        }

        return tale.Events.Count == 0
            ? throw new MendableException($"There are no events of a customer '{customer}'.")
            : (await LearnerAsync(filter, cancellationToken)).Tell(person, tale.Ordered());
    }

    /// <summary>Of the customers who said nothing so far those of whom the least satisfaction is likely.</summary>
    /// <param name="filter">From which feedback it is learnt.</param>
    /// <param name="scope">Which customers are looked at, with all their events.</param>
    /// <param name="most">How many, 1 to 200.</param>
    /// <param name="cancellationToken">Stops the work; every event of the scope is read.</param>
    /// <exception cref="QuestionException">A segment cannot be asked for, or the number is out of bounds.</exception>
    public async Task<LikelyRisks> RisksAsync(FeedbackFilter filter, Scope scope, int most = 20, CancellationToken cancellationToken = default)
    {
        if (most is < 1 or > MostRisks)
        {
            throw new QuestionException("A list of the least satisfied has from 1 to 200 customers.");
        }

        var learner = await LearnerAsync(filter, cancellationToken);
        if (learner.Basis.Silence != LikelySilence.None)
        {
            return new LikelyRisks(learner.Basis, 0, []);
        }

        var worst = new WorstFirst(most);
        var quiet = 0L;
        await foreach (var (customer, tale) in JourneyTales.ReadAsync(_workspace.Store, await OfScopeAsync(scope, cancellationToken), cancellationToken))
        {
            if (!learner.HasSpoken(customer))
            {
                quiet++;
                worst.Offer(learner.Tell(customer, tale));
            }
        }

        return new LikelyRisks(learner.Basis, quiet, worst.All);
    }

    // A scope by conditions or a period means customers here: of those all events count, as of those it was learnt from.
    private async Task<Scope> OfScopeAsync(Scope scope, CancellationToken cancellationToken)
    {
        if (scope == Scope.All)
        {
            return scope;
        }

        var asked = await _workspace.PrepareAsync(new StatusQuestion { Scope = scope }, cancellationToken);
        return new Scope { Customers = await SegmentCustomers.OfAsync(_workspace.Engine, asked.Scope, cancellationToken) };
    }

    private async Task<LikelyLearner> LearnerAsync(FeedbackFilter filter, CancellationToken cancellationToken)
    {
        // The first reading finds themes, and what is kept is kept for what is known after it.
        _ = await ReadAsync(await ShelfAsync(cancellationToken), cancellationToken);
        var key = $"{Edition}|{JourneyJson.Write(filter)}";
        var now = _workspace.Time.GetTimestamp();
        Task<LikelyLearner> learning;
        lock (_lock)
        {
            // One learning for all who ask at the same time; whoever stops waiting does not stop it for the others. Events may come in all the time: it is learnt anew after a while, not after each.
            if (_learner is not { } kept || kept.Key != key || kept.Learning.IsFaulted || _workspace.Time.GetElapsedTime(kept.At, now) >= LearntKept)
            {
                _learner = kept = (key, now, Task.Run(async () => await LikelyLearner.LearnAsync(_workspace.Store, await SelectAsync(filter, CancellationToken.None), CancellationToken.None), CancellationToken.None));
            }

            learning = kept.Learning;
        }

        return await learning.WaitAsync(cancellationToken);
    }
}
