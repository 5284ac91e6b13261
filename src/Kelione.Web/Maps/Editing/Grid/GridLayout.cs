using System.Collections.Immutable;
using Kelione.Maps;

namespace Kelione.Web.Maps.Editing.Grid;

/// <summary>Lays one open map out again and again: a row in which nothing changed is not laid out anew, and keeps its very object, so that whoever draws it sees at once that there is nothing to draw. Not for several threads.</summary>
internal sealed class GridLayout
{
    private static readonly ImmutableDictionary<string, LaidLane> NoLanes = ImmutableDictionary.Create<string, LaidLane>(StringComparer.Ordinal);

    private ImmutableDictionary<string, LaidLane> _lanes = NoLanes;
    private JourneyMap? _map;
    private MapMeasurement? _measured;
    private ImmutableHashSet<string>? _hidden;
    private ImmutableHashSet<string>? _personas;
    private GridModel? _model;

    /// <summary>Lays out as <see cref="GridModel"/> says; the same object where nothing differs.</summary>
    public GridModel Lay(JourneyMap map, MapMeasurement? measured, ImmutableHashSet<string> hidden, ImmutableHashSet<string> personas)
    {
        if (_model is not null && ReferenceEquals(map, _map) && ReferenceEquals(measured, _measured) && ReferenceEquals(hidden, _hidden) && ReferenceEquals(personas, _personas))
        {
            return _model;
        }

        if (_map is null || !ReferenceEquals(measured, _measured) || !ReferenceEquals(personas, _personas) || !IsLaidAlike(_map, map))
        {
            _lanes = NoLanes;
        }

        (_map, _measured, _hidden, _personas) = (map, measured, hidden, personas);
        var laid = LaidMaps.Find(map, measured, hidden, personas);
        var fresh = laid is null ? Fresh(map, measured, hidden, personas) : laid.Model;
        _model = _model is { } old && !ReferenceEquals(old, fresh) ? Keep(old, fresh) : fresh;
        if (laid is null)
        {
            LaidMaps.Add(map, measured, hidden, personas, new LaidMap(_model, _lanes));
        }
        else
        {
            _lanes = laid.Lanes;
        }

        return _model;
    }

    private GridModel Fresh(JourneyMap map, MapMeasurement? measured, ImmutableHashSet<string> hidden, ImmutableHashSet<string> personas)
    {
        var cards = map.Cards.ToLookup(c => c.Lane);
        var lanes = _lanes.ToBuilder();
        var fresh = GridModel.Of(map, measured, hidden, personas, (reading, lane) => Row(lanes, reading, lane, cards[lane.Id]));
        _lanes = lanes.ToImmutable();
        return fresh;
    }

    private static GridRow Row(ImmutableDictionary<string, LaidLane>.Builder lanes, GridReading reading, Lane lane, IEnumerable<Card> cards)
    {
        var now = new LaidLane(lane, [.. cards], reading.Map.Barriers, reading.Map.Ideas);
        if (lanes.TryGetValue(lane.Id, out var laid) && laid.IsLike(now))
        {
            return laid.Row!;
        }

        var row = RowMaker.Of(reading, lane);
        lanes[lane.Id] = now with { Row = row };
        return row;
    }

    private static GridModel Keep(GridModel old, GridModel fresh)
    {
        var rows = old.Rows.DistinctBy(r => r.Id).ToDictionary(r => r.Id, StringComparer.Ordinal);
        return fresh with
        {
            Columns = old.Columns.Equals(fresh.Columns) ? old.Columns : fresh.Columns,
            Stages = old.Stages.Equals(fresh.Stages) ? old.Stages : fresh.Stages,
            Rows = fresh.Rows.Select(r => rows.TryGetValue(r.Id, out var was) && was.Equals(r) ? was : r).ToValueList(),
            Route = old.Route.Equals(fresh.Route) ? old.Route : fresh.Route,
        };
    }

    // What every row is laid out from, but for the lane's own things.
    private static bool IsLaidAlike(JourneyMap a, JourneyMap b) =>
        a.Stages.Equals(b.Stages) && a.Channels.Equals(b.Channels) && a.Devices.Equals(b.Devices) && a.Personas.Equals(b.Personas) && a.Priority.Equals(b.Priority);
}

/// <summary>What a row was laid out from.</summary>
internal sealed record LaidLane(Lane Lane, ImmutableArray<Card> Cards, ValueList<Kelione.Maps.Barrier> Barriers, ValueList<Idea> Ideas)
{
    /// <summary>The row; null until it is laid out.</summary>
    public GridRow? Row { get; init; }

    /// <summary>Whether the same row would come of it.</summary>
    public bool IsLike(LaidLane other) => Lane.Equals(other.Lane) && Cards.AsSpan().SequenceEqual(other.Cards.AsSpan())
        && (Lane.Kind is not (LaneKind.Barriers or LaneKind.Ideas) || (Barriers.Equals(other.Barriers) && Ideas.Equals(other.Ideas)));
}
