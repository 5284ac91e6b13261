namespace Kelione.Maps;

/// <summary>Makes edits one by one on a map for which they were not thought.</summary>
internal sealed class EditRebase(JourneyMap onto, JourneyMap? madeOn)
{
    private readonly Dictionary<(ThingSort Sort, string Id), string> _renamed = [];
    private JourneyMap? _base = madeOn;

    /// <summary>The map after the edits so far.</summary>
    public JourneyMap Map { get; private set; } = onto;

    public List<MergeConflict> Conflicts { get; } = [];

    /// <summary>Makes an edit as far as can be; returns it as it was made, null where it was left out.</summary>
    public MapEdit? Make(MapEdit edit)
    {
        if (edit is EditBatch batch)
        {
            var made = batch.Edits.Select(Make).OfType<MapEdit>().ToValueList();
            return made.Count > 0 || batch.Edits.Count == 0 ? batch with { Edits = made } : null;
        }

        var adjusted = edit.AsThingEdit() switch
        {
            ThingEdit.Added add => Adjusted(add),
            ThingEdit.Changed change => Adjusted(change),
            ThingEdit.Moved move => Adjusted(move),
            ThingEdit.Removed remove => Adjusted(remove),
            _ => Whole(edit),
        };
        Map = adjusted?.Apply(Map) ?? Map;
        _base = _base is null ? null : edit.Apply(_base);
        return adjusted;
    }

    private MapEdit? Adjusted(ThingEdit.Added add)
    {
        var sort = add.Sort;
        var (item, id) = (Renamed(sort, add.Item), add.Id);
        var there = sort.Find(Map, id);
        if (there is not null && Equals(there, item))
        {
            return null;
        }

        var name = sort.Label(item);
        if (there is not null)
        {
            var free = Enumerable.Range(2, int.MaxValue - 2).Select(n => $"{id}-{EditWords.Number(n)}").First(i => sort.Find(Map, i) is null && (_base is null || sort.Find(_base, i) is null));
            _renamed[(sort.Kind, id)] = free;
            Note(ConflictKind.AddedByBoth, sort, id, name, "id", free, id, $"There is already another {sort.Name} with the id '{id}'. Mine, '{name}', gets the id '{free}'.");
            item = sort.WithId(item, free);
        }

        if (item is Stage stage)
        {
            item = stage with { Steps = stage.Steps.Where(s => Sorts.Of(ThingSort.Step).Find(Map, s.Id) is null).ToValueList() };
            foreach (var taken in stage.Steps.Except(((Stage)item).Steps))
            {
                Note(ConflictKind.AddedByBoth, Sorts.Of(ThingSort.Step), taken.Id, taken.Name, "id", null, taken.Id, $"There is already a step with the id '{taken.Id}'. It stays where it is.");
            }
        }

        if (Fitting(sort, item) is not { } fitting)
        {
            return null;
        }

        var cell = sort.Kind == ThingSort.Step ? Renamed(add.At).Cell : sort.CellOf(fitting);
        return sort.Kind == ThingSort.Step && Sorts.Of(ThingSort.Stage).Find(Map, cell.Stage ?? "") is null
            ? LeftOut(sort, add.Id, name, $"The new step '{name}' has no place: the stage '{cell.Stage}' is no longer there. It is left out.")
            : sort.Adding(fitting, (sort.Kind == ThingSort.Step ? cell : new()) with { After = Neighbour(sort, id, name, cell, Renamed(sort, add.At.After)) });
    }

    private MapEdit? Adjusted(ThingEdit.Changed change)
    {
        var (sort, id) = (change.Sort, Renamed(change.Sort, change.Id)!);
        if (sort.Find(Map, id) is not { } now)
        {
            var gone = NameInBase(sort, change.Id);
            return LeftOut(sort, id, gone, $"The {sort.Name} '{gone}', which I changed, is no longer there. The change is left out.");
        }

        if (_base is not null && sort.Find(_base, change.Id) is { } before)
        {
            NoteOverwritten(sort.Fields, before, now, change.Set, (field, mine, theirs) => Conflicts.Add(ConflictWords.Field(sort.Name, id, sort.Label(now), field, mine, theirs)));
        }

        var changed = Renamed(sort, sort.Fields.With(now, change.Set));
        return Fitting(sort, changed) is { } fitting ? sort.Changing(id, change.Set.Select(f => f with { Value = sort.Fields.Find(f.Field)!.Get(fitting) })) : null;
    }

