namespace Kelione.Maps;

/// <summary>A thing of the first map said in the ids of the second.</summary>
/// <param name="OldId">Its id in the first map.</param>
/// <param name="Thing">The thing, naming other things by the ids that their matches have in the second map.</param>
/// <param name="Cell">Where it stands, in the same ids.</param>
/// <param name="Match">The id of the thing in the second map that is the same; null where there is none.</param>
internal sealed record MatchedThing(string OldId, object Thing, Place Cell, string? Match);

/// <summary>Finds which things of two maps are the same: by id, then by name.</summary>
internal sealed class ThingMatching
{
    /// <summary>Stands before an id that was put in already, so that no id is exchanged twice. No id can begin so.</summary>
    private const char Done = '\u0001';

    private readonly Dictionary<ThingSort, List<MatchedThing>> _things = [];
    private readonly Dictionary<(ThingSort Sort, string Id), string> _newIds = [];

    public ThingMatching(JourneyMap before, JourneyMap after)
    {
        // Whatever a sort mentions stands before it, so mentions can be told in the second map's ids at once.
        foreach (var sort in Sorts.All)
        {
            var old = sort.Standing(before).Select(s => new MatchedThing(sort.Id(s.Thing), InNewIds(sort, s.Thing), InNewIds(s.Cell), null)).ToList();
            _things[sort.Kind] = Match(sort, old, sort.Standing(after).ToList());
            foreach (var thing in _things[sort.Kind].Where(t => t.Match is not null))
            {
                _newIds.TryAdd((sort.Kind, thing.OldId), thing.Match!);
            }
        }
    }

    /// <summary>The things of a sort in the first map, in its order.</summary>
    public IReadOnlyList<MatchedThing> Of(Sort sort) => _things[sort.Kind];

    private static List<MatchedThing> Match(Sort sort, List<MatchedThing> old, List<(object Thing, Place Cell)> now)
    {
        var free = now.Select(n => sort.Id(n.Thing)).ToHashSet(StringComparer.Ordinal);
        var byId = old.Select(o => free.Remove(o.OldId) ? o with { Match = o.OldId } : o).ToList();
        var inCell = ByKey(byId, (thing, cell) => (Name(sort, thing), cell));
        return ByKey(inCell, (thing, _) => Name(sort, thing) is { Length: > 0 } name ? (name, new Place()) : null);

        List<MatchedThing> ByKey(List<MatchedThing> things, Func<object, Place, (string Name, Place Cell)?> key)
        {
            var left = now.Where(n => free.Contains(sort.Id(n.Thing))).Select(n => (Key: key(n.Thing, n.Cell), Id: sort.Id(n.Thing))).Where(n => n.Key is not null)
                .GroupBy(n => n.Key!.Value, n => n.Id).ToDictionary(g => g.Key, g => new Queue<string>(g));
            return things.Select(thing =>
            {
                if (thing.Match is not null || key(thing.Thing, thing.Cell) is not { } mine || !left.TryGetValue(mine, out var ids) || ids.Count == 0)
                {
                    return thing;
                }

                var id = ids.Dequeue();
                free.Remove(id);
                return thing with { Match = id };
            }).ToList();
        }
    }

    /// <summary>What two things that are the same have alike: the name; for a lane without one its kind and whose it is; for a card without words nothing but its cell.</summary>
    private static string Name(Sort sort, object thing) => thing switch
    {
        Card { Text: "", Quote: "" } => "",
        Lane { Name: "" } lane => $"{lane.Kind} {lane.Of}",
        _ => sort.Label(thing).Trim().ToUpperInvariant(),
    };

    private object InNewIds(Sort sort, object thing)
    {
        var known = sort.References(thing).Where(r => _newIds.ContainsKey((r.Sort, r.Id))).DistinctBy(r => (r.Sort, r.Id)).ToList();
        var marked = known.Aggregate(thing, (t, r) => sort.Swap(t, r, Done + _newIds[(r.Sort, r.Id)])!);
        var told = known.Aggregate(marked, (t, r) => sort.Swap(t, r with { Id = Done + _newIds[(r.Sort, r.Id)] }, _newIds[(r.Sort, r.Id)])!);
        return told is Lane { Of: { } of } lane ? lane with { Of = New(ThingSort.Persona, of) ?? New(ThingSort.Channel, of) ?? New(ThingSort.Device, of) ?? of } : told;
    }

    private Place InNewIds(Place cell) => new(null, New(ThingSort.Stage, cell.Stage) ?? cell.Stage, New(ThingSort.Step, cell.Step) ?? cell.Step, New(ThingSort.Lane, cell.Lane) ?? cell.Lane);

    private string? New(ThingSort sort, string? id) => id is not null && _newIds.TryGetValue((sort, id), out var now) ? now : null;
}
