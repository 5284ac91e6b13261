using System.Collections.Immutable;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.Channels;

/// <summary>The table beneath the lanes: a row for each way. Columns for which no way has a number are left out.</summary>
internal sealed class WaysTable
{
    private const double RowHeight = 19;
    private const double Head = 19;
    private const double ColumnGap = 22;

    private readonly PosterPage _page;
    private readonly PosterTexts _words;
    private readonly ImmutableArray<Column> _columns;
    private readonly int _ways;

    public WaysTable(PosterPage page, PosterTexts words, ImmutableArray<Way> ways)
    {
        (_page, _words, _ways) = (page, words, ways.Length);
        _columns = [.. Columns().Where(c => ways.Any(w => c.Value(w).Length > 0))];
    }

    private sealed record Column(string Name, Func<Way, string> Value, int Weight = 400, Colour? Colour = null);

    /// <summary>The height from the end of the lanes to the last row.</summary>
    public double Height => Head + (_ways * RowHeight) + 8;

    /// <summary>Draws the table from the end of the lanes on.</summary>
    public void Draw(ChannelPlan plan, double widest)
    {
        var (scene, sheet) = (_page.Scene, _page.Sheet);
        var y = plan.Bottom + Head;
        var widths = _columns.Select(c => Math.Max(
            scene.Measure(c.Name, HeadStyle), plan.Ways.Select(w => scene.Measure(c.Value(w.Way), Style(c))).DefaultIfEmpty(0).Max())).ToArray();
        var names = plan.Ways.Select(w => scene.Measure(WayDrawing.Name(_page, w.Way), NameStyle)).DefaultIfEmpty(60).Max() + 72;
        var room = sheet.Right - sheet.Left;
        var nameWidth = Math.Clamp(names, 200, Math.Max(200, room - widths.Sum() - (ColumnGap * _columns.Length)));
        var gap = _columns.Length == 0 ? 0 : Math.Min(90, (room - nameWidth - widths.Sum()) / _columns.Length);
        scene.Block(sheet.Left, y, _words["Channels.Way"], HeadStyle, nameWidth, 1);
        for (var i = 0; i < plan.Ways.Length; i++)
        {
            Row(plan.Ways[i], y + ((i + 1) * RowHeight), nameWidth, widest);
        }

        var x = sheet.Right;
        for (var c = _columns.Length - 1; c >= 0; c--)
        {
            scene.Block(x, y, _columns[c].Name, HeadStyle, widths[c] + gap - 6, 1, anchor: Anchor.End);
            for (var i = 0; i < plan.Ways.Length; i++)
            {
                scene.Text(x, y + ((i + 1) * RowHeight), _columns[c].Value(plan.Ways[i].Way), Style(_columns[c]), Anchor.End);
            }

            x -= widths[c] + gap;
        }
    }

    private static TextStyle HeadStyle { get; } = new(9.4, 600, Ink.Hint);

    private static TextStyle NameStyle { get; } = new(11);

    private static TextStyle Style(Column column) => new(11, column.Weight, column.Colour);

    private void Row(PlacedWay way, double y, double nameWidth, double widest)
    {
        var (scene, left) = (_page.Scene, _page.Sheet.Left);
        scene.Line(left, y - 13.5, _page.Sheet.Right, y - 13.5, Ink.Line, 0.8);
        var width = way.Way.IsSeen ? Math.Clamp(way.Legs.Select(l => l.Width).DefaultIfEmpty(2.2).Max() * 13 / Math.Max(widest, 13), 2.2, 13) : 2.2;
        scene.Line(left, y - 4, left + 44, y - 4, WayColours.Line(way.Index), width, way.Way.IsSeen || way.Way.Origin == Maps.ProvenanceKind.Research ? null : [6, 4]);
        scene.Text(left + 54, y, way.Letter, new(11.4, 700, WayColours.Text(way.Index)));
        scene.Block(left + 72, y, WayDrawing.Name(_page, way.Way), NameStyle, nameWidth - 72, 1);
    }

    private IEnumerable<Column> Columns()
    {
        var (numbers, reading) = (_page.Numbers, _page.Reading);
        bool IsOnline(string channel) => reading.Channel(channel)?.Online ?? true;
        yield return new Column(_words["Channels.Start"], w => w.Stops[0].Customers is { } n ? numbers.Count(n) : "");
        yield return new Column(_words["Channels.End"], End, 600);
        yield return new Column(_words["Channels.Wait"], w => w.Stops.Max(s => s.MedianSeconds) is { } seconds ? numbers.Duration(seconds) : "");
        yield return new Column(_words["Channels.ShoreCrossings"], w => numbers.Count(w.ShoreCrossings(IsOnline)));
        yield return new Column(_words["Channels.DeviceSwitches"], w => w.Stops.Any(s => s.Device is not null) ? numbers.Count(w.DeviceSwitches()) : "");
        yield return new Column(_words["Channels.ForcedSwitches"], w => numbers.Count(w.Stops.Count(s => s.Forced)));
        yield return new Column(_words["Channels.StayedThere"], w => Stayed(w) is { } n ? "−" + numbers.Count(n) : "", 600, Ink.Barrier);
    }

    private string End(Way way)
    {
        if (way.Stops.Length < 2 || way.Stops[^1].Arrived is not { } arrived)
        {
            return "";
        }

        var share = way.Stops[0].Customers is { } start && start >= arrived && start > 0 ? $" ({_page.Numbers.Percent((double)arrived / start)})" : "";
        return _page.Numbers.Count(arrived) + share;
    }

    private static long? Stayed(Way way)
    {
        var known = way.Moves().Where(m => m.To.Forced && m.From.Customers is not null && m.To.Arrived is not null && m.From.Customers > m.To.Arrived).ToList();
        return known.Count == 0 ? null : known.Sum(m => m.From.Customers - m.To.Arrived);
    }
}