    private MapEdit? Adjusted(ThingEdit.Moved move)
    {
        var (sort, id, to) = (move.Sort, Renamed(move.Sort, move.Id)!, Renamed(move.To));
        if (sort.Find(Map, id) is not { } now)
        {
            var gone = NameInBase(sort, move.Id);
            return LeftOut(sort, id, gone, $"The {sort.Name} '{gone}', which I moved, is no longer there. The move is left out.");
        }

        var name = sort.Label(now);
        if (MissingHolder(to) is { } holder)
        {
            return LeftOut(sort, id, name, $"I moved the {sort.Name} '{name}' to the {holder.Sort.ToString().ToLowerInvariant()} '{holder.Id}', which is no longer there. It stays where it is.");
        }

        var cell = sort.PlaceOf(Map, id).Cell;
        if (_base is not null && sort.Find(_base, move.Id) is not null && sort.PlaceOf(_base, move.Id).Cell is var before && Renamed(before) != cell && cell != to.Cell)
        {
            Conflicts.Add(ConflictWords.Place(sort, id, name, ConflictWords.CellText(to.Cell), ConflictWords.CellText(cell)));
        }

        return sort.Moving(id, to with { After = Neighbour(sort, id, name, to.Cell, Renamed(sort, to.After)) });
    }

    private MapEdit? Adjusted(ThingEdit.Removed remove)
    {
        var (sort, id) = (remove.Sort, Renamed(remove.Sort, remove.Id)!);
        if (sort.Find(Map, id) is not { } now)
        {
            return null;
        }

        if (_base is not null && Touched(sort, id) is { } touched)
        {
            Note(ConflictKind.RemovedAndChanged, sort, id, sort.Label(now), "", "removed", "changed", $"I removed the {sort.Name} '{sort.Label(now)}', and they changed {touched}. It is kept.");
            return null;
        }

        return sort.Removing(id);
    }

    /// <summary>What somebody else changed or added of all that a removal would take along; null for nothing.</summary>
    private string? Touched(Sort removed, string id)
    {
        var after = Removal.Remove(Map, removed, id);
        foreach (var sort in Sorts.All)
        {
            var stay = sort.All(after).Select(sort.Id).ToHashSet(StringComparer.Ordinal);
            foreach (var (thing, cell) in sort.Standing(Map).Where(s => !stay.Contains(sort.Id(s.Thing))))
            {
                var name = sort.Kind == removed.Kind && sort.Id(thing) == id ? "it" : $"the {sort.Name} '{sort.Label(thing)}' there";
                if (sort.Standing(_base!).Where(s => (Renamed(sort, sort.Id(s.Thing)) ?? "") == sort.Id(thing)).Select(s => ((object, Place)?)s).FirstOrDefault() is not ({ } before, { } was))
                {
                    return name;
                }

                if (Renamed(was) != cell || sort.Fields.Differing(Renamed(sort, before), thing).Any())
                {
                    return name;
                }
            }
        }

        return null;
    }

    private MapEdit Whole(MapEdit edit)
    {
        void Overwritten<T>(string part, Patch<T> set, Func<JourneyMap, T> of)
            where T : class
        {
            if (_base is not null)
            {
                NoteOverwritten(RecordFields.Of(typeof(T)), of(_base), of(Map), set.Fields, (field, mine, theirs) => Conflicts.Add(ConflictWords.Field(part, "", part, field, mine, theirs)));
            }
        }

        switch (edit)
        {
            case ChangeMap change:
                Overwritten("map", change.Set, m => m);
                break;
            case ChangeMeasure change:
                Overwritten("measure", change.Set, m => m.Measure);
                break;
            case ChangePriority change:
                Overwritten("priority", change.Set, m => m.Priority);
                break;
        }

        return edit;
    }

