namespace Kelione.Maps;

/// <summary>
/// Finds the edits between two versions of a map. First everything new is added and everything moved stands where it shall, so that a later removal takes nothing along that stays;
/// then arcs get their ends for the same reason; then things go, those that hold others first; at last fields change, as far as no removal has done it.
/// </summary>
internal static class EditsBetween
{
    public static IReadOnlyList<MapEdit> Find(JourneyMap before, JourneyMap after)
    {
        EditChecks.Demand(before);
        EditChecks.Demand(after);
        var draft = new Draft(before);
        foreach (var sort in Sorts.All)
        {
            PutInPlace(draft, sort, after);
        }

        Change(draft, Sorts.Of(ThingSort.Arc), after);
        foreach (var sort in Sorts.All)
        {
            Remove(draft, sort, after);
        }

        foreach (var sort in Sorts.All)
        {
            Change(draft, sort, after);
        }

        ChangeWhole(draft, after);
        return draft.Edits;
    }

    /// <summary>Adds what is new and moves what stands elsewhere; among those that stay in their cell the longest run that is in order already is left alone.</summary>
    private static void PutInPlace(Draft draft, Sort sort, JourneyMap after)
    {
        var was = sort.Standing(draft.Map).Select((s, index) => (Id: sort.Id(s.Thing), s.Cell, index)).ToDictionary(s => s.Id, StringComparer.Ordinal);
        foreach (var cell in sort.Standing(after).GroupBy(s => s.Cell).ToList())
        {
            var ids = cell.Select(s => sort.Id(s.Thing)).ToList();
            var here = ids.Where(id => was.TryGetValue(id, out var w) && w.Cell == cell.Key).ToList();
            var stay = LongestRun.Of(here.Select(id => was[id].index).ToList()).Select(i => here[i]).ToHashSet(StringComparer.Ordinal);
            string? last = null;
            foreach (var (thing, _) in cell)
            {
                var id = sort.Id(thing);
                if (!was.ContainsKey(id))
                {
                    draft.Make(sort.Adding(thing is Stage stage ? stage with { Steps = [] } : thing, PlaceOf(sort, cell.Key, last)));
                }
                else if (!stay.Contains(id))
                {
                    draft.Make(sort.Moving(id, cell.Key with { After = last }));
                }

                last = id;
            }
        }
    }

    /// <summary>The place of a new thing: cards, barriers and ideas say themselves in which cell they stand.</summary>
    private static Place PlaceOf(Sort sort, Place cell, string? after) => sort.Kind == ThingSort.Step ? cell with { After = after } : new(after);

    private static void Remove(Draft draft, Sort sort, JourneyMap after)
    {
        var stay = sort.All(after).Select(sort.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var id in sort.All(draft.Map).Select(sort.Id).Where(id => !stay.Contains(id)).ToList())
        {
            // A stage holds steps that a removal before this one may have taken along.
            draft.Make(sort.Removing(id));
        }
    }

    private static void Change(Draft draft, Sort sort, JourneyMap after)
    {
        var now = sort.All(draft.Map).ToDictionary(sort.Id, StringComparer.Ordinal);
        foreach (var thing in sort.All(after).ToList())
        {
            if (now.TryGetValue(sort.Id(thing), out var old) && !ReferenceEquals(old, thing) && sort.Fields.Differing(old, thing).ToList() is { Count: > 0 } values)
            {
                draft.Make(sort.Changing(sort.Id(thing), values));
            }
        }
    }

    private static void ChangeWhole(Draft draft, JourneyMap after)
    {
        var (head, measure, priority) = (Patch<JourneyMap>.Between(draft.Map, after), Patch<MeasureSettings>.Between(draft.Map.Measure, after.Measure), Patch<PrioritySettings>.Between(draft.Map.Priority, after.Priority));
        if (head.Fields.Count > 0)
        {
            draft.Make(new ChangeMap(head));
        }

        if (measure.Fields.Count > 0)
        {
            draft.Make(new ChangeMeasure(measure));
        }

        if (priority.Fields.Count > 0)
        {
            draft.Make(new ChangePriority(priority));
        }
    }

    /// <summary>The map as it is after the edits found so far.</summary>
    private sealed class Draft(JourneyMap map)
    {
        public JourneyMap Map { get; private set; } = map;

        public List<MapEdit> Edits { get; } = [];

        public void Make(MapEdit edit)
        {
            Map = edit.Apply(Map);
            Edits.Add(edit);
        }
    }
}
