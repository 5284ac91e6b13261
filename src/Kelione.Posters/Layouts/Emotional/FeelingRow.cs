using System.Collections.Immutable;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Layouts.Grid;
using Kelione.Posters.Layouts.Grid.Curves;
using Kelione.Posters.Scenes;
using Kelione.Posters.Text;

namespace Kelione.Posters.Layouts.Emotional;

/// <summary>The great curve: peaks rise to a shelf with quotes and reasons, pits fall; the values stand in rows of their own beneath.</summary>
internal sealed class FeelingRow : GridRow
{
    private const double ShelfTop = 19;
    private const double LeastUnit = 18;
    private const double MostUnit = 37;
    private const double ValueLine = 13.5;

    private readonly Feelings _feelings;
    private readonly ImmutableArray<EmotionLabel> _quotes;
    private readonly ImmutableArray<PeakReason> _reasons;
    private readonly ImmutableArray<FittedText> _valueNames;
    private readonly double _face;
    private double _bottom;
    private double _unit;
    private double _zero;

    public FeelingRow(GridPlan plan, Feelings feelings)
        : base(plan)
    {
        _feelings = feelings;
        _face = plan.Sizes.IsDense ? 11 : 15;
        _valueNames = ShowsFeltValues ? [ValueName(plan.Words["Emotion.felt"], Ink.Secondary)] : [.. feelings.Measured.Select(f => ValueName(f.Name.Length > 0 ? f.Name : plan.Words["Emotion.measured"], f.TextColour))];
        _quotes = [.. EmotionLabels.Place(plan.Page, feelings.Main, plan.Sheet.GridLeft, plan.Sheet.Right, plan.Sizes.IsDense ? 9.8 : 11, Math.Max(132, plan.Columns.Narrowest * 1.62)).Where(q => q.IsPeak)];
        _reasons = plan.Sizes.IsDense ? [] : PeakReason.Of(plan, feelings);
    }

    public override string Name => Plan.Page.Words["Lane.Emotions"];

    public override double NameBaseline => 19;

    public override double Least => Needed(LeastUnit);

    public override double Eagerness => 5;

    public override double Most => Needed(MostUnit);

    private bool ShowsFeltValues => _feelings.Measured.IsEmpty;

    private double ValuesHeight => 6 + (Math.Max(1, _feelings.Measured.Length) * ValueStep) + 4;

    /// <summary>From the values of one persona to those of the next: room for two lines of its name where one is too short.</summary>
    private double ValueStep => ValueLine * (IsStacked || _valueNames.Any(n => n.Lines.Length > 1) ? 1.75 : 1);

    private bool IsStacked => Plan.Columns.Narrowest < 80 && !ShowsFeltValues;

    private double ShelfBottom => Math.Max(
        _quotes.Select(q => ShelfTop + ((q.Words.Lines.Length - 1) * q.Words.Leading) + 5).DefaultIfEmpty(8).Max(), _reasons.Select(r => ReasonTop + r.Height).DefaultIfEmpty(0).Max());

    private double ReasonTop => _quotes.Select(q => ShelfTop + ((q.Words.Lines.Length - 1) * q.Words.Leading) + 18).DefaultIfEmpty(ShelfTop).Max();

    /// <summary>The key of what people think, for the gutter and the legend.</summary>
    public static void FeltKey(SceneBuilder scene, double x, double baseline, bool isResearch)
    {
        scene.Line(x, baseline - 4, x + 26, baseline - 4, Ink.Secondary, 1.1, isResearch ? null : [3.2, 2.6]);
        scene.Circle(x + 13, baseline - 4, 2.8, Ink.Surface, Ink.Secondary, 1.1);
    }

    /// <summary>The key of a measured curve.</summary>
    public static void MeasuredKey(SceneBuilder scene, double x, double baseline, Feeling feeling)
    {
        if (feeling.Colour == Ink.Text)
        {
            LegendKeys.MeasuredLine(scene, x, baseline);
            return;
        }

        scene.Line(x, baseline - 4, x + 26, baseline - 4, feeling.Colour, 2.2);
        scene.Circle(x + 13, baseline - 4, 3.2, feeling.Colour, Ink.Surface, 1);
    }

    /// <summary>Where a stem leaves the face of a pit; known once the row is drawn.</summary>
    public double FaceBottom(EmotionPoint point) => _zero - ((_feelings.Main.Lead(point) ?? 0) * _unit) + _face;

    /// <summary>Where the values begin and end; known once the row is drawn.</summary>
    public (double Top, double Bottom) Values => (_bottom - ValuesHeight, _bottom);

