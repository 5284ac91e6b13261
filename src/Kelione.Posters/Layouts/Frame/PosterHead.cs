using Kelione.Posters.Scenes;
using Kelione.Posters.Text;

namespace Kelione.Posters.Layouts.Frame;

/// <summary>The head of a poster: kicker, title, question and finding to the left, who travels in the middle, large numbers to the right. It grows downwards with what it has to say.</summary>
internal static class PosterHead
{
    /// <summary>Where the first rule below the head stands on A3 when nothing is long.</summary>
    public const double UsualBottom = 158;

    private const double FiguresWidth = 487;
    private const double PersonaWidth = 492;
    private const double Gap = 24;

    /// <summary>Draws the head and gives where it ends: the upper edge of what follows, <see cref="UsualBottom"/> at least.</summary>
    public static double Draw(PosterPage page, HeadContent content)
    {
        var sheet = page.Sheet;
        var figuresLeft = content.Figures.Length > 0 || content.Share is not null ? sheet.Right - FiguresWidth : sheet.Right;
        var personaLeft = figuresLeft - PersonaWidth;
        var titleRight = (content.Persona is null ? figuresLeft : personaLeft) - Gap;
        var bottom = HeadTitle.Draw(page, content, titleRight - sheet.Left);
        if (content.Persona is { } persona)
        {
            bottom = Math.Max(bottom, HeadPersona.Draw(page, persona, content.Others, personaLeft, PersonaWidth - Gap));
        }

        bottom = Math.Max(bottom, HeadNumbers.Draw(page, content, figuresLeft));
        if (figuresLeft < sheet.Right)
        {
            page.Scene.Line(figuresLeft, 42, figuresLeft, bottom - 11, Ink.LineStrong, 0.8);
        }

        return bottom;
    }
}

/// <summary>Kicker, title, question and finding.</summary>
internal static class HeadTitle
{
    private const double Largest = 54;
    private const double SmallestOnOneLine = 36;
    private const double Smallest = 22;

    public static double Draw(PosterPage page, HeadContent content, double width)
    {
        var (scene, left) = (page.Scene, page.Sheet.Left);
        var kicker = page.Words.Capitals(string.Join("\u2002·\u2002", content.Kicker.Where(k => k.Length > 0)));
        var capitals = scene.Fit(kicker, PosterType.Kicker, width, 2, 1.3);
        scene.Block(left, 49 - ((capitals.Lines.Length - 1) * capitals.Leading), capitals);
        var title = Title(scene, content.Title, width);
        var y = 57 + (title.Style.Size * 0.8);
        scene.Block(left - 2, y, title);
        y += ((title.Lines.Length - 1) * title.Leading) + Math.Max(25, title.Style.Size * 0.5);
        y = Lines(scene, left, y, content.Question, PosterType.Question, width);
        y = Lines(scene, left, y, content.Finding, PosterType.Finding.In(content.FindingColour), width);
        return Math.Max(PosterHead.UsualBottom, y - 19 + 12);
    }

    /// <summary>One line as large as it can be; where that gets small, two or three lines.</summary>
    private static FittedText Title(SceneBuilder scene, string text, double width)
    {
        var one = scene.Fit(text, Style(text, Largest), width, 1, 1.06, SmallestOnOneLine);
        if (one.Notice is not { Kind: SceneNoticeKind.Cut })
        {
            return Spaced(one with { Notice = null }, text);
        }

        var two = scene.Fit(text, Style(text, 38), width, 2, 1.06, 26, balance: true);
        return Spaced(two.Notice is { Kind: SceneNoticeKind.Cut } ? scene.Fit(text, Style(text, 28), width, 6, 1.08, Smallest) : two with { Notice = null }, text);
    }

    private static FittedText Spaced(FittedText fitted, string text) => fitted with { Style = Style(text, fitted.Style.Size) };

    // Large Latin type is set tight, Chinese a little open. The fit measured with the spacing of the largest size, which is never less tight.
    private static TextStyle Style(string text, double size)
    {
        var han = text.Any(LineBreaks.IsHan);
        return new TextStyle(han ? Math.Min(size, 50) : size, 700, Spacing: han ? 0.4 : -0.03 * size);
    }

