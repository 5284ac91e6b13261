namespace Kelione.Engine.Storage;

/// <summary>Which id leads to which other, statement by statement; ids are codes in the truth.</summary>
internal sealed class IdentityChains
{
    private readonly Dictionary<int, int> _next = [];

    /// <summary>The ids that lead to another.</summary>
    public IReadOnlyCollection<int> Merged => _next.Keys;

    /// <summary>The person of one id becomes that of the other; nothing where they are the same already.</summary>
    public void Join(int anonymous, int known)
    {
        var (from, to) = (End(anonymous), End(known));
        if (from != to)
        {
            _next[from] = to;
        }
    }

    /// <summary>The id at which the chain of another ends: the one under which the person is shown.</summary>
    public int End(int id)
    {
        while (_next.TryGetValue(id, out var following))
        {
            id = following;
        }

        return id;
    }
}
