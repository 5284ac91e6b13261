using System.Collections.Immutable;
using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.Grid.Rows;

/// <summary>The barriers under their steps: cards, or in a dense grid numbers whose words stand in the notes.</summary>
internal sealed class BarrierRow : GridRow
{
    private const double Top = 5;
    private const double CellHeight = 21;

    private readonly ImmutableArray<ImmutableArray<ShownBarrier>> _columns;
    private readonly CardStacks<BarrierCard>? _stacks;

    public BarrierRow(GridPlan plan, IReadOnlySet<string>? except = null)
        : base(plan)
    {
        _columns = [.. plan.StepsAt.Select(c => c.SelectMany(s => plan.Barriers.Where(b => b.Step == s.Step.Id && except?.Contains(b.Id) != true)).ToImmutableArray())];
        if (!plan.Sizes.IsDense && !IsEmpty)
        {
            var kindBelow = _columns.Where((c, i) => c.Any(b => !BarrierCard.KindFits(plan, b, CardStacks<BarrierCard>.CardWidth(plan, i)))).Any();
            _stacks = new CardStacks<BarrierCard>(plan, _columns.Select((c, i) => c.Select(b => new BarrierCard(plan, b, CardStacks<BarrierCard>.CardWidth(plan, i), kindBelow))), c => c.Height);
        }
    }

    /// <summary>Whether there is no barrier.</summary>
    public bool IsEmpty => _columns.All(c => c.IsEmpty);

    public override string Name => Plan.Page.Reading.Lanes(LaneKind.Barriers).FirstOrDefault() is { } lane ? Plan.Page.LaneName(lane) : Plan.Page.Words["Lane.Barriers"];

    public override string Hint => _columns.Any(c => c.Any(b => b.Criticality is not null)) ? Plan.Words["Barriers.Hint"] : Plan.Words["Barriers.Unrated"];

    public override double Least => _stacks is null ? (_columns.Max(c => c.Length) * (CellHeight + 3)) + 9 : Top + _stacks.Height + 7;

    public override void Draw(double y, double height)
    {
        if (_stacks is not null)
        {
            _stacks.Draw(y + Top + ((height - Least) / 3), (card, x, top, width, tall, column) => card.Draw(x, top, width, tall, column == Plan.Focus));
            return;
        }

        for (var i = 0; i < _columns.Length; i++)
        {
            for (var k = 0; k < _columns[i].Length; k++)
            {
                DrawCell(i, _columns[i][k], y + Top + (k * (CellHeight + 3)));
            }
        }
    }

    private void DrawCell(int column, ShownBarrier barrier, double y)
    {
        var (scene, x, width) = (Plan.Scene, Plan.X(column) + 3, Plan.Width(column) - 6);
        using (scene.Mark(barrier.Id, barrier.Text))
        {
            var isAssumed = barrier.Source == ProvenanceKind.Assumption;
            var isMeasured = barrier.Source == ProvenanceKind.Measured;
            scene.Rect(x, y, width, CellHeight, isMeasured ? Ink.BarrierSoft : Ink.Surface, isMeasured ? null : barrier.Colour, 0.9, 0, isAssumed ? [3, 2.4] : null);
            if (isMeasured)
            {
                scene.Rect(x, y, 2.4, CellHeight, Ink.Barrier);
            }

            var text = barrier.Criticality is { } c ? Plan.Page.Numbers.Tenths(c) : "·";
            var style = new TextStyle(Plan.Sizes.CardNumber, 700, barrier.Colour);
            scene.Text(x + (width / 2) + 1, y + 12.5, text, isAssumed ? style.Slanted(text) : style, Anchor.Middle);
            if (barrier.Criticality is { } value)
            {
                scene.Rect(x + 6, y + 16, width - 11, 2.2, barrier.Colour, opacity: 0.18);
                scene.Rect(x + 6, y + 16, (width - 11) * Math.Clamp(value / 10, 0, 1), 2.2, barrier.Colour);
            }
        }
    }
}
