using Kelione.Journeys;

namespace Kelione.Web.Explore.Flows;

/// <summary>A bar of a Sankey picture.</summary>
/// <param name="Node">What it stands for.</param>
/// <param name="X">Its left edge.</param>
/// <param name="Y">Its upper edge.</param>
/// <param name="Height">Its height: customers.</param>
internal sealed record SankeyBar(SankeyNode Node, double X, double Y, double Height);

/// <summary>A band between two bars.</summary>
/// <param name="Link">What it stands for.</param>
/// <param name="Path">Its outline, as the path of an SVG.</param>
/// <param name="IsOver">Whether journeys are over (or, backward, not begun) at its far end.</param>
internal sealed record SankeyBand(SankeyLink Link, string Path, bool IsOver);

/// <summary>A Sankey picture: columns of bars whose height is customers, with bands between; in each column the bars stand where their bands cross least. Backward pictures run from right to left. Immutable.</summary>
internal sealed record SankeyLayout(IReadOnlyList<SankeyBar> Bars, IReadOnlyList<SankeyBand> Bands, double Width, double Height, double Step)
{
    /// <summary>The width of a bar.</summary>
    public const double BarWidth = 11;

    private const double Slot = 30;
    private const double Gap = 10;
    private const double Full = 380;
    private const double Top = 26;

    /// <summary>Draws an answer.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="columns">How many columns beside the first were asked for.</param>
    /// <param name="isBackward">Whether it goes back from its anchor.</param>
    public static SankeyLayout Of(SankeyAnswer answer, int columns, bool isBackward)
    {
        var step = Math.Clamp(1010.0 / (columns + 1), 138, 210);
        var unit = answer.N > 0 ? Full / answer.N : 0;
        var into = answer.Links.ToLookup(l => (l.Column + 1, l.To));
        var bars = new Dictionary<(int, string), SankeyBar>();
        var low = 0.0;
        foreach (var column in answer.Nodes.GroupBy(n => n.Column).OrderBy(g => g.Key))
        {
            var y = Top;
            foreach (var node in column.OrderBy(n => n.Activity == SankeyAnswer.End).ThenBy(n => n.Activity == SankeyAnswer.Other).ThenBy(Wanted).ThenByDescending(n => n.Customers).ThenBy(n => n.Activity, StringComparer.Ordinal))
            {
                var height = Math.Max(1.5, node.Customers * unit);
                bars[(node.Column, node.Activity)] = new SankeyBar(node, (isBackward ? columns - node.Column : node.Column) * step, y, height);
                y += Math.Max(height, Slot) + Gap;
            }

            low = Math.Max(low, y);
        }

        return new SankeyLayout([.. bars.Values], Ribbons(answer, bars, unit, isBackward), step * (columns + 1), low + 4, step);

        // Where its bands come from, in the middle.
        double Wanted(SankeyNode node)
        {
            var bands = into[(node.Column, node.Activity)].ToList();
            var all = bands.Sum(l => (double)l.Customers);
            return all > 0 ? bands.Sum(l => l.Customers * (bars[(l.Column, l.From)].Y + bars[(l.Column, l.From)].Height / 2)) / all : -node.Customers;
        }
    }

    private static List<SankeyBand> Ribbons(SankeyAnswer answer, Dictionary<(int, string), SankeyBar> bars, double unit, bool isBackward)
    {
        var left = new Dictionary<(int, string), double>();
        var leave = answer.Links.OrderBy(l => l.Column).ThenBy(l => bars[(l.Column, l.From)].Y).ThenBy(l => bars[(l.Column + 1, l.To)].Y).ToDictionary(l => l, l => Take(left, (l.Column, l.From), l));
        var entered = new Dictionary<(int, string), double>();
        var enter = answer.Links.OrderBy(l => l.Column).ThenBy(l => bars[(l.Column + 1, l.To)].Y).ThenBy(l => bars[(l.Column, l.From)].Y).ToDictionary(l => l, l => Take(entered, (l.Column + 1, l.To), l));
        return
        [
            .. answer.Links.Select(l =>
            {
                var (from, to) = (bars[(l.Column, l.From)], bars[(l.Column + 1, l.To)]);
                var (x1, x2) = isBackward ? (from.X, to.X + BarWidth) : (from.X + BarWidth, to.X);
                var (y1, y2, height, bend) = (from.Y + leave[l], to.Y + enter[l], Math.Max(0.7, l.Customers * unit), (x2 - x1) * 0.5);
                return new SankeyBand(l, FormattableString.Invariant(
                    $"M{x1:0.#} {y1:0.#}C{x1 + bend:0.#} {y1:0.#} {x2 - bend:0.#} {y2:0.#} {x2:0.#} {y2:0.#}V{y2 + height:0.#}C{x2 - bend:0.#} {y2 + height:0.#} {x1 + bend:0.#} {y1 + height:0.#} {x1:0.#} {y1 + height:0.#}Z"), l.To == SankeyAnswer.End);
            }),
        ];

        double Take(Dictionary<(int, string), double> taken, (int, string) bar, SankeyLink link)
        {
            var at = taken.GetValueOrDefault(bar);
            taken[bar] = at + link.Customers * unit;
            return at;
        }
    }
}
