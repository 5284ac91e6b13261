namespace Kelione.Maps;

/// <summary>What every edit holds a map to: ids are unique within a sort, and nothing names what is not there. Everything else is said by the checks of maps and may be wrong for a while.</summary>
internal static class EditChecks
{
    public static void IsNew(JourneyMap map, Sort sort, object thing)
    {
        Free(map, sort, [sort.Id(thing)]);
        if (thing is Stage { Steps.Count: > 0 } stage)
        {
            Free(map, Sorts.Of(ThingSort.Step), stage.Steps.Select(s => s.Id).ToList());
        }
    }

    /// <summary>Demands of a whole map what every edit holds it to.</summary>
    /// <exception cref="MapEditException">An id is that of two things of one sort, or something names what is not there.</exception>
    public static void Demand(JourneyMap map)
    {
        var ids = new HashSet<(ThingSort, string)>();
        foreach (var sort in Sorts.All)
        {
            foreach (var thing in sort.All(map))
            {
                if (!ids.Add((sort.Kind, sort.Id(thing))))
                {
                    throw new MapEditException($"Two {sort.Name}s of the map '{map.Title}' have the id '{sort.Id(thing)}'. Give one of them another id first.");
                }

                if (sort.References(thing).FirstOrDefault(m => !ids.Contains((m.Sort, m.Id))) is { } missing)
                {
                    throw new MapEditException($"The {sort.Name} '{sort.Label(thing)}' of the map '{map.Title}' names the {Sorts.Of(missing.Sort).Name} '{missing.Id}', which is not there. Put that right first.");
                }

                if (thing is Lane { Of: { } of } && !MayBeOf(map, of))
                {
                    throw new MapEditException($"The lane '{sort.Label(thing)}' of the map '{map.Title}' is of '{of}', which is not there. Put that right first.");
                }
            }
        }
    }

    /// <exception cref="MapEditException">The thing mentions something that is not on the map.</exception>
    public static void MentionsOnlyWhatIsThere(JourneyMap map, Sort sort, object thing)
    {
        foreach (var mention in sort.References(thing))
        {
            Sorts.Of(mention.Sort).Need(map, mention.Id);
        }

        if (thing is Lane { Of: { } of } && !MayBeOf(map, of))
        {
            throw new MapEditException($"A lane is of a persona, a channel or a device, and none of them has the id '{of}'.");
        }
    }

    /// <summary>Whether a lane can be of this: a persona, channel or device has the id.</summary>
    public static bool MayBeOf(JourneyMap map, string id) => map.Personas.Any(p => p.Id == id) || map.Channels.Any(c => c.Id == id) || map.Devices.Any(d => d.Id == id);

    private static void Free(JourneyMap map, Sort sort, List<string> ids)
    {
        foreach (var id in ids)
        {
            if (id.Length == 0)
            {
                throw new MapEditException($"A new {sort.Name} needs an id.");
            }

            if (sort.Find(map, id) is { } other)
            {
                throw new MapEditException($"There is already a {sort.Name} with the id '{id}': '{sort.Label(other)}'.");
            }
        }

        if (ids.Distinct(StringComparer.Ordinal).Count() < ids.Count)
        {
            throw new MapEditException($"Two of the new {sort.Name}s have the same id.");
        }
    }
}
