namespace Kelione.Workspace;

/// <summary>
/// How much may lie in the journal that is not in the store yet. While the store takes what comes, senders are not to get further ahead of it than <see cref="MostAhead"/>: they are told to wait, and what is asked is never
/// much older than what happened. While it takes nothing (an erasure writes it anew, a disk is full) events are kept for it up to <see cref="MostHeld"/>, and once it goes on, only more than what had gathered by then is refused.
/// Safe for several threads.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class ArrivalBacklog(TimeProvider time)
{
    /// <summary>Bytes that senders may be ahead of a store that is at work: a few seconds of it.</summary>
    public const long MostAhead = 64L << 20;

    /// <summary>Bytes that are kept for a store that takes nothing.</summary>
    public const long MostHeld = 8L << 30;

    /// <summary>After so long without a step the store counts as taking nothing.</summary>
    public static readonly TimeSpan Standstill = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private long _movedAt;
    private long _least;
    private bool _hasMoved;

    /// <summary>Notes that something went into the store.</summary>
    /// <param name="waiting">Bytes that still wait.</param>
    public void Moved(long waiting)
    {
        lock (_gate)
        {
            _least = IsMoving ? Math.Min(_least, waiting) : waiting;
            (_movedAt, _hasMoved) = (time.GetTimestamp(), true);
        }
    }

    /// <summary>Whether no more may come just now.</summary>
    /// <param name="waiting">Bytes that wait.</param>
    public bool IsFull(long waiting)
    {
        lock (_gate)
        {
            return waiting > (IsMoving ? Math.Min(_least + MostAhead, MostHeld) : MostHeld);
        }
    }

    private bool IsMoving => _hasMoved && time.GetElapsedTime(_movedAt) < Standstill;
}
