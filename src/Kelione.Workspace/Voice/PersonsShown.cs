using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>Under which id a person is shown: events come under their raw ids, and the merges in force say whose they are.</summary>
internal sealed class PersonsShown
{
    private readonly Dictionary<string, string> _next = new(StringComparer.Ordinal);
    private readonly HashSet<string> _merged = new(StringComparer.Ordinal);

    private PersonsShown(IEnumerable<IdentityMerge> merges)
    {
        foreach (var merge in merges.Where(m => m.UndoneMicros is null))
        {
            var (from, to) = (Of(merge.Anonymous), Of(merge.Known));
            if (from != to)
            {
                _next[from] = to;
            }

            _merged.Add(merge.Anonymous);
            _merged.Add(merge.Known);
        }
    }

    /// <summary>Everybody under the ids as they came.</summary>
    public static PersonsShown AsTheyCame { get; } = new([]);

    /// <summary>Reads the merges in force.</summary>
    public static async Task<PersonsShown> ReadAsync(IJourneyStore store, CancellationToken cancellationToken) => new(await store.ListMergesAsync(cancellationToken: cancellationToken));

    /// <summary>Whether the events of the id's person may stand under several ids.</summary>
    public bool IsMerged(string id) => _merged.Contains(id);

    /// <summary>The id that the person of an id is shown under.</summary>
    public string Of(string id)
    {
        while (_next.TryGetValue(id, out var following))
        {
            id = following;
        }

        return id;
    }
}
