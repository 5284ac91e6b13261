using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Scenes;
using Kelione.Posters.Text;

namespace Kelione.Posters.Layouts.Grid.Rows;

/// <summary>A barrier as a card: criticality with a bar, its kind, what it is; filled where the data shows it, a line and a book for research, dashed and grey while only assumed.</summary>
internal sealed class BarrierCard
{
    private const double Side = 8;

    private readonly GridPlan _plan;
    private readonly ShownBarrier _barrier;
    private readonly FittedText _words;
    private readonly FittedText _kind;
    private readonly bool _kindBelow;

    /// <param name="plan">The grid.</param>
    /// <param name="barrier">The barrier.</param>
    /// <param name="width">The width of the card.</param>
    /// <param name="kindBelow">Whether the kind stands under the number, because somewhere in the row it does not fit beside it.</param>
    public BarrierCard(GridPlan plan, ShownBarrier barrier, double width, bool kindBelow)
    {
        (_plan, _barrier, _kindBelow) = (plan, barrier, kindBelow && barrier.Criticality is not null);
        var sizes = plan.Sizes;
        var style = new TextStyle(sizes.CardWords, 400, barrier.Source == ProvenanceKind.Assumption ? Ink.Hint : Ink.Text);
        _words = plan.Cell(barrier.Text, IsAssumed ? style.Slanted(barrier.Text) : style, width - Side - 6, 24, 1.2, balance: true);
        var kind = plan.Page.Words[$"Barrier.{barrier.Kind}"];
        var kindStyle = new TextStyle(sizes.Note, 400, IsAssumed ? Ink.Hint : Ink.Secondary);
        _kind = plan.Cell(kind, IsAssumed ? kindStyle.Slanted(kind) : kindStyle, width - Side - 6, 3, 1.1);
    }

    /// <summary>The height that the card needs.</summary>
    public double Height => LastBaseline + (_barrier.Criticality is null || _plan.Sizes.IsWide ? 8 : 11.5);

    private bool IsAssumed => _barrier.Source == ProvenanceKind.Assumption;

    private double WordsBaseline => NumberBaseline + (_plan.Sizes.CardWords * 1.3) + (_kindBelow ? _plan.Sizes.Note * 1.2 * _kind.Lines.Length : _barrier.Criticality is null ? Math.Max(0, _kind.Lines.Length - 1) * _kind.Leading : 0) + (_plan.Sizes.IsWide ? 2 : 0);

    private double NumberBaseline => _plan.Sizes.CardNumber + (_plan.Sizes.IsWide ? 4 : 1);

    private double LastBaseline => WordsBaseline + ((_words.Lines.Length - 1) * _words.Leading);

    /// <summary>Whether a kind fits beside its number in a card of a width.</summary>
    public static bool KindFits(GridPlan plan, ShownBarrier barrier, double width)
    {
        var kind = plan.Scene.Measure(plan.Page.Words[$"Barrier.{barrier.Kind}"], new TextStyle(plan.Sizes.Note));
        return kind <= width - Side - 10 - (barrier.Criticality is null ? 0 : plan.Sizes.CardNumber * 2.1) - (barrier.Source == ProvenanceKind.Research ? 11 : 0);
    }

    /// <summary>Draws the card.</summary>
    public void Draw(double x, double y, double width, double height, bool inFocus)
    {
        var scene = _plan.Scene;
        using (scene.Mark(_barrier.Id, _barrier.Text))
        {
            DrawGround(scene, x, y, width, height, inFocus);
            DrawNumber(scene, x, y, width, height);
            var isResearch = _barrier.Source == ProvenanceKind.Research;
            if (_barrier.Criticality is not null && !_kindBelow)
            {
                scene.Block(x + width - 6 - (isResearch ? 11 : 0), y + NumberBaseline, _kind, Anchor.End);
            }
            else
            {
                scene.Block(x + Side, y + NumberBaseline + (_kindBelow ? _plan.Sizes.Note * 1.25 : 0), _kind);
            }

            if (isResearch)
            {
                scene.Book(x + width - 14, y + NumberBaseline - 7.7);
            }

            scene.Block(x + Side, y + WordsBaseline, _words);
        }
    }

    private void DrawGround(SceneBuilder scene, double x, double y, double width, double height, bool inFocus)
    {
        if (_barrier.Source == ProvenanceKind.Measured)
        {
            scene.Rect(x, y, width, height, inFocus ? Ink.Surface : Ink.BarrierSoft);
            scene.Rect(x, y, 2.6, height, Ink.Barrier);
        }
        else
        {
            scene.Rect(x, y, width, height, Ink.Surface, _barrier.Colour, 0.9, 0, IsAssumed ? [3, 2.4] : null);
        }
    }

    private void DrawNumber(SceneBuilder scene, double x, double y, double width, double height)
    {
        if (_barrier.Criticality is not { } criticality)
        {
            return;
        }

        var text = _plan.Page.Numbers.Tenths(criticality);
        var style = new TextStyle(_plan.Sizes.CardNumber, 700, _barrier.Colour);
        var number = scene.Text(x + Side, y + NumberBaseline, text, IsAssumed ? style.Slanted(text) : style);
        var (barX, barY, barWidth) = _plan.Sizes.IsWide
            ? (x + Side + number + 8, y + NumberBaseline - 5.5, Math.Min(90, width * 0.3))
            : (x + Side, y + height - 5.6, width - (2 * Side));
        scene.Rect(barX, barY, barWidth, 2.4, _barrier.Colour, opacity: 0.18);
        scene.Rect(barX, barY, barWidth * Math.Clamp(criticality / 10, 0, 1), 2.4, _barrier.Colour);
    }
}
