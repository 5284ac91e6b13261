using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Slides;

/// <summary>The first page: what the map is about, its figures, and the way through its stages at a glance.</summary>
internal static class CoverSlide
{
    private const double BarsTop = 470;
    private const double BarsHeight = 110;

    /// <summary>Draws it.</summary>
    public static void Draw(SlidePage page)
    {
        var head = HeadContent.Of(page.Poster);
        var scene = page.Scene;
        scene.Block(SlidePage.Margin, 84, page.Poster.Words.Capitals(string.Join("\u2002·\u2002", head.Kicker)), PosterType.Kicker, page.Width, 1);
        var title = scene.Fit(head.Title, new TextStyle(54, 700, Spacing: head.Title.Any(Text.LineBreaks.IsHan) ? 0.4 : -1.4), page.Width, 2, 1.08, 28, balance: true);
        var y = 100 + title.Style.Size * 0.8;
        scene.Block(SlidePage.Margin, y, title with { Notice = null });
        y += (title.Lines.Length - 1) * title.Leading + 44;
        y += scene.Block(SlidePage.Margin, y, head.Question, new TextStyle(19, 500), page.Width, 2, 1.3, 12);
        scene.Block(SlidePage.Margin, y + 4, head.Finding, new TextStyle(19, 400, Ink.Barrier), page.Width, 2, 1.3, 12);
        Figures(page, head, 360);
        Stages(page);
    }

    private static void Figures(SlidePage page, HeadContent head, double y)
    {
        var figures = head.Share is { } share ? head.Figures.Add(share.Figure) : head.Figures;
        var width = page.Width / 3;
        for (var i = 0; i < figures.Length; i++)
        {
            var x = SlidePage.Margin + i * width;
            var figure = figures[i];
            page.Scene.Block(x, y, figure.Value.Length > 0 ? figure.Value : "–", new TextStyle(36, 600, Spacing: -0.5), width - 20, 1, floor: 18);
            page.Scene.Block(x, y + 20, figure.Name, new TextStyle(13, 600), width - 20, 1, floor: 9);
            page.Scene.Block(x, y + 37, figure.Note, new TextStyle(11.5, 400, Ink.Secondary), width - 20, 2, floor: 8.4);
        }
    }

    // One column for each stage: as high as the audience of its largest step; a map without numbers shows its stages alone.
    private static void Stages(SlidePage page)
    {
        var reading = page.Poster.Reading;
        if (reading.Stages.Length == 0)
        {
            return;
        }

        var audiences = reading.Stages.Select(s => reading.Steps.Where(t => t.Stage == s.Stage).Max(t => t.Measure?.Customers)).ToArray();
        var most = audiences.Max() ?? 0;
        var step = page.Width / reading.Stages.Length;
        for (var i = 0; i < reading.Stages.Length; i++)
        {
            var x = SlidePage.Margin + i * step;
            var room = step - Math.Min(12, step * 0.15);
            if (audiences[i] is { } audience && most > 0)
            {
                var height = Math.Max(1.5, BarsHeight * audience / most);
                page.Scene.Rect(x, BarsTop + BarsHeight - height, room, height, Ink.Flow);
                page.Scene.Block(x, BarsTop + BarsHeight - height - 6, page.Poster.CountWithin(audience, new TextStyle(13, 600, Ink.Route), room), new TextStyle(13, 600, Ink.Route), room, 1);
            }

            page.Scene.Rect(x, BarsTop + BarsHeight, room, 3.2, Ink.Text);
            var name = page.Scene.Fit(reading.Stages[i].Stage.Name, new TextStyle(15, 700), room, 3, 1.2, 8.4);
            page.Scene.Block(x, BarsTop + BarsHeight + 22, name);
            page.Scene.Block(x, BarsTop + BarsHeight + 26 + name.Height, reading.Stages[i].Stage.Goal, new TextStyle(11, 400, Ink.Secondary), room, reading.Stages.Length > 10 ? 0 : 4, 1.25, 8.4);
        }
    }
}
