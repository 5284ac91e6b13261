using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Slides;

/// <summary>What to do first: the ranked ideas with the arithmetic of their priority, and the MVP line.</summary>
internal static class PrioritySlides
{
    private const double RowHeight = 40;
    private const double FirstNumber = 560;
    private const double NumberStep = 96;
    private static readonly string[] Scores = ["Priority.Criticality", "Priority.EaseOfDesign", "Priority.EaseOfDevelopment", "Priority.Share"];

    /// <summary>Draws as many pages as it takes.</summary>
    public static void Draw(PriorityList ranked, Func<SlidePage> begin)
    {
        var perPage = (int)((SlidePage.BodyBottom - SlidePage.BodyTop - 40) / RowHeight);
        var place = 0;
        foreach (var rows in ranked.Ranked.Concat(ranked.NoScoreYet).Chunk(perPage))
        {
            var page = begin();
            page.Head(page.Poster.Title, page.SlideWords["WhatFirst"], page.SlideWords["Arithmetic"]);
            Heads(page);
            foreach (var (row, i) in rows.Select((r, i) => (r, i)))
            {
                var y = SlidePage.BodyTop + 40 + i * RowHeight;
                if (place == ranked.Line?.Above && place > 0)
                {
                    page.Scene.Line(SlidePage.Margin, y - 4, page.Right, y - 4, Ink.Text, 1.4, [7, 4]);
                    page.Scene.Text(FirstNumber + 3.3 * NumberStep, y - 8, page.SlideWords["Line"], new TextStyle(10, 600));
                }

                Row(page, ++place, row, y);
            }
        }
    }

    private static void Heads(SlidePage page)
    {
        for (var i = 0; i < Scores.Length; i++)
        {
            page.Scene.Block(FirstNumber + i * NumberStep, SlidePage.BodyTop + 8, page.Scene.Fit(page.Poster.Words[Scores[i]], PosterType.CardNote, NumberStep - 10, 2), Anchor.End);
        }

        page.Scene.Block(page.Right, SlidePage.BodyTop + 8, page.Scene.Fit(page.SlideWords["Priority"], PosterType.CardNote.Weighted(600), NumberStep - 10, 2), Anchor.End);
    }

    private static void Row(SlidePage page, int place, Kelione.Maps.RankedIdea row, double y)
    {
        var (scene, numbers) = (page.Scene, page.Poster.Numbers);
        scene.Line(SlidePage.Margin, y - 4, page.Right, y - 4, Ink.Line, 0.7);
        scene.Text(SlidePage.Margin, y + 16, numbers.Count(place), new TextStyle(13, 600, Ink.Hint));
        scene.Block(SlidePage.Margin + 28, y + 14, scene.Fit(row.Idea.Text, new TextStyle(12.5), FirstNumber - NumberStep - SlidePage.Margin - 40, 2, 1.2, 9));
        foreach (var (score, i) in row.Terms.Select((s, i) => (s, i)))
        {
            var text = score.Score is { } value ? numbers.Tenths(value) : page.SlideWords["NoScore"];
            scene.Block(FirstNumber + i * NumberStep, y + 16, scene.Fit(text, new TextStyle(12, 400, score.Score is null ? Ink.Hint : Ink.Text), NumberStep - 10, 1), Anchor.End);
        }

        var sum = row.Score is { } priority ? numbers.Tenths(priority) : page.SlideWords["NoScore"];
        scene.Block(page.Right, y + 16, scene.Fit(sum, new TextStyle(row.Score is null ? 12 : 16, 700, row.Score is null ? Ink.Hint : Ink.JoyText), NumberStep - 10, 1), Anchor.End);
    }
}
