namespace Kelione.Maps;

/// <summary>Finds what became of the things of a map.</summary>
internal static class ThingComparison
{
    public static IEnumerable<ThingChange> Whole(JourneyMap before, JourneyMap after) =>
        new[] { Part("map", before, after), Part("measure", before.Measure, after.Measure), Part("priority", before.Priority, after.Priority) }.OfType<ThingChange>();

    public static IEnumerable<ThingChange> Things(Sort sort, JourneyMap before, JourneyMap after, ThingMatching matching)
    {
        var old = matching.Of(sort);
        var byMatch = old.Where(o => o.Match is not null).DistinctBy(o => o.Match).ToDictionary(o => o.Match!, StringComparer.Ordinal);
        var moved = Moved(sort, old, after);
        foreach (var thing in old.Where(o => o.Match is null))
        {
            yield return new(ThingChangeKind.Removed, sort.Name, thing.OldId, null, sort.Label(thing.Thing), []);
        }

        foreach (var now in sort.All(after).DistinctBy(sort.Id))
        {
            var (id, name) = (sort.Id(now), sort.Label(now));
            if (!byMatch.TryGetValue(id, out var was))
            {
                yield return new(ThingChangeKind.Added, sort.Name, id, null, name, []);
                continue;
            }

            var oldId = was.OldId == id ? null : was.OldId;
            if (moved.Contains(id))
            {
                yield return new(ThingChangeKind.Moved, sort.Name, id, oldId, name, [new("place", PlaceWords(sort, before, was.OldId), PlaceWords(sort, after, id))]);
            }

            if (Differences(sort.Fields, was.Thing, now) is { Count: > 0 } fields)
            {
                yield return new(ThingChangeKind.Changed, sort.Name, id, oldId, name, fields);
            }
        }
    }

    /// <summary>The things of the second map that stand in another cell than in the first, or out of the order in which the first has them.</summary>
    private static HashSet<string> Moved(Sort sort, IReadOnlyList<MatchedThing> old, JourneyMap after)
    {
        var was = old.Select((o, index) => (o, index)).Where(o => o.o.Match is not null).DistinctBy(o => o.o.Match).ToDictionary(o => o.o.Match!, o => (o.o.Cell, o.index), StringComparer.Ordinal);
        var moved = new HashSet<string>(StringComparer.Ordinal);
        foreach (var cell in sort.Standing(after).GroupBy(s => s.Cell, s => sort.Id(s.Thing)))
        {
            var known = cell.Distinct(StringComparer.Ordinal).Where(was.ContainsKey).ToList();
            var here = known.Where(id => was[id].Cell == cell.Key).ToList();
            moved.UnionWith(known.Except(LongestRun.Of(here.Select(id => was[id].index).ToList()).Select(i => here[i])));
        }

        return moved;
    }

    private static ThingChange? Part<T>(string name, T before, T after)
        where T : class => Differences(RecordFields.Of(typeof(T)), before, after) is { Count: > 0 } fields ? new(ThingChangeKind.Changed, name, "", null, name, fields) : null;

    private static ValueList<FieldDifference> Differences(RecordFields fields, object before, object after) =>
        fields.Differing(before, after).Select(value => new FieldDifference(value.Field, Text(before, value.Field, fields.Find(value.Field)!.Get(before)), Text(after, value.Field, value.Value))).ToValueList();

    /// <summary>The value as text; of a picture its size, as nobody can read it.</summary>
    private static string? Text(object thing, string field, object? value) => thing is MapImage image && field == "data" ? $"{EditWords.Number(image.Data.Length * 3 / 4)} bytes" : ValueText.Of(value);

    /// <summary>Where a thing stands in words: "Purchase, after Pays".</summary>
    private static string PlaceWords(Sort sort, JourneyMap map, string id)
    {
        var place = sort.PlaceOf(map, id);
        (ThingSort Sort, string? Id)[] holders = [(ThingSort.Stage, place.Stage), (ThingSort.Step, place.Step), (ThingSort.Lane, place.Lane), (sort.Kind, place.After)];
        var names = holders.Select(h => h.Id is null ? null : EditWords.NameOf(map, Sorts.Of(h.Sort), h.Id)).ToArray();
        return string.Join(", ", names[..3].Where(n => n is not null).Append(names[3] is { } after ? $"after {after}" : "first"));
    }
}
