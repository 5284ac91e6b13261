using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.Ways;

/// <summary>The poster of a map that has nothing yet of what its kind shows: an empty slot that says what is missing and how to fill it.</summary>
internal static class WithoutWays
{
    /// <summary>A page with head, foot and the slot.</summary>
    /// <param name="input">The map.</param>
    /// <param name="key">Which text says what is missing.</param>
    public static Scene Arrange(PosterInput input, string key = "Channels.Nothing")
    {
        var page = new PosterPage(input);
        var words = new PosterTexts("WayWords", page.Words.Language);
        var top = PosterHead.Draw(page, HeadContent.Of(page));
        var (scene, sheet) = (page.Scene, page.Sheet);
        scene.Line(sheet.Left, top + 2, sheet.Right, top + 2, Ink.Text, 3.2);
        var (width, height) = (560.0, 120.0);
        var (x, y) = ((sheet.Width - width) / 2, ((top + sheet.FootRule) / 2) - (height / 2));
        scene.Rect(x, y, width, height, null, Ink.Hint, 1, 6, [3, 2.4]);
        var text = scene.Fit(words[key], new TextStyle(14, 400, Ink.Hint).Slanted(words[key]), width - 60, 4, 1.4, balance: true);
        scene.Block(sheet.Width / 2, y + (height / 2) - ((text.Lines.Length - 1) * text.Leading / 2) + 5, text, Anchor.Middle);
        PosterFoot.Draw(page);
        return scene.Build(page.Title, words[key]);
    }
}
