using System.Collections.Immutable;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Layouts.Grid;
using Kelione.Posters.Scenes;
using Kelione.Posters.Text;

namespace Kelione.Posters.Layouts.ProductUse;

/// <summary>Those who leave in each section of time, and those who come back: a grey arrow down and an orange one back up, as wide as they are many.</summary>
internal sealed class LeaveRow : GridRow
{
    private const double ArrowRoom = 22;

    private sealed record Section(long Lost, long Returned, FittedText LostWords, FittedText ReturnedWords);

    private readonly PosterTexts _words;
    private readonly ImmutableArray<Section?> _sections;
    private readonly double _scale;

    public LeaveRow(GridPlan plan, PosterTexts words)
        : base(plan)
    {
        _words = words;
        var counts = plan.Page.Reading.Stages.Select(s => Count(plan, s)).ToList();
        _scale = ArrowRoom / Math.Max(1, counts.Max(c => c is null ? 0 : Math.Max(c.Value.Lost, c.Value.Returned)));
        _sections = [.. counts.Select((c, i) => c is { } n ? Set(i, n.Lost, n.Returned, n.Instead) : null)];
    }

    /// <summary>Whether nobody was counted.</summary>
    public bool IsEmpty => _sections.All(s => s is null || s.Lost + s.Returned == 0);

    public override string Name => _words["Use.Leave"];

    public override string Hint => _words["Use.LeaveHint"];

    public override bool HasColumnLines => false;

    public override bool HasFocusGround => false;

    public override double Least => Math.Max(64, 17 + _sections.Max(s => s is null ? 0 : s.LostWords.Height + s.ReturnedWords.Height + 34));

    public override void Draw(double y, double height)
    {
        for (var i = 0; i < _sections.Length; i++)
        {
            if (i > 0)
            {
                Plan.Scene.Line(Plan.Columns.Stages[i], y, Plan.Columns.Stages[i], y + height, Ink.LineStrong, 0.8);
            }

            if (_sections[i] is { } section)
            {
                DrawSection(i, section, y);
            }
        }
    }

    private static (long Lost, long Returned, (string? Activity, double Share)? Instead)? Count(GridPlan plan, StageReading stage)
    {
        var steps = plan.Page.Reading.Steps.Skip(stage.FirstStep).Take(stage.Count).Select(s => s.Measure).Where(m => m?.Exits is not null || m?.Returned is not null).ToList();
        if (steps.Count == 0)
        {
            return null;
        }

        var leaky = steps.Where(m => m!.LeftTo.Count > 0 && m.Exits > 0).MaxBy(m => m!.Exits);
        var most = leaky?.LeftTo.MaxBy(l => l.Customers);
        return (steps.Sum(m => m!.Exits ?? 0), steps.Sum(m => m!.Returned ?? 0), most is null ? null : (most.Activity, Math.Min(1, (double)most.Customers / leaky!.Exits!.Value)));
    }

    private Section Set(int i, long lost, long returned, (string? Activity, double Share)? instead)
    {
        var share = instead is { } s ? Plan.Page.Numbers.WholePercent(s.Share) : "";
        var reason = instead is not { } r || lost == 0 ? "" : r.Activity is null ? Plan.Words.Of("Flow.LeftNone", share) : Plan.Words.Of("Flow.LeftTo", share, r.Activity.Replace('_', ' '));
        var style = new TextStyle(9.2, 400, Ink.Secondary);
        var width = Plan.Columns.Stages[i + 1] - Plan.Columns.Stages[i] - WordsLeft - 8;
        return new Section(lost, returned, Plan.Cell(reason, style, width, 12, 1.2), Plan.Cell(returned > 0 ? _words["Use.CameBack"] : "", style, width, 12, 1.2));
    }

    /// <summary>Whether sections are too narrow for arrows beside the words.</summary>
    private bool IsCompact => Enumerable.Range(0, Plan.Columns.Stages.Length - 1).Min(i => Plan.Columns.Stages[i + 1] - Plan.Columns.Stages[i]) < 150;

    private double WordsLeft => IsCompact ? 7 : 9 + ArrowRoom + 12 + 11;

    private void DrawSection(int i, Section section, double y)
    {
        var (scene, x) = (Plan.Scene, Plan.Columns.Stages[i] + 9);
        var isWorst = section.Lost > 0 && section.Lost == _sections.Max(s => s?.Lost ?? 0);
        using var mark = scene.Mark($"leave:{Plan.Page.Reading.Stages[i].Stage.Id}", Plan.Page.Reading.Stages[i].Stage.Name);
        var width = Math.Max(1.4, section.Lost * _scale);
        if (section.Lost > 0 && !IsCompact)
        {
            scene.Path(new PathBuilder().Move(x, y + 2).Line(x + width, y + 2).Line(x + width, y + 36).Line(x + (width / 2), y + 44).Line(x, y + 36).Close(), isWorst ? Ink.Surface.Mix(Ink.Barrier, 0.47) : Ink.Loss);
        }

        DrawReturn(section, x + (width * 0.75), x + ArrowRoom + 12, y);
        var left = Plan.Columns.Stages[i] + WordsLeft;
        scene.Text(left, y + 19, "−" + Plan.Page.CountWithin(section.Lost, new TextStyle(11, 700), Plan.Columns.Stages[i + 1] - left - 14), new TextStyle(11, 700, isWorst ? Ink.Barrier : Ink.Text));
        scene.Block(left, y + 32, section.LostWords);
        var next = y + 35 + Math.Max(section.LostWords.Height, 0) + 3;
        if (section.Returned > 0)
        {
            scene.Text(left, next + 9, "+" + Plan.Page.CountWithin(section.Returned, new TextStyle(11, 700), Plan.Columns.Stages[i + 1] - left - 14), new TextStyle(11, 700, Ink.OrangeText));
            scene.Block(left, next + 21, section.ReturnedWords);
        }
    }

    /// <summary>The way back: from below the arrow of those who left, round and up.</summary>
    private void DrawReturn(Section section, double from, double to, double y)
    {
        if (section.Returned == 0 || IsCompact)
        {
            return;
        }

        var width = Math.Clamp(section.Returned * _scale, 1.4, 8);
        Plan.Scene.Path(new PathBuilder().Move(from, y + 47).Quadratic(from + 1, y + 58, to - 8, y + 58).Quadratic(to, y + 58, to, y + 48).Line(to, y + 12), null, Ink.Orange, width, cap: StrokeCap.Butt);
        Plan.Scene.Path(new PathBuilder().Move(to - 5, y + 13).Line(to + 5, y + 13).Line(to, y + 4).Close(), Ink.Orange);
    }
}
