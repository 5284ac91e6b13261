using System.Text.Json;
using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>
/// The latest answers of a workspace that many people look at: what one has asked, the next need not wait for, nor the same person whose page asks while it is made and once more when it comes alive. An answer holds until events or
/// statements of identity change. Answers about single customers are not kept. Safe for several threads.
/// </summary>
/// <param name="version">Changes with every event and statement of identity; null where nobody knows, then nothing is kept.</param>
internal sealed class RecentAnswers(Func<long?> version)
{
    private const int Most = 32;

    private readonly Lock _lock = new();
    private readonly LinkedList<(string Question, Answer Answer)> _kept = new();
    private readonly Dictionary<(string Question, long Version), Task<Answer>> _asked = [];
    private long _version;

    /// <summary>The answer kept, that which somebody else is being given just now, or asked for now. One that fails is not kept.</summary>
    /// <param name="question">The question, with the names in it written out: the same words mean the same.</param>
    /// <param name="ask">Asks.</param>
    /// <param name="cancellationToken">Ends the waiting for somebody else's answer.</param>
    public async Task<Answer> AskAsync(Question question, Func<Task<Answer>> ask, CancellationToken cancellationToken = default)
    {
        if (question is TimelineQuestion or CustomersQuestion || version() is not { } now)
        {
            return await ask();
        }

        var text = JsonSerializer.Serialize(question, JourneyJson.Compact);
        if (Find(text, now) is { } known)
        {
            return known;
        }

        // What changes while it is asked may be in it or not: it is kept as one of before, and the next who asks asks anew.
        var own = new TaskCompletionSource<Answer>(TaskCreationOptions.RunContinuationsAsynchronously);
        var others = Joined(text, now, own);
        if (others != own.Task)
        {
            try
            {
                return await others.WaitAsync(cancellationToken);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // They went away, or it failed: that is told to whoever asks next, which is this one.
                return await ask();
            }
        }

        try
        {
            var answer = await ask();
            Keep(text, now, answer);
            own.TrySetResult(answer);
            return answer;
        }
        finally
        {
            own.TrySetCanceled(CancellationToken.None);
            Leave(text, now);
        }
    }

    /// <summary>Forgets all: somebody is to be forgotten.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            _kept.Clear();
        }
    }

    /// <summary>The answer that somebody is waiting for already; else one's own, and others may join.</summary>
    private Task<Answer> Joined(string question, long now, TaskCompletionSource<Answer> own)
    {
        lock (_lock)
        {
            return _asked.TryAdd((question, now), own.Task) ? own.Task : _asked[(question, now)];
        }
    }

    private void Leave(string question, long now)
    {
        lock (_lock)
        {
            _asked.Remove((question, now));
        }
    }

    private Answer? Find(string question, long now)
    {
        lock (_lock)
        {
            Age(now);
            for (var at = _kept.First; at is not null; at = at.Next)
            {
                if (at.Value.Question == question)
                {
                    _kept.Remove(at);
                    _kept.AddFirst(at);
                    return at.Value.Answer;
                }
            }

            return null;
        }
    }

    private void Keep(string question, long asked, Answer answer)
    {
        lock (_lock)
        {
            if (version() != asked)
            {
                return;
            }

            Age(asked);
            _kept.AddFirst((question, answer));
            if (_kept.Count > Most)
            {
                _kept.RemoveLast();
            }
        }
    }

    private void Age(long now)
    {
        if (now != _version)
        {
            _kept.Clear();
            _version = now;
        }
    }
}
