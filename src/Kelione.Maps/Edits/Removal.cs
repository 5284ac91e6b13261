namespace Kelione.Maps;

/// <summary>Takes a thing out of a map together with what cannot be without it; whatever else mentions any of that loses the mention.</summary>
internal static class Removal
{
    public static JourneyMap Remove(JourneyMap map, Sort sort, string id)
    {
        var gone = new HashSet<(ThingSort Sort, string Id)> { (sort.Kind, id) };

        if (sort.Kind == ThingSort.Stage)
        {
            gone.UnionWith(map.Stages.Where(s => s.Id == id).SelectMany(s => s.Steps).Select(s => (ThingSort.Step, s.Id)));
        }

        // Whatever a sort mentions stands before it, so one pass in this order sees all that goes.
        foreach (var other in Sorts.All.SkipWhile(s => s != sort))
        {
            map = Forget(map, other, gone);
        }

        return sort.Kind is ThingSort.Persona or ThingSort.Channel or ThingSort.Device && !EditChecks.MayBeOf(map, id)
            ? map with { Lanes = map.Lanes.Select(l => l.Of == id ? l with { Of = null } : l).ToValueList() }
            : map;
    }

    private static JourneyMap Forget(JourneyMap map, Sort sort, HashSet<(ThingSort Sort, string Id)> gone)
    {
        var changed = false;
        var left = new List<(object Thing, Place Cell)>();
        foreach (var (thing, cell) in sort.Standing(map).ToList())
        {
            var rest = gone.Contains((sort.Kind, sort.Id(thing))) ? null : Without(sort, thing, gone);
            changed |= !ReferenceEquals(rest, thing);
            if (rest is null)
            {
                gone.Add((sort.Kind, sort.Id(thing)));
            }
            else
            {
                left.Add((rest, cell));
            }
        }

        return changed ? sort.Fill(map, left) : map;
    }

    private static object? Without(Sort sort, object thing, HashSet<(ThingSort Sort, string Id)> gone)
    {
        object? rest = thing;
        foreach (var mention in sort.References(thing))
        {
            rest = rest is not null && gone.Contains((mention.Sort, mention.Id)) ? sort.Swap(rest, mention, null) : rest;
        }

        return rest;
    }
}
