namespace Kelione.Maps;

/// <summary>Makes edits.</summary>
public static class MapEdits
{
    /// <summary>Several edits as one; the edit itself where there is only one.</summary>
    /// <param name="edits">The edits in order.</param>
    /// <param name="label">What they do together; empty for no words.</param>
    public static MapEdit AsOne(IReadOnlyList<MapEdit> edits, string label = "") => edits.Count == 1 && label.Length == 0 ? edits[0] : new EditBatch(edits.ToValueList(), label);

    /// <summary>Adds a thing after another of its sort, or first. A card, barrier or idea says itself in which cell it stands.</summary>
    /// <typeparam name="T">The sort of thing; steps have <see cref="AddStep"/>.</typeparam>
    public static MapEdit Add<T>(T item, string? after = null)
        where T : class => new AddThing<T>(item, new(after));

    /// <summary>Adds a step to a stage after another, or first.</summary>
    public static MapEdit AddStep(Step step, string stage, string? after = null) => new AddThing<Step>(step, new(after, stage));

    /// <summary>Changes one version of a thing into another: only the fields that differ.</summary>
    /// <typeparam name="T">The sort of thing.</typeparam>
    /// <param name="before">The thing as it was.</param>
    /// <param name="after">The thing as it shall be, with the same id.</param>
    public static MapEdit Change<T>(T before, T after)
        where T : class => new ChangeThing<T>(Sorts.Of<T>().Id(before), Patch<T>.Between(before, after));

    /// <summary>Moves a thing.</summary>
    /// <typeparam name="T">The sort of thing.</typeparam>
    public static MapEdit Move<T>(string id, Place to)
        where T : class => new MoveThing<T>(id, to);

    /// <summary>Removes a thing with what stands in it.</summary>
    /// <typeparam name="T">The sort of thing.</typeparam>
    public static MapEdit Remove<T>(string id)
        where T : class => new RemoveThing<T>(id);

    /// <summary>
    /// The edits that lead from one version of a map to another exactly; as few as sensible, and what moved stays a move. Both maps must be in canonical order and name only what is there.
    /// The id and the schema of the map are not edited: those of <paramref name="before"/> stay.
    /// </summary>
    /// <exception cref="MapEditException">A map names what is not there or has an id twice.</exception>
    public static IReadOnlyList<MapEdit> Between(JourneyMap before, JourneyMap after) => EditsBetween.Find(before, after);
}
