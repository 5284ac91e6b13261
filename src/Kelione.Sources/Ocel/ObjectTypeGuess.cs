using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>
/// Chooses the object type whose objects are the customers: a type that is called like a customer; where there is none, the one to whose objects the most events belong alone, because what others are parts of goes
/// through all of it; of several such the one whose objects have the most events each, because a journey of one event is none.
/// </summary>
internal static class ObjectTypeGuess
{
    /// <summary>Chooses, or takes what was asked; and says how many events then belong to a customer.</summary>
    /// <exception cref="SourceException">There is no object, or not of the type asked.</exception>
    public static FormatDetails Choose(OcelRelations relations, string? asked)
    {
        var types = relations.Types.Order(StringComparer.Ordinal).ToList();
        if (types.Count == 0)
        {
            throw new SourceException("no event of the log is related to any object, so there are no customers.");
        }

        var (type, reason) = Chosen(relations, types, asked);
        var owners = relations.OwnersOf(type);
        var (direct, all) = relations.Covered(owners);
        return new FormatDetails
        {
            ObjectType = type,
            ObjectTypeReason = reason,
            Roles = OcelEvent.Roles,
            Notes = [$"customers are the objects of the type '{type}' ({reason})", .. Notes(type, types, relations.Events, direct, all)],
        };
    }

    private static IEnumerable<string> Notes(string type, List<string> types, int events, int direct, int all)
    {
        if (all > direct)
        {
            yield return Invariant($"{all - direct} of the first {events} events {Verb(all - direct, "name")} no '{type}' but objects that belong to one, and {(all - direct == 1 ? "counts" : "count")} as its; the attribute '{OcelEvent.ThroughColumn}' tells through which");
        }

        if (events > all)
        {
            yield return Invariant($"{events - all} of the first {events} events {Verb(events - all, "name")} no '{type}' and nothing that belongs to one, and {(events - all == 1 ? "is" : "are")} rejected; there are the types {string.Join(", ", types)}: choose with --object-type");
        }
    }

    private static string Verb(int count, string plural) => count == 1 ? plural + "s" : plural;

    private static (string Type, string Reason) Chosen(OcelRelations relations, List<string> types, string? asked)
    {
        if (asked is not null)
        {
            var found = types.Find(t => t.Equals(asked, StringComparison.OrdinalIgnoreCase));
            return found is null
                ? throw new SourceException($"no event is related to an object of the type '{asked}'; there are: {string.Join(", ", types)}.")
                : (found, "given");
        }

        if (types.Where(t => NameScore(t) > 0).MaxBy(NameScore) is { } named)
        {
            return (named, "called so");
        }

        var best = types
            .Select(t => (Type: t, Events: relations.Covered(relations.OwnersOf(t, alone: true)).All, Objects: relations.CountOf(t)))
            .OrderByDescending(t => t.Events)
            .ThenByDescending(t => t.Events / (double)t.Objects)
            .ThenBy(t => t.Type, StringComparer.Ordinal)
            .First();
        return (best.Type, Invariant($"the most events belong to one of its objects alone, {best.Events} of {relations.Events}, of {types.Count} types; choose with --object-type"));
    }

    private static int NameScore(string type) => Math.Max(
        RoleNames.Score(EventFields.Customer, type), RoleNames.Score(EventFields.Customer, type.EndsWith('s') ? type[..^1] : type));
}
