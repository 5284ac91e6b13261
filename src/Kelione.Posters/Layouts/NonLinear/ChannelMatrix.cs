using System.Collections.Immutable;
using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Layouts.Ways;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.NonLinear;

/// <summary>Which channels a step is done in: dots whose area is the share of the step's customers; hollow dashed dots where only touchpoints on the map say so.</summary>
internal sealed class ChannelMatrix
{
    private const double RowHeight = 17.6;
    /// <summary>How many channels are shown at most, the most used first.</summary>
    private const int Most = 8;
    private const double LargestRadius = 9.4;
    private static readonly Colour Lesser = Colour.Parse("#9DB4E4");

    private readonly PosterPage _page;
    private readonly NonLinearGrid _grid;
    private readonly ImmutableArray<Row> _rows;

    public ChannelMatrix(PosterPage page, NonLinearGrid grid)
    {
        (_page, _grid) = (page, grid);
        var measured = page.Reading.Steps.Any(s => s.Measure?.Channels.Any(c => c.Value is not null) == true);
        _rows = measured ? Measured() : Assumed();
        IsMeasured = measured;
    }

    private sealed record Row(string Name, string? Icon, ImmutableArray<double?> Shares);

    /// <summary>Whether the shares were measured; else the dots stand for touchpoints on the map.</summary>
    public bool IsMeasured { get; }

    /// <summary>Whether there is nothing to show.</summary>
    public bool IsEmpty => _rows.IsEmpty;

    /// <summary>The height of all rows with their air; 0 for none.</summary>
    public double Height => IsEmpty ? 0 : (_rows.Length * RowHeight) + 8;

    /// <summary>Draws the rows from a rule on.</summary>
    public void Draw(double top)
    {
        if (IsEmpty)
        {
            return;
        }

        var (scene, sheet) = (_page.Scene, _page.Sheet);
        scene.Line(sheet.Left, top, sheet.Right, top, Ink.Line, 0.8);
        for (var r = 0; r < _rows.Length; r++)
        {
            var y = top + 14 + (r * RowHeight);
            scene.Line(sheet.GridLeft + 4, y, sheet.Right, y, Ink.Line, 0.6);
            scene.Block(sheet.Left, y + 3.2, _rows[r].Name, new(9.8, 400, Ink.Secondary), sheet.Gutter - 30, 1);
            if (_rows[r].Icon is { } icon)
            {
                scene.Icon(icon, sheet.GridLeft - 22, y - 6.5, 13, Ink.Secondary, 1.05);
            }

            for (var i = 0; i < _grid.Centres.Length; i++)
            {
                Dot(r, i, y);
            }
        }
    }

    private void Dot(int row, int step, double y)
    {
        if (_rows[row].Shares[step] is not { } share)
        {
            return;
        }

        var (scene, x) = (_page.Scene, _grid.Centres[step]);
        if (!IsMeasured)
        {
            scene.Circle(x, y, 5.4, Ink.Surface, Ink.Hint, 1, [2.4, 2]);
            return;
        }

        var largest = _rows.Max(r => r.Shares[step] ?? 0);
        var top = share >= largest;
        var text = _page.Numbers.WholePercent(share);
        var style = new TextStyle(8.6, top ? 600 : 400, top ? Ink.Text : Ink.Hint);

        // The number stands beside the dot; in a narrow column both stand a little left.
        var wide = 13 + scene.Measure(text, style) <= (_grid.Widths[step] / 2) - 2;
        var shift = wide ? 0 : Math.Min(12, (_grid.Widths[step] / 2) - LargestRadius - 1);
        scene.Circle(x - shift, y, Math.Max(1, LargestRadius * Math.Sqrt(share)), top ? Ink.Route : Lesser);
        if (wide || _grid.Widths[step] >= 44)
        {
            scene.Text(x - shift + (wide ? 13 : 11), y + 3, text, style, halo: Ink.Surface);
        }
    }

    private ImmutableArray<Row> Measured()
    {
        var values = new EventValues(_page.Map);
        var steps = _page.Reading.Steps;
        var known = _page.Map.Channels.Select(c => new Row(c.Name, TouchpointIcons.Of(c), [.. steps.Select(s => Share(s, m => values.Channel(m.Value)?.Id == c.Id))]));
        var others = steps.SelectMany(s => s.Measure?.Channels ?? []).Where(m => m.Value is not null && values.Channel(m.Value) is null).Select(m => m.Value!).Distinct().Order(StringComparer.Ordinal)
            .Select(v => new Row(ActivityName.Of(v), TouchpointIcons.Choose(v), [.. steps.Select(s => Share(s, m => m.Value == v))]));
        return [.. known.Concat(others).Where(r => r.Shares.Any(s => s > 0)).OrderByDescending(r => r.Shares.Sum(s => s ?? 0)).Take(Most)];
    }

    private static double? Share(StepReading step, Func<MixShare, bool> fits) =>
        step.Measure?.Channels.Where(fits).Sum(c => c.Share) is { } share and > 0 ? Math.Min(1, share) : null;

    private ImmutableArray<Row> Assumed()
    {
        var reading = _page.Reading;
        double? Touched(StepReading s, Channel c) => _page.Map.Cards.Any(card => card.Channel == c.Id && (card.Step == s.Step.Id || (card.Step is null && card.Stage == s.Stage.Id))) ? 1 : null;
        return [.. _page.Map.Channels.Select(c => new Row(c.Name, TouchpointIcons.Of(c), [.. reading.Steps.Select(s => Touched(s, c))])).Where(r => r.Shares.Any(s => s is not null)).Take(Most)];
    }
}
