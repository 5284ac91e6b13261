using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.NonLinear;

/// <summary>The signs of the non-linear poster that are on it.</summary>
internal sealed class NonLinearLegend(PosterPage page, PosterTexts words, JourneyMoves moves, NonLinearScale scale, OffMapStations offMap, ChannelMatrix matrix)
{
    private readonly LegendKeys _keys = new(page);

    public IEnumerable<LegendEntry> Entries()
    {
        var scene = page.Scene;
        if (scale.IsMeasured)
        {
            yield return _keys.Entry(Band, words["NonLinear.AsDrawn"], words["NonLinear.AsDrawnNote"]);
        }

        if (moves.Shown.Any(m => !m.IsReturn))
        {
            yield return _keys.Entry(Jump, words["NonLinear.Jump"], words["NonLinear.JumpNote"]);
        }

        if (moves.Shown.Any(m => m.IsReturn))
        {
            yield return _keys.Entry(Return, words["NonLinear.Return"], words[scale.IsMeasured ? "NonLinear.ReturnNote" : "NonLinear.ReturnNoteUnmeasured"]);
        }

        if (!offMap.IsEmpty)
        {
            yield return _keys.Entry(OffMap, words["NonLinear.OffMap"], words["NonLinear.OffMapLegend"], keyWidth: 18);
        }

        if (scale.IsMeasured)
        {
            var unit = Round(scale.CustomersPerUnit * 8);
            yield return _keys.Entry(
                (x, y) => scene.Rect(x, y - 3.4 - (unit / scale.CustomersPerUnit / 2), 26, unit / scale.CustomersPerUnit, Ink.Flow),
                page.Words.Plural("Customers", (long)unit, page.Numbers.Count((long)unit)), words["NonLinear.ScaleNote"]);
        }

        if (!matrix.IsEmpty)
        {
            yield return matrix.IsMeasured
                ? _keys.Entry((x, y) => scene.Circle(x + 9, y - 3.5, 6.5, Ink.Route), words["NonLinear.Channel"], words["NonLinear.ChannelNote"], keyWidth: 18)
                : _keys.Entry((x, y) => scene.Circle(x + 9, y - 3.5, 5.4, Ink.Surface, Ink.Hint, 1, [2.4, 2]), words["NonLinear.Channel"], words["NonLinear.ChannelNoteUnmeasured"], keyWidth: 18);
        }

        if (!scale.IsMeasured || moves.Shown.Any(m => m.Customers is null))
        {
            yield return _keys.Assumption;
        }

        if (page.Reading.IsMeasured && page.Reading.Steps.Any(s => s.Measure is null))
        {
            yield return _keys.Unbound;
        }

        if (moves.Hidden > 0)
        {
            yield return _keys.Entry((_, _) => { }, words["NonLinear.NotShown"], words.Of("NonLinear.NotShownNote", page.Numbers.Count(moves.Hidden), page.Words.Plural("Customers", moves.MostHidden, page.Numbers.Count(moves.MostHidden))), keyWidth: 0);
        }
    }

    private void Band(double x, double y)
    {
        page.Scene.Rect(x, y - 10, 26, 12, Ink.Flow);
        page.Scene.Line(x, y - 4, x + 26, y - 4, Ink.Route, 2);
    }

    private void Jump(double x, double y)
    {
        var path = new PathBuilder().Move(x, y + 1).Line(x, y - 3).Quadratic(x, y - 9, x + 7, y - 9).Line(x + 19, y - 9).Quadratic(x + 26, y - 9, x + 26, y - 3).Line(x + 26, y + 1);
        page.Scene.Path(path, null, ArcDrawing.JumpColour, 2.4, cap: StrokeCap.Butt);
        page.Scene.Circle(x + 13, y - 9, 3, Ink.Surface, ArcDrawing.JumpColour, 1.2);
    }

    private void Return(double x, double y)
    {
        var path = new PathBuilder().Move(x, y - 9).Line(x, y - 5).Quadratic(x, y + 1, x + 7, y + 1).Line(x + 19, y + 1).Quadratic(x + 26, y + 1, x + 26, y - 5).Line(x + 26, y - 9);
        page.Scene.Path(path, null, Ink.Orange, 2.4, cap: StrokeCap.Butt);
    }

    private void OffMap(double x, double y)
    {
        page.Scene.Circle(x + 9, y - 3.5, 7, Ink.Surface, Ink.Text, 1.3, [3, 2.2]);
        page.Scene.Text(x + 9, y, "!", new(9, 700), Anchor.Middle);
    }

    /// <summary>The nearest of 1, 2 and 5 times a power of ten, one at least.</summary>
    private static double Round(double value)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(1, value))));
        var digit = value / power;
        return Math.Max(1, (digit < 1.5 ? 1 : digit < 3.5 ? 2 : digit < 7.5 ? 5 : 10) * power);
    }
}