    private static void NoteOverwritten(RecordFields fields, object before, object now, IEnumerable<FieldValue> set, Action<string, object?, object?> note)
    {
        foreach (var value in set)
        {
            var (was, theirs) = (fields.Find(value.Field)!.Get(before), fields.Find(value.Field)!.Get(now));
            if (!Equals(was, theirs) && !Equals(theirs, value.Value))
            {
                note(value.Field, value.Value, theirs);
            }
        }
    }

    /// <summary>The thing without mentions of what is gone; null, and noted, where it cannot be without.</summary>
    private object? Fitting(Sort sort, object thing)
    {
        var mentions = thing is Lane { Of: { } of } && !EditChecks.MayBeOf(Map, of) ? [new(ThingSort.Persona, of, "of")] : sort.References(thing).Where(m => Sorts.Of(m.Sort).Find(Map, m.Id) is null).ToList();
        foreach (var mention in mentions.Distinct())
        {
            var other = Sorts.Of(mention.Sort).Name;
            var name = sort.Label(thing);
            if (sort.Swap(thing, mention, null) is not { } left)
            {
                return LeftOut(sort, sort.Id(thing), name, $"The {sort.Name} '{name}' needs the {other} '{mention.Id}', which is no longer there. It is left out.");
            }

            Note(ConflictKind.Adjusted, sort, sort.Id(thing), name, mention.As, mention.Id, null, $"The {sort.Name} '{name}' names the {other} '{mention.Id}', which is no longer there. It goes without.");
            thing = left;
        }

        return thing;
    }

    /// <summary>The neighbour after which a thing can stand: the one meant, else the nearest one before that, else the last of the cell.</summary>
    private string? Neighbour(Sort sort, string id, string name, Place cell, string? meant)
    {
        var here = sort.Standing(Map).Where(s => s.Cell == cell).Select(s => sort.Id(s.Thing)).Where(i => i != id).ToList();
        if (meant is null || here.Contains(meant))
        {
            return meant;
        }

        var before = _base is null ? [] : sort.Standing(_base).Where(s => s.Cell == cell).Select(s => sort.Id(s.Thing)).TakeWhile(i => i != meant).ToList();
        var near = before.LastOrDefault(here.Contains) ?? here.LastOrDefault();
        Note(ConflictKind.Adjusted, sort, id, name, "place", meant, near, $"The {sort.Name} '{meant}', after which '{name}' was to stand, is no longer there. It stands as near as can be.");
        return near;
    }

    private (ThingSort Sort, string Id)? MissingHolder(Place place)
    {
        (ThingSort Sort, string? Id)[] holders = [(ThingSort.Stage, place.Stage), (ThingSort.Step, place.Step), (ThingSort.Lane, place.Lane)];
        return holders.Where(h => h.Id is not null && Sorts.Of(h.Sort).Find(Map, h.Id) is null).Select(h => ((ThingSort, string)?)(h.Sort, h.Id!)).FirstOrDefault();
    }

    private object Renamed(Sort sort, object thing) => _renamed.Count == 0
        ? thing
        : sort.References(thing).Where(m => _renamed.ContainsKey((m.Sort, m.Id))).Distinct().ToList().Aggregate(thing, (t, m) => sort.Swap(t, m, _renamed[(m.Sort, m.Id)])!);

    private string? Renamed(Sort sort, string? id) => id is not null && _renamed.TryGetValue((sort.Kind, id), out var other) ? other : id;

    private Place Renamed(Place place) => place with
    {
        Stage = Renamed(Sorts.Of(ThingSort.Stage), place.Stage),
        Step = Renamed(Sorts.Of(ThingSort.Step), place.Step),
        Lane = Renamed(Sorts.Of(ThingSort.Lane), place.Lane),
    };

    private string NameInBase(Sort sort, string id) => _base is null ? id : EditWords.NameOf(_base, sort, id);

    private MapEdit? LeftOut(Sort sort, string id, string name, string message)
    {
        Note(ConflictKind.RemovedAndChanged, sort, id, name, "", null, "removed", message);
        return null;
    }

    private void Note(ConflictKind kind, Sort sort, string id, string name, string field, string? mine, string? theirs, string message) =>
        Conflicts.Add(new(kind, sort.Name, id, name, field, mine, theirs, message));
}
