namespace Kelione.Maps;

/// <summary>
/// Finds what is wrong with a map. Whether the texts of bindings, segments and questions can be read is checked where they are understood, not here;
/// whether maps open one another in a circle is seen by whoever knows all maps.
/// </summary>
public static class MapChecks
{
    /// <summary>The most steps that can be measured at once.</summary>
    public const int MostMeasuredSteps = 64;

    /// <summary>The longest text of any field, in UTF-16 units.</summary>
    public const int LongestText = 4000;

    /// <summary>The longest name that posters and tables can be expected to show, in UTF-16 units.</summary>
    public const int LongestName = 200;

    /// <summary>The most bytes that a picture may have.</summary>
    public const int LargestImage = 2 * 1024 * 1024;

    /// <summary>All problems, in the order of the map: its head, then sort by sort.</summary>
    public static IReadOnlyList<MapProblem> Problems(JourneyMap map)
    {
        var found = new List<MapProblem>();
        var whole = new Findings(found, "", "The map");
        HeadRules.Check(map, whole);
        TextRules.Check(map, whole);
        HeadRules.Measure(map.Measure, new(found, "measure", "Measuring"));
        TextRules.Check(map.Measure, new(found, "measure", "Measuring"));
        HeadRules.Priority(map.Priority, new(found, "priority", "The ranking"));
        var ids = Ids(map);
        foreach (var sort in Sorts.All)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var (thing, cell) in sort.Standing(map))
            {
                var at = new Findings(found, PathOf(sort, sort.Id(thing), cell), $"The {sort.Name} '{sort.Label(thing)}'");
                IdRules.Check(sort, sort.Id(thing), seen, at);
                TextRules.Check(thing, at);
                Mentions(map, sort, thing, ids, at);
                ThingRules.Check(map, thing, at);
            }
        }

        return found;
    }

    /// <summary>Whether a map has no problem that forbids keeping it.</summary>
    public static bool IsSound(JourneyMap map) => Problems(map).All(p => p.Severity != ProblemSeverity.Error);

    /// <summary>
    /// Whether a map differs from another in cards alone, and those that differ have no error: then no error was added. False where more differs or a card has one; the whole is to be looked at then. Costs what the changed cards cost.
    /// </summary>
    /// <param name="before">The other map.</param>
    /// <param name="after">The map.</param>
    public static bool HasSoundCards(JourneyMap before, JourneyMap after)
    {
        if (!(before with { Cards = after.Cards }).Equals(after))
        {
            return false;
        }

        var found = new List<MapProblem>();
        var sort = Sorts.Of(ThingSort.Card);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var same = before.Cards.ToHashSet<object>(ReferenceEqualityComparer.Instance);
        Dictionary<ThingSort, HashSet<string>>? ids = null;
        foreach (var card in after.Cards)
        {
            if (same.Contains(card))
            {
                if (!seen.Add(card.Id))
                {
                    return false;
                }

                continue;
            }

            var at = new Findings(found, PathOf(sort, card.Id, sort.CellOf(card)), $"The {sort.Name} '{sort.Label(card)}'");
            ids ??= Ids(after);
            IdRules.Check(sort, card.Id, seen, at);
            TextRules.Check(card, at);
            Mentions(after, sort, card, ids, at);
            ThingRules.Check(after, card, at);
        }

        return found.TrueForAll(p => p.Severity != ProblemSeverity.Error) && after.Ideas.All(i => i.Touchpoint is null || seen.Contains(i.Touchpoint));
    }

    private static Dictionary<ThingSort, HashSet<string>> Ids(JourneyMap map) => Sorts.All.ToDictionary(s => s.Kind, s => s.All(map).Select(s.Id).ToHashSet(StringComparer.Ordinal));

    private static string PathOf(Sort sort, string id, Place cell) => sort.Kind == ThingSort.Step ? $"stages/{cell.Stage}/steps/{id}" : $"{sort.Name}s/{id}";

    private static void Mentions(JourneyMap map, Sort sort, object thing, Dictionary<ThingSort, HashSet<string>> ids, Findings at)
    {
        foreach (var mention in sort.References(thing).Where(r => !ids[r.Sort].Contains(r.Id)).Distinct())
        {
            var other = Sorts.Of(mention.Sort).Name;
            at.Error("unknown-id", mention.As, $"{at.What} names the {other} '{mention.Id}', and the map has no {other} with this id. Name one that is there, or leave it empty.");
        }

        if (thing is Lane { Of: { } of } && !EditChecks.MayBeOf(map, of))
        {
            at.Error("unknown-id", "of", $"{at.What} is of '{of}', and the map has no persona, channel or device with this id. Name one that is there, or leave it empty.");
        }
    }
}
