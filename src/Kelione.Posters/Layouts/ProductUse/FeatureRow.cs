using System.Collections.Immutable;
using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Layouts.Grid;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.ProductUse;

/// <summary>When each step is first done: a dot at the median, a line over the middle half; beside it the name, the share of customers who did it, and how many of them stayed.</summary>
internal sealed class FeatureRow : GridRow
{
    private const double Top = 8;
    private const double Pitch = 16.4;
    private const double BarWidth = 44;

    private readonly TimeScale? _scale;
    private readonly PosterTexts _words;
    private readonly ImmutableArray<StepReading> _steps;

    public FeatureRow(GridPlan plan, TimeScale? scale, PosterTexts words)
        : base(plan)
    {
        (_scale, _words) = (scale, words);
        _steps = scale is null ? [] : [.. plan.Page.Reading.Steps.Where(s => s.Measure?.MedianDayFirst is not null).OrderBy(s => s.Measure!.MedianDayFirst).ThenBy(s => s.Index)];
    }

    /// <summary>Whether no step's time was measured.</summary>
    public bool IsEmpty => _steps.IsEmpty;

    public override string Name => _words["Use.Features"];

    public override string Hint => _words.Of("Use.FeaturesHint", Plan.Page.Numbers.Count(Plan.Page.Map.Measure.RetentionDays));

    public override bool HasColumnLines => false;

    public override bool HasFocusGround => false;

    public override double Least => Top + _steps.Sum(Height) + 8;

    public override double Eagerness => 0.4;

    public override double Most => Least + (_steps.Length * 3);

    public override void Draw(double y, double height)
    {
        var air = Math.Max(0, (height - Least) / Math.Max(1, _steps.Length));
        foreach (var x in Plan.Columns.Stages.Skip(1).SkipLast(1))
        {
            Plan.Scene.Line(x, y, x, y + height, Ink.LineStrong, 0.8);
        }

        var at = y + Top;
        foreach (var step in _steps)
        {
            using (Plan.Scene.Mark($"feature:{step.Step.Id}", step.Step.Name))
            {
                at += Height(step) + air;
                DrawStep(step, at - (air / 2) - 5);
            }
        }
    }

    private (double From, double To) Span(StepReading step)
    {
        var measure = step.Measure!;
        var median = _scale!.X(measure.MedianDayFirst!.Value);
        return measure.MiddleHalfDayFirst is { } half ? (Math.Min(median, _scale.X(half.Low)), Math.Max(median, _scale.X(half.High))) : (median, median);
    }

    private double LabelWidth(StepReading step) =>
        Plan.Scene.Measure(step.Step.Name, NameStyle) + (step.Measure!.Share is null ? 0 : 9 + BarWidth + 6 + Plan.Scene.Measure(Share(step), ShareStyle)) + (step.Measure.Retained is null ? 0 : 9 + Plan.Scene.Measure(Retained(step), NoteStyle));

    /// <summary>Whether the words stand right of the line (true), left (false), or above it because neither side has room (null).</summary>
    private bool? Side(StepReading step)
    {
        var ((from, to), width) = (Span(step), LabelWidth(step));
        return to + 11 + width <= Plan.Sheet.Right ? true : from - 11 - width >= Plan.Sheet.GridLeft ? false : null;
    }

    private double Height(StepReading step) => Side(step) is null ? Pitch + 13 : Pitch;

    private static TextStyle NameStyle => new(9.8, 500);

    private static TextStyle ShareStyle => new(10.4, 600);

    private static TextStyle NoteStyle => new(9.2, 400, Ink.Secondary);

    private string Share(StepReading step) => Plan.Page.Numbers.WholePercent(step.Measure!.Share!.Value);

    private string Retained(StepReading step) => _words.Of("Use.Stay", Plan.Page.Numbers.WholePercent(step.Measure!.Retained!.Value));

    private void DrawStep(StepReading step, double baseline)
    {
        var (scene, (from, to), line) = (Plan.Scene, Span(step), baseline - 3.4);
        scene.Line(Plan.Sheet.GridLeft, line, Plan.Sheet.Right, line, Ink.Line, 0.5);
        var (x, y) = Side(step) switch
        {
            true => (to + 11, baseline),
            false => (from - 11 - LabelWidth(step), baseline),
            _ => (Math.Max(Plan.Sheet.GridLeft, Math.Min(from, Plan.Sheet.Right - LabelWidth(step))), baseline - 13),
        };
        scene.Rect(x - 4, y - 9, LabelWidth(step) + 8, 12, Ink.Surface);
        scene.Line(from, line, to, line, Ink.Route, 2.4, cap: StrokeCap.Round);
        scene.Circle(_scale!.X(step.Measure!.MedianDayFirst!.Value), line, 4.4, Ink.Route, Ink.Surface, 1.3);
        DrawLabel(step, x, y);
    }

    private void DrawLabel(StepReading step, double x, double y)
    {
        var (scene, measure) = (Plan.Scene, step.Measure!);
        x += scene.Text(x, y, step.Step.Name, NameStyle) + 9;
        if (measure.Share is { } share)
        {
            scene.Rect(x, y - 7, BarWidth, 6.4, Ink.Line);
            scene.Rect(x, y - 7, BarWidth * Math.Clamp(share, 0, 1), 6.4, Ink.Route);
            x += BarWidth + 6;
            x += scene.Text(x, y, Share(step), ShareStyle) + 9;
        }

        if (measure.Retained is not null)
        {
            scene.Text(x, y, Retained(step), NoteStyle);
        }
    }
}
