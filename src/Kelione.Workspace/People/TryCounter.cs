using System.Collections.Concurrent;

namespace Kelione.Workspace;

/// <summary>Counts tries by key, of which too many bring a pause, and says when there is a pause. Forgets keys whose time is over. Safe for several threads.</summary>
/// <param name="most">How many tries there are before a pause.</param>
/// <param name="pause">How long tries are remembered, and how long a pause is.</param>
/// <param name="time">The clock.</param>
public sealed class TryCounter(int most, TimeSpan pause, TimeProvider time)
{
    // Whoever sends ever new addresses must not fill the memory.
    private const int MostKeys = 50_000;

    private readonly ConcurrentDictionary<string, (int Count, DateTimeOffset Since)> _tries = new(StringComparer.Ordinal);

    /// <summary>Until when a key has a pause; null where it has none.</summary>
    public DateTimeOffset? PausedUntil(string key) => _tries.TryGetValue(key, out var t) && t.Count >= most && t.Since + pause > time.GetUtcNow() ? t.Since + pause : null;

    /// <summary>How many whole seconds a key's pause still lasts, 1 at the least: who waits so long meets no pause. Null where it has none.</summary>
    public int? SecondsLeft(string key) => PausedUntil(key) is { } until ? Math.Max(1, (int)Math.Ceiling((until - time.GetUtcNow()).TotalSeconds)) : null;

    /// <summary>Counts a try and gives how many are left.</summary>
    public int Count(string key)
    {
        var now = time.GetUtcNow();
        if (_tries.Count >= MostKeys)
        {
            foreach (var old in _tries.Where(t => t.Value.Since + pause <= now).ToList())
            {
                _tries.TryRemove(old);
            }

            if (_tries.Count >= MostKeys)
            {
                _tries.Clear();
            }
        }

        var counted = _tries.AddOrUpdate(key, _ => (1, now), (_, t) => t.Since + pause <= now ? (1, now) : (t.Count + 1, t.Count + 1 >= most ? now : t.Since));
        return Math.Max(0, most - counted.Count);
    }

    /// <summary>Forgets the tries of a key.</summary>
    public void Forget(string key) => _tries.TryRemove(key, out _);
}
