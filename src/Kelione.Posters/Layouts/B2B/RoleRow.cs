using System.Collections.Immutable;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Layouts.Grid;
using Kelione.Posters.Layouts.Roles;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.B2B;

/// <summary>The lane of a role: the ridge of taking part, diamonds where it decides (filled) or must agree (hollow), and under the ridge what it feels, does, says and needs in each stage.</summary>
internal sealed class RoleRow : GridRow
{
    private const double Top = 15;
    private const double LeastRidge = 24;
    private const double MostRidge = 44;
    private const double Under = 9;

    private readonly RoleStory _story;
    private readonly StageClock _clock;
    private readonly PosterTexts _words;
    private readonly Ridge _ridge;
    private readonly RoleName _name;
    private readonly ImmutableArray<RoleCell> _cells;
    private readonly ImmutableArray<RolePart> _parts;

    public RoleRow(GridPlan plan, RoleStory story, StageClock clock, PosterTexts words)
        : base(plan)
    {
        (_story, _clock, _words, _ridge, _name) = (story, clock, words, new Ridge(plan, story), new RoleName(plan, story.Role));
        _parts = [.. plan.Page.Reading.Stages.Select(s => story.At(s.Stage))];
        _cells = [.. _parts.Select((p, i) => new RoleCell(plan, p, plan.Width(i) - 15, withFeeling: true))];
    }

    /// <summary>How the role takes part.</summary>
    public Ridge Ridge => _ridge;

    public override double Least => Math.Max(Needed(LeastRidge), _name.Height);

    public override double Eagerness => 1;

    public override double Most => Math.Max(Needed(MostRidge), _name.Height);

    private double Content => _cells.Select(c => c.Height).DefaultIfEmpty(0).Max();

    private bool HasRidge => !_ridge.IsEmpty;

    public override void DrawName(double y, double height) => _name.Draw(y);

    public override void Draw(double y, double height)
    {
        var ridge = HasRidge ? Math.Clamp(LeastRidge + (height - Needed(LeastRidge)), LeastRidge, MostRidge) : 0;
        var baseline = y + Top + ridge;
        if (HasRidge)
        {
            _ridge.Draw(baseline, ridge);
        }
        else
        {
            Plan.Scene.Line(Plan.Sheet.GridLeft, baseline, Plan.Sheet.Right - 8, baseline, Ink.Hint, 0.6);
        }

        DrawEntry(baseline);
        for (var i = 0; i < Plan.Count; i++)
        {
            DrawRight(i, baseline);
            _cells[i].Draw(Plan.X(i) + 8, baseline + Under);
        }
    }

    private double Needed(double ridge) => Top + (HasRidge ? ridge : 0) + Under + Content + 8;

    /// <summary>The diamond on the base line at the end of a stage: filled where the role decides, hollow where it must agree.</summary>
    private void DrawRight(int stage, double baseline)
    {
        if (Plan.Page.Reading.Stages[stage].Stage.Gate is not { } gate)
        {
            return;
        }

        var x = GateRow.X(Plan, stage);
        if (gate.DecidedBy == _story.Role.Id)
        {
            Plan.Scene.Diamond(x, baseline, 7.5, Ink.Text, Ink.Surface);
        }
        else if (gate.AgreedBy.Contains(_story.Role.Id))
        {
            Plan.Scene.Diamond(x, baseline, 5.6, Ink.Surface, Ink.Text, 1.1);
        }
    }

    /// <summary>A role that enters late: how long the deal went on without it, where the stages before leave room to say so.</summary>
    private void DrawEntry(double baseline)
    {
        const double Late = 0.2;
        if (_story.FirstDay is not { } day || _clock.X(day) is not { } x || day < Late * _clock.Days[^1])
        {
            return;
        }

        var text = _words.Of("B2B.Before", Plan.Page.Numbers.Count((long)Math.Round(day)), _story.Role.Name);
        var style = new TextStyle(10.4, 500, Ink.Barrier).Slanted(text);
        var (left, width) = (Plan.Sheet.GridLeft + 8, Plan.Scene.Measure(text, style));
        var isFree = Enumerable.Range(0, Plan.Count).All(i => Plan.X(i) >= x || _parts[i].IsEmpty);
        if (!isFree || x - left < width + 40)
        {
            return;
        }

        var y = baseline + 20;
        Plan.Scene.Line(left, y, x, y, Ink.Barrier, 1, [3, 2.4]);
        Plan.Scene.Line(left, y - 6, left, y + 6, Ink.Barrier, 1.2);
        Plan.Scene.Line(x, y - 6, x, y + 6, Ink.Barrier, 1.2);
        Plan.Scene.Rect(((left + x) / 2) - (width / 2) - 8, y - 8, width + 16, 16, Ink.Surface);
        Plan.Scene.Text((left + x) / 2, y + 3.6, text, style, Anchor.Middle);
    }
}
