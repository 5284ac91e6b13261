using System.Collections.Immutable;
using Kelione.Maps;
using Kelione.Posters.Layouts.Grid;
using Kelione.Posters.Layouts.Grid.Curves;
using Kelione.Posters.Scenes;
using Kelione.Posters.Text;

namespace Kelione.Posters.Layouts.Emotional;

/// <summary>Why a peak is one, beside its leader: the evidence that people noted at the step, and what is to be kept or spread. Immutable.</summary>
/// <param name="Point">The peak.</param>
/// <param name="Evidence">What people noted; null for nothing.</param>
/// <param name="Idea">The first idea at the step; null for none.</param>
/// <param name="OnLeft">Whether the words stand left of the leader.</param>
internal sealed record PeakReason(EmotionPoint Point, FittedText? Evidence, FittedText? Idea, bool OnLeft)
{
    private const double Widest = 190;
    private const double Narrowest = 64;
    private const double Aside = 10;

    /// <summary>The height of the words.</summary>
    public double Height => Lines(Evidence) + Lines(Idea);

    /// <summary>The reasons of all peaks that have any and room for it.</summary>
    public static ImmutableArray<PeakReason> Of(GridPlan plan, Feelings feelings)
    {
        var peaks = feelings.Main.Extremes().Where(e => e.IsPeak).Select(e => e.Point).ToList();
        var lanes = plan.Page.Map.Lanes.Where(l => l.Kind is LaneKind.Evidence).ToList();
        var reasons = ImmutableArray.CreateBuilder<PeakReason>();
        for (var i = 0; i < peaks.Count; i++)
        {
            var before = i > 0 ? peaks[i - 1].X + (reasons.Count > 0 && reasons[^1].Point == peaks[i - 1] && !reasons[^1].OnLeft ? Widest : 0) : plan.Sheet.GridLeft - Aside;
            var after = i + 1 < peaks.Count ? (peaks[i].X + peaks[i + 1].X) / 2 : plan.Sheet.Right;
            var (left, right) = (Math.Min(Widest, peaks[i].X - before - (2 * Aside)), Math.Min(Widest, after - peaks[i].X - (2 * Aside)));
            if (plan.Steps[peaks[i].Column] is { } step && Math.Max(left, right) >= Narrowest && Set(plan, peaks[i], step.Step, lanes, left >= Narrowest, left >= Narrowest ? left : right) is { Height: > 0 } reason)
            {
                reasons.Add(reason);
            }
        }

        return reasons.ToImmutable();
    }

    /// <summary>Draws the words from a first baseline.</summary>
    public void Draw(GridPlan plan, double y)
    {
        var x = OnLeft ? Point.X - Aside : Point.X + Aside;
        var anchor = OnLeft ? Anchor.End : Anchor.Start;
        if (Evidence is { } evidence)
        {
            plan.Scene.Block(x, y, evidence, anchor, Ink.Surface);
            y += Lines(evidence);
        }

        if (Idea is { } idea)
        {
            plan.Scene.Block(x, y, idea, anchor, Ink.Surface);
        }
    }

    private static PeakReason Set(GridPlan plan, EmotionPoint point, Step step, List<Lane> lanes, bool onLeft, double width)
    {
        var noted = lanes.SelectMany(l => plan.Page.Reading.At(l, step)).Select(c => c.Text).FirstOrDefault(t => t.Length > 0);
        var idea = plan.Ranks.At(step.Id).Select(i => i.Idea.Text).FirstOrDefault();
        return new PeakReason(
            point, noted is null ? null : plan.Cell(noted, new TextStyle(9.4, 500), width, 4, 1.2), idea is null ? null : plan.Cell(idea, new TextStyle(9.2, 400, Ink.Joy), width, 4, 1.2), onLeft);
    }

    private static double Lines(FittedText? text) => text is null ? 0 : text.Lines.Length * text.Leading;
}
