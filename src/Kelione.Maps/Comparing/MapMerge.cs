namespace Kelione.Maps;

/// <summary>
/// Joins two people's versions of a map that both began from a common ancestor, field by field. What only one of them did is done. Where both changed the same field differently, mine is kept; what one removed and the other
/// changed, filled or newly names stays; each such contradiction is listed. Lists of words are joined element by element. Orders are joined so that everybody's moves count.
/// </summary>
public static class MapMerge
{
    /// <summary>The joined map, in canonical order. All three maps must be in canonical order and name only what is there.</summary>
    /// <param name="ancestor">The map from which both began.</param>
    /// <param name="mine">My version, which counts where both contradict each other.</param>
    /// <param name="theirs">Their version.</param>
    /// <exception cref="MapEditException">One of the maps has an id twice or names what is not there.</exception>
    public static MergeResult Merge(JourneyMap ancestor, JourneyMap mine, JourneyMap theirs)
    {
        foreach (var map in new[] { ancestor, mine, theirs })
        {
            EditChecks.Demand(map);
        }

        var conflicts = new List<MergeConflict>();
        var head = Head(ancestor, mine, theirs, conflicts);
        var merge = new ThingMerge(ancestor, mine, theirs, conflicts);
        merge.JoinFieldsAndCells();
        merge.KeepWhatIsNeeded();
        return new(MapOrder.Canonical(merge.Ordered(head)), conflicts.ToValueList());
    }

    private static JourneyMap Head(JourneyMap ancestor, JourneyMap mine, JourneyMap theirs, List<MergeConflict> conflicts)
    {
        T Part<T>(string name, T a, T m, T t)
            where T : class => (T)FieldMerge.Merge(RecordFields.Of(typeof(T)), a, m, t, (field, mineValue, theirValue) => conflicts.Add(ConflictWords.Field(name, "", name, field, mineValue, theirValue)));
        return Part("map", ancestor, mine, theirs) with
        {
            Measure = Part("measure", ancestor.Measure, mine.Measure, theirs.Measure),
            Priority = Part("priority", ancestor.Priority, mine.Priority, theirs.Priority),
        };
    }
}
