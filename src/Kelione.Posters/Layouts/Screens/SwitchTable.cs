using System.Collections.Immutable;
using System.Globalization;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Layouts.Grid;
using Kelione.Posters.Scenes;
using Kelione.Posters.Text;

namespace Kelione.Posters.Layouts.Screens;

/// <summary>The switches of the screen as a table: by falling customers; why, how many, after how long, and what share of the session's customers take them. Where some were measured, those without numbers and weak ones share the last lines.</summary>
internal sealed class SwitchTable : GridRow
{
    private const double Head = 24;
    private const double Pitch = 16.6;
    private const int MostRows = 20;

    private readonly ScreenWays _ways;
    private readonly PosterTexts _words;
    private readonly ImmutableArray<(ScreenWay Way, string Letter, FittedText Devices, FittedText Reason)> _rows;
    private readonly bool _isMeasured;
    private readonly FittedText _others;

    public SwitchTable(GridPlan plan, ScreenWays ways, PosterTexts words)
        : base(plan)
    {
        (_ways, _words) = (ways, words);
        _isMeasured = ways.Switches.Any(w => w.Customers is not null);
        var all = ways.Switches.Select((w, k) => (Way: w, Letter: ScreenLabels.Letter(k))).OrderByDescending(r => r.Way.Customers ?? 0).ThenByDescending(r => r.Way.Forced).ThenBy(r => r.Letter.Length).ThenBy(r => r.Letter, StringComparer.Ordinal).ToList();
        var shown = all.Where(r => !_isMeasured || r.Way.Customers is not null).Take(MostRows).ToList();
        _rows = [.. shown.Select(r => (r.Way, r.Letter, Text(Devices(r.Way), ReasonX - NamesX - 64, false), Text(r.Way.Reason, ReasonWidth, r.Way.Forced)))];
        _others = plan.Cell(Others([.. all.Except(shown)]), new TextStyle(9.4, 400, Ink.Secondary), Width, 12, 1.3);
    }

    /// <summary>Whether the screen is never changed.</summary>
    public bool IsEmpty => _rows.IsEmpty;

    public override double Least => Head + _rows.Sum(Height) + (_others.Lines.IsEmpty ? 0 : _others.Height + 6) + 8;

    public override bool HasColumnLines => false;

    public override bool HasFocusGround => false;

    private double Width => Plan.Sheet.Right - Plan.Sheet.Left;

    private double NamesX => Plan.Sheet.Left + 76;

    private double ReasonX => Plan.Sheet.Left + (Width * 0.23);

    private double ReasonWidth => CustomersX - 80 - ReasonX;

    private double CustomersX => Plan.Sheet.Left + (Width * (_isMeasured ? 0.5 : 1.05));

    private double GapX => Plan.Sheet.Left + (Width * 0.58);

    private double BarX => Plan.Sheet.Left + (Width * 0.61);

    public override void Draw(double y, double height)
    {
        var style = new TextStyle(9.4, 600, Ink.Secondary);
        Plan.Scene.Block(Plan.Sheet.Left, y + 16, _words["Screens.Switch"], style, ReasonX - Plan.Sheet.Left - 8, 1);
        Plan.Scene.Block(ReasonX, y + 16, _words["Screens.Reason"], style, ReasonWidth, 1);
        if (_isMeasured)
        {
            Plan.Scene.Block(CustomersX, y + 16, _words["Screens.Customers"], style, 120, 1, anchor: Anchor.End);
            Plan.Scene.Block(GapX, y + 16, _words["Screens.Gap"], style, GapX - CustomersX - 8, 1, anchor: Anchor.End);
            Plan.Scene.Block(BarX, y + 16, _words["Screens.Share"], style, Plan.Sheet.Right - BarX, 1);
        }

        Plan.Scene.Line(Plan.Sheet.Left, y + 22, Plan.Sheet.Right, y + 22, Ink.LineStrong, 0.8);
        var at = y + Head;
        for (var r = 0; r < _rows.Length; r++)
        {
            if (r > 0)
            {
                Plan.Scene.Line(Plan.Sheet.Left, at, Plan.Sheet.Right, at, Ink.Line, 0.5);
            }

            DrawRow(r, at + 12);
            at += Height(_rows[r]);
        }

        Plan.Scene.Block(Plan.Sheet.Left, at + 12, _others);
    }