    public override void DrawName(double y, double height)
    {
        var baseline = LaneNames.Draw(Plan.Page, y + NameBaseline, Name, Plan.Words["Emotion.Hint"], keep: 18) + 26;
        foreach (var feeling in _feelings.Measured)
        {
            MeasuredKey(Plan.Scene, Plan.Sheet.Left, baseline, feeling);
            baseline = Key(feeling.Name.Length > 0 ? feeling.Name : Plan.Words["Emotion.measured"], feeling.TextColour, 600, baseline);
        }

        if (_feelings.Main.HasFelt)
        {
            FeltKey(Plan.Scene, Plan.Sheet.Left, baseline, _feelings.Main.FeltIsResearch);
            baseline = Key(Plan.Words["Emotion.felt"], Ink.Secondary, 500, baseline);
        }

        if (_feelings.Main.HasWished)
        {
            LegendKeys.WishedLine(Plan.Scene, Plan.Sheet.Left, baseline);
            Key(Plan.Words["Emotion.wished"], Ink.Wish, 500, baseline);
        }

        DrawValueNames(y + height);
    }

    public override void Draw(double y, double height)
    {
        _bottom = y + height;
        _unit = UnitFor(height);
        _zero = y + TopPad(_unit) + (5 * _unit);
        var curves = new EmotionCurves(Plan.Scene, Plan.Sheet.GridLeft, Plan.Sheet.Right, _zero, _unit);
        curves.Scale();
        DrawCurves(curves);
        DrawShelf(curves, y);
        DrawLead(curves);
        DrawGap(curves);
        DrawValues();
    }

    private double TopPad(double unit)
    {
        var faces = _feelings.Main.Extremes().Where(e => e.IsPeak).Select(e => ShelfBottom + 6 + _face - ((5 - (_feelings.Main.Lead(e.Point) ?? 0)) * unit)).DefaultIfEmpty(0).Max();
        return Math.Max(ShelfBottom + 8, faces);
    }

    private double BottomPad(double unit) => _feelings.Main.Extremes().Where(e => !e.IsPeak).Select(e => _face + 5 - (((_feelings.Main.Lead(e.Point) ?? 0) + 5) * unit)).DefaultIfEmpty(0).Append(6).Max();

    private double Needed(double unit) => TopPad(unit) + (10 * unit) + BottomPad(unit) + ValuesHeight;

    private double UnitFor(double height)
    {
        var (low, high) = (LeastUnit, 80.0);
        for (var i = 0; i < 40; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = Needed(middle) <= height ? (middle, high) : (low, middle);
        }

        return low;
    }

    private void DrawCurves(EmotionCurves curves)
    {
        var main = _feelings.Main;
        foreach (var run in EmotionCurves.Runs<(double, double)>(main.Points, p => main.Lead(p) is { } v ? (p.X, v) : null))
        {
            curves.Areas(run, main.IsMeasured ? 1 : 0.55);
        }

        foreach (var run in EmotionCurves.Runs<(double, double, double)>(main.Points, p => p.Interval is { } i && p.Measured is not null ? (p.X, Math.Max(-5, i.Low), Math.Min(5, i.High)) : null))
        {
            curves.Band(run);
        }

        curves.Wished([.. main.Points.Where(p => p.Wished is not null).Select(p => (p.X, p.Wished!.Value))]);
        curves.Felt([.. main.Points.Where(p => p.Felt is not null).Select(p => (p.X, p.Felt!.Value))], main.FeltIsResearch, main.IsMeasured ? 1.1 : 2.6, main.IsMeasured ? 2.6 : 4);
        foreach (var feeling in _feelings.Measured.Skip(1))
        {
            foreach (var run in EmotionCurves.Runs<(double X, double V)>(feeling.Series.Points, p => p.Measured is { } v ? (p.X, v) : null))
            {
                curves.Line(run, Ink.Surface, 4.4);
                curves.Line(run, feeling.Colour, 2.2);
                foreach (var (x, v) in run)
                {
                    Plan.Scene.Circle(x, curves.Y(v), 3.1, feeling.Colour, Ink.Surface, 1);
                }
            }
        }
    }

    private void DrawShelf(EmotionCurves curves, double y)
    {
        foreach (var quote in _quotes)
        {
            var bottom = y + ShelfTop + ((quote.Words.Lines.Length - 1) * quote.Words.Leading) + 5;
            Plan.Scene.Line(quote.Point.X, bottom, quote.Point.X, curves.Y(_feelings.Main.Lead(quote.Point)!.Value) - _face, Ink.Joy, 0.8);
            Plan.Scene.Block(quote.X, y + ShelfTop, quote.Words, Anchor.Middle, Plan.Ground(quote.Point.Column));
        }

        foreach (var reason in _reasons)
        {
            reason.Draw(Plan, y + ReasonTop);
            if (_quotes.All(q => q.Point != reason.Point))
            {
                Plan.Scene.Line(reason.Point.X, y + ReasonTop - 9, reason.Point.X, curves.Y(_feelings.Main.Lead(reason.Point)!.Value) - _face, Ink.Joy, 0.8);
            }
        }
    }

