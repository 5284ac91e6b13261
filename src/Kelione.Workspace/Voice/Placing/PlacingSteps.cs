using Kelione.Journeys;
using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>What the steps of a map are about, as far as feedback can be told to be about it.</summary>
internal sealed class PlacingSteps
{
    private readonly JourneyMap _map;
    private readonly List<(string Step, StepPattern Events)> _bound = [];

    /// <param name="map">The map.</param>
    public PlacingSteps(JourneyMap map)
    {
        _map = map;
        foreach (var step in map.Steps().Where(s => s.Binding is not null))
        {
            try
            {
                _bound.Add((step.Id, StepPattern.Parse(step.Binding!.Events)));
            }
            catch (FormatException)
            {
                // A binding that cannot be read places nothing; the measuring tells of it.
            }
        }

        Ids = map.Steps().Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        (Telling, Reading) = (At(Moment.Ultimate), At(Moment.Zero));
        Touchpoints = Names(LaneKind.Touchpoints, EventFields.Touchpoint, _ => null);
        Channels = Names(LaneKind.Channels, EventFields.Channel, c => c.Channel is { } id ? map.Channels.FirstOrDefault(m => m.Id == id)?.Name ?? id : null);
    }

    /// <summary>The steps at which customers tell others of it, the ultimate moment of truth.</summary>
    public IReadOnlySet<string> Telling { get; }

    /// <summary>The steps at which customers read what others told, the zero moment of truth.</summary>
    public IReadOnlySet<string> Reading { get; }

    /// <summary>The steps' ids.</summary>
    public IReadOnlySet<string> Ids { get; }

    /// <summary>The steps that a person drew a touchpoint at, or bound to it, by the touchpoint's name.</summary>
    public IReadOnlyDictionary<string, HashSet<string>> Touchpoints { get; }

    /// <summary>The same for channels.</summary>
    public IReadOnlyDictionary<string, HashSet<string>> Channels { get; }

    /// <summary>Whether any step is bound.</summary>
    public bool AnyBound => _bound.Count > 0;

    /// <summary>The first step, in the order of the map, that an event is at; null for none.</summary>
    public string? StepOf(JourneyEvent journeyEvent)
    {
        foreach (var (step, events) in _bound)
        {
            if (events.Matches(journeyEvent))
            {
                return step;
            }
        }

        return null;
    }

    /// <summary>The themes of each step's own words, by a reader of texts.</summary>
    public Dictionary<string, HashSet<string>> Themes(ITextReader reader)
    {
        var byTheme = new Dictionary<string, HashSet<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var step in _map.Steps())
        {
            foreach (var theme in reader.Read($"{step.Name}. {step.Description}", _map.Language).Themes)
            {
                Add(byTheme, theme, step.Id);
            }
        }

        return byTheme;
    }

    private HashSet<string> At(Moment moment) =>
        _map.Stages.SelectMany(s => s.Steps.Where(step => (step.Moment ?? s.Moment) == moment)).Select(s => s.Id).ToHashSet(StringComparer.Ordinal);

    private Dictionary<string, HashSet<string>> Names(LaneKind kind, string field, Func<Card, string?> ofCard)
    {
        var names = new Dictionary<string, HashSet<string>>(StringComparer.OrdinalIgnoreCase);
        var lanes = _map.Lanes.Where(l => l.Kind == kind).Select(l => l.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var card in _map.Cards.Where(c => c.Step is not null))
        {
            if (lanes.Contains(card.Lane) && card.Text.Length > 0)
            {
                Add(names, card.Text.Trim(), card.Step!);
            }

            if (ofCard(card) is { } name)
            {
                Add(names, name, card.Step!);
            }
        }

        foreach (var (step, events) in _bound)
        {
            foreach (var condition in events.Conditions.Where(c => c.Field == field && c.Comparison == Comparison.Is))
            {
                foreach (var value in condition.Values)
                {
                    Add(names, value, step);
                }
            }
        }

        return names;
    }

    private static void Add(Dictionary<string, HashSet<string>> names, string name, string step)
    {
        if (!names.TryGetValue(name, out var steps))
        {
            names.Add(name, steps = new HashSet<string>(StringComparer.Ordinal));
        }

        steps.Add(step);
    }
}
