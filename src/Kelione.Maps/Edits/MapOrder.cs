namespace Kelione.Maps;

/// <summary>The order in which a map lists its cards, barriers and ideas: that of reading.</summary>
public static class MapOrder
{
    /// <summary>
    /// The map with cards, barriers and ideas in the order of reading: what belongs to the whole map first, then stage by stage what belongs to the stage itself, then step by step; within each the lanes in their order;
    /// within a cell as they stand now. Whatever names a stage, step or lane that is not there comes last.
    /// </summary>
    public static JourneyMap Canonical(JourneyMap map)
    {
        var columns = Columns(map);
        var lanes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var lane in map.Lanes)
        {
            lanes.TryAdd(lane.Id, lanes.Count);
        }

        long Column(ThingSort sort, string id) => columns.GetValueOrDefault((sort, id), int.MaxValue);
        long StepColumn(string id) => Column(ThingSort.Step, id);
        long Cell(Card card)
        {
            var column = card.Step is { } step ? StepColumn(step) : card.Stage is { } stage ? Column(ThingSort.Stage, stage) : 0;
            return (column << 31) | (uint)lanes.GetValueOrDefault(card.Lane, int.MaxValue);
        }

        var cards = Sorted(map.Cards, Cell);
        var barriers = Sorted(map.Barriers, b => StepColumn(b.Step));
        var ideas = Sorted(map.Ideas, i => StepColumn(i.Step));
        return ReferenceEquals(cards, map.Cards) && ReferenceEquals(barriers, map.Barriers) && ReferenceEquals(ideas, map.Ideas) ? map : map with { Cards = cards, Barriers = barriers, Ideas = ideas };
    }

    private static Dictionary<(ThingSort Sort, string Id), int> Columns(JourneyMap map)
    {
        var columns = new Dictionary<(ThingSort, string), int>();
        foreach (var stage in map.Stages)
        {
            columns.TryAdd((ThingSort.Stage, stage.Id), columns.Count + 1);
            foreach (var step in stage.Steps)
            {
                columns.TryAdd((ThingSort.Step, step.Id), columns.Count + 1);
            }
        }

        return columns;
    }

    /// <summary>The list in the order of keys, equal ones as they stand; the very same list where it is in order already.</summary>
    private static ValueList<T> Sorted<T>(ValueList<T> list, Func<T, long> key)
    {
        var last = long.MinValue;
        foreach (var item in list)
        {
            var now = key(item);
            if (now < last)
            {
                return list.OrderBy(key).ToValueList();
            }

            last = now;
        }

        return list;
    }
}
