namespace Kelione.Journeys;

/// <summary>Which id leads to which other, statement by statement (see <see cref="IJourneyStore.IdentifyAsync"/>). Not safe for several threads.</summary>
/// <typeparam name="TId">What an id is: a text, or a code that stands for one.</typeparam>
public sealed class IdentityChains<TId>
    where TId : notnull
{
    private readonly Dictionary<TId, TId> _next = [];

    /// <summary>The ids that lead to another.</summary>
    public IReadOnlyCollection<TId> Merged => _next.Keys;

    /// <summary>The person of one id becomes that of the other; nothing where they are the same already.</summary>
    public void Join(TId anonymous, TId known)
    {
        var (from, to) = (End(anonymous), End(known));
        if (!from.Equals(to))
        {
            _next[from] = to;
        }
    }

    /// <summary>The id at which the chain of another ends: the one under which the person is shown.</summary>
    public TId End(TId id)
    {
        while (_next.TryGetValue(id, out var following))
        {
            id = following;
        }

        return id;
    }
}
