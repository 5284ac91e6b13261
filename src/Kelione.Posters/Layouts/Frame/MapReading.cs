using System.Collections.Frozen;
using System.Collections.Immutable;
using Kelione.Maps;

namespace Kelione.Posters.Layouts.Frame;

/// <summary>A stage with its place among the steps. Immutable.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Index">Its place from 0.</param>
/// <param name="FirstStep">The place of its first step among all steps of the map (of the next stage's first where it has none).</param>
internal sealed record StageReading(Stage Stage, int Index, int FirstStep)
{
    /// <summary>How many steps it has.</summary>
    public int Count => Stage.Steps.Count;
}

/// <summary>A step with its stage, its place and what was measured of it. Immutable.</summary>
/// <param name="Step">The step.</param>
/// <param name="Stage">Its stage.</param>
/// <param name="Index">Its place from 0 among all steps.</param>
/// <param name="Measure">What was measured; null where the map was not measured or the step is not bound to data.</param>
internal sealed record StepReading(Step Step, Stage Stage, int Index, StepMeasure? Measure)
{
    /// <summary>Its number as readers count.</summary>
    public int Number => Index + 1;
}

/// <summary>A map and its measurement, joined by id for the layouts. Immutable; safe to use from several threads.</summary>
internal sealed class MapReading
{
    private readonly ILookup<(string Lane, string? Step, string? Stage), Card> _cards;
    private readonly FrozenDictionary<string, Channel> _channels;
    private readonly FrozenDictionary<string, Device> _devices;
    private readonly FrozenDictionary<string, Persona> _personas;
    private readonly FrozenDictionary<string, StepReading> _steps;

    public MapReading(JourneyMap map, MapMeasurement? measurement)
    {
        (Map, Measurement) = (map, measurement);
        var measures = measurement?.Steps.Where(s => s.Bound).GroupBy(s => s.Id).ToDictionary(g => g.Key, g => g.First());
        var stages = ImmutableArray.CreateBuilder<StageReading>();
        var steps = ImmutableArray.CreateBuilder<StepReading>();
        foreach (var stage in map.Stages)
        {
            stages.Add(new StageReading(stage, stages.Count, steps.Count));
            foreach (var step in stage.Steps)
            {
                steps.Add(new StepReading(step, stage, steps.Count, measures?.GetValueOrDefault(step.Id)));
            }
        }

        (Stages, Steps) = (stages.ToImmutable(), steps.ToImmutable());
        _cards = map.Cards.ToLookup(c => (c.Lane, c.Step, c.Stage));
        _channels = map.Channels.ToFirst(c => c.Id);
        _devices = map.Devices.ToFirst(d => d.Id);
        _personas = map.Personas.ToFirst(p => p.Id);
        _steps = Steps.ToFirst(s => s.Step.Id);
    }

    /// <summary>The map.</summary>
    public JourneyMap Map { get; }

    /// <summary>What was measured; null for nothing.</summary>
    public MapMeasurement? Measurement { get; }

    /// <summary>Whether there is a measurement in which at least one step is bound to data.</summary>
    public bool IsMeasured => Steps.Any(s => s.Measure is not null);

    /// <summary>The stages in order.</summary>
    public ImmutableArray<StageReading> Stages { get; }

    /// <summary>The steps of all stages in order.</summary>
    public ImmutableArray<StepReading> Steps { get; }

    /// <summary>The cards of a lane at a step.</summary>
    public IEnumerable<Card> At(Lane lane, Step step) => _cards[(lane.Id, step.Id, null)].Concat(_cards[(lane.Id, step.Id, StageOf(step.Id))]);

    /// <summary>The cards of a lane that belong to a stage as a whole.</summary>
    public IEnumerable<Card> At(Lane lane, Stage stage) => _cards[(lane.Id, null, stage.Id)];

    /// <summary>The cards of a lane that belong to the whole map.</summary>
    public IEnumerable<Card> At(Lane lane) => _cards[(lane.Id, null, null)];

    /// <summary>The lanes of a kind in order.</summary>
    public IEnumerable<Lane> Lanes(LaneKind kind) => Map.Lanes.Where(l => l.Kind == kind);

    /// <summary>A step by its id; null where there is none.</summary>
    public StepReading? Step(string? id) => id is null ? null : _steps.GetValueOrDefault(id);

    /// <summary>A channel by its id; null where there is none.</summary>
    public Channel? Channel(string? id) => id is null ? null : _channels.GetValueOrDefault(id);

    /// <summary>A device by its id; null where there is none.</summary>
    public Device? Device(string? id) => id is null ? null : _devices.GetValueOrDefault(id);

    /// <summary>A persona or role by its id; null where there is none.</summary>
    public Persona? Persona(string? id) => id is null ? null : _personas.GetValueOrDefault(id);

    /// <summary>What was measured of a persona; null where nothing was.</summary>
    public PersonaMeasure? MeasureOf(Persona persona) => Measurement?.Personas.FirstOrDefault(p => p.Persona == persona.Id);

    private string? StageOf(string step) => _steps.GetValueOrDefault(step)?.Stage.Id;
}

/// <summary>Dictionaries of things with ids; should two have the same, the first counts.</summary>
internal static class FirstById
{
    public static FrozenDictionary<string, T> ToFirst<T>(this IEnumerable<T> items, Func<T, string> id) =>
        items.GroupBy(id).ToFrozenDictionary(g => g.Key, g => g.First());
}
