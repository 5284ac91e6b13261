using System.Collections.Immutable;
using System.Globalization;
using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Layouts.Grid;
using Kelione.Posters.Scenes;
using Kelione.Posters.Text;

namespace Kelione.Posters.Layouts.B2B;

/// <summary>The decisions that end the stages: numbered diamonds on the line of the deal, with their names and the median day on which accounts come there.</summary>
internal sealed class GateRow : GridRow
{
    private const double LineAt = 14;
    private const double Radius = 10;

    private readonly StageClock _clock;
    private readonly PosterTexts _words;
    private readonly ImmutableArray<FittedText?> _names;

    public GateRow(GridPlan plan, StageClock clock, PosterTexts words)
        : base(plan)
    {
        (_clock, _words) = (clock, words);
        _names = [.. plan.Page.Reading.Stages.Select((s, i) => s.Stage.Gate is { } gate ? plan.Cell(gate.Name, new TextStyle(10.4, 600, i == plan.Focus ? Ink.Barrier : Ink.Text), plan.Width(i) - 24, 12, 1.18) : null)];
    }

    /// <summary>Whether no stage ends in a decision.</summary>
    public bool IsEmpty => _names.All(n => n is null);

    public override string Name => _words["B2B.Decisions"];

    public override string Hint => _clock.IsToScale ? _words["B2B.GateHint"] : _clock.Days.Any(d => d is not null) ? _words["B2B.GateHintEven"] : _words["B2B.GateHintUnmeasured"];

    public override double NameBaseline => 18;

    public override double Least => LineAt + 18 + _names.Max(n => n is null ? 0 : (n.Lines.Length - 1) * n.Leading) + (_clock.Days.Any(d => d is not null) ? 13 : 0) + 10;

    /// <summary>Where the gate at the end of a stage stands.</summary>
    public static double X(GridPlan plan, int stage) => plan.X(stage + 1) - (stage == plan.Count - 1 ? 8 : 0);

    public override void Draw(double y, double height)
    {
        var (scene, end) = (Plan.Scene, Plan.Sheet.Right);
        var isMeasured = Plan.Page.Reading.IsMeasured;
        scene.Line(Plan.Sheet.GridLeft, y + LineAt, end - 8, y + LineAt, Ink.Route, isMeasured ? 2 : 1.6, isMeasured ? null : [6, 4]);
        for (var i = 0; i < Plan.Count; i++)
        {
            if (_names[i] is { } name)
            {
                DrawGate(i, Plan.Page.Reading.Stages[i].Stage, name, y);
            }
        }
    }

    private void DrawGate(int i, Stage stage, FittedText name, double y)
    {
        var (scene, x) = (Plan.Scene, X(Plan, i));
        using (scene.Mark($"gate:{stage.Id}", stage.Gate!.Name))
        {
            scene.Diamond(x, y + LineAt, Radius, Ink.Route, Ink.Surface, 1.2);
            var number = (i + 1).ToString(CultureInfo.InvariantCulture);
            scene.Text(x, y + LineAt + 3.5, number, new TextStyle(number.Length > 1 ? 8.6 : 9.6, 700, Ink.Surface), Anchor.Middle);
            scene.Block(x - 13, y + LineAt + 18, name, Anchor.End);
            if (_clock.Days[i] is { } day)
            {
                scene.Text(x - 13, y + LineAt + 31 + ((name.Lines.Length - 1) * name.Leading), _words.Of("B2B.Day", Plan.Page.Numbers.Count((long)Math.Round(day))), new TextStyle(9.2, 400, Ink.Secondary), Anchor.End);
            }
        }
    }
}
