using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Slides;

/// <summary>A stage: its steps as cards with their numbers, then what stands in the way and what to do about it. What does not fit goes on on the next page.</summary>
internal static class StageSlides
{
    private const double Gap = 16;

    /// <summary>Draws as many pages as it takes.</summary>
    public static void Draw(int index, PriorityList ranked, Func<SlidePage> begin)
    {
        var page = begin();
        var stage = page.Poster.Reading.Stages[index];
        Head(page, stage, goesOn: false);
        var y = SlidePage.BodyTop;
        foreach (var block in Blocks(page, stage, ranked))
        {
            if (y + block.Height > SlidePage.BodyBottom && y > SlidePage.BodyTop)
            {
                page = begin();
                Head(page, stage, goesOn: true);
                y = SlidePage.BodyTop;
            }

            block.Draw(page, y);
            y += block.Height + Gap;
        }

        if (stage.Count == 0)
        {
            page.Scene.Block(SlidePage.Margin, y + 24, page.SlideWords["NoSteps"], new TextStyle(14, 400, Ink.Hint, Italic: true), page.Width, 2);
        }
    }

    private static void Head(SlidePage page, StageReading stage, bool goesOn)
    {
        var kicker = page.SlideWords.Of("StageOf", page.Poster.Numbers.Count(stage.Index + 1), page.Poster.Numbers.Count(page.Poster.Reading.Stages.Length));
        page.Head($"{page.Poster.Title}  ·  {kicker}", goesOn ? page.SlideWords.Of("GoesOn", stage.Stage.Name) : stage.Stage.Name, goesOn ? "" : stage.Stage.Goal);
    }

    private static IEnumerable<SlideBlock> Blocks(SlidePage page, StageReading stage, PriorityList ranked)
    {
        var steps = page.Poster.Reading.Steps.Where(s => s.Stage == stage.Stage).ToList();
        var columns = steps.Count switch { <= 4 => Math.Max(3, steps.Count), 5 or 6 or 9 => 3, _ => 4 };
        foreach (var row in steps.Chunk(columns))
        {
            yield return StepCards.Row(page, row, columns);
        }

        foreach (var step in steps)
        {
            foreach (var block in Findings.Of(page, step, ranked))
            {
                yield return block;
            }
        }
    }
}

/// <summary>Something that takes the whole width of a slide.</summary>
/// <param name="Height">Its height in units.</param>
/// <param name="Draw">Draws it on a page from a height downwards.</param>
internal sealed record SlideBlock(double Height, Action<SlidePage, double> Draw);
