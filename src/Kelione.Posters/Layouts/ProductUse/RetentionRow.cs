using System.Collections.Immutable;
using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Layouts.Grid;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.ProductUse;

/// <summary>
/// The spine of the poster: the share of customers who are active on a day or later, with its interval; large numbers where sections end. The clearest aha moment branches off: retention of those who did it and of
/// those who did not, over the window of days in which both are measured; hollow where it is not clear after correction.
/// </summary>
internal sealed class RetentionRow : GridRow
{
    private const double TopPad = 34;
    private const double LeastHeight = 150;
    private const double MostHeight = 300;
    private const double Z = 1.96;
    private const double BranchRoom = 150;
    private static readonly Colour Ground = Ink.RouteSoft.Mix(Ink.Flow, 0.3);

    private readonly TimeScale? _scale;
    private readonly PosterTexts _words;
    private readonly ImmutableArray<RetentionMeasure> _points;
    private readonly AhaMeasure? _aha;

    public RetentionRow(GridPlan plan, TimeScale? scale, PosterTexts words)
        : base(plan)
    {
        (_scale, _words) = (scale, words);
        _points = scale is null ? [] : [.. (plan.Page.Measurement?.Retention ?? []).Where(p => p.Of > 0 && p.Day >= scale.First && p.Day <= scale.Last).DistinctBy(p => p.Day).OrderBy(p => p.Day)];
        _aha = plan.Page.Measurement?.Aha.OrderByDescending(a => a.Clear).ThenByDescending(a => a.RetainedWith - a.RetainedWithout).FirstOrDefault();
    }

    /// <summary>Whether retention was not measured, or on fewer than two days of the sections.</summary>
    public bool IsEmpty => _points.Length < 2;

    /// <summary>Whether the aha moment is shown.</summary>
    public bool HasAha => !IsEmpty && Branch is not null;

    public override string Name => _words["Use.Retention"];

    public override string Hint => _words["Use.RetentionHint"];

    public override double NameBaseline => 24;

    public override double Least => TopPad + LeastHeight + TimeAxis.Height + 6;

    public override double Eagerness => 4;

    public override double Most => TopPad + MostHeight + TimeAxis.Height + 6;

    public override bool HasColumnLines => false;

    public override bool HasFocusGround => false;

    public override void DrawName(double y, double height) => LaneNames.Draw(Plan.Page, y + NameBaseline, Name, Hint, keep: 32);

    /// <summary>The day of the branch and the day on which the window ends in which both ways are compared; null where they do not lie on the scale.</summary>
    private (double From, double To)? Branch => _aha is { } aha && _scale is { } s && aha.WithinDays > s.First && aha.WithinDays < Compared && Compared <= s.Last ? (aha.WithinDays, Compared) : null;

    // The end of the window in which coming back counts for the moment, which is another than that of the steps' retention.
    private double Compared => _aha!.OutcomeToDays;

    public override void Draw(double y, double height)
    {
        var (top, bottom) = (y + TopPad, y + height - TimeAxis.Height - 6);
        double Y(double share) => bottom - (share * (bottom - top));
        DrawSections(y, bottom);
        DrawScale(Y);
        var (xs, ys) = (_points.Select(p => _scale!.X(p.Day)).ToArray(), _points.Select(p => Y(p.Share)).ToArray());
        Plan.Scene.Path(new PathBuilder().Monotone(xs, ys).Line(xs[^1], bottom).Line(xs[0], bottom).Close(), Ground);
        DrawBranch(xs, ys, Y);
        Plan.Scene.Path(new PathBuilder().Monotone(xs, ys), null, Ink.Surface, 8);
        DrawBand(xs, Y);
        Plan.Scene.Path(new PathBuilder().Monotone(xs, ys), null, Ink.Route, 5);
        DrawValues(xs, ys, Y);
        DrawBranchWords(xs, ys, Y);
        TimeAxis.Draw(Plan, _scale!, bottom);
    }

    private void DrawSections(double y, double bottom)
    {
        foreach (var x in Plan.Columns.Stages.Skip(1).SkipLast(1))
        {
            Plan.Scene.Line(x, y, x, bottom, Ink.LineStrong, 0.8);
        }
    }

    private void DrawScale(Func<double, double> y)
    {
        for (var quarter = 0; quarter <= 4; quarter++)
        {
            var at = y(quarter / 4.0);
            Plan.Scene.Line(Plan.Sheet.GridLeft, at, Plan.Sheet.Right, at, quarter == 0 ? Ink.Text : Ink.Line, quarter == 0 ? 1 : 0.6, quarter == 0 ? null : [1, 3]);
            Plan.Scene.Text(Plan.Sheet.GridLeft - 6, at + 3, quarter is 0 or 4 ? Plan.Page.Numbers.WholePercent(quarter / 4.0) : Plan.Page.Numbers.Plain(quarter * 25), new TextStyle(8.8, 500, Ink.Hint), Anchor.End);
        }
    }

