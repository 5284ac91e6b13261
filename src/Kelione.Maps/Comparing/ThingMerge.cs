namespace Kelione.Maps;

/// <summary>Joins the things of two versions of a map, in three turns: fields and cells; what is needed by what stays; order.</summary>
internal sealed class ThingMerge(JourneyMap ancestor, JourneyMap mine, JourneyMap theirs, List<MergeConflict> conflicts)
{
    private readonly Dictionary<ThingSort, Dictionary<string, (object Thing, Place Cell)>> _was = ById(ancestor);
    private readonly Dictionary<ThingSort, Dictionary<string, (object Thing, Place Cell)>> _mine = ById(mine);
    private readonly Dictionary<ThingSort, Dictionary<string, (object Thing, Place Cell)>> _theirs = ById(theirs);
    private readonly Dictionary<ThingSort, Dictionary<string, (object Thing, Place Cell)>> _joined = [];

    /// <summary>Everything that stays or is new, with its joined fields and cell.</summary>
    public void JoinFieldsAndCells()
    {
        foreach (var sort in Sorts.All)
        {
            var joined = _joined[sort.Kind] = [];
            var (was, my, their) = (_was[sort.Kind], _mine[sort.Kind], _theirs[sort.Kind]);
            foreach (var id in my.Keys.Union(their.Keys))
            {
                if (Join(sort, id, Find(was, id), Find(my, id), Find(their, id)) is { } both)
                {
                    joined[id] = both;
                }
            }
        }
    }

    /// <summary>Whatever was removed and is still needed comes back: a place to stand in, or something newly mentioned. Old mentions of what is gone are forgotten.</summary>
    public void KeepWhatIsNeeded()
    {
        for (var again = true; again;)
        {
            again = false;
            foreach (var sort in Sorts.All)
            {
                foreach (var id in _joined[sort.Kind].Keys.ToList())
                {
                    again |= KeepWhatIsNeededBy(sort, id);
                }
            }
        }
    }

    /// <summary>The joined things put into a map in their joined order.</summary>
    public JourneyMap Ordered(JourneyMap map)
    {
        foreach (var sort in Sorts.All)
        {
            var joined = _joined[sort.Kind];
            var (was, my, their) = (Cells(sort, ancestor), Cells(sort, mine), Cells(sort, theirs));
            var standing = joined.GroupBy(j => j.Value.Cell, j => j.Key).ToList().SelectMany(cell =>
                OrderMerge.Merge(
                    Of(was, cell.Key), Of(my, cell.Key), Of(their, cell.Key), cell.ToHashSet(StringComparer.Ordinal), id => id,
                    (id, m, t) => conflicts.Add(ConflictWords.Place(sort, id, sort.Label(joined[id].Thing), m, t))))
                .Select(id => (sort.Put(joined[id].Thing, joined[id].Cell), joined[id].Cell)).ToList();
            map = sort.Fill(map, standing);
        }

        return map;
    }

    private (object Thing, Place Cell)? Join(Sort sort, string id, (object Thing, Place Cell)? was, (object Thing, Place Cell)? my, (object Thing, Place Cell)? their)
    {
        if (my is { } m && their is { } t)
        {
            var name = sort.Label(m.Thing);
            var thing = FieldMerge.Merge(sort.Fields, was?.Thing, m.Thing, t.Thing, (field, mineValue, theirValue) => conflicts.Add(ConflictWords.Field(sort.Name, id, name, field, mineValue, theirValue)));
            if (m.Cell == t.Cell || t.Cell == was?.Cell)
            {
                return (thing, m.Cell);
            }

            if (m.Cell == was?.Cell)
            {
                return (thing, t.Cell);
            }

            conflicts.Add(ConflictWords.Place(sort, id, name, ConflictWords.CellText(m.Cell), ConflictWords.CellText(t.Cell)));
            return (thing, m.Cell);
        }

        var only = (my ?? their)!.Value;
        if (was is not { } before)
        {
            return only;
        }

        if (only.Cell == before.Cell && !sort.Fields.Differing(before.Thing, only.Thing).Any())
        {
            return null;
        }

        conflicts.Add(ConflictWords.Removed(sort, id, sort.Label(only.Thing), byMe: my is null));
        return only;
    }

