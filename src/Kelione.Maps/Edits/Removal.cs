namespace Kelione.Maps;

/// <summary>Takes a thing out of a map together with what cannot be without it.</summary>
internal static class Removal
{
    public static JourneyMap Remove(JourneyMap map, Sort sort, string id)
    {
        foreach (var step in sort.Kind == ThingSort.Stage ? map.Stages.First(s => s.Id == id).Steps : [])
        {
            map = Remove(map, Sorts.Of(ThingSort.Step), step.Id);
        }

        map = sort.Take(map, id);
        foreach (var other in Sorts.All)
        {
            map = Forget(map, other, sort.Kind, id);
        }

        return sort.Kind is ThingSort.Persona or ThingSort.Channel or ThingSort.Device && !EditChecks.MayBeOf(map, id)
            ? map with { Lanes = map.Lanes.Select(l => l.Of == id ? l with { Of = null } : l).ToValueList() }
            : map;
    }

    private static JourneyMap Forget(JourneyMap map, Sort sort, ThingSort goneSort, string gone)
    {
        foreach (var thing in sort.All(map).Where(t => sort.References(t).Any(r => r.Sort == goneSort && r.Id == gone)).ToList())
        {
            var left = sort.Swap(thing, sort.References(thing).First(r => r.Sort == goneSort && r.Id == gone), null);
            map = left is null ? Remove(map, sort, sort.Id(thing)) : sort.Replace(map, left);
        }

        return map;
    }
}
