using System.Collections.Immutable;
using System.Globalization;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Layouts.Grid;
using Kelione.Posters.Scenes;
using Kelione.Posters.Text;

namespace Kelione.Posters.Layouts.Screens;

/// <summary>A block of words in a cell of lane and column: those of a session, or of a switch that passes by. Immutable.</summary>
/// <param name="Lane">The lane.</param>
/// <param name="Column">The column.</param>
/// <param name="Link">The switch; null for a session.</param>
/// <param name="Letter">The switch's letter; empty for a session.</param>
/// <param name="Head">The first line: a number; empty for none.</param>
/// <param name="Words">The words beneath.</param>
/// <param name="Top">From the lane's stations to the upper edge.</param>
internal sealed record ScreenLabel(int Lane, int Column, ScreenLink? Link, string Letter, string Head, FittedText Words, double Top)
{
    /// <summary>The height of the head line.</summary>
    public const double HeadHeight = 13.5;

    /// <summary>From the upper edge to the last line's bottom.</summary>
    public double Height => (Head.Length + Letter.Length > 0 ? HeadHeight : 0) + Words.Height;

    /// <summary>From the lane's stations to the lower edge.</summary>
    public double Bottom => Top + Height;
}

/// <summary>Stacks the words of each cell: the session's first, then those of the switches that pass through the cell's corridor, each in the emptiest cell on its way, so that none lies over another. In a dense grid cells hold numbers and letters only: the route names the steps, the table the reasons.</summary>
internal sealed class ScreenLabels
{
    private const double Gap = 8;

    private ScreenLabels(ImmutableArray<ScreenLabel> all) => All = all;

    /// <summary>All labels.</summary>
    public ImmutableArray<ScreenLabel> All { get; }

    /// <summary>How far the words of a lane reach below its stations.</summary>
    public double Depth(int lane) => All.Where(l => l.Lane == lane).Select(l => l.Bottom).DefaultIfEmpty(16).Max();

    public static ScreenLabels Of(GridPlan plan, ScreenWays ways, ScreenGeometry geometry)
    {
        var (labels, isDense) = (new List<ScreenLabel>(), plan.Sizes.IsDense);
        foreach (var session in ways.Sessions)
        {
            var head = session.Customers is { } n ? plan.Page.CountWithin(n, HeadStyle, geometry.WordsWidth(session.Column)) : "";
            head = isDense && plan.Scene.Measure(head, HeadStyle) > plan.Width(session.Column) - 6 ? "" : head;
            var words = plan.Cell(isDense ? "" : session.Name, new TextStyle(Math.Max(9.2, plan.Sizes.Words)), geometry.WordsWidth(session.Column), 12, 1.2);
            labels.Add(new ScreenLabel(session.Lane, session.Column, null, "", head, words, Math.Max(ScreenGeometry.Radius + 4, (geometry.Thick(session) / 2) + 5)));
        }

        foreach (var (way, k) in ways.Switches.Select((w, k) => (w, k)))
        {
            var link = geometry.Corridors.Links.First(l => l.Way == way);
            var (from, to) = (ways.Sessions[way.From].Lane, ways.Sessions[way.To].Lane);
            var lanes = Enumerable.Range(Math.Min(from, to), Math.Abs(from - to));
            double Stack(int lane) => labels.Where(l => l.Lane == lane && l.Column == link.Column).Select(l => l.Bottom + Gap).DefaultIfEmpty(13).Max();
            var lane = lanes.OrderBy(Stack).ThenBy(l => Math.Abs(l - from)).First();
            var words = plan.Cell(isDense ? "" : way.Reason, new TextStyle(9.2, 400, way.Forced ? Ink.Barrier : Ink.Secondary), geometry.WordsWidth(link.Column), 12, 1.18);
            var share = Share(plan, ways, way);
            labels.Add(new ScreenLabel(lane, link.Column, link, Letter(k), share, words, Stack(lane)));
        }

        return new ScreenLabels([.. labels]);
    }

    /// <summary>The style of the first line.</summary>
    public static TextStyle HeadStyle { get; } = new(11, 700, Ink.Route);

    /// <summary>The share of a session's customers who take a way; empty where it was not measured.</summary>
    public static string Share(GridPlan plan, ScreenWays ways, ScreenWay way) => Part(ways, way) is { } share ? plan.Page.Numbers.WholePercent(share) : "";

    /// <summary>The share of a session's customers who take a way, 0 to 1; null where it was not measured.</summary>
    public static double? Part(ScreenWays ways, ScreenWay way) => way.Customers is { } n && ways.Sessions[way.From].Customers is { } of and > 0 ? Math.Min(1, (double)n / of) : null;

    /// <summary>A, B, …, Z, AA, AB.</summary>
    public static string Letter(int index) => (index >= 26 ? ((char)('A' + (index / 26) - 1)).ToString(CultureInfo.InvariantCulture) : "") + (char)('A' + (index % 26));
}
