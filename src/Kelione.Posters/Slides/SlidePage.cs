using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Slides;

/// <summary>A page of the review slides: A4 landscape, with a head, a body that blocks flow into, and the stamp at its foot.</summary>
internal sealed class SlidePage
{
    /// <summary>The left and right margin.</summary>
    public const double Margin = 48;

    /// <summary>Where the body begins.</summary>
    public const double BodyTop = 132;

    /// <summary>Where the body ends.</summary>
    public const double BodyBottom = 728;

    /// <summary>Begins a page.</summary>
    public SlidePage(PosterInput input, PosterTexts slideWords)
    {
        Poster = new PosterPage(input, new PosterSheet(1123, 794, 96));
        SlideWords = slideWords;
    }

    /// <summary>Words, numbers, dates, the map and the builder.</summary>
    public PosterPage Poster { get; }

    /// <summary>The words that only slides have.</summary>
    public PosterTexts SlideWords { get; }

    /// <summary>What is drawn with.</summary>
    public SceneBuilder Scene => Poster.Scene;

    /// <summary>The width of the body.</summary>
    public double Width => Poster.Sheet.Width - 2 * Margin;

    /// <summary>The right edge of the body.</summary>
    public double Right => Poster.Sheet.Width - Margin;

    /// <summary>Draws the head: a line of small capitals, the title and a line beneath it.</summary>
    public void Head(string kicker, string title, string line)
    {
        Scene.Block(Margin, 52, Poster.Words.Capitals(kicker), PosterType.Kicker, Width, 1);
        var fitted = Scene.Fit(title, new TextStyle(32, 700, Spacing: title.Any(Text.LineBreaks.IsHan) ? 0.3 : -0.8), Width, 1, floor: 20);
        Scene.Block(Margin, 88, fitted);
        if (line.Length > 0)
        {
            Scene.Block(Margin, 112, Scene.Fit(line, new TextStyle(14, 400, Ink.Secondary), Width, 1, floor: 10));
        }

        Scene.Line(Margin, 122, Right, 122, Ink.Text, 1.6);
    }

    /// <summary>Draws the stamp and the page's number, and finishes the page.</summary>
    public Scene Finish(int number, int count, string title)
    {
        var y = Poster.Sheet.Height - 27;
        Scene.Line(Margin, y - 16, Right, y - 16, Ink.LineStrong, 0.8);
        var name = Scene.Text(Margin, y, "Kelione", new TextStyle(12, 700, Ink.Route));
        var place = SlideWords.Of("Page", Poster.Numbers.Count(number), Poster.Numbers.Count(count));
        var placeWidth = Scene.Text(Right, y, place, PosterType.Foot, Anchor.End);
        var stamp = string.Join("  ·  ", PosterFoot.Items(Poster));
        Scene.Block(Margin + name + 20, y, Scene.Fit(stamp, PosterType.Foot, Width - name - placeWidth - 40, 1));
        return Scene.Build($"{Poster.Title} – {title}", title);
    }
}
