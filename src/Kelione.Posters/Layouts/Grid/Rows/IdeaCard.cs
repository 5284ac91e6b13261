using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Scenes;
using Kelione.Posters.Text;

namespace Kelione.Posters.Layouts.Grid.Rows;

/// <summary>An idea as a card: its priority with the four parts that make it, and what is to be done; green above the MVP line.</summary>
internal sealed class IdeaCard
{
    private readonly GridPlan _plan;
    private readonly ShownIdea _idea;
    private readonly FittedText _words;
    private readonly bool _isGreen;
    private readonly FittedText? _missing;
    private readonly double _indent;

    /// <param name="plan">The grid.</param>
    /// <param name="idea">The idea.</param>
    /// <param name="width">The width of the card.</param>
    /// <param name="showsMissing">Whether a missing priority is told on the card; otherwise the gutter tells it for all.</param>
    public IdeaCard(GridPlan plan, ShownIdea idea, double width, bool showsMissing)
    {
        (_plan, _idea) = (plan, idea);
        _isGreen = plan.Ranks.HasLine ? idea.IsAboveLine : idea.Priority is not null;
        var missing = plan.Words["Ideas.NoScore"];
        _missing = showsMissing && idea.Priority is null ? plan.Cell(missing, new TextStyle(plan.Sizes.Note, 400, Ink.Hint).Slanted(missing), width - 12, 3, 1.12) : null;
        _indent = plan.Sizes.IsWide && idea.Priority is { } p ? 18 + plan.Scene.Measure(plan.Page.Numbers.Tenths(p), NumberStyle) : 7;
        _words = plan.Cell(idea.Idea.Text, new TextStyle(plan.Sizes.CardWords, 400, _isGreen ? Ink.Text : Ink.Secondary), width - _indent - 6, 24, 1.19, balance: true);
    }

    /// <summary>The height that the card needs.</summary>
    public double Height => _plan.Sizes.IsWide
        ? Math.Max(32, (_words.Lines.Length * _words.Leading) + 16)
        : WordsBaseline + ((_words.Lines.Length - 1) * _words.Leading) + 7;

    private TextStyle NumberStyle => new(_plan.Sizes.CardNumber + (_plan.Sizes.IsWide ? 1 : 0), 700, _isGreen ? Ink.JoyText : Ink.Secondary);

    private double WordsBaseline => _plan.Sizes.IsWide || (_idea.Priority is null && _missing is null)
        ? _plan.Sizes.CardWords + 5
        : (_missing is null ? _plan.Sizes.CardNumber + 1.6 : _plan.Sizes.Note + 3 + ((_missing.Lines.Length - 1) * _missing.Leading)) + (_plan.Sizes.CardWords * 1.3);

    /// <summary>Draws the card.</summary>
    public void Draw(double x, double y, double width, double height)
    {
        var scene = _plan.Scene;
        using (scene.Mark($"idea:{_idea.Idea.Id}", _idea.Idea.Text))
        {
            scene.Rect(x, y, width, height, _isGreen ? Ink.JoySoft : Ink.Surface, _isGreen ? Ink.Joy : Ink.LineStrong, 0.9, 3);
            if (_plan.Sizes.IsWide)
            {
                DrawWide(scene, x, y, height);
                return;
            }

            if (_idea.Priority is { } priority)
            {
                var number = scene.Text(x + 7, y + _plan.Sizes.CardNumber + 1.6, _plan.Page.Numbers.Tenths(priority), NumberStyle);
                DrawParts(scene, x + 14 + number, y + _plan.Sizes.CardNumber - 4.6, width - number - 20);
            }
            else if (_missing is not null)
            {
                scene.Block(x + 7, y + _plan.Sizes.Note + 3, _missing);
            }

            scene.Block(x + 7, y + WordsBaseline, _words);
        }
    }

    private void DrawWide(SceneBuilder scene, double x, double y, double height)
    {
        if (_idea.Priority is { } priority)
        {
            scene.Text(x + 10, y + (height / 2) + 5, _plan.Page.Numbers.Tenths(priority), NumberStyle);
        }

        scene.Block(x + _indent, y + (height / 2) + (_words.Style.Size * 0.36) - ((_words.Lines.Length - 1) * _words.Leading / 2), _words);
    }

    /// <summary>The four parts of the priority, side by side, out of the most that there can be.</summary>
    private void DrawParts(SceneBuilder scene, double x, double y, double width)
    {
        scene.Rect(x, y, width, 6, Ink.Surface, Ink.LineStrong, 0.6);
        for (var i = 0; i < _idea.Parts.Length; i++)
        {
            var part = width * _idea.Parts[i] / Math.Max(_plan.Ranks.Most, 1e-9);
            if (part > 0.6)
            {
                scene.Rect(x, y, part - 0.6, 6, _isGreen ? Ink.Joy : Ink.Hint, opacity: LegendKeys.PriorityOpacity[i]);
            }

            x += part;
        }
    }
}
