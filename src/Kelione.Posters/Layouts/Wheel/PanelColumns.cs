using System.Collections.Immutable;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.Wheel;

/// <summary>
/// Where the panels stand: up to six stages in one column on each side, next to their stations; more in two columns, numbered, in the order of reading. Panels of a column stand at even distances where all of them
/// are short enough for it.
/// </summary>
internal sealed class PanelColumns
{
    private const double UsualWidth = 336;
    private const double NarrowWidth = 300;
    private const double Between = 26;
    private const double LeastGap = 28;
    private const double LeastWheel = 700;
    private const int MostColumns = 4;
    private const double AboveFirst = 27;

    private readonly ImmutableArray<(StagePanel Panel, double X, double Y, bool Ruled)> _placed;
    private readonly double _width;

    private PanelColumns(ImmutableArray<(StagePanel, double, double, bool)> placed, double width, double left, double right, double missing) =>
        (_placed, _width, Left, Right, Missing) = (placed, width, left, right, missing);

    /// <summary>The right edge of the panels on the left.</summary>
    public double Left { get; }

    /// <summary>The left edge of the panels on the right.</summary>
    public double Right { get; }

    /// <summary>How much height the fullest column lacks; below 0 where there is room to spare.</summary>
    public double Missing { get; }

    /// <summary>Solves the places between two heights.</summary>
    public static PanelColumns Of(PosterPage page, PosterTexts words, WheelStations stations, double top, double bottom)
    {
        // The fewest columns in which the panels have room, set closer where that helps, as long as they leave room for the wheel.
        PanelColumns? best = null;
        for (var columns = 1; columns <= MostColumns; columns++)
        {
            foreach (var compact in new[] { false, true })
            {
                var solved = Solve(page, words, stations, top, bottom, columns, compact);
                if (best is null || (best.Missing > 0 && solved.Right - solved.Left >= LeastWheel && solved.Missing < best.Missing))
                {
                    best = solved;
                }
            }

            if (best!.Missing <= 0)
            {
                break;
            }
        }

        return best!;
    }

    /// <summary>Draws the panels with hairlines between them.</summary>
    public void Draw(PosterPage page)
    {
        foreach (var (panel, x, y, ruled) in _placed)
        {
            if (ruled)
            {
                page.Scene.Line(x, y - 22, x + _width, y - 22, Ink.LineStrong, 0.8);
            }

            panel.Draw(x, y);
        }
    }

    private static PanelColumns Solve(PosterPage page, PosterTexts words, WheelStations stations, double top, double bottom, int columns, bool compact)
    {
        var width = columns == 1 ? UsualWidth : NarrowWidth;
        var loop = page.Reading.Lanes(Maps.LaneKind.Influences).SelectMany(l => page.Reading.At(l)).FirstOrDefault();
        var contents = stations.All.Select(s => PanelContent.Of(page, words, s, loop)).ToList();
        var entries = contents.SelectMany(c => c.Rows).SelectMany(r => r.Entries).ToList();
        var boxed = entries.Count(e => e.Origin == Maps.ProvenanceKind.Assumption) * 2 <= entries.Count;
        var largest = contents.SelectMany(c => c.Influences).Select(i => i.Share ?? 0).DefaultIfEmpty(0).Max();
        var few = stations.All.Length <= WheelLabels.MostNamed;
        var panels = contents.Select(c => new StagePanel(page, words, stations, c, width, largest, !few, boxed, compact)).ToImmutableArray();
        var (leftSide, rightSide) = Sides(stations.All.Length);
        var placed = ImmutableArray.CreateBuilder<(StagePanel, double, double, bool)>();
        var missing = double.NegativeInfinity;
        for (var c = 0; c < columns; c++)
        {
            missing = Math.Max(missing, Stack(placed, panels, Part(leftSide, c, columns, few), page.Sheet.Left + (c * (width + Between)), top, bottom));
            missing = Math.Max(missing, Stack(placed, panels, Part(rightSide, c, columns, few), page.Sheet.Right - (columns * width) - ((columns - 1) * Between) + (c * (width + Between)), top, bottom));
        }

        var reach = (columns * width) + ((columns - 1) * Between);
        return new PanelColumns(placed.ToImmutable(), width, page.Sheet.Left + reach, page.Sheet.Right - reach, missing);
    }

    /// <summary>Stations right of the middle go down the right side; the others stand on the left, beside their stations: the last at the top.</summary>
    private static (ImmutableArray<int> Left, ImmutableArray<int> Right) Sides(int count)
    {
        if (count == 1)
        {
            return ([], [0]);
        }

        var right = Enumerable.Range(1, Math.Max(1, count / 2)).ToImmutableArray();
        var left = Enumerable.Range(0, count).Except(right).ToList();

        // The first station stands left of the top; after it, counted backwards, the last ones.
        return count <= WheelLabels.MostNamed ? ([0, .. left.Where(i => i != 0).OrderDescending()], right) : ([.. Enumerable.Range(0, count / 2)], [.. Enumerable.Range(count / 2, count - (count / 2))]);
    }

    /// <summary>One column of a side: few panels go on row by row, beside their stations; many column by column, by their numbers.</summary>
    private static ImmutableArray<int> Part(ImmutableArray<int> side, int column, int columns, bool byRow)
    {
        var each = (side.Length + columns - 1) / columns;
        return byRow ? [.. side.Where((_, k) => k % columns == column)] : [.. side.Skip(column * each).Take(each)];
    }

    /// <summary>Panels of one column, evenly where that fits, else with even gaps; gives the height that they lack.</summary>
    private static double Stack(ImmutableArray<(StagePanel, double, double, bool)>.Builder placed, ImmutableArray<StagePanel> panels, ImmutableArray<int> which, double x, double top, double bottom)
    {
        if (which.IsEmpty)
        {
            return double.NegativeInfinity;
        }

        var (first, room) = (top + AboveFirst, bottom - top - AboveFirst - 8);
        var sum = which.Sum(i => panels[i].Height);
        var gap = which.Length == 1 ? 0 : (room - sum) / (which.Length - 1);
        var pitch = (room + LeastGap) / which.Length;
        var even = which.All(i => panels[i].Height + LeastGap <= pitch);
        var y = first;
        for (var k = 0; k < which.Length; k++)
        {
            placed.Add((panels[which[k]], x, even ? first + (k * pitch) : y, k > 0));
            y += panels[which[k]].Height + Math.Min(Math.Max(gap, LeastGap), 70);
        }

        return sum + (LeastGap * (which.Length - 1)) - room;
    }
}