    private void DrawLead(EmotionCurves curves)
    {
        var main = _feelings.Main;
        foreach (var run in EmotionCurves.Runs<(double, double)>(main.Points, p => p.Measured is { } v ? (p.X, v) : null))
        {
            curves.Line(run, Ink.Text, 4.8);
        }

        foreach (var point in main.Points.Where(p => p.Measured is not null))
        {
            Plan.Scene.Circle(point.X, curves.Y(point.Measured!.Value), 4.8, Ink.Text, Ink.Surface, 1.5);
        }

        foreach (var point in main.IsMeasured ? main.Points.Where(p => p.Measured is null && Plan.Steps[p.Column] is not null) : [])
        {
            Plan.Scene.Circle(point.X, curves.Y(0), 6, Ink.Surface, Ink.Hint, 1, [2.4, 2]);
        }

        foreach (var (point, isPeak) in main.Extremes())
        {
            Plan.Scene.Face(main.FaceOf(point), point.X, curves.Y(main.Lead(point)!.Value), _face, isPeak ? Ink.Joy : Ink.Barrier, Ink.Surface, _face / 7.9);
        }
    }

    /// <summary>At the pit that the team judges most kindly: how far off it is.</summary>
    private void DrawGap(EmotionCurves curves)
    {
        const double Telling = 1.5;
        var pits = _feelings.Main.Extremes().Where(e => !e.IsPeak && e.Point is { Measured: not null, Felt: not null }).Select(e => e.Point).ToList();
        if (pits.MaxBy(p => p.Felt!.Value - p.Measured!.Value) is not { } worst || worst.Felt!.Value - worst.Measured!.Value < Telling)
        {
            return;
        }

        var (top, bottom) = (curves.Y(worst.Felt.Value) + 4, curves.Y(worst.Measured.Value) - _face - 2);
        var room = new EmotionRoom(Plan, _feelings.Main, curves, _face);
        foreach (var feeling in _feelings.Measured.Skip(1))
        {
            room.TakeMeasured(feeling.Series);
        }

        room.Gap(worst.X, top, bottom, worst.Column, (Plan.Page.Numbers.Signed(worst.Measured.Value - worst.Felt.Value), new TextStyle(10.4, 700, Ink.Barrier)));
    }

    private void DrawValues()
    {
        var (top, step) = (Values.Top, ValueStep);
        Plan.Scene.Line(Plan.Sheet.Left, top, Plan.Sheet.Right, top, Ink.Line, 0.8);
        if (ShowsFeltValues)
        {
            foreach (var point in _feelings.Main.Points.Where(p => p.Felt is not null))
            {
                var text = Plan.Page.Numbers.Signed(point.Felt!.Value);
                Plan.Scene.Text(point.X, top + 14, text, new TextStyle(10.4, 500, Ink.Secondary) { Italic = !_feelings.Main.FeltIsResearch }, Anchor.Middle);
            }
        }

        for (var k = 0; k < _feelings.Measured.Length; k++)
        {
            foreach (var point in _feelings.Measured[k].Series.Points.Where(p => p.Measured is not null))
            {
                DrawValue(point, top + 14 + (k * step), _feelings.Measured[k].TextColour);
            }
        }
    }

    private void DrawValue(EmotionPoint point, double baseline, Colour colour)
    {
        var value = Plan.Page.Numbers.Signed(point.Measured!.Value);
        if (IsStacked)
        {
            Plan.Scene.Text(point.X, baseline, value, new TextStyle(9.6, 600, colour), Anchor.Middle);
            Plan.Scene.Text(point.X, baseline + 10.4, Plan.Page.CountWithin(point.N, PosterType.LaneHint, Plan.Width(point.Column) - 4), PosterType.LaneHint, Anchor.Middle);
            return;
        }

        Plan.Scene.Text(point.X - 6, baseline, value, new TextStyle(10.4, 600, colour), Anchor.End);
        Plan.Scene.Text(point.X - 1, baseline, Plan.Page.Words.Of("N", Plan.Page.CountWithin(point.N, PosterType.LaneHint, Plan.Width(point.Column) / 4)), PosterType.LaneHint);
    }

    private void DrawValueNames(double bottom)
    {
        for (var k = 0; k < _valueNames.Length; k++)
        {
            Plan.Scene.Block(Plan.Sheet.Left, bottom - ValuesHeight + 14 + (k * ValueStep), _valueNames[k]);
        }
    }

    private FittedText ValueName(string name, Colour colour) => Plan.Cell(name, new TextStyle(9.8, 600, colour), Plan.Sheet.Gutter - 4, 2, 1.1);

    private double Key(string text, Colour colour, int weight, double baseline)
    {
        var words = Plan.Cell(text, new TextStyle(9.6, weight, colour), Plan.Sheet.Gutter - 50, 3, 1.14);
        Plan.Scene.Block(Plan.Sheet.Left + 33, baseline - 0.6, words);
        return baseline + 17 + ((words.Lines.Length - 1) * words.Leading);
    }
}
