using System.Collections.Immutable;

namespace Kelione.Posters.Layouts.NonLinear;

/// <summary>A move between two stations that do not follow one another, before it has a place.</summary>
/// <param name="From">The number of the station left, from 0.</param>
/// <param name="To">The number of the station come to, another one.</param>
/// <param name="Width">How wide it is drawn, in units, above 0.</param>
internal sealed record ArcMove(int From, int To, double Width)
{
    /// <summary>How many columns it spans.</summary>
    public int Length => Math.Abs(To - From);
}

/// <summary>A move with its two legs and its level. Immutable.</summary>
/// <param name="Move">The move.</param>
/// <param name="FromX">Where it leaves the line.</param>
/// <param name="ToX">Where it comes back to the line.</param>
/// <param name="Level">How many arcs lie inside it at least, 0 for the innermost.</param>
internal sealed record PlacedArc(ArcMove Move, double FromX, double ToX, int Level)
{
    /// <summary>Its left end.</summary>
    public double Left => Math.Min(FromX, ToX);

    /// <summary>Its right end.</summary>
    public double Right => Math.Max(FromX, ToX);
}

/// <summary>
/// Gives arcs on one side of the line their legs and levels so that arcs nest where they can. On the side where a move runs, arrivals stand on the side of a station from which they come and departures on the
/// side to which they go, the longest nearest to the centre; an arc lies one level outside every shorter arc that it overlaps.
/// </summary>
internal static class ArcPlan
{
    // The first leg stands this far from a station's centre and the next ones this far apart (LOOK), where the columns are wide enough.
    private const double First = 9;
    private const double Apart = 16;

    // Legs nearer than this along the line would look as one: such arcs are on different levels.
    private const double Clear = 8;

    /// <summary>Places moves that all lead the same way, forward or back.</summary>
    /// <param name="moves">The moves; two of them never join the same stations.</param>
    /// <param name="centres">The x of every station, growing.</param>
    /// <returns>The arcs in the order of the moves.</returns>
    public static ImmutableArray<PlacedArc> Place(IReadOnlyList<ArcMove> moves, IReadOnlyList<double> centres)
    {
        var legs = new Dictionary<(ArcMove, int), double>();
        for (var station = 0; station < centres.Count; station++)
        {
            var here = station;
            Stand(moves.Where(m => m.To == here), m => m.From, here, centres, legs);
            Stand(moves.Where(m => m.From == here), m => m.To, here, centres, legs);
        }

        var placed = new Dictionary<ArcMove, PlacedArc>();
        foreach (var move in moves.OrderBy(m => m.Length).ThenBy(m => m.From))
        {
            var arc = new PlacedArc(move, legs[(move, move.From)], legs[(move, move.To)], 0);
            var level = placed.Values.Where(p => Math.Min(arc.Right, p.Right) - Math.Max(arc.Left, p.Left) > -Clear).Select(p => p.Level + 1).DefaultIfEmpty(0).Max();
            placed[move] = arc with { Level = level };
        }

        return [.. moves.Select(m => placed[m])];
    }

    /// <summary>Legs of one sort at one station, the longest nearest to its centre, towards where the others ends are.</summary>
    private static void Stand(IEnumerable<ArcMove> moves, Func<ArcMove, int> other, int station, IReadOnlyList<double> centres, Dictionary<(ArcMove, int), double> legs)
    {
        var sorted = moves.OrderByDescending(m => m.Length).ThenBy(m => m.From).ToList();
        if (sorted.Count == 0)
        {
            return;
        }

        var side = other(sorted[0]) < station ? -1 : 1;
        var offsets = new double[sorted.Count];
        for (var k = 0; k < sorted.Count; k++)
        {
            offsets[k] = k == 0 ? Math.Max(First, (sorted[0].Width / 2) + 4)
                : offsets[k - 1] + Math.Max(Apart, ((sorted[k - 1].Width + sorted[k].Width) / 2) + 6);
        }

        var room = Room(station, side, centres);
        var squeeze = Math.Min(1, room / Math.Max(room, offsets[^1] + (sorted[^1].Width / 2)));
        for (var k = 0; k < sorted.Count; k++)
        {
            legs[(sorted[k], station)] = centres[station] + (side * offsets[k] * squeeze);
        }
    }

    /// <summary>A little less than half the way to the neighbour.</summary>
    private static double Room(int station, int side, IReadOnlyList<double> centres)
    {
        var neighbour = station + side;
        var gap = neighbour >= 0 && neighbour < centres.Count ? Math.Abs(centres[neighbour] - centres[station])
            : centres.Count > 1 ? Math.Abs(centres[^1] - centres[0]) / (centres.Count - 1) : 80;
        return (gap / 2) - 3;
    }
}

/// <summary>How far from the line every level of arcs lies.</summary>
internal static class ArcLevels
{
    /// <summary>The distances of the levels from the line, the innermost first, within a height; wide arcs take more of it.</summary>
    /// <param name="arcs">The arcs of one side.</param>
    /// <param name="first">The least distance of the innermost level.</param>
    /// <param name="step">The distance between levels where there is room for it.</param>
    /// <param name="least">The distance below which labels would collide: it is kept even where the height does not suffice.</param>
    /// <param name="height">The height that there is.</param>
    public static ImmutableArray<double> Distances(IReadOnlyCollection<PlacedArc> arcs, double first, double step, double least, double height)
    {
        var count = arcs.Count == 0 ? 0 : arcs.Max(a => a.Level) + 1;
        var widths = Enumerable.Range(0, count).Select(l => arcs.Where(a => a.Level == l).Select(a => a.Move.Width).DefaultIfEmpty(0).Max()).ToArray();
        var needed = Sum(widths, first, least);
        var spare = count > 1 ? Math.Clamp((height - needed) / (count - 1), 0, step - least) : 0;
        var result = ImmutableArray.CreateBuilder<double>(count);
        for (var l = 0; l < count; l++)
        {
            result.Add(l == 0 ? first + (widths[0] / 2) : result[l - 1] + least + spare + ((widths[l - 1] + widths[l]) / 2));
        }

        return result.MoveToImmutable();
    }

    /// <summary>The height that the arcs need at least, from the line to the outer edge of the outermost.</summary>
    public static double Needed(IReadOnlyCollection<PlacedArc> arcs, double first, double least)
    {
        var count = arcs.Count == 0 ? 0 : arcs.Max(a => a.Level) + 1;
        return Sum([.. Enumerable.Range(0, count).Select(l => arcs.Where(a => a.Level == l).Select(a => a.Move.Width).DefaultIfEmpty(0).Max())], first, least);
    }

    private static double Sum(double[] widths, double first, double least) => widths.Length == 0 ? 0 : first + widths.Sum() + (least * (widths.Length - 1));
}
