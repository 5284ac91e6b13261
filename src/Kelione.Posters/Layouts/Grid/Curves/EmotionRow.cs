using System.Collections.Immutable;
using System.Globalization;
using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.Grid.Curves;

/// <summary>The lane of emotion: measured, felt and wished curves, faces and quotes at peaks and pits, and the measured values with n in a row of their own so that labels never collide.</summary>
internal sealed class EmotionRow : GridRow
{
    private const double ShelfTop = 15;
    private const double LeastUnit = 10;
    private const double MostUnit = 21;

    private readonly Lane? _lane;
    private readonly EmotionSeries _series;
    private readonly ImmutableArray<EmotionLabel> _labels;
    private readonly double _face;
    private readonly bool _valuesAreStacked;

    public EmotionRow(GridPlan plan, Lane? lane, bool withMeasures = true)
        : base(plan)
    {
        (_lane, _series) = (lane, EmotionSeries.Of(plan, lane, withMeasures));
        _face = plan.Sizes.IsDense ? 11 : plan.Sizes.IsWide ? 16 : 13.5;
        var usual = plan.Columns.Narrowest;
        _labels = EmotionLabels.Place(plan.Page, _series, plan.Sheet.GridLeft, plan.Sheet.Right, plan.Sizes.Quote, plan.Sizes.IsWide ? 340 : Math.Max(124, usual * 1.4));
        _valuesAreStacked = usual / Math.Max(1, plan.StepsAt.Max(s => s.Length)) < 84;
    }

    /// <summary>Whether there is nothing to show.</summary>
    public bool IsEmpty => _series.IsEmpty;

    /// <summary>Whether a measured curve is shown.</summary>
    public bool IsMeasured => _series.IsMeasured;

    public override string Name => _lane is null ? Plan.Page.Words["Lane.Emotions"] : Plan.Page.LaneName(_lane);

    public override string Hint => Plan.Words["Emotion.Hint"];

    public override double NameBaseline => 18;

    public override double Least => Needed(LeastUnit);

    public override double Eagerness => 3;

    public override double Most => Needed(MostUnit * Math.Max(1, Plan.Sizes.Scale));

    private double ValuesHeight => !_series.IsMeasured ? 8 : _valuesAreStacked ? 30 : 20;

    public override void DrawName(double y, double height)
    {
        var baseline = LaneNames.Draw(Plan.Page, y + NameBaseline, Name, Hint, keep: 20) + 23;
        foreach (var (key, has, draw) in new (string, bool, Action<double>)[]
        {
            ("measured", _series.IsMeasured, b => LegendKeys.MeasuredLine(Plan.Scene, Plan.Sheet.Left, b)),
            ("felt", _series.HasFelt, FeltKey),
            ("wished", _series.HasWished, b => LegendKeys.WishedLine(Plan.Scene, Plan.Sheet.Left, b)),
        })
        {
            if (has)
            {
                draw(baseline);
                Key(key, baseline);
                baseline += 17;
            }
        }

        if (_series.IsMeasured && _valuesAreStacked)
        {
            Plan.Scene.Text(Plan.Sheet.GridLeft - 6, y + height - 17, Plan.Words["Emotion.measured"], PosterType.LaneHint.In(Ink.Secondary).Weighted(600), Anchor.End);
            Plan.Scene.Text(Plan.Sheet.GridLeft - 6, y + height - 6, Plan.Page.Words.Of("N", "").TrimEnd(), PosterType.LaneHint, Anchor.End);
        }
    }

    public override void Draw(double y, double height)
    {
        var unit = UnitFor(height);
        var zero = y + TopPad(unit) + (5 * unit);
        var curves = new EmotionCurves(Plan.Scene, Plan.Sheet.GridLeft, Plan.Sheet.Right, zero, unit);
        curves.Scale();
        DrawCurves(curves);
        var room = new EmotionRoom(Plan, _series, curves, _face);
        foreach (var label in _labels)
        {
            var baseline = Baseline(label, curves, y);
            room.Take(new SceneBox(label.X - (label.Width / 2), baseline - label.Words.Style.Size, label.X + (label.Width / 2), baseline + ((label.Words.Lines.Length - 1) * label.Words.Leading) + 3));
        }

        DrawMissing(curves, room);
        DrawLeaders(curves, y);
        DrawLead(curves);
        DrawFaces(curves);
        DrawGap(curves, room);
        DrawQuotes(curves, y);
        DrawValues(y + height);
    }

    /// <summary>The space above +5 so that quotes on the shelf and faces at peaks have room.</summary>
    private double TopPad(double unit)
    {
        var shelf = _labels.Where(l => l.IsPeak).Select(l => ShelfTop + ((l.Words.Lines.Length - 1) * l.Words.Leading) + 4).DefaultIfEmpty(8).Max();
        var faces = _series.Extremes().Where(e => e.IsPeak).Select(e => shelf + 3 + _face - ((5 - (_series.Lead(e.Point) ?? 0)) * unit)).DefaultIfEmpty(0).Max();
        return Math.Max(Math.Max(shelf + 6, faces), 18);
    }

