using System.Collections.Immutable;
using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Scenes;
using Kelione.Posters.Text;

namespace Kelione.Posters.Layouts.Grid.Rows;

/// <summary>The measured numbers of every step, line by line: audience, conversion, time, retention, criticality. A line without any value is left out; a step without data says so once.</summary>
internal sealed class MeasuresRow : GridRow
{
    private sealed record Line(string Name, Func<StepMeasure, string?> Value, bool IsConversion = false);

    private readonly ImmutableArray<Line> _lines;

    public MeasuresRow(GridPlan plan)
        : base(plan)
    {
        var (words, numbers) = (plan.Words, plan.Page.Numbers);
        Func<double, string> duration = plan.Sizes.IsDense ? numbers.ShortDuration : numbers.Duration;
        var all = new[]
        {
            new Line(words["Measures.Audience"], m => m.Customers is { } n ? numbers.Count(n) : null),
            new Line(words["Measures.Conversion"], m => m.ConversionToNext is { } c ? numbers.WholePercent(c) : null, true),
            new Line(words["Measures.Time"], m => m.MedianSecondsToNext is { } s ? duration(s) : null),
            new Line(words.Of("Measures.Retained", numbers.Count(plan.Page.Map.Measure.RetentionDays)), m => m.Retained is { } r ? numbers.WholePercent(r) : null),
            new Line(words["Measures.Criticality"], m => m.Criticality is { } c ? numbers.Tenths(c) : null),
        };
        _lines = [.. all.Where((l, i) => i == 0 || plan.Steps.Any(s => s?.Measure is { } m && l.Value(m) is not null))];
    }

    public override double Least => (_lines.Length * Leading) + 9;

    public override double Eagerness => 0.15;

    public override double Most => Least + (_lines.Length * 3);

    private double Leading => Math.Max(16, Plan.Sizes.Number * 1.5);

    public override void DrawName(double y, double height)
    {
        var width = Plan.Sheet.Gutter - 8;
        for (var k = 0; k < _lines.Length; k++)
        {
            var style = k == 0 ? PosterType.LaneName : new TextStyle(9.8, 400, Ink.Secondary);
            var name = Plan.Scene.Fit(_lines[k].Name, style, width, 1);
            Plan.Scene.Block(Plan.Sheet.Left, Baseline(y, height, k), name.Notice is { Kind: SceneNoticeKind.Shrunk } ? name with { Notice = null } : name);
        }
    }

    public override void Draw(double y, double height)
    {
        for (var i = 0; i < Plan.Count; i++)
        {
            if (Plan.Steps[i] is not { } step)
            {
                continue;
            }

            using (Plan.Scene.Mark($"measures:{step.Step.Id}", step.Step.Name))
            {
                if (step.Measure is { } measure)
                {
                    DrawColumn(i, measure, y, height);
                }
                else
                {
                    DrawEmpty(i, Baseline(y, height, 0));
                }
            }
        }
    }

    private double Baseline(double y, double height, int line) => y + 16 + (line * (Leading + ((height - Least) / _lines.Length * 0.7)));

    private void DrawColumn(int column, StepMeasure measure, double y, double height)
    {
        for (var k = 0; k < _lines.Length; k++)
        {
            var line = _lines[k];
            var isFocus = line.IsConversion && column == (Plan.FocusFrom ?? -1);
            var style = k == 0 ? new TextStyle(Plan.Sizes.Audience, 600) : new TextStyle(Plan.Sizes.Number, isFocus ? 700 : 400, isFocus ? Ink.Barrier : Ink.Text);
            var value = line.Value(measure);
            if (value is null)
            {
                Put(column, Baseline(y, height, k), "—", new TextStyle(Plan.Sizes.Number, 400, Ink.Hint));
                continue;
            }

            if (k == 0)
            {
                value = Plan.Page.CountWithin(measure.Customers!.Value, style, Plan.Width(column) - 4);
            }

            var size = style.Size;
            while (size > TextFit.Floor && Plan.Scene.Measure(value, style.Sized(size)) > Plan.Width(column) - 3)
            {
                size = Math.Max(TextFit.Floor, size - 0.2);
            }

            Put(column, Baseline(y, height, k), value, style.Sized(size));
        }
    }

    private void DrawEmpty(int column, double baseline)
    {
        var (scene, text) = (Plan.Scene, Plan.Page.Words["NoData"]);
        var style = PosterType.LaneHint.Slanted(text);
        var width = scene.Measure(text, style);
        if (width + 12 > Plan.Width(column))
        {
            var box = Math.Min(22, Plan.Width(column) - 8);
            scene.Rect(Plan.Middle(column) - (box / 2), baseline - 9, box, 11, null, Ink.Hint, 0.8, 2, [2.4, 2]);
            return;
        }

        var x = Plan.Sizes.IsWide ? Plan.X(column) + 12 + (width / 2) : Plan.Middle(column);
        scene.Rect(x - (width / 2) - 5, baseline - 9, width + 10, 12.4, null, Ink.Hint, 0.8, 2, [2.4, 2]);
        scene.Text(x, baseline, text, style, Anchor.Middle);
    }

    private void Put(int column, double baseline, string text, TextStyle style) =>
        Plan.Scene.Text(Plan.Sizes.IsWide ? Plan.X(column) + 7 : Plan.Middle(column), baseline, text, style, Plan.Sizes.IsWide ? Anchor.Start : Anchor.Middle);
}
