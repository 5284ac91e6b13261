using System.Collections.Immutable;
using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Scenes;
using Kelione.Posters.Text;

namespace Kelione.Posters.Layouts.Grid.Rows;

/// <summary>The touchpoints of one channel as frames: a window for what is on a screen, a plain card for what is not; with the share of the step's customers where it was measured. Those of other channels stand beneath as small lines.</summary>
internal sealed class FramesRow : GridRow
{
    private const double Top = 9;
    private const double Bar = 12;
    private const double Gap = 6;

    private readonly Lane _lane;
    private readonly Channel? _channel;
    private readonly ImmutableArray<(ImmutableArray<FrameCard> Frames, Cell Others)> _columns;

    public FramesRow(GridPlan plan, Lane lane, Channel? channel)
        : base(plan)
    {
        (_lane, _channel) = (lane, channel);
        var setter = new CardSetter(plan, lane);
        _columns = [.. plan.StepsAt.Select((steps, i) => (
            steps.SelectMany(s => plan.Page.Reading.At(lane, s.Step).Where(IsOfChannel).Select(c => new FrameCard(plan, c, TouchpointShares.Of(plan.Page.Reading, s, c), FrameWidth(i), IsScreen(c)))).ToImmutableArray(),
            new Cell(plan.X(i), plan.X(i + 1), [.. steps.SelectMany(s => plan.Page.Reading.At(lane, s.Step)).Where(c => !IsOfChannel(c)).Select(c => setter.Set(c, plan.Width(i) - 13)).OfType<CellBlock>()])))];
    }

    /// <summary>Whether there is no touchpoint.</summary>
    public bool IsEmpty => _columns.All(c => c.Frames.IsEmpty && c.Others.Blocks.IsEmpty);

    public override string Name => Plan.Words["Channel.Screens"];

    public override string Hint => _channel is null ? "" : _channel.Name;

    public override double NameBaseline => 20;

    public override double Least => Top + FramesHeight + (OthersHeight > 0 ? OthersHeight + 6 : 0) + 10;

    public override double Eagerness => 0.5;

    public override double Most => Least + 26;

    private double FramesHeight => Enumerable.Range(0, _columns.Max(c => c.Frames.Length)).Sum(r => RankHeight(r) + Gap);

    private double OthersHeight => _columns.Max(c => c.Others.Blocks.IsEmpty ? 0 : c.Others.Height);

    public override void Draw(double y, double height)
    {
        var air = (height - Least) / Math.Max(1, _columns.Max(c => c.Frames.Length));
        for (var i = 0; i < _columns.Length; i++)
        {
            var top = y + Top;
            for (var r = 0; r < _columns[i].Frames.Length; r++)
            {
                _columns[i].Frames[r].Draw(Plan.X(i) + 7, top, FrameWidth(i), RankHeight(r) + air);
                top += RankHeight(r) + air + Gap;
            }

            var below = y + Top + FramesHeight + (height - Least) + 2;
            foreach (var block in _columns[i].Others.Blocks)
            {
                block.Draw(Plan.Scene, Plan.X(i) + 7, below, Plan.Width(i) - 13);
                below += block.Height + Cell.Gap;
            }
        }
    }

    private double RankHeight(int rank) => _columns.Where(c => c.Frames.Length > rank).Max(c => c.Frames[rank].Height);

    private double FrameWidth(int column) => Math.Min(Plan.Width(column) - 14, 240);

    private bool IsOfChannel(Card card) => _channel is null || card.Channel is null || card.Channel == _channel.Id;

    private bool IsScreen(Card card) => (Plan.Page.Reading.Channel(card.Channel) ?? _channel)?.Online ?? false;

    /// <summary>One frame, measured when made.</summary>
    private sealed class FrameCard
    {
        private readonly GridPlan _plan;
        private readonly Card _card;
        private readonly double? _share;
        private readonly bool _isScreen;
        private readonly FittedText _words;
        private readonly FittedText? _shareWords;

        public FrameCard(GridPlan plan, Card card, double? share, double width, bool isScreen)
        {
            (_plan, _card, _share, _isScreen) = (plan, card, share, isScreen);
            var style = new TextStyle(plan.Sizes.Touchpoint, 500, card.Missing ? Ink.Caution : Ink.Text);
            _words = plan.Cell(card.Text, card.Missing ? style.Slanted(card.Text) : style, width - 14, 12, 1.2, balance: true);
            _shareWords = share is { } s ? plan.Cell(plan.Words.Of("Channel.Share", plan.Page.Numbers.WholePercent(s)), new TextStyle(plan.Sizes.Note, 400, Ink.Secondary), width - 14, 3, 1.15) : null;
        }

        public double Height => (_isScreen ? Bar : 0) + 30 + (_words.Lines.Length * _words.Leading) + (_shareWords is null ? 4 : 12 + (_shareWords.Lines.Length * _shareWords.Leading));

        public void Draw(double x, double y, double width, double height)
        {
            var scene = _plan.Scene;
            var ink = _card.Missing ? Ink.Caution : Ink.Secondary;
            using (scene.Mark($"card:{_card.Id}", _card.Text))
            {
                scene.Rect(x, y, width, height, Ink.Surface, _card.Missing ? Ink.Caution : Ink.LineStrong, _card.Missing ? 1 : 1.2, _isScreen ? 5 : 2, _card.Missing ? [3, 2.4] : null);
                if (_isScreen)
                {
                    scene.Line(x, y + Bar, x + width, y + Bar, _card.Missing ? Ink.Caution : Ink.LineStrong, 0.9);
                    for (var k = 0; k < 3; k++)
                    {
                        scene.Circle(x + 8 + (k * 6), y + (Bar / 2), 1.6, ink);
                    }

                    y += Bar;
                }

                scene.Icon(TouchpointIcons.Of(_plan.Page.Reading, _card), x + 7, y + 7, 16, _card.Missing ? Ink.Caution : Ink.Route, 1.3);
                var baseline = y + 26 + _words.Style.Size;
                scene.Block(x + 7, baseline, _words);
                if (_shareWords is not null && _share is { } share)
                {
                    baseline += _words.Lines.Length * _words.Leading;
                    scene.Rect(x + 7, baseline - 5, width - 14, 4, Ink.RouteSoft);
                    scene.Rect(x + 7, baseline - 5, Math.Max(1, (width - 14) * share), 4, Ink.Route);
                    scene.Block(x + 7, baseline + 10, _shareWords);
                }
            }
        }
    }
}