    /// <summary>The space below −5 so that faces and quotes of pits have room.</summary>
    private double BottomPad(double unit)
    {
        var words = _labels.Where(l => !l.IsPeak).Select(l => Below(l) - (((_series.Lead(l.Point) ?? 0) + 5) * unit)).DefaultIfEmpty(0).Max();
        var faces = _series.Extremes().Where(e => !e.IsPeak).Select(e => _face + 2 - (((_series.Lead(e.Point) ?? 0) + 5) * unit)).DefaultIfEmpty(0).Max();
        return Math.Max(5, Math.Max(words, faces));
    }

    private double Below(EmotionLabel label) => _face + (label.Words.Style.Size * 1.08) + ((label.Words.Lines.Length - 1) * label.Words.Leading) + 5;

    private double Needed(double unit) => TopPad(unit) + (10 * unit) + BottomPad(unit) + ValuesHeight;

    private double UnitFor(double height)
    {
        var (low, high) = (LeastUnit, 60.0);
        for (var i = 0; i < 40; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = Needed(middle) <= height ? (middle, high) : (low, middle);
        }

        return low;
    }

    private void DrawCurves(EmotionCurves curves)
    {
        foreach (var run in EmotionCurves.Runs<(double, double)>(_series.Points, p => _series.Lead(p) is { } v ? (p.X, v) : null))
        {
            curves.Areas(run, _series.IsMeasured ? 1 : 0.55);
        }

        foreach (var run in EmotionCurves.Runs<(double, double, double)>(_series.Points, p => p.Interval is { } i && p.Measured is not null ? (p.X, Math.Max(-5, i.Low), Math.Min(5, i.High)) : null))
        {
            curves.Band(run);
        }

        curves.Wished([.. _series.Points.Where(p => p.Wished is not null).Select(p => (p.X, p.Wished!.Value))]);
        curves.Felt([.. _series.Points.Where(p => p.Felt is not null).Select(p => (p.X, p.Felt!.Value))], _series.FeltIsResearch, _series.IsMeasured ? 1.1 : 2.2, Plan.Sizes.IsDense ? 2 : _series.IsMeasured ? 2.9 : 3.6);
    }

    private void DrawLeaders(EmotionCurves curves, double y)
    {
        foreach (var label in _labels.Where(l => l.IsPeak))
        {
            var bottom = y + ShelfTop + ((label.Words.Lines.Length - 1) * label.Words.Leading) + 4;
            Plan.Scene.Line(label.Point.X, bottom, label.Point.X, curves.Y(_series.Lead(label.Point)!.Value) - _face, Ink.Hint, 0.7);
        }
    }

    private void DrawLead(EmotionCurves curves)
    {
        var width = Plan.Sizes.IsDense ? 3.6 : Plan.Sizes.IsWide ? 4.8 : 4.4;
        foreach (var run in EmotionCurves.Runs<(double, double)>(_series.Points, p => p.Measured is { } v ? (p.X, v) : null))
        {
            curves.Line(run, Ink.Text, width);
        }

        foreach (var point in _series.Points.Where(p => p.Measured is not null))
        {
            Plan.Scene.Circle(point.X, curves.Y(point.Measured!.Value), Plan.Sizes.IsDense ? 3.2 : 4.6, Ink.Text, Ink.Surface, Plan.Sizes.IsDense ? 1.1 : 1.4);
        }
    }

    private void DrawFaces(EmotionCurves curves)
    {
        foreach (var (point, isPeak) in _series.Extremes())
        {
            Plan.Scene.Face(_series.FaceOf(point), point.X, curves.Y(_series.Lead(point)!.Value), _face, isPeak ? Ink.Joy : Ink.Barrier, Ink.Surface, _face / 7.5);
        }
    }

    private void DrawQuotes(EmotionCurves curves, double y)
    {
        foreach (var label in _labels)
        {
            Plan.Scene.Block(label.X, Baseline(label, curves, y), label.Words, Anchor.Middle, Plan.Ground(label.Point.Column));
        }
    }

    private double Baseline(EmotionLabel label, EmotionCurves curves, double y) =>
        label.IsPeak ? y + ShelfTop : curves.Y(_series.Lead(label.Point)!.Value) + _face + (label.Words.Style.Size * 1.08) + 2;

