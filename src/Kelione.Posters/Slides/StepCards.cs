using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Slides;

/// <summary>Steps as cards beside one another: number and name, audience, conversion, time, retention, how it feels, what customers think.</summary>
internal static class StepCards
{
    private const double Gap = 18;
    private const double LineHeight = 17;
    private static readonly TextStyle Name = new(15, 600);
    private static readonly TextStyle Figure = new(24, 600, Spacing: -0.3);
    private static readonly TextStyle Fact = new(12);
    private static readonly TextStyle Words = new(12, 400, Ink.Secondary);

    /// <summary>A row of cards.</summary>
    public static SlideBlock Row(SlidePage page, IReadOnlyList<StepReading> steps, int columns, double room)
    {
        var width = (room - (columns - 1) * Gap) / columns;
        return new SlideBlock(steps.Max(s => Height(page, s, width)), on =>
        {
            for (var i = 0; i < steps.Count; i++)
            {
                using (on.Scene.Mark($"step:{steps[i].Step.Id}", steps[i].Step.Name))
                {
                    Draw(on, steps[i], i * (width + Gap), 0, width);
                }
            }
        });
    }

    private static double Height(SlidePage page, StepReading step, double width) =>
        NameHeight(page, step, width) + (step.Measure is null ? 20 : 34 + Facts(page, step).Count * LineHeight) + EmotionHeight(page, step) + ThoughtHeight(page, step, width) + 10;

    private static double NameHeight(SlidePage page, StepReading step, double width) => Math.Max(26, page.Scene.Fit(step.Step.Name, Name, width - 34, 3, 1.2, 10).Height + 4);

    private static void Draw(SlidePage page, StepReading step, double x, double y, double width)
    {
        var scene = page.Scene;
        scene.Line(x, y, x + width, y, Ink.LineStrong, 1);
        Station(page, step, x + 12, y + 22);
        scene.Block(x + 32, y + 27, step.Step.Name, Name, width - 34, 3, 1.2, 10);
        var top = y + 14 + NameHeight(page, step, width);
        if (step.Measure is { } measure)
        {
            var count = scene.Text(x, top + 26, page.Poster.Numbers.Count(measure.Customers ?? 0), Figure);
            scene.Text(x + count + 8, top + 26, measure.Share is { } share ? page.Poster.Numbers.Percent(share) : "", new TextStyle(13, 600, Ink.Route));
            top += 34;
            foreach (var (name, value, isBarrier) in Facts(page, step))
            {
                top += LineHeight;
                var style = isBarrier ? Fact.In(Ink.Barrier).Weighted(600) : Fact.Weighted(600);
                var wide = scene.Measure(value, style);
                scene.Block(x, top, name, Words, width - wide - 10, 1);
                scene.Text(x + width, top, value, style, Anchor.End);
            }
        }
        else
        {
            scene.Block(x, top + 16, page.SlideWords[page.Poster.Measurement is null ? "Unmeasured" : "Unbound"], Words.In(Ink.Hint) with { Italic = true }, width, 1);
            top += 20;
        }

        top = Emotion(page, step, x, top, width);
        if (Thought(page, step) is { Length: > 0 } thought)
        {
            scene.Block(x, top + 20, page.Poster.Quote(thought), Words.Slanted(thought), width, 3, 1.25, 9);
        }
    }

    private static void Station(SlidePage page, StepReading step, double x, double y)
    {
        var isMeasured = step.Measure is not null;
        page.Scene.Circle(x, y, 12, isMeasured ? Ink.Route : Ink.Surface, isMeasured ? Ink.Route : Ink.Hint, 1.4, isMeasured ? null : [2.6, 2.2]);
        page.Scene.Text(x, y + 4, page.Poster.Numbers.Count(step.Number), new TextStyle(11, 700, isMeasured ? Ink.Surface : Ink.Secondary), Anchor.Middle);
    }

    private static List<(string Name, string Value, bool IsBarrier)> Facts(SlidePage page, StepReading step)
    {
        var (numbers, facts) = (page.Poster.Numbers, new List<(string, string, bool)>());
        if (step.Measure is not { } measure)
        {
            return facts;
        }

        if (measure.ConversionToNext is { } conversion)
        {
            facts.Add((page.SlideWords["Conversion"], numbers.Percent(conversion), measure.Barriers.Count > 0));
        }

        if (measure.MedianSecondsToNext is { } seconds)
        {
            facts.Add((page.SlideWords["Median"], numbers.Duration(seconds), false));
        }

        if (measure.Retained is { } retained)
        {
            facts.Add((page.SlideWords.Of("Retained", numbers.Count(page.Poster.Map.Measure.RetentionDays)), numbers.Percent(retained), false));
        }

        if (measure.Criticality is { } criticality)
        {
            facts.Add((page.SlideWords["Criticality"], numbers.Tenths(criticality), measure.Barriers.Count > 0));
        }

        return facts;
    }

    private static Card? Felt(SlidePage page, StepReading step) =>
        page.Poster.Reading.Lanes(LaneKind.Emotions).SelectMany(l => page.Poster.Reading.At(l, step.Step)).FirstOrDefault(c => c.Felt is not null);

    private static double EmotionHeight(SlidePage page, StepReading step) => step.Measure?.Emotion is not null || Felt(page, step) is not null ? 34 : 0;

    private static double Emotion(SlidePage page, StepReading step, double x, double y, double width)
    {
        var card = Felt(page, step);
        if (step.Measure?.Emotion is { } measured)
        {
            var colour = measured.Mean < 0 ? Ink.Barrier : Ink.JoyText;
            page.Scene.Face(PosterPage.FaceOf(measured.Face, measured.Mean), x + 11, y + 21, 10, colour);
            var value = page.Scene.Text(x + 30, y + 25, page.Poster.Numbers.Signed(measured.Mean), new TextStyle(14, 600, colour));
            page.Scene.Block(x + 38 + value, y + 25, page.Poster.Words.Of("N", page.Poster.Numbers.Count(measured.N)), Words, width - 40 - value, 1);
            return y + 34;
        }

        if (card?.Felt is not { } felt)
        {
            return y;
        }

        page.Scene.Face(PosterPage.FaceOf(card.Emotion, felt), x + 11, y + 21, 10, Ink.Hint);
        var shown = page.Scene.Text(x + 30, y + 25, page.Poster.Numbers.Signed(felt), new TextStyle(14, 500, Ink.Secondary));
        page.Scene.Block(x + 38 + shown, y + 25, page.SlideWords["Felt"], Words with { Italic = page.Poster.Words.Language != "zh" }, width - 40 - shown, 1);
        return y + 34;
    }

    private static string Thought(SlidePage page, StepReading step)
    {
        var reading = page.Poster.Reading;
        return reading.Lanes(LaneKind.Emotions).SelectMany(l => reading.At(l, step.Step)).Select(c => c.Quote)
            .Concat(reading.Lanes(LaneKind.Thoughts).SelectMany(l => reading.At(l, step.Step)).Select(c => c.Text))
            .FirstOrDefault(t => t.Length > 0) ?? "";
    }

    private static double ThoughtHeight(SlidePage page, StepReading step, double width) =>
        Thought(page, step) is { Length: > 0 } thought ? page.Scene.Fit(page.Poster.Quote(thought), Words.Slanted(thought), width, 3, 1.25, 9).Height + 10 : 0;
}
