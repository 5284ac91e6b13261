using System.Collections.Immutable;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Scenes;
using Kelione.Posters.Text;

namespace Kelione.Posters.Layouts.Channels;

/// <summary>The names of the steps over their columns where these are too narrow for words at every station: lying on a few lines where all of them fit so, else upright.</summary>
internal sealed class ColumnNames
{
    private const double Longest = 150;
    private const double Size = 10;
    private const int MostLines = 5;
    private readonly PosterPage _page;
    private readonly ImmutableArray<(string Step, double X, FittedText Name)> _names = [];
    private readonly bool _isUpright;

    public ColumnNames(PosterPage page, ChannelCells cells, ChannelMetrics metrics)
    {
        _page = page;
        if (metrics.HasWords)
        {
            return;
        }

        var columns = new SortedDictionary<int, string>();
        for (var w = 0; w < cells.Ways.Length; w++)
        {
            for (var i = 0; i < cells.Cells[w].Length; i++)
            {
                columns.TryAdd(cells.Cells[w][i].Column, cells.Ways[w].Stops[i].Step);
            }
        }

        _names = [.. columns.Select(c => (c.Value, metrics.Columns.Columns[c.Key] + 4, Lying(c.Value, metrics.Columns.Width(c.Key) - 8)))];
        if (_names.All(n => n.Name.Notice is null))
        {
            Height = _names.Max(n => n.Name.Height) + 8;
            return;
        }

        _isUpright = true;
        _names = [.. columns.Select(c => (
            c.Value,
            metrics.Columns.Columns[c.Key] + metrics.StationX[c.Key],
            page.Scene.Fit(Name(c.Value), new TextStyle(Size, 600), Longest, Math.Max(1, (int)((metrics.Columns.Width(c.Key) - 6) / (Size * 1.16))), 1.16, 9, balance: true)))];
        Height = _names.Max(n => n.Name.Lines.Select(l => page.Scene.Measure(l, n.Name.Style)).DefaultIfEmpty(0).Max()) + 8;
    }

    /// <summary>The height that the names take; 0 for none.</summary>
    public double Height { get; }

    /// <summary>Draws the names from a height on, upright ones beginning at the bottom so that all of them stand on the lanes.</summary>
    public void Draw(double top)
    {
        foreach (var (step, x, name) in _names)
        {
            using var mark = _page.Scene.Mark($"step:{step}", Name(step));
            if (!_isUpright)
            {
                _page.Scene.Block(x, top + (Size * 0.8), name);
                continue;
            }

            for (var k = 0; k < name.Lines.Length; k++)
            {
                _page.Scene.Text(x + ((k - ((name.Lines.Length - 1) / 2.0)) * name.Leading) + (Size * 0.28), top + Height - 2, name.Lines[k], name.Style, Anchor.Start, -90);
            }
        }
    }

    private string Name(string step) => _page.Reading.Step(step)?.Step.Name ?? step;

    private FittedText Lying(string step, double width) => _page.Scene.Fit(Name(step), new TextStyle(Size, 600), width, MostLines, 1.16, Size);
}
