using System.Collections.Immutable;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.NonLinear;

/// <summary>Numbers of each step in rows beneath the arcs: who starts and ends here, how often they come, how long until the next.</summary>
internal sealed class MeasureRows
{
    private const double RowHeight = 16.4;
    private const double Often = 1.25;
    private static readonly TextStyle Cell = new(10.4);

    private readonly PosterPage _page;
    private readonly NonLinearGrid _grid;
    private readonly ImmutableArray<Row> _rows;

    public MeasureRows(PosterPage page, PosterTexts words, NonLinearGrid grid)
    {
        (_page, _grid) = (page, grid);
        var most = page.Reading.Steps.Where(s => !IsGoal(s)).Select(s => s.Measure?.Ends ?? 0).DefaultIfEmpty(0).Max();
        _rows =
        [
            .. new[]
            {
                new Row(words["NonLinear.Start"], false, s => Count(s, s.Measure?.Starts)),
                new Row(words["NonLinear.Leave"], true, s => Ends(s, most)),
                new Row(words["NonLinear.Times"], false, Times),
                new Row(words["NonLinear.Wait"], false, s => s.Measure?.MedianSecondsToNext is { } seconds ? new CellText(Duration(s, seconds)) : null),
            }.Where(r => page.Reading.Steps.Any(s => r.Value(s) is not null)),
        ];
    }

    private sealed record CellText(string Text, Colour? Colour = null, int Weight = 400);

    private sealed record Row(string Name, bool Strong, Func<StepReading, CellText?> Value);

    /// <summary>The height of all rows with their air; 0 for none.</summary>
    public double Height => _rows.IsEmpty ? 0 : (_rows.Length * RowHeight) + 8;

    /// <summary>Draws the rows from a rule on.</summary>
    public void Draw(double y)
    {
        if (_rows.IsEmpty)
        {
            return;
        }

        var scene = _page.Scene;
        scene.Line(_page.Sheet.Left, y, _page.Sheet.Right, y, Ink.Line, 0.8);
        for (var r = 0; r < _rows.Length; r++)
        {
            var baseline = y + 17 + (r * RowHeight);
            scene.Block(_page.Sheet.Left, baseline, _rows[r].Name, new(9.8, _rows[r].Strong ? 600 : 400, _rows[r].Strong ? Ink.Text : Ink.Secondary), _page.Sheet.Gutter - 6, 1);
            foreach (var step in _page.Reading.Steps.Where(s => s.Measure is not null))
            {
                var cell = _rows[r].Value(step) ?? new CellText("—", Ink.Hint);
                scene.Text(_grid.Centres[step.Index], baseline, cell.Text, new(Cell.Size, cell.Weight, cell.Colour), Anchor.Middle);
            }
        }
    }

    // A journey that ends at the last bound required step or later has arrived; elsewhere it was left.
    private bool IsGoal(StepReading step) => step.Index >= _page.Reading.Steps.Where(s => s.Measure is not null && !s.Step.Optional).Select(s => s.Index).DefaultIfEmpty(-1).Max();

    private CellText? Count(StepReading step, long? value) => value is null or 0 ? null : new CellText(_page.CountWithin(value.Value, Cell, _grid.Widths[step.Index] - 4));

    private CellText? Ends(StepReading step, long most) => Count(step, step.Measure?.Ends) is { } cell
        ? IsGoal(step) ? cell with { Colour = Ink.JoyText, Weight = 600 } : step.Measure!.Ends == most ? cell with { Colour = Ink.Barrier, Weight = 700 } : cell
        : null;

    private CellText? Times(StepReading step) => step.Measure?.EventsPerCustomer switch
    {
        null => null,
        >= Often and var times => new CellText(_page.Numbers.Tenths(times), Ink.Barrier, 700),
        var times => new CellText(_page.Numbers.Tenths(times.Value), times < 1.05 ? Ink.Hint : null),
    };

    private string Duration(StepReading step, double seconds)
    {
        var full = _page.Numbers.Duration(seconds);
        return _page.Scene.Measure(full, Cell) <= _grid.Widths[step.Index] - 4 ? full : _page.Numbers.ShortDuration(seconds);
    }
}
