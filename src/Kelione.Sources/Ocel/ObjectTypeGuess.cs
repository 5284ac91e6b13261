using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>
/// Chooses the object type whose objects are the customers: a type that is called like a customer; where there is none, the one whose objects have the most
/// events each, because a journey of one event is none.
/// </summary>
internal sealed class ObjectTypeGuess
{
    private readonly Dictionary<string, (long Links, HashSet<string> Objects)> _types = new(StringComparer.Ordinal);

    /// <summary>Counts a relation between an event and an object.</summary>
    public void Add(string type, string objectId)
    {
        if (!_types.TryGetValue(type, out var seen))
        {
            seen = (0, new HashSet<string>(StringComparer.Ordinal));
        }

        seen.Objects.Add(objectId);
        _types[type] = (seen.Links + 1, seen.Objects);
    }

    /// <summary>Chooses, or takes what was asked.</summary>
    /// <exception cref="SourceException">There is no object, or not of the type asked.</exception>
    public (string Type, string Reason) Choose(string? asked)
    {
        if (_types.Count == 0)
        {
            throw new SourceException("no event of the log is related to any object, so there are no customers.");
        }

        if (asked is not null)
        {
            var found = _types.Keys.FirstOrDefault(t => t.Equals(asked, StringComparison.OrdinalIgnoreCase));
            return found is null
                ? throw new SourceException($"no event is related to an object of the type '{asked}'; there are: {string.Join(", ", _types.Keys.Order(StringComparer.Ordinal))}.")
                : (found, "given");
        }

        var named = _types.Keys.Where(t => NameScore(t) > 0).MaxBy(NameScore);
        if (named is not null)
        {
            return (named, "called so");
        }

        var best = _types
            .OrderByDescending(t => t.Value.Links / (double)t.Value.Objects.Count)
            .ThenByDescending(t => t.Value.Objects.Count)
            .ThenBy(t => t.Key, StringComparer.Ordinal)
            .First();
        return (best.Key, Invariant($"its objects have the most events each ({best.Value.Links / (double)best.Value.Objects.Count:0.##} on average) of {_types.Count} types; choose with --object-type"));
    }

    private static int NameScore(string type) => Math.Max(
        RoleNames.Score(EventFields.Customer, type), RoleNames.Score(EventFields.Customer, type.EndsWith('s') ? type[..^1] : type));
}
