using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Workspace;
using Barrier = Kelione.Maps.Barrier;

namespace Kelione.Web.Maps.Editing.Grid;

/// <summary>A map with its things found by where they stand, so that laying out costs one pass.</summary>
internal sealed class GridReading
{
    private readonly IReadOnlySet<string> _personas;
    private readonly Dictionary<string, Channel> _channels;
    private readonly Dictionary<string, Device> _devices;
    private readonly Dictionary<string, Persona> _people;
    private readonly Dictionary<string, CardMeasure> _values;
    private readonly Dictionary<string, RankedIdea> _ranks;
    private readonly Lazy<ILookup<(string Lane, string? Step, string? Stage), Card>> _cards;
    private readonly ILookup<string, Barrier> _barriers;
    private readonly ILookup<string, Idea> _ideas;

    public GridReading(JourneyMap map, MapMeasurement? measured, ValueList<GridColumn> columns, IReadOnlySet<string> personas)
    {
        (Map, Measured, Columns, _personas) = (map, measured, columns, personas);
        _channels = map.Channels.DistinctBy(c => c.Id).ToDictionary(c => c.Id, StringComparer.Ordinal);
        _devices = map.Devices.DistinctBy(d => d.Id).ToDictionary(d => d.Id, StringComparer.Ordinal);
        _people = map.Personas.DistinctBy(p => p.Id).ToDictionary(p => p.Id, StringComparer.Ordinal);
        _values = (measured?.Cards ?? []).DistinctBy(c => c.Card).ToDictionary(c => c.Card, StringComparer.Ordinal);
        _cards = new(() => map.Cards.Where(c => Shows(c.Persona)).ToLookup(c => (c.Lane, c.Step, c.Step is null ? c.Stage : null)));
        _barriers = map.Barriers.Where(b => Shows(b.Persona) && b.Status != BarrierStatus.Dismissed).ToLookup(b => b.Step);
        _ideas = map.Ideas.Where(i => i.Status != IdeaStatus.Dropped).ToLookup(i => i.Step);
        Ideas = PriorityList.Rank(map, measured);
        _ranks = Ideas.Ranked.Concat(Ideas.NoScoreYet).Concat(Ideas.Apart).DistinctBy(r => r.Idea.Id).ToDictionary(r => r.Idea.Id, StringComparer.Ordinal);
    }

    public JourneyMap Map { get; }

    public MapMeasurement? Measured { get; }

    /// <summary>The handle under which the measurement's customers open; null for none.</summary>
    public string? Handle => Measured is null ? null : InspectingVisits.HandleOf(Measured);

    public ValueList<GridColumn> Columns { get; }

    /// <summary>The ideas by priority.</summary>
    public PriorityList Ideas { get; }

    public string NameOf(string? id) => id is null ? "" : _people.GetValueOrDefault(id)?.Name ?? _channels.GetValueOrDefault(id)?.Name ?? _devices.GetValueOrDefault(id)?.Name ?? id;

    public IEnumerable<GridThing> Cards(Lane lane, string? step, string? stage, StepMeasure? measure) =>
        _cards.Value[(lane.Id, step, stage)].Select(c => Thing(lane.Kind, c, measure));

    public IEnumerable<GridThing> Barriers(string step) => _barriers[step].Select(b => new BarrierThing(b, Shared.BarrierRating.Of(b, Measured?.Steps.FirstOrDefault(s => s.Id == step))));

    public IEnumerable<GridThing> IdeasOf(string step) => _ideas[step].Select(i => new IdeaThing(i, _ranks[i.Id].Score, _ranks[i.Id].Missing.FirstOrDefault() ?? "", _ranks[i.Id].AboveLine));

    private bool Shows(string? persona) => _personas.Count == 0 || persona is null || _personas.Contains(persona);

    private CardThing Thing(LaneKind kind, Card card, StepMeasure? measure)
    {
        var channel = card.Channel is null ? null : _channels.GetValueOrDefault(card.Channel);
        var device = card.Device is null ? null : _devices.GetValueOrDefault(card.Device);
        var icon = kind is LaneKind.Touchpoints or LaneKind.Channels or LaneKind.Devices
            ? (kind == LaneKind.Touchpoints ? TouchpointIcons.Choose(card.Text) : null) ?? (channel is not null ? TouchpointIcons.Of(channel) : device is not null ? TouchpointIcons.Of(device) : "touchpoint")
            : "";
        return new(card, icon, icon.Length > 0 && !card.Missing ? ShareOf(channel, device, measure) : null, icon.Length > 0 ? channel?.Name ?? device?.Name ?? "" : NameOf(card.Persona), _values.GetValueOrDefault(card.Id));
    }

    // A customer may use several values that mean one channel: then their shares may not be added, and nothing is said.
    private static double? ShareOf(Channel? channel, Device? device, StepMeasure? measure) => measure is null ? null
        : channel is not null ? Single(measure.Channels, channel.Values, channel.Name, channel.Id)
        : device is not null ? Single(measure.Devices, device.Values, device.Name, device.Id) : null;

    private static double? Single(ValueList<MixShare> mix, ValueList<string>? values, string name, string id)
    {
        var meant = values is { Count: > 0 } ? values.ToHashSet(StringComparer.OrdinalIgnoreCase) : new HashSet<string>([name, id], StringComparer.OrdinalIgnoreCase);
        var found = mix.Where(m => m.Value is not null && meant.Contains(m.Value)).Take(2).ToList();
        return found.Count == 1 ? found[0].Share : null;
    }
}
