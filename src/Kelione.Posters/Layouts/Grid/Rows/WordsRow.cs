using System.Collections.Immutable;
using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.Grid.Rows;

/// <summary>
/// A lane of words: thoughts, expectations, what customers see, notes, documents, backstage… Cards of the whole map stand first, then those of stages over the width of their stage, then those of steps. The row grows with its content.
/// </summary>
internal sealed class WordsRow : GridRow
{
    private const double Top = 6;
    private const double Bottom = 8;
    private const double BandGap = 5;

    private readonly Lane _lane;
    private readonly CardSetter _setter;
    private readonly ImmutableArray<ImmutableArray<Cell>> _bands;

    public WordsRow(GridPlan plan, Lane lane, bool dense = false)
        : base(plan)
    {
        (_lane, _setter) = (lane, new CardSetter(plan, lane));
        var reading = plan.Page.Reading;
        var whole = new[] { Cell(plan.Sheet.GridLeft, plan.Sheet.Right, reading.At(lane)) };
        var stages = !plan.StagesHoldWords ? [] : reading.Stages.Select(s => Cell(plan.Columns.Stages[s.Index], plan.Columns.Stages[s.Index + 1], reading.At(lane, s.Stage)));
        var steps = dense ? [] : plan.StepsAt.Select((c, i) => Cell(plan.X(i), plan.X(i + 1), c.SelectMany(s => reading.At(lane, s.Step))));
        _bands = [.. new[] { whole, stages, steps }.Select(b => b.Where(c => c.Blocks.Length > 0).ToImmutableArray()).Where(b => b.Length > 0)];
    }

    /// <summary>Whether there is nothing to show.</summary>
    public bool IsEmpty => _bands.IsEmpty;

    public override string Name => Plan.Page.LaneName(_lane);

    public override string Hint => _setter.Hint;

    public override double Least => Top + _bands.Sum(b => b.Max(c => c.Height)) + (BandGap * Math.Max(0, _bands.Length - 1)) + Bottom;

    public override void Draw(double y, double height)
    {
        var top = y + Top + Math.Min(6, (height - Least) / 3);
        foreach (var band in _bands)
        {
            foreach (var cell in band)
            {
                var at = top;
                foreach (var block in cell.Blocks)
                {
                    block.Draw(Plan.Scene, cell.Left + 7, at, cell.Right - cell.Left - 13);
                    at += block.Height + Grid.Rows.Cell.Gap;
                }
            }

            top += band.Max(c => c.Height) + BandGap;
        }
    }

    private Cell Cell(double left, double right, IEnumerable<Card> cards) => new(left, right, [.. cards.Select(c => _setter.Set(c, right - left - 13)).OfType<CellBlock>()]);
}
