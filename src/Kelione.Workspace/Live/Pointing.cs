namespace Kelione.Workspace;

/// <summary>Where a person is, told to the others no oftener than they can see: the last place always, those between not all. Safe for several threads.</summary>
internal sealed class Pointing : IDisposable
{
    private const int LongestPlace = 120;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(80);

    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly Action _tell;
    private readonly ITimer _later;
    private DateTimeOffset _told = DateTimeOffset.MinValue;
    private bool _isWaiting;

    public Pointing(TimeProvider time, Action tell)
    {
        (_time, _tell) = (time, tell);
        _later = time.CreateTimer(_ => TellNow(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The place; empty for nowhere.</summary>
    public string At { get; private set; } = "";

    public void MoveTo(string place)
    {
        // It comes from a browser and goes to others.
        place = place.Length > LongestPlace ? "" : place;
        lock (_lock)
        {
            if (place == At)
            {
                return;
            }

            At = place;
            if (_isWaiting)
            {
                return;
            }

            if (_told + Pause - _time.GetUtcNow() is { Ticks: > 0 } rest)
            {
                _isWaiting = true;
                _later.Change(rest, Timeout.InfiniteTimeSpan);
                return;
            }
        }

        TellNow();
    }

    public void Dispose() => _later.Dispose();

    private void TellNow()
    {
        lock (_lock)
        {
            _isWaiting = false;
            _told = _time.GetUtcNow();
        }

        _tell();
    }
}
