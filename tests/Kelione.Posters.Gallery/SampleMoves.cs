using Kelione.Maps;

namespace Kelione.Posters.Gallery;

/// <summary>What stands between the steps: moves beside the order, changes of channel and device, what is done off the map, and what goes together with coming back.</summary>
internal sealed class SampleMoves(JourneyMap map, IReadOnlyList<StepMeasure> steps)
{
    private readonly List<StepMeasure> _bound = [.. steps.Where(s => s.Bound)];

    /// <summary>The map's arcs as far as both ends are bound, and a jump and a return at every fourth step that no arc foresees.</summary>
    public ValueList<MoveMeasure> Moves()
    {
        var drawn = map.Arcs.Select((a, i) => (a.From, a.To, Part: 12 + (i * 5)));
        var other = Enumerable.Range(0, Math.Max(0, _bound.Count - 3)).Where(i => i % 4 == 1).SelectMany(i => new[] { (From: _bound[i].Id, To: _bound[i + 2].Id, Part: 15), (From: _bound[i + 2].Id, To: _bound[i].Id, Part: 22) });
        return
        [
            .. from move in drawn.Concat(other).DistinctBy(m => (m.From, m.To))
               let customers = Customers(move.From) is { } left && Customers(move.To) is { } come ? Math.Min(left, come) / move.Part : 0
               where customers > 0
               orderby customers descending
               select new MoveMeasure(move.From, move.To, customers, (long)(customers * 1.3)),
        ];
    }

    /// <summary>A change for each two stops of a route, many or few, some of which took no time that is known.</summary>
    public ValueList<CrossingMeasure> Crossings() =>
    [
        .. (from route in map.Routes.Select((r, i) => (r.Stops, Index: i))
            from pair in route.Stops.Zip(route.Stops.Skip(1), (a, b) => (A: a, B: b)).Select((p, i) => (p.A, p.B, Index: i))
            let customers = Math.Min(Customers(pair.A.Step) ?? 0, Customers(pair.B.Step) ?? 0) / (2 + route.Index + (pair.Index % 5))
            where customers > 0
            select new CrossingMeasure(pair.A.Step, ChannelValue(pair.A.Channel), DeviceValue(pair.A.Device), pair.B.Step, ChannelValue(pair.B.Channel), DeviceValue(pair.B.Device), customers, pair.Index % 4 == 3 ? null : 400.0 * (pair.Index + 1)))
            .DistinctBy(c => (c.FromStep, c.FromChannel, c.FromDevice, c.ToStep, c.ToChannel, c.ToDevice)),
    ];

    /// <summary>Activities that no step means, with names as they stand in events.</summary>
    public ValueList<OffMapActivity> OffMap() =>
    [
        .. new[] { ("password_reset", 1, 9), ("newsletter_unsubscribe_confirmation_page", 1, 31), ("chat_opened", 4, 14), ("store_finder", 6, 70) }
            .Where(a => a.Item2 < _bound.Count && _bound[a.Item2].Customers > a.Item3)
            .Select(a => new OffMapActivity(a.Item1, _bound[a.Item2].Id, _bound[a.Item2].Customers!.Value / a.Item3, _bound[a.Item2].Customers!.Value / a.Item3 / 3)),
    ];

    /// <summary>Activities of those who came back: two of steps, one of no step, one that is not clear.</summary>
    public ValueList<AhaMeasure> Aha()
    {
        if (_bound.Count < 3)
        {
            return [];
        }

        AhaMeasure Of(string? step, string activity, int atLeast, double with, bool clear) =>
            new(step, activity, atLeast, 7, (_bound[0].Customers ?? 0) / 5, 0.2, with, 0.31, new Bounds(with - 0.36, with - 0.26), clear);
        return [Of(_bound[1].Id, _bound[1].Id, 3, 0.72, true), Of(_bound[^2].Id, _bound[^2].Id, 1, 0.58, true), Of(null, "goal_reached", 5, 0.66, true), Of(_bound[2].Id, _bound[2].Id, 2, 0.33, false)];
    }

    /// <summary>The commonest ways: to the third step, from there back to the first, and all of them.</summary>
    public ValueList<WayMeasure> Commonest() =>
        _bound.Count < 3 ? [] : [new([.. _bound.Take(3).Select(s => s.Id)], 9000), new([_bound[0].Id, _bound[2].Id, _bound[0].Id], 4200), new([.. _bound.Select(s => s.Id)], 1300)];

    private long? Customers(string step) => _bound.Find(s => s.Id == step)?.Customers;

    private string? ChannelValue(string? id) => map.Channels.FirstOrDefault(c => c.Id == id) is { } channel ? channel.Values is [var value, ..] ? value : channel.Id : null;

    private string? DeviceValue(string? id) => map.Devices.FirstOrDefault(d => d.Id == id) is { } device ? device.Values is [var value, ..] ? value : device.Id : null;
}
