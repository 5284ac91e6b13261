using Kelione.ClickHouse;
using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>Knows whether people's work is under way, so that what can wait gives way to it at once. Safe for several threads.</summary>
/// <param name="time">The clock.</param>
internal sealed class Traffic(TimeProvider time) : IDisposable
{
    private readonly Lock _lock = new();
    private CancellationTokenSource _calm = new();
    private int _under;
    private long _lastEnd = time.GetTimestamp();

    /// <summary>Work begins, until what is given is disposed; whoever works while it is calm is stopped.</summary>
    public IDisposable Enter()
    {
        CancellationTokenSource calm;
        lock (_lock)
        {
            _under++;
            (calm, _calm) = (_calm, new CancellationTokenSource());
        }

        calm.Cancel();
        return new Passage(this);
    }

    /// <summary>Whether nobody has worked for a while.</summary>
    /// <param name="rest">For how long.</param>
    /// <param name="calm">Ends when somebody begins to.</param>
    public bool IsCalm(TimeSpan rest, out CancellationToken calm)
    {
        lock (_lock)
        {
            calm = _calm.Token;
            return _under == 0 && time.GetElapsedTime(_lastEnd) >= rest;
        }
    }

    /// <inheritdoc />
    public void Dispose() => _calm.Dispose();

    private void Leave()
    {
        lock (_lock)
        {
            _under--;
            _lastEnd = time.GetTimestamp();
        }
    }

    private sealed class Passage(Traffic traffic) : IDisposable
    {
        private Traffic? _traffic = traffic;

        public void Dispose() => Interlocked.Exchange(ref _traffic, null)?.Leave();
    }
}

/// <summary>An engine whose questions are told to a <see cref="Traffic"/>: those of people, not those asked beforehand.</summary>
internal sealed class PeoplesEngine(IJourneyEngine engine, Traffic traffic, TimeProvider time) : IJourneyEngine
{
    /// <inheritdoc />
    public async Task<Answer> AskAsync(Question question, CancellationToken cancellationToken = default)
    {
        using var passage = traffic.Enter();
        var (began, outcome) = (time.GetTimestamp(), "failed");
        try
        {
            var answer = await engine.AskAsync(question, cancellationToken);
            outcome = "answered";
            return answer;
        }
        catch (QuestionException)
        {
            outcome = "refused";
            throw;
        }
        catch (OperationCanceledException)
        {
            outcome = "stopped";
            throw;
        }
        catch (ClickHouseException)
        {
            WorkspaceMeter.Refused("clickhouse");
            throw;
        }
        finally
        {
            WorkspaceMeter.Asked(question, time.GetElapsedTime(began), outcome);
        }
    }

    /// <inheritdoc />
    public async Task<CustomerPage> OpenAsync(Question question, string address, PageRequest page, CancellationToken cancellationToken = default)
    {
        using var passage = traffic.Enter();
        return await engine.OpenAsync(question, address, page, cancellationToken);
    }
}
