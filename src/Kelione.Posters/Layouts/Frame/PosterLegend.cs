using System.Collections.Immutable;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.Frame;

/// <summary>One explained sign. Immutable.</summary>
/// <param name="Width">How wide it is with its words.</param>
/// <param name="Draw">Draws it from its left edge and baseline.</param>
internal sealed record LegendEntry(double Width, Action<double, double> Draw);

/// <summary>The rows that explain the signs: as many rows as the entries need, entries spread over each row.</summary>
internal sealed class PosterLegend
{
    private const double RowHeight = 20;
    private const double WidestGap = 90;
    private const double NarrowestGap = 16;

    private readonly PosterPage _page;
    private readonly ImmutableArray<ImmutableArray<LegendEntry>> _rows;

    /// <param name="page">The page.</param>
    /// <param name="entries">The signs in order; left out altogether when the options say so.</param>
    public PosterLegend(PosterPage page, IEnumerable<LegendEntry> entries)
    {
        _page = page;
        _rows = page.Input.Options.ShowLegend ? Rows([.. entries], page.Sheet.GridWidth) : [];
    }

    /// <summary>The height that the legend takes above the foot's rule.</summary>
    public double Height => _rows.IsEmpty ? 0 : (_rows.Length * RowHeight) + 14;

    /// <summary>Where the legend begins: its own rule is drawn there.</summary>
    public double Top => _page.Sheet.FootRule - Height;

    /// <summary>Draws rule and rows above the foot.</summary>
    public void Draw()
    {
        if (_rows.IsEmpty)
        {
            return;
        }

        var (scene, sheet) = (_page.Scene, _page.Sheet);
        scene.Line(sheet.Left, Top, sheet.Right, Top, Ink.LineStrong, 0.8);
        scene.Text(sheet.Left, Top + 21, _page.Words["Legend"], PosterType.LaneName);
        for (var r = 0; r < _rows.Length; r++)
        {
            var (row, x) = (_rows[r], sheet.GridLeft);
            var gap = row.Length < 2 ? 0 : Math.Min(WidestGap, (sheet.GridWidth - row.Sum(e => e.Width)) / (row.Length - 1));
            foreach (var entry in row)
            {
                entry.Draw(x, Top + 21 + (r * RowHeight));
                x += entry.Width + gap;
            }
        }
    }

    /// <summary>Fills rows in order; rows are then evened out, so that no entry stands alone.</summary>
    private static ImmutableArray<ImmutableArray<LegendEntry>> Rows(ImmutableArray<LegendEntry> entries, double width)
    {
        if (entries.IsEmpty)
        {
            return [];
        }

        var fewest = Fill(entries, width).Length;
        for (var tight = width * 0.5; tight < width; tight += width * 0.05)
        {
            if (Fill(entries, tight) is var rows && rows.Length == fewest)
            {
                return rows;
            }
        }

        return Fill(entries, width);
    }

    private static ImmutableArray<ImmutableArray<LegendEntry>> Fill(ImmutableArray<LegendEntry> entries, double width)
    {
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<LegendEntry>>();
        var row = ImmutableArray.CreateBuilder<LegendEntry>();
        var used = 0.0;
        foreach (var entry in entries)
        {
            if (row.Count > 0 && used + NarrowestGap + entry.Width > width)
            {
                rows.Add(row.ToImmutable());
                row.Clear();
                used = 0;
            }

            used += entry.Width + (row.Count > 0 ? NarrowestGap : 0);
            row.Add(entry);
        }

        rows.Add(row.ToImmutable());
        return rows.ToImmutable();
    }
}
