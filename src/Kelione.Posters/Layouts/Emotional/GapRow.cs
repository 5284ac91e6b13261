using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Layouts.Grid;
using Kelione.Posters.Layouts.Grid.Curves;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.Emotional;

/// <summary>The distance from what is felt to what is wished, as bars: the taller, the more to gain.</summary>
internal sealed class GapRow(GridPlan plan, Feelings feelings) : GridRow(plan)
{
    private const double UsualUnit = 6;
    private const double Tallest = 44;

    /// <summary>Whether nothing is wished or nothing is known of how it feels.</summary>
    public bool IsEmpty => Gaps(0).All(g => g.Gap is null);

    public override string Name => Plan.Words["Feeling.Gap"];

    public override string Hint => Plan.Words["Feeling.GapHint"];

    public override double NameBaseline => 17;

    public override double Least => 80;

    private int Curves => Math.Max(1, feelings.Measured.Length);

    public override void Draw(double y, double height)
    {
        var largest = Enumerable.Range(0, Curves).SelectMany(Gaps).Max(g => g.Gap ?? 0);
        var unit = Math.Min(UsualUnit, Tallest / Math.Max(largest, 0.1));
        var pits = feelings.Pits(Plan).Select(p => p.Column).ToHashSet();
        var bar = Math.Clamp((Plan.Columns.Narrowest - 8) / Curves, 5, 17) - 4;
        var zero = y + 58;
        for (var k = 0; k < Curves; k++)
        {
            foreach (var (point, gap) in Gaps(k).Where(g => g.Gap is > 0))
            {
                var inPit = pits.Contains(point.Column) && k == 0;
                var colour = k > 0 ? feelings.Measured[k].Colour : inPit ? Ink.Barrier : Ink.Secondary;
                var x = point.X + ((k - (Curves / 2.0)) * (bar + 4)) + 2;
                Plan.Scene.Rect(x, zero - (gap!.Value * unit), bar, gap.Value * unit, colour, opacity: feelings.Measured.IsEmpty ? 0.45 : 1);
                if (bar >= 12 || k == 0)
                {
                    var text = k > 0 ? feelings.Measured[k].TextColour : inPit ? Ink.Barrier : Ink.Text;
                    Plan.Scene.Text(bar >= 12 ? x + (bar / 2) : point.X, zero + 12, Plan.Page.Numbers.Tenths(gap.Value), new TextStyle(Math.Min(9.4, bar + 1.4 < 8.4 ? 8.4 : 9.4), inPit ? 700 : 400, text), Anchor.Middle);
                }
            }
        }

        Plan.Scene.Line(Plan.Sheet.GridLeft, zero, Plan.Sheet.Right, zero, Ink.Hint, 0.6);
    }

    private IEnumerable<(EmotionPoint Point, double? Gap)> Gaps(int curve)
    {
        var series = feelings.Measured.IsEmpty ? feelings.Main : feelings.Measured[curve].Series;
        return series.Points.Select(p => (p, p.Wished is { } wished && series.Lead(p) is { } lead ? wished - lead : (double?)null));
    }
}