    /// <summary>The interval of the spine: Wilson, 95 % (E. B. Wilson, 1927), which holds near 0 and 1 and for few customers as well.</summary>
    private void DrawBand(double[] xs, Func<double, double> y)
    {
        var bands = _points.Select(p => Wilson(p.Share, p.Of)).ToArray();
        var upper = bands.Select(b => y(b.High)).ToArray();
        var lower = bands.Select(b => y(b.Low)).ToArray();
        Plan.Scene.Path(new PathBuilder().Monotone(xs, upper).MonotoneBack(xs, lower).Close(), Ink.Route, opacity: 0.25);
    }

    /// <summary>The interval of a share (Wilson, 95 %), within 0 and 1 and around the share.</summary>
    internal static Bounds Wilson(double share, long of)
    {
        var square = Z * Z / of;
        var centre = (share + (square / 2)) / (1 + square);
        var half = Math.Sqrt((square * share * (1 - share)) + (square * square / 4)) / (1 + square);
        return new(Math.Max(0, Math.Min(share, centre - half)), Math.Min(1, Math.Max(share, centre + half)));
    }

    /// <summary>Numbers at the ends of the sections that are measured days, set beside the curve where they do not run into one another.</summary>
    private void DrawValues(double[] xs, double[] ys, Func<double, double> y)
    {
        var style = new TextStyle(20, 700, Ink.Route);
        var right = double.NegativeInfinity;
        var taken = BranchWords(xs, ys, y);
        foreach (var point in _points.Where(p => _scale!.Edges.Contains(p.Day)))
        {
            var (day, x, at) = ((double)point.Day, _scale!.X(point.Day), y(point.Share));
            var text = Plan.Page.Numbers.WholePercent(point.Share);
            var width = Plan.Scene.Measure(text, style);
            Plan.Scene.Circle(x, at, 6, Ink.Route, Ink.Surface, 1.8);
            var isLast = x + 10 + width > Plan.Sheet.Right;
            var left = isLast ? x - 10 - width : x + 10;
            var box = new SceneBox(left, at - 28, left + width, at - 6);
            if (left > right + 8 && day > _scale.First && !taken.Any(t => t.Left < box.Right + 3 && box.Left < t.Right + 3 && t.Top < box.Bottom && box.Top < t.Bottom))
            {
                Plan.Scene.Text(left, at - 11, text, style, halo: Ink.Surface);
                right = left + width;
            }
        }
    }

    private void DrawBranch(double[] xs, double[] ys, Func<double, double> y)
    {
        if (Branch is not { } branch)
        {
            return;
        }

        var (from, to) = (_scale!.X(branch.From), _scale.X(branch.To));
        var start = MonotoneCurve.At(xs, ys, from);
        var (with, without) = (y(_aha!.RetainedWith), y(_aha.RetainedWithout));
        Plan.Scene.Path(new PathBuilder().Move(from, start).Line(to, with).Line(to, without).Close(), Ink.JoySoft, opacity: 0.8);
        Plan.Scene.Line(from, start, to, with, Ink.Joy, 1.4, [5, 4]);
        Plan.Scene.Line(from, start, to, without, Ink.Secondary, 1.2, [5, 4]);
    }

    private void DrawBranchWords(double[] xs, double[] ys, Func<double, double> y)
    {
        if (Branch is not { } branch)
        {
            return;
        }

        var (scene, from, to) = (Plan.Scene, _scale!.X(branch.From), _scale.X(branch.To));
        var (with, without) = (y(_aha!.RetainedWith), y(_aha.RetainedWithout));
        scene.Line(to, with + 4, to, without - 4, Ink.Text, 0.9, [2, 2]);
        var opens = _scale.X(Math.Clamp(_aha.OutcomeFromDays, branch.From, branch.To));
        scene.Line(opens, with, to, with, Ink.Joy, 2.4);
        scene.Line(opens, without, to, without, Ink.Secondary, 2.4);
        scene.Circle(to, with, 4.4, _aha.Clear ? Ink.Joy : Ink.Surface, _aha.Clear ? Ink.Surface : Ink.Joy, 1.3);
        scene.Circle(to, without, 4.4, _aha.Clear ? Ink.Secondary : Ink.Surface, _aha.Clear ? Ink.Surface : Ink.Secondary, 1.3);
        DrawMoment(from, MonotoneCurve.At(xs, ys, from), y(1) - 20);
        foreach (var (x, baseline, text, style) in BranchLines(xs, ys, y))
        {
            scene.Text(x, baseline, text, style, to + BranchRoom > Plan.Sheet.Right ? Anchor.End : Anchor.Start, halo: baseline > MonotoneCurve.At(xs, ys, x) ? Ground : Ink.Surface);
        }
    }