    private static double Lines(SceneBuilder scene, double x, double y, string text, TextStyle style, double width)
    {
        if (text.Length == 0)
        {
            return y;
        }

        var fitted = scene.Fit(text, style, width, 1, 1.3, 12.4);
        if (fitted.Notice is { Kind: SceneNoticeKind.Cut })
        {
            fitted = scene.Fit(text, style.Sized(12.4), width, 3, 1.25, 10);
        }

        scene.Block(x, y, fitted with { Notice = fitted.Notice is { Kind: SceneNoticeKind.Cut } ? fitted.Notice : null });
        return y + ((fitted.Lines.Length - 1) * fitted.Leading) + 19;
    }
}

/// <summary>The large numbers at the top right.</summary>
internal static class HeadNumbers
{
    private const double FirstOffset = 22;
    private const double ShareOffset = 314;
    private const double Gap = 26;
    private const double Usual = 122;

    // How far the small lines beneath a number may reach into the gap.
    private const double SmallType = 12;
    private const double Narrowest = 96;
    private const double Widest = 158;

    public static double Draw(PosterPage page, HeadContent content, double left)
    {
        var (bottom, offset) = (PosterHead.UsualBottom, FirstOffset);
        for (var i = 0; i < Math.Min(2, content.Figures.Length); i++)
        {
            // A long number takes its own width, so that it never closes up to the next.
            var least = i == 0 ? Usual : Math.Max(Narrowest, ShareOffset - Gap - offset);
            var number = page.Scene.Measure(content.Figures[i].Value, PosterType.Figure);
            var own = Math.Clamp(number, least, Widest);
            bottom = Math.Max(bottom, Figure(page.Scene, content.Figures[i], left + offset, number <= own ? own + SmallType : own) + 12);
            offset += own + Gap;
        }

        if (content.Share is { } share)
        {
            bottom = Math.Max(bottom, Share(page, share, left + Math.Max(ShareOffset, offset)));
        }

        return bottom;
    }

    private static double Share(PosterPage page, HeadShare share, double x)
    {
        var (scene, width) = (page.Scene, page.Sheet.Right - x);
        var y = Figure(scene, share.Figure, x, width);
        if (share.Share is not { } part)
        {
            return y + 12;
        }

        y += 11;
        scene.Rect(x, y, width, 6, null, Ink.Text, 0.9);
        scene.Rect(x, y, width * Math.Clamp(part, 0, 1), 6, Ink.Text);
        if (share.Rest.Length == 0)
        {
            return y + 18;
        }

        var rest = scene.Fit(share.Rest, PosterType.LaneHint, width, 2, 1.2);
        scene.Block(page.Sheet.Right, y + 21, rest, Anchor.End);
        return y + 21 + ((rest.Lines.Length - 1) * rest.Leading) + 12;
    }

    /// <summary>Draws a number with its lines; gives the last baseline.</summary>
    private static double Figure(SceneBuilder scene, HeadFigure figure, double x, double width)
    {
        if (figure.Value.Length > 0)
        {
            scene.Block(x, 80, Quiet(scene.Fit(figure.Value, PosterType.Figure, width, 1, floor: 17)));
        }
        else
        {
            scene.Rect(x, 57, Math.Min(width, 96), 24, null, Ink.Hint, 0.9, 3, [2.4, 2]);
        }

        var name = Quiet(scene.Fit(figure.Name, PosterType.FigureName, width, 2, 1.15, 9.4));
        scene.Block(x, 98, name with { Style = figure.Value.Length > 0 ? name.Style : name.Style.Slanted(figure.Name).In(Ink.Hint) });
        var y = 98 + ((name.Lines.Length - 1) * name.Leading);
        if (figure.Note.Length == 0)
        {
            return y;
        }

        var note = Quiet(scene.Fit(figure.Note, PosterType.FigureNote, width, 3, 1.22));
        scene.Block(x, y + 16, note);
        return y + 16 + ((note.Lines.Length - 1) * note.Leading);
    }

    private static FittedText Quiet(FittedText fitted) => fitted.Notice is { Kind: SceneNoticeKind.Shrunk } ? fitted with { Notice = null } : fitted;
}