    private bool KeepWhatIsNeededBy(Sort sort, string id)
    {
        var (thing, cell) = _joined[sort.Kind][id];
        var before = Find(_was[sort.Kind], id) is { } was ? Mentions(sort, was.Thing, was.Cell).ToHashSet() : [];
        var again = false;
        foreach (var mention in Mentions(sort, sort.Put(thing, cell), cell).Where(m => !_joined[m.Sort].ContainsKey(m.Id)).ToList())
        {
            again = true;
            if (before.Contains(mention) && sort.Swap(thing, mention, null) is { } left)
            {
                thing = left;
                _joined[sort.Kind][id] = (thing, cell);
            }
            else if (!_joined[mention.Sort].ContainsKey(mention.Id))
            {
                BringBack(mention, $"the {sort.Name} '{sort.Label(thing)}'");
            }
        }

        return again;
    }

    private void BringBack(Reference mention, string by)
    {
        var sort = Sorts.Of(mention.Sort);
        var mineHasIt = Find(_mine[mention.Sort], mention.Id);
        var back = mineHasIt ?? _theirs[mention.Sort][mention.Id];
        _joined[mention.Sort][mention.Id] = back;
        BringBackWhatStoodIn(mention, mineHasIt is null ? _theirs : _mine);
        conflicts.Add(ConflictWords.Needed(sort, mention.Id, sort.Label(back.Thing), byMe: mineHasIt is null, by));
    }

    /// <summary>A stage or step comes back with what stood in it, unless something else that it needs is gone.</summary>
    private void BringBackWhatStoodIn(Reference back, Dictionary<ThingSort, Dictionary<string, (object Thing, Place Cell)>> side)
    {
        foreach (var sort in Sorts.All)
        {
            foreach (var (id, lost) in side[sort.Kind].Where(s => IsIn(s.Value.Cell, back) && !_joined[sort.Kind].ContainsKey(s.Key)).ToList())
            {
                if (Needs(lost.Cell).All(n => _joined[n.Sort].ContainsKey(n.Id)))
                {
                    _joined[sort.Kind][id] = lost;
                    BringBackWhatStoodIn(new(sort.Kind, id, ""), side);
                }
            }
        }
    }

    private static bool IsIn(Place cell, Reference holder) => Needs(cell).Any(n => n.Sort == holder.Sort && n.Id == holder.Id);

    private static IEnumerable<Reference> Needs(Place cell)
    {
        (ThingSort Sort, string? Id)[] holders = [(ThingSort.Stage, cell.Stage), (ThingSort.Step, cell.Step), (ThingSort.Lane, cell.Lane)];
        return holders.Where(h => h.Id is not null).Select(h => new Reference(h.Sort, h.Id!, ""));
    }

    /// <summary>All mentions, with the stage of a step and that which a lane is of.</summary>
    private IEnumerable<Reference> Mentions(Sort sort, object thing, Place cell) => thing switch
    {
        Step => [new(ThingSort.Stage, cell.Stage!, "stage")],
        Lane { Of: { } of } => [new(SortOf(of), of, "of")],
        _ => sort.References(thing).Distinct(),
    };

    private ThingSort SortOf(string id)
    {
        ThingSort[] sorts = [ThingSort.Persona, ThingSort.Channel, ThingSort.Device];
        return sorts.Concat(sorts).Zip([_joined, _joined, _joined, _mine, _mine, _mine], (sort, side) => (sort, side)).Where(s => s.side[s.sort].ContainsKey(id)).Select(s => s.sort)
            .Concat(sorts.Where(s => _theirs[s].ContainsKey(id))).Append(ThingSort.Persona).First();
    }

    private static Dictionary<ThingSort, Dictionary<string, (object Thing, Place Cell)>> ById(JourneyMap map) =>
        Sorts.All.ToDictionary(sort => sort.Kind, sort => sort.Standing(map).ToDictionary(s => sort.Id(s.Thing), s => (s.Thing, s.Cell), StringComparer.Ordinal));

    private static (object Thing, Place Cell)? Find(Dictionary<string, (object Thing, Place Cell)> things, string id) => things.TryGetValue(id, out var found) ? found : null;

    private static ILookup<Place, string> Cells(Sort sort, JourneyMap map) => sort.Standing(map).ToLookup(s => s.Cell, s => sort.Id(s.Thing));

    private static List<string> Of(ILookup<Place, string> cells, Place cell) => cells[cell].ToList();
}