    /// <summary>The lines beside the two ends of the branch.</summary>
    private IEnumerable<(double X, double Baseline, string Text, TextStyle Style)> BranchLines(double[] xs, double[] ys, Func<double, double> y)
    {
        var (aha, numbers, to) = (_aha!, Plan.Page.Numbers, _scale!.X(Branch!.Value.To));
        var (x, with) = (to + BranchRoom > Plan.Sheet.Right ? to - 10 : to + 10, y(aha.RetainedWith));

        // The two words keep a line's distance where the two shares are nearly the same, and the lower one stands clear of the spine: beneath it, or where the axis is near above it.
        var (text, style) = (_words.Of("Use.Without", numbers.WholePercent(aha.RetainedWithout)), new TextStyle(10.4, 600, Ink.Secondary));
        var reach = x > to ? x + Plan.Scene.Measure(text, style) : x;
        var (spineFrom, spineTo) = (MonotoneCurve.At(xs, ys, x > to ? to : x - (BranchRoom / 2)), MonotoneCurve.At(xs, ys, Math.Min(reach, xs[^1])));
        var without = Math.Max(y(aha.RetainedWithout) + 10, with + 16);
        if (without + 6 > spineFrom && without - 12 < spineTo)
        {
            without = spineTo + 18 < y(0) ? spineTo + 16 : Math.Max(with + 16, spineFrom - 9);
        }

        var interval = $"{numbers.Plain(Math.Round(100 * aha.Difference.Low))}–{numbers.Plain(Math.Round(100 * aha.Difference.High))}";
        var difference = _words.Of("Use.Difference", numbers.Plain(Math.Round(100 * (aha.RetainedWith - aha.RetainedWithout))), $"{numbers.Plain(Math.Round(aha.OutcomeFromDays))}–{numbers.Plain(Math.Round(aha.OutcomeToDays))}", interval);
        yield return (x, with + 3, _words.Of("Use.With", numbers.WholePercent(aha.RetainedWith)), new TextStyle(10.4, 600, Ink.JoyText));
        yield return (x, without, text, style);
        yield return (x, with - 10, difference, PosterType.CardNote);
    }

    /// <summary>Where the words of the branch and of its moment stand: numbers of the spine keep clear of them.</summary>
    private List<SceneBox> BranchWords(double[] xs, double[] ys, Func<double, double> y)
    {
        if (Branch is not { } branch)
        {
            return [];
        }

        var flip = _scale!.X(branch.To) + BranchRoom > Plan.Sheet.Right;
        var lines = BranchLines(xs, ys, y).Select(l => (l.X, l.Baseline, Width: Plan.Scene.Measure(l.Text, l.Style))).Select(l => new SceneBox(flip ? l.X - l.Width : l.X, l.Baseline - 9, flip ? l.X : l.X + l.Width, l.Baseline + 3));
        return [.. lines, new SceneBox(Plan.Sheet.GridLeft, 0, Plan.Sheet.Right, y(1) - 4)];
    }

    /// <summary>The diamond of the moment above the spine with what it is.</summary>
    private void DrawMoment(double x, double start, double y)
    {
        var (scene, aha) = (Plan.Scene, _aha!);
        scene.Line(x, y + 12, x, start - 7, Ink.Joy, 1.4, [3, 2.4]);
        scene.Diamond(x, y, 11, aha.Clear ? Ink.Joy : Ink.Surface, Ink.Joy, 1.3);
        scene.Icon("star", x - 5.5, y - 5.5, 11, aha.Clear ? Ink.Surface : Ink.Joy, 1.2);
        var name = Plan.Page.Reading.Step(aha.Step)?.Step.Name ?? aha.Activity.Replace('_', ' ');
        var title = _words.Of(aha.AtLeast > 1 ? "Use.AhaTimes" : "Use.Aha", name, Plan.Page.Numbers.Count(aha.AtLeast), Plan.Page.Numbers.Count(aha.WithinDays));
        var note = _words.Of(aha.Clear ? "Use.AhaNote" : "Use.AhaUnclear", Plan.Page.Numbers.WholePercent(aha.ShareOfAudience));
        var room = Plan.Sheet.Right - x - 20;
        var style = new TextStyle(12.4, 600, Ink.JoyText);
        var flip = Math.Max(scene.Measure(title, style), scene.Measure(note, PosterType.FigureNote)) > room && x - Plan.Sheet.GridLeft > room;
        var (at, anchor, width) = flip ? (x - 18, Anchor.End, x - Plan.Sheet.GridLeft - 24) : (x + 18, Anchor.Start, room);
        scene.Block(at, y - 1, title, style, width, 1, anchor: anchor, halo: Ink.Surface);
        scene.Block(at, y + 13, note, PosterType.FigureNote, width, 1, anchor: anchor, halo: Ink.Surface);
    }
}

/// <summary>The axis alone, for a map whose retention was not measured: when the sections of time are.</summary>
internal sealed class TimeRow(GridPlan plan, TimeScale scale, PosterTexts words) : GridRow(plan)
{
    public override string Name => words["Use.Time"];

    public override string Hint => words["Use.TimeHint"];

    public override double Least => 34;

    public override bool HasColumnLines => false;

    public override bool HasFocusGround => false;

    public override void Draw(double y, double height)
    {
        var at = y + 10;
        Plan.Scene.Line(Plan.Sheet.GridLeft, at, Plan.Sheet.Right, at, Ink.Text, 1);
        foreach (var x in Plan.Columns.Stages.Skip(1).SkipLast(1))
        {
            Plan.Scene.Line(x, y, x, at, Ink.LineStrong, 0.8);
        }

        TimeAxis.Draw(Plan, scale, at);
    }
}