    /// <summary>Where others have feedback and a step has none: a dashed ring at 0, and once the words for it.</summary>
    private void DrawMissing(EmotionCurves curves, EmotionRoom room)
    {
        if (!_series.IsMeasured)
        {
            return;
        }

        var pits = _labels.Where(l => !l.IsPeak).Select(l => l.Point.Column).ToHashSet();
        var told = Plan.Sizes.IsDense || Plan.Sizes.Density == GridDensity.Tight;
        foreach (var point in _series.Points.Where(p => p.Measured is null && !Plan.StepsAt[p.Column].IsEmpty))
        {
            Plan.Scene.Circle(point.X, curves.Y(0), Plan.Sizes.IsDense ? 4.4 : 6, Ink.Surface, Ink.Hint, 1, [2.4, 2]);
            var isAlone = !pits.Contains(point.Column - 1) && !pits.Contains(point.Column + 1);
            if (isAlone && !told)
            {
                var text = point.N > 0 ? Plan.Words.Of("Emotion.TooFew", point.N.ToString(CultureInfo.InvariantCulture)) : Plan.Words["Emotion.NoFeedback"];
                var words = Plan.Scene.Fit(text, PosterType.LaneHint.Slanted(text), Plan.Width(point.Column) * 0.86, 3, 1.25, balance: true);
                var baseline = room.Beside(point.X, words.Lines.Max(l => Plan.Scene.Measure(l, words.Style)), words.Style.Size, (words.Lines.Length - 1) * words.Leading, 11);
                Plan.Scene.Block(point.X, baseline, words, Anchor.Middle, Plan.Ground(point.Column));
                told = point.N == 0;
            }
        }
    }

    /// <summary>The pit at which the team thinks most kindly of what customers tell: how much worse it is.</summary>
    private void DrawGap(EmotionCurves curves, EmotionRoom room)
    {
        const double Telling = 1.5;
        var candidates = _series.Extremes().Where(e => !e.IsPeak && e.Point is { Measured: not null, Felt: not null }).Select(e => (e.Point, Gap: e.Point.Felt!.Value - e.Point.Measured!.Value)).ToList();
        if (Plan.Columns.Narrowest < 92 || candidates.Count == 0 || candidates.MaxBy(c => c.Gap) is not { Gap: >= Telling } worst)
        {
            return;
        }

        var (x, top, bottom) = (worst.Point.X, curves.Y(worst.Point.Felt!.Value) + 5, curves.Y(worst.Point.Measured!.Value) - _face - 1.5);
        if (bottom - top < 24)
        {
            return;
        }

        var style = new TextStyle(9.2);
        room.Gap(x, top, bottom, worst.Point.Column, (Plan.Words.Of("Emotion.Worse", Plan.Page.Numbers.Tenths(worst.Gap)), style.Weighted(600)), (Plan.Words["Emotion.ThanFelt"], style));
    }

    private void DrawValues(double bottom)
    {
        foreach (var point in _series.Points.Where(p => p.Measured is not null))
        {
            var value = Plan.Page.Numbers.Signed(point.Measured!.Value);
            var n = Plan.Page.Numbers.Count(point.N);
            if (_valuesAreStacked)
            {
                Plan.Scene.Text(point.X, bottom - 17, value, new TextStyle(Plan.Sizes.Emotion, 600), Anchor.Middle);
                Plan.Scene.Text(point.X, bottom - 6, Plan.Page.CountWithin(point.N, PosterType.LaneHint, Plan.Width(point.Column) - 4), PosterType.LaneHint, Anchor.Middle);
            }
            else
            {
                Plan.Scene.Text(point.X - 6, bottom - 7, value, new TextStyle(Plan.Sizes.Emotion, 600), Anchor.End);
                Plan.Scene.Text(point.X - 1, bottom - 7, Plan.Page.Words.Of("N", n), new TextStyle(Plan.Sizes.Note, 400, Ink.Hint));
            }
        }
    }

    private void FeltKey(double baseline)
    {
        var (x, y) = (Plan.Sheet.Left, baseline - 4);
        Plan.Scene.Line(x, y, x + 26, y, Ink.Secondary, 1.1, _series.FeltIsResearch ? null : [3.2, 2.6]);
        Plan.Scene.Circle(x + 13, y, 2.9, Ink.Surface, Ink.Secondary, 1.1);
    }

    private void Key(string key, double baseline)
    {
        var colour = key switch { "measured" => Ink.Text, "wished" => Ink.Wish, _ => Ink.Secondary };
        var style = new TextStyle(9.6, key == "measured" ? 600 : 500, colour);
        var words = Plan.Cell(Plan.Words[$"Emotion.{key}"], style, Plan.Sheet.Gutter - 50, 1, 1.2);
        Plan.Scene.Block(Plan.Sheet.Left + 33, baseline - 0.6, words);
        if (key == "felt" && _series.FeltIsResearch && words.Lines.Length > 0)
        {
            Plan.Scene.Book(Plan.Sheet.Left + 37 + Plan.Scene.Measure(words.Lines[0], words.Style), baseline - 8.5);
        }
    }
}
