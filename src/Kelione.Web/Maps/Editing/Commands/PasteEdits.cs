using Kelione.Maps;
using Kelione.Web.Maps.Editing.Grid;

namespace Kelione.Web.Maps.Editing.Commands;

/// <summary>What pasting a table would do.</summary>
/// <param name="Edits">The edits.</param>
/// <param name="Cards">How many cards they add.</param>
/// <param name="NewSteps">How many steps they add, because the table is wider than the map from there on.</param>
/// <param name="LeftOut">How many cells with words have no lane to stand in.</param>
internal sealed record PastePlan(IReadOnlyList<MapEdit> Edits, int Cards, int NewSteps, int LeftOut);

/// <summary>Pastes tables and things.</summary>
internal static class PasteEdits
{
    /// <summary>Lays a table over the cells from one on: columns over steps, rows over the lanes beneath.</summary>
    /// <param name="map">The map.</param>
    /// <param name="rows">The rows of the grid as shown.</param>
    /// <param name="cellKey">The upper left cell.</param>
    /// <param name="table">The cells.</param>
    /// <param name="stepName">The name of a new step by its number.</param>
    public static PastePlan Table(JourneyMap map, IReadOnlyList<GridRow> rows, string cellKey, IReadOnlyList<IReadOnlyList<string>> table, Func<int, string> stepName)
    {
        var from = CellName.Of(cellKey);
        var steps = map.Steps().Select(s => s.Id).ToList();
        var first = from.Step is { } step ? steps.IndexOf(step) : from.Stage is { } stage ? steps.IndexOf(map.Stages.FirstOrDefault(s => s.Id == stage)?.Steps.FirstOrDefault()?.Id ?? "") : 0;
        var top = rows.Select((r, i) => (r, i)).FirstOrDefault(p => p.r.Id == from.Lane, (null!, -1)).Item2;
        if (first < 0 || top < 0 || map.Stages.Count == 0)
        {
            return new([], 0, 0, 0);
        }

        var edits = new List<MapEdit>();
        var width = table.Select(r => r.Count).DefaultIfEmpty(0).Max();
        var now = map;
        var added = Math.Max(0, first + width - steps.Count);
        for (var i = 0; i < added; i++)
        {
            var last = now.Stages[^1];
            var name = stepName(steps.Count + 1);
            var (edit, key) = ColumnEdits.AddStep(now, last.Steps.LastOrDefault() is { } end ? "step:" + end.Id : "stage:" + last.Id, name);
            now = Apply(now, edit, edits);
            steps.Add(ThingName.Of(key!).Id);
        }

        var (cards, leftOut) = (0, 0);
        var ids = new NewIds(now);
        var lanes = rows.Skip(top).ToList();
        for (var r = 0; r < table.Count; r++)
        {
            for (var c = 0; c < table[r].Count; c++)
            {
                if (table[r][c].Length == 0)
                {
                    continue;
                }

                var edit = r < lanes.Count && lanes[r].IsOwn ? GridEdits.Add(now, new CellName(lanes[r].Id, steps[first + c], null).ToString(), table[r][c], ids).Edits : [];
                cards += edit.Count;
                leftOut += edit.Count == 0 ? 1 : 0;
                now = Apply(now, edit, edits);
            }
        }

        return new(edits, cards, added, leftOut);
    }

    private static JourneyMap Apply(JourneyMap map, IReadOnlyList<MapEdit> more, List<MapEdit> edits)
    {
        edits.AddRange(more);
        return more.Aggregate(map, (m, e) => e.Apply(m));
    }
}
