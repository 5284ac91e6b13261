using System.Collections.Immutable;
using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Symbols;

namespace Kelione.Posters.Layouts.Grid.Curves;

/// <summary>How one place of the map feels. Immutable.</summary>
/// <param name="X">Where it stands across the page.</param>
/// <param name="Column">Its column.</param>
internal sealed record EmotionPoint(double X, int Column)
{
    /// <summary>The mean of the feedback, −5 to +5; null where there is none or too little.</summary>
    public double? Measured { get; init; }

    /// <summary>Its interval; null with it.</summary>
    public Bounds? Interval { get; init; }

    /// <summary>How many pieces of feedback, also where they are too few.</summary>
    public long N { get; init; }

    /// <summary>What the team thinks; null where nobody said.</summary>
    public double? Felt { get; init; }

    /// <summary>What is wished for; null where nobody said.</summary>
    public double? Wished { get; init; }

    /// <summary>Where <see cref="Felt"/> comes from.</summary>
    public ProvenanceKind FeltSource { get; init; }

    /// <summary>The face chosen by people or feedback; null to choose it by the value.</summary>
    public Emotion? Face { get; init; }

    /// <summary>What a customer says here; empty for nothing.</summary>
    public string Quote { get; init; } = "";
}

/// <summary>The points of an emotion lane, and which of its curves leads. Immutable.</summary>
internal sealed class EmotionSeries
{
    private EmotionSeries(ImmutableArray<EmotionPoint> points) => Points = points;

    /// <summary>The points from left to right; only those with any value.</summary>
    public ImmutableArray<EmotionPoint> Points { get; }

    /// <summary>Whether feedback was measured anywhere.</summary>
    public bool IsMeasured => Points.Any(p => p.Measured is not null);

    /// <summary>Whether the team said anything.</summary>
    public bool HasFelt => Points.Any(p => p.Felt is not null);

    /// <summary>Whether anything is wished for.</summary>
    public bool HasWished => Points.Any(p => p.Wished is not null);

    /// <summary>Whether what the team thinks rests on research throughout.</summary>
    public bool FeltIsResearch => Points.Where(p => p.Felt is not null).All(p => p.FeltSource != ProvenanceKind.Assumption);

    /// <summary>Whether there is nothing to show.</summary>
    public bool IsEmpty => !IsMeasured && !HasFelt && !HasWished;

    /// <summary>The value of the curve that leads: measured where anything is, else what the team thinks.</summary>
    public double? Lead(EmotionPoint point) => IsMeasured ? point.Measured : point.Felt;

    /// <summary>The points of an emotion lane with what was measured; for the main lane (<paramref name="withMeasures"/>) of all customers or of a segment's <paramref name="measures"/>, else drawn values only.</summary>
    public static EmotionSeries Of(GridPlan plan, Lane? lane, bool withMeasures = true, ValueList<StepMeasure>? measures = null)
    {
        var points = ImmutableArray.CreateBuilder<EmotionPoint>();
        for (var i = 0; i < plan.Count; i++)
        {
            var (steps, stage) = (plan.StepsAt[i], plan.Page.Reading.Stages[plan.Columns.StageOf[i]]);
            if (lane is not null && plan.Columns.BeginsStage(i) && StageCards(plan, lane, stage.Stage) is { Count: > 0 } said)
            {
                // What is said of a stage as a whole stands in its middle, at the first of its columns; what was measured stands at its own step.
                var x = !steps.IsEmpty && MeasureOf(steps[0])?.Emotion is not null && !plan.ByStage ? plan.Middle(i) : (plan.Columns.Stages[stage.Index] + plan.Columns.Stages[stage.Index + 1]) / 2;
                points.Add(Said(new EmotionPoint(x, i), said, steps.IsEmpty ? null : MeasureOf(steps[0])));
                continue;
            }

            for (var k = 0; k < Math.Max(1, steps.Length); k++)
            {
                var x = plan.X(i) + (plan.Width(i) * (k + 0.5) / Math.Max(1, steps.Length));
                var cards = lane is null || steps.IsEmpty ? [] : plan.Page.Reading.At(lane, steps[k].Step).ToList();
                points.Add(Said(new EmotionPoint(x, i), cards, steps.IsEmpty ? null : MeasureOf(steps[k])));
            }
        }

        StepMeasure? MeasureOf(StepReading step) => !withMeasures ? null : measures is null ? step.Measure : measures.FirstOrDefault(m => m.Id == step.Step.Id);
        return new EmotionSeries(points.ToImmutable());
    }

    private static EmotionPoint Said(EmotionPoint point, List<Card> cards, StepMeasure? measure)
    {
        var card = cards.FirstOrDefault(c => c.Felt is not null || c.Wished is not null) ?? cards.FirstOrDefault();
        // What people drew or noted does not stand at a measured point that says the contrary.
        var agrees = measure?.Emotion is not { } measured || card?.Felt is not { } felt || measured.Mean * felt >= 0;
        return point with
        {
            Measured = measure?.Emotion?.Mean, Interval = measure?.Emotion?.Interval, N = measure?.Emotion?.N ?? measure?.FeedbackN ?? 0, Felt = card?.Felt, Wished = card?.Wished,
            FeltSource = card?.Provenance.Kind ?? ProvenanceKind.Assumption, Face = measure?.Emotion is { } emotion ? emotion.Face : card?.Emotion,
            Quote = measure?.Emotion?.Quote is { Length: > 0 } quote ? quote : card?.Quote is { Length: > 0 } said && agrees ? said : "",
        };
    }

    /// <summary>The cards of a stage as a whole, where none of its steps has one of its own.</summary>
    private static List<Card> StageCards(GridPlan plan, Lane lane, Stage stage) =>
        stage.Steps.Any(s => plan.Page.Reading.At(lane, s).Any()) ? [] : [.. plan.Page.Reading.At(lane, stage)];

    /// <summary>The points where a face and a quote belong: the peaks above and the pits below the middle; at the ends only where something is said or the value is strong.</summary>
    public ImmutableArray<(EmotionPoint Point, bool IsPeak)> Extremes()
    {
        const double Mild = 0.5;
        const double Strong = 2;
        var points = Points.Where(p => Lead(p) is not null).ToList();
        var found = ImmutableArray.CreateBuilder<(EmotionPoint, bool)>();
        for (var i = 0; i < points.Count; i++)
        {
            var value = Lead(points[i])!.Value;
            var before = i > 0 ? Lead(points[i - 1])!.Value : double.NaN;
            var after = i + 1 < points.Count ? Lead(points[i + 1])!.Value : double.NaN;
            var isEnd = i == 0 || i == points.Count - 1;
            var isPeak = !(before > value) && !(after > value);
            var isPit = !(before < value) && !(after < value);
            var repeats = i > 0 && before == value;
            if (repeats || (isEnd && points[i].Quote.Length == 0 && Math.Abs(value) < Strong))
            {
                continue;
            }

            if (isPeak && value >= Mild)
            {
                found.Add((points[i], true));
            }
            else if (isPit && value <= -Mild)
            {
                found.Add((points[i], false));
            }
        }

        return found.ToImmutable();
    }

    /// <summary>The face of a point.</summary>
    public FaceKind FaceOf(EmotionPoint point) => PosterPage.FaceOf(point.Face, Lead(point) ?? 0);
}
