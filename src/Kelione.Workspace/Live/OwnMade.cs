using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>The versions that one seat made: what a person did themselves does not contradict them, though it was kept after they saw the map. Only the latest are remembered. Safe for several threads.</summary>
internal sealed class OwnMade
{
    private const int Remembered = 64;

    private readonly Lock _lock = new();
    private readonly Queue<(int Version, IReadOnlyList<MapEdit>? Edits)> _made = new();

    /// <summary>Remembers a version.</summary>
    /// <param name="version">The version, later than all before.</param>
    /// <param name="edits">The edits that were wanted; null where the version is what it is whatever was there before, as with a restored one: who made it knows all of it.</param>
    public void Add(int version, IReadOnlyList<MapEdit>? edits)
    {
        lock (_lock)
        {
            _made.Enqueue((version, edits));
            if (_made.Count > Remembered)
            {
                _made.Dequeue();
            }
        }
    }

    /// <summary>Whether a list of edits, the very one, is in a version.</summary>
    public bool Has(IReadOnlyList<MapEdit> edits, int version)
    {
        lock (_lock)
        {
            return _made.Any(m => m.Version <= version && ReferenceEquals(m.Edits, edits));
        }
    }

    /// <summary>What a person saw who saw a version and has their own later edits on top.</summary>
    /// <returns>The latest version up to which all are their own, and their edits that others' versions part from it.</returns>
    public (int Version, IReadOnlyList<MapEdit> Already) Since(int version)
    {
        lock (_lock)
        {
            var own = _made.Where(m => m.Version > version).ToList();
            var whole = own.FindLastIndex(m => m.Edits is null);
            if (whole >= 0)
            {
                version = own[whole].Version;
                own.RemoveRange(0, whole + 1);
            }

            while (own.Count > 0 && own[0].Version == version + 1)
            {
                version++;
                own.RemoveAt(0);
            }

            return (version, [.. own.SelectMany(m => m.Edits!)]);
        }
    }
}
