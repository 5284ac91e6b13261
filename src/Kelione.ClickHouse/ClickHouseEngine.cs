using Kelione.ClickHouse.Pushing;
using Kelione.ClickHouse.Reading;
using Kelione.Engine;
using Kelione.Engine.Index;
using Kelione.Engine.Kernels;
using Kelione.Journeys;

namespace Kelione.ClickHouse;

/// <summary>
/// Answers questions over events in ClickHouse. What SQL can say is asked of the shards, and only sums travel; the rest is answered by the kernels of the embedded engine over journeys that the shards give in order. Safe for several threads.
/// </summary>
public sealed class ClickHouseEngine : IJourneyEngine
{
    /// <summary>The line that tells which way an answer came: the one line in which the policies of engines differ.</summary>
    private static readonly PolicyLine ByShards = new(PolicyLine.AnsweredBy, "sums of the shards");
    private static readonly PolicyLine ByJourneys = new(PolicyLine.AnsweredBy, "journeys streamed from the shards");
    private static readonly PolicyLine ForLackOfMemory = new(PolicyLine.AnsweredBy, "journeys streamed from the shards, because their sums would have needed more memory than they may use");
    private const int MostTries = 3;

    /// <summary>The most customers on a page.</summary>
    private const int MostShown = 10_000;
    private readonly JourneySource _source;
    private readonly JourneyEngine _walking;

    /// <param name="store">Where the events are.</param>
    /// <param name="threads">How many threads a question may use here, from 1; null for as many as the machine has.</param>
    public ClickHouseEngine(ClickHouseStore store, int? threads = null)
    {
        _source = store.Journeys;
        _walking = new JourneyEngine(_source, new SegmentEvaluator(), threads);
    }

    /// <inheritdoc />
    public Task<Answer> AskAsync(Question question, CancellationToken cancellationToken = default)
    {
        question.EnsureAskable();
        return TryAsync(async () =>
        {
            var (answer, way) = Pushes ? await PushedAsync(question, cancellationToken) : (null, ByJourneys);
            answer ??= await WalkAsync(question, engine => engine.AskAsync(question, cancellationToken), cancellationToken);
            return answer with { Policy = [.. answer.Policy, way] };
        });
    }

    /// <summary>Whether shards are asked to answer themselves; measurements set the one way against the other.</summary>
    internal bool Pushes { get; init; } = true;

    /// <inheritdoc />
    public Task<CustomerPage> OpenAsync(Question question, string address, PageRequest page, CancellationToken cancellationToken = default)
    {
        question.EnsureAskable();

        // What is wrong with an address or a page the kernels say.
        return TryAsync(async () =>
            (Pushes && page.Limit is >= 1 and <= MostShown ? await OpenedByShardsAsync(question, address, page, cancellationToken) : null)
            ?? await WalkAsync(question, engine => engine.OpenAsync(question, address, page, cancellationToken), cancellationToken));
    }

    private async Task<CustomerPage?> OpenedByShardsAsync(Question question, string address, PageRequest page, CancellationToken cancellationToken)
    {
        var (snapshot, release) = await _source.HoldAsync(cancellationToken);
        try
        {
            return await Task.Run(() => PushedList.Open(question, address, page, snapshot, cancellationToken), cancellationToken);
        }
        catch (Exception e) when (Cause(e) is ClickHouseException { IsOutOfMemory: true })
        {
            return null;
        }
        finally
        {
            release();
        }
    }

    /// <summary>Has the kernels walk: over all journeys, whose columns are kept for the next question, or over those of the few customers that the question names.</summary>
    private async Task<T> WalkAsync<T>(Question question, Func<IJourneyEngine, Task<T>> work, CancellationToken cancellationToken)
    {
        if (!NamedCustomers.Suit(question))
        {
            return await work(_walking);
        }

        var (snapshot, release) = await _source.HoldAsync(cancellationToken);
        try
        {
            using var few = await Task.Run(() => snapshot.Only(NamedCustomers.Condition(question, snapshot.Book)), cancellationToken);
            return await work(new JourneyEngine(new FixedSnapshotSource(few), new SegmentEvaluator(), threads: 1));
        }
        finally
        {
            release();
        }
    }

    private async Task<(Answer? Answer, PolicyLine Way)> PushedAsync(Question question, CancellationToken cancellationToken)
    {
        var (snapshot, release) = await _source.HoldAsync(cancellationToken);
        try
        {
            return await Task.Run(() => PushedList.Ask(question, snapshot, cancellationToken), cancellationToken) is { } answer ? (answer, ByShards) : (null, ByJourneys);
        }
        catch (Exception e) when (Cause(e) is ClickHouseException { IsOutOfMemory: true })
        {
            return (null, ForLackOfMemory);
        }
        finally
        {
            release();
        }
    }

    /// <summary>Asks anew where somebody was erased while the journeys were read; what failed is not kept. On the thread pool: a page that is closed meanwhile must not keep what others wait for.</summary>
    private Task<T> TryAsync<T>(Func<Task<T>> ask) => Task.Run(() => TryHereAsync(ask));

    private async Task<T> TryHereAsync<T>(Func<Task<T>> ask)
    {
        for (var i = 1; ; i++)
        {
            try
            {
                return await ask();
            }
            catch (Exception e) when (Cause(e) is { } cause)
            {
                _source.Discard();
                if (cause is ClickHouseException || i == MostTries)
                {
                    throw cause is ClickHouseException ? cause : new ClickHouseException(cause.Message, cause);
                }
            }
        }
    }

    /// <summary>What the shards have to do with it; null for nothing. Threads that work side by side wrap it.</summary>
    private static Exception? Cause(Exception e) => e switch
    {
        ClickHouseException or JourneysChangedException => e,
        AggregateException several => several.Flatten().InnerExceptions.Select(Cause).FirstOrDefault(c => c is not null),
        _ => null,
    };
}
