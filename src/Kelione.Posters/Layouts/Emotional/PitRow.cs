using System.Collections.Immutable;
using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Layouts.Grid;
using Kelione.Posters.Layouts.Grid.Curves;
using Kelione.Posters.Scenes;
using Kelione.Posters.Text;

namespace Kelione.Posters.Layouts.Emotional;

/// <summary>What hangs from the pits on one stem each: what customers say, the cause with its criticality, the idea with its priority. Where nobody named a cause or an idea, the slot says so.</summary>
internal sealed class PitRow : GridRow
{
    /// <summary>Between two cards at least.</summary>
    public const double Gap = 18;

    /// <summary>How narrow a card may be.</summary>
    public const double NarrowestCard = 186;

    private const double WidestCard = 226;
    private const double Elbow = 12;

    private sealed record Pit(EmotionPoint Point, FittedText? Quote, ShownBarrier? Cause, FittedText CauseWords, FittedText CauseNote, ShownIdea? Idea, FittedText IdeaWords, FittedText IdeaNote);

    private readonly FeelingRow _curve;
    private readonly ImmutableArray<Pit> _pits;
    private readonly double[] _middles;
    private readonly double _width;

    public PitRow(GridPlan plan, Feelings feelings, FeelingRow curve)
        : base(plan)
    {
        _curve = curve;
        var points = feelings.Pits(plan);
        _width = points.IsEmpty ? WidestCard : Math.Min(WidestCard, (plan.Sheet.GridWidth - (Gap * (points.Length - 1))) / points.Length);
        _pits = [.. points.Select(Set)];
        _middles = Spread([.. points.Select(p => p.X - 20)], _width + Gap, plan.Sheet.GridLeft + (_width / 2), plan.Sheet.Right - (_width / 2));
    }

    /// <summary>Whether there is no pit.</summary>
    public bool IsEmpty => _pits.IsEmpty;

    /// <summary>The ids of the barriers and ideas that hang from pits.</summary>
    public IReadOnlySet<string> Shown => _pits.SelectMany(p => new[] { p.Cause?.Id, p.Idea?.Idea.Id }).OfType<string>().ToHashSet();

    public override string Name => "";

    public override bool HasColumnLines => false;

    public override double Least => Elbow + QuoteHeight + 6 + CauseHeight + 10 + IdeaHeight + 14;

    private double QuoteHeight => _pits.Select(p => Height(p.Quote)).DefaultIfEmpty(0).Max() + 4;

    private double CauseHeight => 24 + _pits.Max(p => Height(p.CauseWords)) + _pits.Max(p => Height(p.CauseNote)) + 4;

    private double IdeaHeight => 8 + _pits.Max(p => Height(p.IdeaWords)) + _pits.Max(p => Height(p.IdeaNote)) + 5;

    /// <summary>Places as near to the wished ones as they go with a distance between them and within two edges.</summary>
    internal static double[] Spread(double[] wished, double distance, double low, double high)
    {
        var places = (double[])wished.Clone();
        for (var round = 0; round < 400; round++)
        {
            for (var k = 0; k < places.Length; k++)
            {
                places[k] = Math.Min(high, Math.Max(low, places[k]));
                if (k > 0 && places[k] - places[k - 1] < distance)
                {
                    var half = (distance - (places[k] - places[k - 1])) / 2;
                    places[k - 1] -= half;
                    places[k] += half;
                }
            }
        }

        // What rounding left: pushed right in order, then back from the right edge.
        for (var k = 1; k < places.Length; k++)
        {
            places[k] = Math.Max(places[k], places[k - 1] + distance);
        }

        for (var k = places.Length - 1; k >= 0; k--)
        {
            places[k] = Math.Min(places[k], k == places.Length - 1 ? high : places[k + 1] - distance);
        }

        return places;
    }

    public override void DrawName(double y, double height)
    {
        var top = y + Elbow;
        LaneNames.Draw(Plan.Page, top + 10, Plan.Words["Feeling.Pits"], QuoteHeight > 22 ? Plan.Words["Feeling.PitsHint"] : "");
        LaneNames.Draw(Plan.Page, top + QuoteHeight + 6 + 16, Plan.Words["Feeling.Causes"], Plan.Words["Barriers.Hint"]);
        LaneNames.Draw(Plan.Page, top + QuoteHeight + 16 + CauseHeight + 14, Plan.Page.Words["Lane.Ideas"], Plan.Words.Of("Ideas.Hint", Plan.Page.Numbers.Plain(Plan.Ranks.Most)));
    }

    public override void Draw(double y, double height)
    {
        for (var k = 0; k < _pits.Length; k++)
        {
            var left = _middles[k] - (_width / 2);
            DrawStem(_pits[k].Point, left, y, _pits[k].Quote is null ? Elbow + QuoteHeight + 6 : Elbow - 1);
            var top = y + Elbow;
            if (_pits[k].Quote is { } quote)
            {
                Plan.Scene.Block(left + 2, top + 10, quote);
            }

            top += QuoteHeight + 6;
            DrawCause(_pits[k], left, top);
            Plan.Scene.Line(left + (_width / 2), top + CauseHeight, left + (_width / 2), top + CauseHeight + 10, Ink.Joy, 1.4);
            DrawIdea(_pits[k], left, top + CauseHeight + 10);
        }
    }

    private static double Height(FittedText? text) => text is null ? 0 : text.Lines.Length * text.Leading;

