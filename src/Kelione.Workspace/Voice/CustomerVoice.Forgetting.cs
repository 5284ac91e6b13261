using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>Erasing what was worked out of what a person said. Themes are named by words of their texts, and a learnt model holds marks of words: both are made anew without them.</summary>
public sealed partial class CustomerVoice
{
    /// <summary>Whether a person said anything.</summary>
    /// <param name="customer">Any id of theirs.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    internal async Task<bool> HasSpokenAsync(string customer, CancellationToken cancellationToken)
    {
        var person = (await PersonsShown.ReadAsync(_workspace.Store, cancellationToken)).Of(customer);
        return (await ShelfAsync(cancellationToken)).Entries.Any(e => e.Customer == person || e.Customer == customer);
    }

    /// <summary>Forgets what is in memory, after an erasure.</summary>
    internal void Forget()
    {
        lock (_lock)
        {
            (_shelf, _placed, _learner) = (null, null, null);
        }

        _answers.Clear();
        _readings.Forget();
    }

    /// <summary>Takes away the themes that were found, and what was learnt. Tells whether anything was learnt.</summary>
    internal bool ForgetDerived()
    {
        _memory.ForgetFound();
        var hadLearnt = _memory.Now.Model is not null;
        if (hadLearnt)
        {
            _memory.KeepModel(null);
        }

        return hadLearnt;
    }

    /// <summary>Learns again from what is left, where something had been learnt.</summary>
    internal async Task LearnAgainAsync(bool hadLearnt, CancellationToken cancellationToken)
    {
        if (!hadLearnt)
        {
            return;
        }

        try
        {
            await TrainAsync(progress: null, cancellationToken);
        }
        catch (MendableException)
        {
            // Nothing is left to learn from: the lexicon speaks.
        }
    }
}
