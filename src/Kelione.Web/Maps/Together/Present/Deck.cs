using Kelione.Maps;
using Barrier = Kelione.Maps.Barrier;

namespace Kelione.Web.Maps.Together;

/// <summary>What a presentation of a map shows, slide by slide: the question, a slide for each stage with what stands out in it, and what to do first. Immutable.</summary>
/// <param name="Map">The map.</param>
/// <param name="Measurement">What was measured; null for nothing.</param>
/// <param name="Slides">The slides, one at least.</param>
public sealed record Deck(JourneyMap Map, MapMeasurement? Measurement, IReadOnlyList<Slide> Slides)
{
    private const int MostIdeas = 6;

    /// <summary>The presentation of a map.</summary>
    public static Deck Of(JourneyMap map, MapMeasurement? measurement)
    {
        measurement = measurement is null ? null : Renamed(measurement, map);
        var ranked = PriorityList.Rank(map, measurement);
        var slides = new List<Slide> { new CoverSlide() };
        var number = 1;
        foreach (var stage in map.Stages.Where(s => s.Steps.Count > 0))
        {
            slides.Add(StageOf(map, measurement, ranked, stage, number));
            number += stage.Steps.Count;
        }

        if (ranked.Ranked.Count > 0)
        {
            slides.Add(new IdeasSlide([.. ranked.Ranked.Take(MostIdeas)], ranked.Most));
        }

        return new Deck(map, measurement, slides);
    }

    // A step may have been renamed since it was measured; what is told of it is told under one name.
    private static MapMeasurement Renamed(MapMeasurement measurement, JourneyMap map)
    {
        var names = map.Steps().ToDictionary(s => s.Id, s => s.Name, StringComparer.Ordinal);
        return measurement with { Steps = [.. measurement.Steps.Select(s => names.TryGetValue(s.Id, out var name) ? s with { Name = name } : s)] };
    }

    private static StageSlide StageOf(JourneyMap map, MapMeasurement? measurement, PriorityList ranked, Stage stage, int number)
    {
        var ids = stage.Steps.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        var measured = (measurement?.Steps ?? []).Where(s => ids.Contains(s.Id) && s is { ConversionToNext: not null, Customers: > 0 }).ToList();
        var focus = measured.Where(s => s.Barriers.Any(b => b.To is not null)).MaxBy(s => s.Criticality ?? 0) ?? measured.MaxBy(s => s.Exits ?? 0);
        var quotes = map.Cards.Where(c => c.Quote.Length > 0 && ids.Contains(c.Step ?? "")).ToList();
        return new StageSlide(
            stage,
            number,
            focus,
            focus?.Barriers.FirstOrDefault(b => b.To is not null),
            quotes.FirstOrDefault(c => c.Step == focus?.Id) ?? quotes.FirstOrDefault(),
            ranked.Ranked.FirstOrDefault(i => i.Idea.Step == focus?.Id) ?? ranked.Ranked.FirstOrDefault(i => ids.Contains(i.Idea.Step)),
            map.Barriers.FirstOrDefault(b => b.Status == BarrierStatus.Open && b.Step == focus?.Id) ?? map.Barriers.FirstOrDefault(b => b.Status == BarrierStatus.Open && ids.Contains(b.Step)));
    }
}

/// <summary>A slide.</summary>
public abstract record Slide;

/// <summary>The first: the question and the finding.</summary>
public sealed record CoverSlide : Slide;

/// <summary>A stage.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="FirstNumber">The number of its first step in the map, from 1.</param>
/// <param name="Focus">The step whose going on stands out; null where nothing is measured.</param>
/// <param name="Barrier">The barrier that the data shows there; null for none.</param>
/// <param name="Quote">A card with what customers say; null for none.</param>
/// <param name="Idea">What to do first; null for none.</param>
/// <param name="Said">A barrier that people noted; null for none.</param>
public sealed record StageSlide(Stage Stage, int FirstNumber, StepMeasure? Focus, BarrierMeasure? Barrier, Card? Quote, RankedIdea? Idea, Barrier? Said) : Slide;

/// <summary>The ideas by priority.</summary>
/// <param name="Ideas">The first of them.</param>
/// <param name="Most">The highest priority that there could be.</param>
public sealed record IdeasSlide(IReadOnlyList<RankedIdea> Ideas, double Most) : Slide;