    private static double Height((ScreenWay Way, string Letter, FittedText Devices, FittedText Reason) row) =>
        Math.Max(Pitch, Math.Max(row.Devices.Height, row.Reason.Height) + 5);

    /// <summary>The switches without a row: their letters and steps, with the share where it is known.</summary>
    private string Others(IReadOnlyList<(ScreenWay Way, string Letter)> others)
    {
        string One((ScreenWay Way, string Letter) other) =>
            $"{other.Letter}\u00A0{Steps(other.Way).Replace(' ', '\u00A0')}{(ScreenLabels.Share(Plan, _ways, other.Way) is { Length: > 0 } share ? $"\u00A0({share})" : "")}{(Plan.Sizes.IsDense && other.Way.Reason.Length > 0 ? $" {other.Way.Reason}" : "")}";
        string Line(bool isMeasured, string before) =>
            string.Join(Plan.Sizes.IsDense ? " · " : ", ", others.Where(o => o.Way.Customers is not null == isMeasured).OrderBy(o => o.Letter.Length).ThenBy(o => o.Letter, StringComparer.Ordinal).Select(One)) is { Length: > 0 } list ? before + list : "";
        return string.Join("; ", new[] { Line(true, ""), Line(false, Plan.Page.Words["State.Unmeasured"] + ": ") }.Where(l => l.Length > 0));
    }

    private string Steps(ScreenWay way) => string.Create(CultureInfo.InvariantCulture, $"{_ways.Sessions[way.From].Number} → {_ways.Sessions[way.To].Number}");

    private string Devices(ScreenWay way) => $"{_ways.Devices[_ways.Sessions[way.From].Lane].Name} → {_ways.Devices[_ways.Sessions[way.To].Lane].Name}";

    private FittedText Text(string text, double width, bool isBold) => Plan.Cell(text, new TextStyle(9.8, isBold ? 600 : 400), width, 6, 1.2);

    private void DrawRow(int r, double y)
    {
        var (way, letter, devices, reason) = _rows[r];
        var (scene, left) = (Plan.Scene, Plan.Sheet.Left);
        var (from, to) = (_ways.Sessions[way.From], _ways.Sessions[way.To]);
        using var mark = scene.Mark($"switch-row:{letter}", Devices(way));
        scene.Text(left, y, letter, new TextStyle(10.4, 700, way.Forced ? Ink.Barrier : Ink.Route));
        scene.Icon(TouchpointIcons.Of(_ways.Devices[from.Lane]), left + 21, y - 10.5, 13, Ink.Text, 1.1);
        scene.Text(left + 38, y, "→", new TextStyle(10));
        scene.Icon(TouchpointIcons.Of(_ways.Devices[to.Lane]), left + 53, y - 10.5, 13, Ink.Text, 1.1);
        scene.Block(NamesX, y, devices);
        scene.Text(ReasonX - 12, y, Steps(way), new TextStyle(9.8, 400, Ink.Secondary), Anchor.End);
        scene.Block(ReasonX, y, reason);
        if (_isMeasured)
        {
            DrawNumbers(way, y);
        }
    }

    private void DrawNumbers(ScreenWay way, double y)
    {
        var (scene, numbers) = (Plan.Scene, Plan.Page.Numbers);
        var (plain, none) = (new TextStyle(10.4), new TextStyle(10.4, 400, Ink.Hint));
        scene.Text(CustomersX, y, way.Customers is { } n ? numbers.Count(n) : "—", way.Customers is null ? none : plain, Anchor.End);
        scene.Text(GapX, y, way.MedianSeconds is { } s ? numbers.Duration(s) : "—", way.MedianSeconds is null ? none : plain, Anchor.End);
        if (ScreenLabels.Part(_ways, way) is not { } share)
        {
            scene.Text(Plan.Sheet.Right, y, "—", none, Anchor.End);
            return;
        }

        var width = Plan.Sheet.Right - BarX - 44;
        scene.Rect(BarX, y - 7, width, 7, Ink.Line);
        scene.Rect(BarX, y - 7, width * share, 7, (way.Forced ? Ink.Barrier : Ink.Route).Mix(Ink.Surface, 0.42));
        scene.Text(Plan.Sheet.Right, y, numbers.WholePercent(share), new TextStyle(10.4, 700, way.Forced ? Ink.Barrier : Ink.Text), Anchor.End);
    }
}
