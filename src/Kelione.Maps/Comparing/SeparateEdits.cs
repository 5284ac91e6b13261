namespace Kelione.Maps;

/// <summary>
/// Joins edits of cards with what others did meanwhile where the two have nothing to do with one another, which is nearly always so: at the cost of the edits instead of that of the whole map. What comes of it is what
/// <see cref="MapMerge"/> would make of it, without conflicts.
/// </summary>
public static class SeparateEdits
{
    /// <summary>Makes edits on another version than the one that they were made for.</summary>
    /// <param name="seen">The version that they were made for.</param>
    /// <param name="latest">The version that others went on to. Both in canonical order.</param>
    /// <param name="edits">In order.</param>
    /// <returns>The joined map; null where the edits are of other things than cards, or others have touched the same cards or the cells that these come into: then the whole maps are to be merged.</returns>
    public static JourneyMap? Join(JourneyMap seen, JourneyMap latest, IReadOnlyList<MapEdit> edits)
    {
        var own = new HashSet<string>(StringComparer.Ordinal);
        foreach (var edit in edits)
        {
            if (edit.AsThingEdit() is not { Sort.Kind: ThingSort.Card } card || !IsSeparate(card, seen, latest, own))
            {
                return null;
            }
        }

        try
        {
            return edits.Aggregate(latest, (map, edit) => edit.Apply(map));
        }
        catch (MapEditException)
        {
            // Something that a card stands at or names was removed meanwhile: what comes of that the merge decides.
            return null;
        }
    }

    private static bool IsSeparate(ThingEdit edit, JourneyMap seen, JourneyMap latest, HashSet<string> own)
    {
        if (edit is ThingEdit.Added added)
        {
            own.Add(edit.Id);
            return Find(latest, edit.Id) is null && HasSameCards(edit.Sort.CellOf(added.Item), seen, latest);
        }

        return (own.Contains(edit.Id) || IsUntouched(edit.Id, seen, latest)) && edit switch
        {
            ThingEdit.Moved moved => HasSameCards(moved.To.Cell, seen, latest),

            // An idea may be about it, and others may have come to need it.
            ThingEdit.Removed => !IsNamed(edit.Id, seen) && !IsNamed(edit.Id, latest),
            _ => true,
        };
    }

    private static bool IsNamed(string id, JourneyMap map) => map.Ideas.Any(i => i.Touchpoint == id);

    private static bool IsUntouched(string id, JourneyMap seen, JourneyMap latest) => Find(latest, id) is { } now && now.Equals(Find(seen, id));

    private static bool HasSameCards(Place cell, JourneyMap seen, JourneyMap latest) => In(cell, seen).SequenceEqual(In(cell, latest), StringComparer.Ordinal);

    private static IEnumerable<string> In(Place cell, JourneyMap map) => map.Cards.Where(c => c.Lane == cell.Lane && c.Step == cell.Step && c.Stage == cell.Stage).Select(c => c.Id);

    private static Card? Find(JourneyMap map, string id) => map.Cards.FirstOrDefault(c => c.Id == id);
}
