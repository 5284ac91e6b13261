using System.Collections.Immutable;
using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.Wheel;

/// <summary>A stage as a station of the wheel, with what was measured of it. Immutable.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Index">Its place from 0.</param>
/// <param name="Moment">The moment of truth that it is; null for none.</param>
/// <param name="Audience">Customers at its busiest step; null where none of its steps was measured.</param>
/// <param name="Last">What was measured of its last bound step; null with the audience.</param>
internal sealed record WheelStation(Stage Stage, int Index, Moment? Moment, long? Audience, StepMeasure? Last)
{
    /// <summary>Customers who leave at the stage: those of its one step who did no later one within the window; with several steps, those whose journey ends at any of them.</summary>
    public long Exits { get; init; }

    /// <summary>The step of the stage that most leave from, for where they went.</summary>
    public StepMeasure? MostLeft { get; init; }

    /// <summary>The colour of the station and of the way to it.</summary>
    public Colour Colour => Moment switch { Maps.Moment.Ultimate => Ink.Joy, Maps.Moment.Loyalty => Ink.Orange, _ => Ink.Route };

    /// <summary>The same for text.</summary>
    public Colour TextColour => Colour == Ink.Orange ? Ink.OrangeText : Colour;

    /// <summary>The ground of the ring on the way to it.</summary>
    public Colour Soft => Moment switch { Maps.Moment.Ultimate => Ink.Joy.Mix(Ink.Surface, 0.58), Maps.Moment.Loyalty => Ink.Orange.Mix(Ink.Surface, 0.55), _ => Ink.Flow };

    /// <summary>Those who stay on the ring after the stage's losses; null where unknown.</summary>
    public long? Staying => Audience is { } n ? Math.Max(Last?.WentOn ?? 0, n - Exits) : null;
}

/// <summary>The stations of a wheel and the moves that close it. Immutable.</summary>
internal sealed class WheelStations
{
    public WheelStations(MapReading reading)
    {
        Reading = reading;
        All = [.. reading.Stages.Select(s => Of(reading, s))];
        Largest = All.Select(s => s.Audience ?? 0).DefaultIfEmpty(0).Max();
        HasMoments = All.All(s => s.Moment is not null);
    }

    /// <summary>The map.</summary>
    public MapReading Reading { get; }

    /// <summary>The stations in order.</summary>
    public ImmutableArray<WheelStation> All { get; }

    /// <summary>The largest audience; 0 where nothing was measured.</summary>
    public long Largest { get; }

    /// <summary>Whether every stage is a moment of truth: then their signs stand in the stations, else numbers.</summary>
    public bool HasMoments { get; }

    /// <summary>The first station of a moment; null for none.</summary>
    public WheelStation? At(Moment moment) => All.FirstOrDefault(s => s.Moment == moment);

    /// <summary>Customers who go from any step of one stage to any of another that does not follow it: the strongest such move, as a customer may make several; null where none was measured.</summary>
    public long? Moved(WheelStation from, WheelStation to)
    {
        var (sources, targets) = (from.Stage.Steps.Select(s => s.Id).ToHashSet(), to.Stage.Steps.Select(s => s.Id).ToHashSet());
        return Reading.Measurement?.Moves.Where(m => sources.Contains(m.From) && targets.Contains(m.To)).Select(m => (long?)m.Customers).Max();
    }

    private static WheelStation Of(MapReading reading, StageReading stage)
    {
        var measures = stage.Stage.Steps.Select(s => reading.Step(s.Id)?.Measure).OfType<StepMeasure>().ToList();
        var moment = stage.Stage.Moment ?? stage.Stage.Steps.Select(s => s.Moment).FirstOrDefault(m => m is not null);
        return new WheelStation(stage.Stage, stage.Index, moment, measures.Count == 0 ? null : measures.Max(m => m.Customers), measures.LastOrDefault())
        {
            // Those who left a stage of several steps cannot be added up by step: a customer may leave two of them. Where journeys end can.
            Exits = measures.Count == 1 ? measures[0].Exits ?? 0 : measures.Sum(m => m.Ends ?? 0),
            MostLeft = measures.MaxBy(m => m.Exits ?? 0),
        };
    }
}