    private Pit Set(EmotionPoint point)
    {
        var step = Plan.Steps[point.Column]?.Step.Id ?? "";
        var quoteText = point.Quote.Length > 0 ? Plan.Page.Quote(point.Quote) : "";
        var cause = Plan.Barriers.Where(b => b.Step == step).MaxBy(b => b.Criticality ?? -1);
        var idea = Plan.Ranks.At(step).FirstOrDefault();
        var missing = new TextStyle(9.6, 400, Ink.Hint);
        var (noCause, noIdea) = (Plan.Words["Feeling.NoCause"], Plan.Words["Feeling.NoIdea"]);
        var note = cause is null ? "" : string.Join(" · ", new[] { Plan.Page.Words[$"Barrier.{cause.Kind}"], point.N > 0 ? Plan.Page.Words.Of("N", Plan.Page.Numbers.Count(point.N)) : "" }.Where(t => t.Length > 0));
        var owner = idea is null ? "" : string.Join(" · ", new[] { idea.Idea.Owner, idea.Idea.Due is { } due ? Plan.Page.Dates.Short(due) : "" }.Where(t => t.Length > 0));
        return new Pit(
            point, quoteText.Length == 0 ? null : Plan.Cell(quoteText, new TextStyle(11, 500, Ink.Barrier).Slanted(quoteText), _width - 4, 5, 1.18, balance: true),
            cause, Plan.Cell(cause?.Text ?? noCause, cause is null ? missing.Slanted(noCause) : new TextStyle(10.4, 600), _width - 18, 6, 1.2), Plan.Cell(note, new TextStyle(9.2, 400, Ink.Secondary), _width - 18, 3, 1.2),
            idea, Plan.Cell(idea?.Idea.Text ?? noIdea, idea is null ? missing.Slanted(noIdea) : new TextStyle(10.4, 600), _width - (idea?.Priority is null ? 18 : 52), 6, 1.2), Plan.Cell(owner, new TextStyle(9.2, 400, Ink.Secondary), _width - (idea?.Priority is null ? 18 : 52), 2, 1.2));
    }

    /// <summary>Straight down from the face, open where values stand; an elbow only if the card stands aside.</summary>
    private void DrawStem(EmotionPoint point, double left, double y, double depth)
    {
        var (scene, x) = (Plan.Scene, point.X);
        var to = Math.Clamp(x, left + 14, left + _width - 14);
        var (valuesTop, valuesBottom) = _curve.Values;
        scene.Line(x, _curve.FaceBottom(point), x, valuesTop, Ink.Barrier, 1.4);
        scene.Line(x, valuesBottom - 3, x, y, Ink.Barrier, 1.4);
        var path = new PathBuilder().Move(x, y);
        if (Math.Abs(to - x) < 1)
        {
            path.Line(x, y + depth);
        }
        else
        {
            path.Quadratic(x, y + 6, x + (Math.Sign(to - x) * 6), y + 6).Line(to, y + 6).Line(to, y + depth);
        }

        scene.Path(path, null, Ink.Barrier, 1.4);
    }

    private void DrawCause(Pit pit, double x, double y)
    {
        var scene = Plan.Scene;
        if (pit.Cause is not { } cause)
        {
            scene.Rect(x, y, _width, CauseHeight, Ink.Surface, Ink.Hint, 0.9, 0, [3, 2.4]);
            scene.Block(x + 10, y + 20, pit.CauseWords);
            return;
        }

        using (scene.Mark(cause.Id, cause.Text))
        {
            var isMeasured = cause.Source == ProvenanceKind.Measured;
            var isAssumed = cause.Source == ProvenanceKind.Assumption;
            scene.Rect(x, y, _width, CauseHeight, isAssumed ? Ink.Surface : Ink.BarrierSoft, isMeasured ? null : cause.Colour, 0.9, 0, isAssumed ? [3, 2.4] : null);
            if (isMeasured)
            {
                scene.Rect(x, y, 2.6, CauseHeight, Ink.Barrier);
            }

            if (cause.Criticality is { } value)
            {
                scene.Text(x + 10, y + 15, Plan.Page.Numbers.Tenths(value), new TextStyle(11.6, 700, cause.Colour));
                scene.Rect(x + 38, y + 9, _width - 48, 3, cause.Colour, opacity: 0.18);
                scene.Rect(x + 38, y + 9, (_width - 48) * Math.Clamp(value / 10, 0, 1), 3, cause.Colour);
            }

            if (cause.Source == ProvenanceKind.Research)
            {
                scene.Book(x + _width - 15, y + CauseHeight - 14);
            }

            scene.Block(x + 10, y + 31, pit.CauseWords);
            scene.Block(x + 10, y + 31 + Height(pit.CauseWords) + 1, pit.CauseNote);
        }
    }

    private void DrawIdea(Pit pit, double x, double y)
    {
        var scene = Plan.Scene;
        if (pit.Idea is not { } idea)
        {
            scene.Rect(x, y, _width, IdeaHeight, Ink.Surface, Ink.Hint, 0.9, 3, [3, 2.4]);
            scene.Block(x + 10, y + 17, pit.IdeaWords);
            return;
        }

        using (scene.Mark($"idea:{idea.Idea.Id}", idea.Idea.Text))
        {
            var isGreen = !Plan.Ranks.HasLine || idea.IsAboveLine;
            scene.Rect(x, y, _width, IdeaHeight, isGreen ? Ink.JoySoft : Ink.Surface, isGreen ? Ink.Joy : Ink.LineStrong, 0.9, 3);
            if (idea.Priority is { } priority)
            {
                scene.Text(x + 10, y + 16, Plan.Page.Numbers.Tenths(priority), new TextStyle(11.6, 700, isGreen ? Ink.JoyText : Ink.Secondary));
            }

            var left = x + (idea.Priority is null ? 10 : 44);
            scene.Block(left, y + 16, pit.IdeaWords);
            scene.Block(left, y + 16 + Height(pit.IdeaWords) + 1, pit.IdeaNote);
        }
    }
}
