using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Slides;

/// <summary>A stage: its steps as cards with their numbers, then what stands in the way and what to do about it. What does not fit goes on on the next page.</summary>
internal static class StageSlides
{
    private const double Gap = 16;
    private const double NarrowestCard = 222;
    private static readonly double[] Scales = [1.6, 1.45, 1.3, 1.15, 1];

    /// <summary>Draws as many pages as it takes; what fits on one page is set as large as it can be.</summary>
    public static void Draw(int index, PriorityList ranked, Func<SlidePage> begin)
    {
        var page = begin();
        var stage = page.Poster.Reading.Stages[index];
        Head(page, stage, goesOn: false);
        var (scale, blocks) = Largest(page, stage, ranked);
        var y = SlidePage.BodyTop;
        foreach (var block in blocks)
        {
            if (y + block.Height * scale > SlidePage.BodyBottom && y > SlidePage.BodyTop)
            {
                page = begin();
                Head(page, stage, goesOn: true);
                y = SlidePage.BodyTop;
            }

            using (page.Scene.Group(SlidePage.Margin, y, scale))
            {
                block.Draw(page);
            }

            y += (block.Height + Gap) * scale;
        }

        if (stage.Count == 0)
        {
            page.Scene.Block(SlidePage.Margin, y + 24, page.SlideWords["NoSteps"], new TextStyle(14, 400, Ink.Hint, Italic: true), page.Width, 2);
        }
    }

    private static int Columns(int steps) => steps switch { <= 4 => Math.Max(2, steps), 5 or 6 or 9 => 3, _ => 4 };

    private static (double Scale, List<SlideBlock> Blocks) Largest(SlidePage page, StageReading stage, PriorityList ranked)
    {
        foreach (var scale in Scales)
        {
            var width = page.Width / scale;
            if (scale > 1 && width / Columns(stage.Count) < NarrowestCard)
            {
                continue;
            }

            var blocks = Blocks(page, stage, ranked, width).ToList();
            if (scale == Scales[^1] || blocks.Sum(b => b.Height + Gap) * scale <= SlidePage.BodyBottom - SlidePage.BodyTop + Gap)
            {
                return (scale, blocks);
            }
        }

        return (1, []);
    }

    private static void Head(SlidePage page, StageReading stage, bool goesOn)
    {
        var kicker = page.SlideWords.Of("StageOf", page.Poster.Numbers.Count(stage.Index + 1), page.Poster.Numbers.Count(page.Poster.Reading.Stages.Length));
        page.Head($"{page.Poster.Title}  ·  {kicker}", goesOn ? page.SlideWords.Of("GoesOn", stage.Stage.Name) : stage.Stage.Name, goesOn ? "" : stage.Stage.Goal);
    }

    private static IEnumerable<SlideBlock> Blocks(SlidePage page, StageReading stage, PriorityList ranked, double width)
    {
        var steps = page.Poster.Reading.Steps.Where(s => s.Stage == stage.Stage).ToList();
        var columns = Columns(steps.Count);
        foreach (var row in steps.Chunk(columns))
        {
            yield return StepCards.Row(page, row, columns, width);
        }

        var findings = steps.SelectMany(s => Findings.Of(page, s, ranked, width)).ToList();
        if (findings.Count > 0)
        {
            yield return Findings.Heads(page, width);
        }

        foreach (var finding in findings)
        {
            yield return finding;
        }
    }
}

/// <summary>Something that takes the whole width of a slide.</summary>
/// <param name="Height">Its height in units.</param>
/// <param name="Draw">Draws it on a page with its upper left corner at the origin.</param>
internal sealed record SlideBlock(double Height, Action<SlidePage> Draw);
