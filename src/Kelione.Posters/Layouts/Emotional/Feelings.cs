using System.Collections.Immutable;
using Kelione.Maps;
using Kelione.Posters.Layouts.Grid;
using Kelione.Posters.Layouts.Grid.Curves;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.Emotional;

/// <summary>One measured curve of the emotional poster. Immutable.</summary>
/// <param name="Name">Whose it is; empty for all customers.</param>
/// <param name="Series">Its points.</param>
/// <param name="Colour">The colour of its line.</param>
/// <param name="TextColour">The colour of its numbers.</param>
internal sealed record Feeling(string Name, EmotionSeries Series, Colour Colour, Colour TextColour);

/// <summary>The curves of an emotional poster: up to three measured ones, the first leading, and what people think and wish. Immutable.</summary>
internal sealed class Feelings
{
    private const int MostCurves = 3;
    private const int MostPits = 6;

    private Feelings(EmotionSeries main, ImmutableArray<Feeling> measured) => (Main, Measured) = (main, measured);

    /// <summary>The series that leads, with what the team thinks and wishes.</summary>
    public EmotionSeries Main { get; }

    /// <summary>The measured curves; the first is that of <see cref="Main"/>.</summary>
    public ImmutableArray<Feeling> Measured { get; }

    /// <summary>Whether there is nothing to show.</summary>
    public bool IsEmpty => Main.IsEmpty;

    /// <summary>The curves of a map: of its segments where two or more were measured, else of all customers and of the one segment.</summary>
    public static Feelings Of(GridPlan plan)
    {
        var lanes = plan.Page.Reading.Lanes(LaneKind.Emotions).ToList();
        var lane = lanes.FirstOrDefault(l => l.Of is null) ?? lanes.FirstOrDefault();
        var segments = (plan.Page.Measurement?.Segments ?? []).Select(s => (s.Name, Series: EmotionSeries.Of(plan, lane, true, s.Steps))).Where(s => s.Series.IsMeasured).Take(MostCurves).ToList();
        var all = EmotionSeries.Of(plan, lane);
        var curves = segments.Count >= 2 ? segments : [.. all.IsMeasured ? [("", all)] : Array.Empty<(string, EmotionSeries)>(), .. segments];
        (Colour Line, Colour Text)[] colours = [(Ink.Text, Ink.Text), (Ink.Orange, Ink.OrangeText), (Ink.Route, Ink.Route)];
        return new Feelings(curves.Count > 0 ? curves[0].Item2 : all, [.. curves.Take(MostCurves).Select((c, i) => new Feeling(c.Item1, c.Item2, colours[i].Line, colours[i].Text))]);
    }

    /// <summary>The pits from which cards hang, from left to right: as many of the deepest as have room.</summary>
    public ImmutableArray<EmotionPoint> Pits(GridPlan plan)
    {
        var room = Math.Min(MostPits, (int)((plan.Sheet.GridWidth + PitRow.Gap) / (PitRow.NarrowestCard + PitRow.Gap)));
        return [.. Main.Extremes().Where(e => !e.IsPeak).Select(e => e.Point).OrderBy(p => Main.Lead(p)).Take(Math.Max(1, room)).OrderBy(p => p.X)];
    }
}
