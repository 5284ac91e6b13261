using System.Collections.Immutable;
using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.Grid.Rows;

/// <summary>The ideas under their steps, those above the MVP line over it and the others beneath; in a dense grid numbers whose words stand in the notes.</summary>
internal sealed class IdeaRow : GridRow
{
    private const double Pad = 6;
    private const double CellHeight = 21;

    private readonly ImmutableArray<ImmutableArray<ShownIdea>> _columns;
    private readonly CardStacks<IdeaCard>? _above;
    private readonly CardStacks<IdeaCard>? _below;
    private readonly bool _isScored;

    public IdeaRow(GridPlan plan, IReadOnlySet<string>? except = null)
        : base(plan)
    {
        _columns = [.. plan.StepsAt.Select(c => c.SelectMany(s => plan.Ranks.At(s.Step.Id)).Where(i => except?.Contains(i.Idea.Id) != true).ToImmutableArray())];
        _isScored = plan.Ranks.All.Any(i => i.Priority is not null);
        if (!plan.Sizes.IsDense)
        {
            (_above, _below) = (Stacks(i => plan.Ranks.HasLine && i.IsAboveLine), Stacks(i => !plan.Ranks.HasLine || !i.IsAboveLine));
        }
    }

    /// <summary>Whether there is no idea.</summary>
    public bool IsEmpty => _columns.All(c => c.IsEmpty);

    public override string Name => Plan.Page.Reading.Lanes(LaneKind.Ideas).FirstOrDefault() is { } lane ? Plan.Page.LaneName(lane) : Plan.Page.Words["Lane.Ideas"];

    public override string Hint => _isScored ? Plan.Words.Of("Ideas.Hint", Plan.Page.Numbers.Plain(Plan.Ranks.Most)) : Plan.Words["Ideas.Unscored"];

    public override double Least => _above is null
        ? (_columns.Max(c => c.Length) * (CellHeight + 3)) + 9
        : Plan.Ranks.HasLine ? LineAt + Pad + Math.Max(_below!.Height, 18) + Pad : Pad + _below!.Height + Pad;

    /// <summary>The MVP line, from the row's upper edge: below the ideas above it, and below the lane's name.</summary>
    private double LineAt => Math.Max(Pad + _above!.Height + 7, NameHeight + 12);

    public override void Draw(double y, double height)
    {
        if (_above is null || _below is null)
        {
            DrawCells(y);
            return;
        }

        if (!Plan.Ranks.HasLine)
        {
            _below.Draw(y + Pad + ((height - Least) / 3), (card, x, top, width, tall, _) => card.Draw(x, top, width, tall));
            return;
        }

        var line = y + LineAt + ((height - Least) / 2);
        _above.Draw(line - 7 - _above.Height, (card, x, top, width, tall, _) => card.Draw(x, top, width, tall));
        Plan.Scene.Line(Plan.Sheet.GridLeft, line, Plan.Sheet.Right, line, Ink.Text, 1.2, [6, 4]);
        _below.Draw(line + Pad, (card, x, top, width, tall, _) => card.Draw(x, top, width, tall));
    }

    public override void DrawName(double y, double height)
    {
        base.DrawName(y, height);
        if (_above is null || !Plan.Ranks.HasLine)
        {
            return;
        }

        var (left, line) = (Plan.Sheet.Left, y + LineAt + ((height - Least) / 2));
        var name = Plan.Ranks.LineAt is { } at ? Plan.Words.Of("Ideas.MvpAt", Plan.Page.Numbers.Tenths(at)) : Plan.Words["Ideas.Mvp"];
        Plan.Scene.Block(left, line - 9, "↑ " + Plan.Words["Ideas.First"], new TextStyle(9.4, 500, Ink.Joy), Plan.Sheet.Gutter - 6, 1);
        Plan.Scene.Block(left, line + 3.3, name, new TextStyle(9.4, 700), Plan.Sheet.Gutter - 6, 1);
        Plan.Scene.Block(left, line + 15.6, "↓ " + Plan.Words["Ideas.Later"], new TextStyle(9.4, 500, Ink.Hint), Plan.Sheet.Gutter - 6, 1);
    }

    private CardStacks<IdeaCard> Stacks(Func<ShownIdea, bool> belongs) =>
        new(Plan, _columns.Select((c, i) => c.Where(belongs).Select(idea => new IdeaCard(Plan, idea, CardStacks<IdeaCard>.CardWidth(Plan, i), _isScored))), c => c.Height);

    private void DrawCells(double y)
    {
        for (var i = 0; i < _columns.Length; i++)
        {
            for (var k = 0; k < _columns[i].Length; k++)
            {
                DrawCell(i, _columns[i][k], y + 5 + (k * (CellHeight + 3)));
            }
        }
    }

    private void DrawCell(int column, ShownIdea idea, double y)
    {
        var (scene, x, width) = (Plan.Scene, Plan.X(column) + 3, Plan.Width(column) - 6);
        var isGreen = Plan.Ranks.HasLine ? idea.IsAboveLine : idea.Priority is not null;
        using (scene.Mark($"idea:{idea.Idea.Id}", idea.Idea.Text))
        {
            scene.Rect(x, y, width, CellHeight, isGreen ? Ink.JoySoft : Ink.Surface, isGreen ? Ink.Joy : Ink.LineStrong, 0.9, 3);
            scene.Text(x + (width / 2), y + 12.5, idea.Priority is { } p ? Plan.Page.Numbers.Tenths(p) : "·", new TextStyle(Plan.Sizes.CardNumber, 700, isGreen ? Ink.JoyText : Ink.Secondary), Anchor.Middle);
            if (idea.Priority is { } priority)
            {
                scene.Rect(x + 5, y + 16, width - 10, 2.2, Ink.Line);
                scene.Rect(x + 5, y + 16, (width - 10) * Math.Clamp(priority / Math.Max(Plan.Ranks.Most, 1e-9), 0, 1), 2.2, isGreen ? Ink.Joy : Ink.Hint);
            }
        }
    }
}
