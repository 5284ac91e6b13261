namespace Kelione.ClickHouse.Storage;

/// <summary>
/// Tells cheaply whether events or statements of identity changed: a small question to the first shard, at most so often, and at once after a change made here. Safe for several threads.
/// </summary>
/// <param name="ledger">What counts.</param>
/// <param name="time">The clock.</param>
internal sealed class ChangeWatch(Ledger ledger, TimeProvider time)
{
    /// <summary>What other programs change is seen after this long at the latest.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Nobody waits longer than that to learn whether something changed.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private string? _stamp;
    private long _version;
    private long? _looked;

    /// <summary>Another number after every change; null where the server does not say so in time.</summary>
    public long? Version
    {
        get
        {
            lock (_lock)
            {
                if (_looked is { } looked && time.GetElapsedTime(looked) < (_stamp is null ? 10 * Pause : Pause))
                {
                    return _stamp is null ? null : _version;
                }

                var begun = time.GetTimestamp();
                var stamp = Look();
                _looked = begun;
                _version += stamp is not null && stamp != _stamp ? 1 : 0;
                _stamp = stamp;
                return stamp is null ? null : _version;
            }
        }
    }

    /// <summary>Something was changed here: the next who asks looks.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            _looked = null;
        }
    }

    private string? Look()
    {
        using var stop = new CancellationTokenSource(Patience, time);
        try
        {
            return ledger.Stamp(stop.Token);
        }
        catch (Exception e) when (e is ClickHouseException or OperationCanceledException)
        {
            return null;
        }
    }
}
