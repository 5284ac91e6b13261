namespace Kelione.Maps;

/// <summary>Adds a thing.</summary>
/// <typeparam name="T">The sort of thing.</typeparam>
/// <param name="Item">The thing, with an id that no other of its sort has. A card, barrier or idea says itself in which cell it stands; a stage may bring its steps.</param>
/// <param name="At">The neighbour after which it comes, and for a step its stage; the rest is not looked at. Null for the first place.</param>
public sealed record AddThing<T>(T Item, Place? At = null) : MapEdit
    where T : class
{
    /// <inheritdoc />
    public override MapEdit InverseOn(JourneyMap before)
    {
        ApplyTo(before);
        return new RemoveThing<T>(Sorts.Of<T>().Id(Item));
    }

    /// <inheritdoc />
    public override EditDescription Describe(JourneyMap before)
    {
        var sort = Sorts.Of<T>();
        return EditWords.Done(sort, "added", sort.Label(Item), $"Added the {sort.Name} '{sort.Label(Item)}'");
    }

    internal override JourneyMap ApplyTo(JourneyMap map)
    {
        var sort = Sorts.Of<T>();
        EditChecks.IsNew(map, sort, Item);
        EditChecks.MentionsOnlyWhatIsThere(map, sort, Item);
        return sort.Insert(map, Item, At ?? new());
    }

    internal override ThingEdit AsThingEdit() => new ThingEdit.Added(Sorts.Of<T>(), Sorts.Of<T>().Id(Item), Item, At ?? new());
}

/// <summary>Changes some fields of a thing.</summary>
/// <typeparam name="T">The sort of thing.</typeparam>
/// <param name="Id">The thing's id.</param>
/// <param name="Set">The new values.</param>
public sealed record ChangeThing<T>(string Id, Patch<T> Set) : MapEdit
    where T : class
{
    /// <inheritdoc />
    public override MapEdit InverseOn(JourneyMap before)
    {
        ApplyTo(before);
        return new ChangeThing<T>(Id, Set.InverseOn((T)Sorts.Of<T>().Need(before, Id)));
    }

    /// <inheritdoc />
    public override EditDescription Describe(JourneyMap before)
    {
        var sort = Sorts.Of<T>();
        var name = EditWords.NameOf(before, sort, Id);
        return EditWords.Done(sort, "changed", name, $"Changed {EditWords.Listed(Set.Fields)} of the {sort.Name} '{name}'", Set.Fields);
    }

    internal override JourneyMap ApplyTo(JourneyMap map)
    {
        var sort = Sorts.Of<T>();
        var changed = Set.ApplyTo((T)sort.Need(map, Id));
        EditChecks.MentionsOnlyWhatIsThere(map, sort, changed);
        return sort.Replace(map, changed);
    }

    internal override ThingEdit AsThingEdit() => new ThingEdit.Changed(Sorts.Of<T>(), Id, Set.Fields);
}

/// <summary>Moves a thing to another place: among its neighbours, to another stage (a step) or to another cell (a card, barrier or idea).</summary>
/// <typeparam name="T">The sort of thing.</typeparam>
/// <param name="Id">The thing's id.</param>
/// <param name="To">The place.</param>
public sealed record MoveThing<T>(string Id, Place To) : MapEdit
    where T : class
{
    /// <inheritdoc />
    public override MapEdit InverseOn(JourneyMap before)
    {
        ApplyTo(before);
        return new MoveThing<T>(Id, Sorts.Of<T>().PlaceOf(before, Id));
    }

    /// <inheritdoc />
    public override EditDescription Describe(JourneyMap before)
    {
        var sort = Sorts.Of<T>();
        var name = EditWords.NameOf(before, sort, Id);
        return EditWords.Done(sort, "moved", name, $"Moved the {sort.Name} '{name}'");
    }

    internal override JourneyMap ApplyTo(JourneyMap map)
    {
        var sort = Sorts.Of<T>();
        if (To.After == Id)
        {
            throw new MapEditException($"The {sort.Name} '{Id}' cannot come after itself.");
        }

        var moved = sort.In((T)sort.Need(map, Id), To.Cell);
        EditChecks.MentionsOnlyWhatIsThere(map, sort, moved);
        return sort.Insert(sort.Take(map, Id), moved, To);
    }

    internal override ThingEdit AsThingEdit() => new ThingEdit.Moved(Sorts.Of<T>(), Id, To);
}

/// <summary>
/// Removes a thing with what stands in it or starts or ends at it: a stage with its steps and cards; a step with its cards, arcs, barriers, ideas and the stops of routes; a lane with its cards.
/// Whatever else mentions it loses the mention only.
/// </summary>
/// <typeparam name="T">The sort of thing.</typeparam>
/// <param name="Id">The thing's id.</param>
public sealed record RemoveThing<T>(string Id) : MapEdit
    where T : class
{
    /// <inheritdoc />
    public override MapEdit InverseOn(JourneyMap before) => MapEdits.AsOne(MapEdits.Between(Apply(before), before));

    /// <inheritdoc />
    public override EditDescription Describe(JourneyMap before)
    {
        var sort = Sorts.Of<T>();
        var name = EditWords.NameOf(before, sort, Id);
        return EditWords.Done(sort, "removed", name, $"Removed the {sort.Name} '{name}'");
    }

    internal override JourneyMap ApplyTo(JourneyMap map)
    {
        var sort = Sorts.Of<T>();
        sort.Need(map, Id);
        return Removal.Remove(map, sort, Id);
    }

    internal override ThingEdit AsThingEdit() => new ThingEdit.Removed(Sorts.Of<T>(), Id);
}
