using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Slides;

/// <summary>Barriers to the left, ideas to the right, step by step.</summary>
internal static class Findings
{
    private const double NumberWidth = 38;
    private const double Left = 28;
    private const double Gutter = 28;
    private static readonly TextStyle Line = new(12.5);

    private sealed record Entry(string Number, string Text, Colour Colour, bool IsAssumed);

    /// <summary>The rows of a step; none where nobody said anything about it and the data shows nothing.</summary>
    public static IEnumerable<SlideBlock> Of(SlidePage page, StepReading step, PriorityList ranked, double room)
    {
        var barriers = Barriers(page, step).ToList();
        var ideas = Ideas(page, step, ranked).ToList();
        for (var i = 0; i < Math.Max(barriers.Count, ideas.Count); i++)
        {
            yield return Row(page, i == 0 ? step : null, barriers.ElementAtOrDefault(i), ideas.ElementAtOrDefault(i), room);
        }
    }

    /// <summary>The heads over both columns.</summary>
    public static SlideBlock Heads(SlidePage page, double room) => new(10, on =>
    {
        var style = new TextStyle(11, 600, Ink.Secondary);
        on.Scene.Text(Left, 12, page.Poster.Words["Lane.Barriers"], style);
        on.Scene.Text(Left + Column(room) + Gutter, 12, page.Poster.Words["Lane.Ideas"], style);
    });

    private static double Column(double room) => (room - Left - Gutter) / 2;

    private static IEnumerable<Entry> Barriers(SlidePage page, StepReading step)
    {
        var numbers = page.Poster.Numbers;
        foreach (var found in step.Measure?.Barriers ?? [])
        {
            yield return new Entry(found.Criticality is { } c ? numbers.Tenths(c) : "", BarrierSentences.Of(page, found), Ink.Barrier, false);
        }

        foreach (var said in page.Poster.Map.Barriers.Where(b => b.Step == step.Step.Id && b.Status == BarrierStatus.Open))
        {
            yield return new Entry(
                said.Criticality is { } c ? numbers.Tenths(c) : "", $"{said.Text} · {page.Poster.Words[$"Barrier.{said.Kind}"]}", Ink.Barrier, said.Provenance.Kind == ProvenanceKind.Assumption);
        }
    }

    private static IEnumerable<Entry> Ideas(SlidePage page, StepReading step, PriorityList ranked) =>
        from idea in page.Poster.Map.Ideas
        where idea.Step == step.Step.Id && idea.Status != IdeaStatus.Dropped
        let score = ranked.Ranked.FirstOrDefault(r => r.Idea.Id == idea.Id)?.Score
        select new Entry(score is { } s ? page.Poster.Numbers.Tenths(s) : "", idea.Owner.Length > 0 ? $"{idea.Text} · {idea.Owner}" : idea.Text, Ink.JoyText, false);

    private static SlideBlock Row(SlidePage page, StepReading? step, Entry? barrier, Entry? idea, double room)
    {
        var width = Column(room);
        var height = Math.Max(Height(page, barrier, width), Height(page, idea, width));
        return new SlideBlock(height, on =>
        {
            if (step is not null)
            {
                on.Scene.Line(0, -4, room, -4, Ink.Line, 0.8);
                on.Scene.Circle(10, 10, 9, Ink.Surface, Ink.Route, 1.2);
                on.Scene.Text(10, 13.6, on.Poster.Numbers.Count(step.Number), new TextStyle(10, 700, Ink.Route), Anchor.Middle);
            }

            Draw(on, barrier, Left, 14, width);
            Draw(on, idea, Left + width + Gutter, 14, width);
        });
    }

    private static double Height(SlidePage page, Entry? entry, double width) =>
        entry is null ? 0 : page.Scene.Fit(entry.Text, Style(entry), width - NumberWidth, 3, 1.25, 9).Height + 4;

    private static void Draw(SlidePage page, Entry? entry, double x, double y, double width)
    {
        if (entry is null)
        {
            return;
        }

        page.Scene.Text(x, y, entry.Number, new TextStyle(12.5, 700, entry.Colour));
        page.Scene.Block(x + NumberWidth, y, entry.Text, Style(entry), width - NumberWidth, 3, 1.25, 9);
    }

    private static TextStyle Style(Entry entry) => entry.IsAssumed ? Line.In(Ink.Secondary).Slanted(entry.Text) : Line;
}
