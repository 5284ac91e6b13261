using System.Collections.Immutable;
using Kelione.Maps;
using Kelione.Posters.Layouts.Ways;

namespace Kelione.Posters.Layouts.Channels;

/// <summary>
/// The ways that a cross-channel poster shows: the routes that people drew, with the measured moves where they match; without routes the strongest measured ways; without either the one way that the
/// touchpoints suggest, which is an assumption.
/// </summary>
internal static class WaysOfMap
{
    /// <summary>The ways, the drawn ones in the map's order; none where neither routes, nor crossings, nor touchpoints name a channel.</summary>
    public static ImmutableArray<Way> Of(JourneyMap map, MapMeasurement? measurement)
    {
        var drawn = map.Routes.Select(r => FromRoute(map, measurement, r)).Where(w => w.Stops.Length > 0).ToImmutableArray();
        if (drawn.Length > 0)
        {
            return drawn;
        }

        var found = measurement is null ? [] : StrongestWays.Of(map, measurement);
        return found.Length > 0 ? found : FromTouchpoints(map);
    }

    private static Way FromRoute(JourneyMap map, MapMeasurement? measurement, Route route)
    {
        var names = map.Steps().ToDictionary(s => s.Id, s => s.Name);
        var known = map.Channels.Select(c => c.Id).ToHashSet();
        var stops = new List<WayStop>();
        foreach (var stop in route.Stops.Where(s => names.ContainsKey(s.Step)))
        {
            // A stop that names no channel is made where the customer already is.
            var channel = stop.Channel is { } own && known.Contains(own) ? own
                : stops.Count > 0 ? stops[^1].Channel
                : route.Stops.FirstOrDefault(s => s.Channel is { } c && known.Contains(c))?.Channel;
            if (channel is not null)
            {
                var text = stop.Text.Length > 0 ? stop.Text : names[stop.Step];
                stops.Add(new WayStop(stop.Step, channel, stop.Device, text) { Forced = stop.Forced, Reason = stop.Reason });
            }
        }

        var counted = measurement is null ? [.. stops] : Counted(map, measurement, stops);
        return new Way(route.Id, route.Name, counted, route.Provenance.Kind);
    }

    private static ImmutableArray<WayStop> Counted(JourneyMap map, MapMeasurement measurement, List<WayStop> stops)
    {
        var values = new EventValues(map);
        var counted = new List<WayStop>(stops.Count);
        for (var i = 0; i < stops.Count; i++)
        {
            var moves = i == 0 ? [] : measurement.Crossings.Where(c => IsMove(values, c, stops[i - 1], stops[i])).ToList();
            var arrived = moves.Count == 0 ? (long?)null : moves.Sum(m => m.Customers);
            var customers = i == 0 ? AtStep(measurement, values, stops[0]) : arrived;
            counted.Add(stops[i] with { Customers = customers, Arrived = arrived, MedianSeconds = moves.MaxBy(m => m.Customers)?.MedianSeconds });
        }

        // Where a way begins at a place that no single number tells of, those who set out from it are known.
        if (counted.Count > 1 && counted[0].Customers is null)
        {
            counted[0] = counted[0] with { Customers = counted[1].Arrived };
        }

        return [.. counted];
    }

    private static bool IsMove(EventValues values, CrossingMeasure c, WayStop from, WayStop to) =>
        c.FromStep == from.Step && c.ToStep == to.Step
        && values.Channel(c.FromChannel)?.Id == from.Channel && values.Channel(c.ToChannel)?.Id == to.Channel
        && IsDevice(values, c.FromDevice, from.Device) && IsDevice(values, c.ToDevice, to.Device);

    private static bool IsDevice(EventValues values, string? seen, string? drawn) => drawn is null || seen is null || values.Device(seen)?.Id == drawn;

    private static long? AtStep(MapMeasurement measurement, EventValues values, WayStop stop) =>
        measurement.Steps.FirstOrDefault(s => s.Id == stop.Step)?.Channels.Where(c => values.Channel(c.Value)?.Id == stop.Channel).Select(c => (long?)c.Customers).Max();

    private static ImmutableArray<Way> FromTouchpoints(JourneyMap map)
    {
        var known = map.Channels.Select(c => c.Id).ToHashSet();
        var stops = ImmutableArray.CreateBuilder<WayStop>();
        foreach (var stage in map.Stages)
        {
            foreach (var step in stage.Steps)
            {
                bool Fits(Card c) => c.Channel is { } channel && known.Contains(channel) && !c.Missing;
                var card = map.Cards.FirstOrDefault(c => c.Step == step.Id && Fits(c)) ?? map.Cards.FirstOrDefault(c => c.Step is null && c.Stage == stage.Id && Fits(c));
                if (card is not null)
                {
                    stops.Add(new WayStop(step.Id, card.Channel!, card.Device, step.Name));
                }
            }
        }

        return stops.Count == 0 ? [] : [new Way("way-1", "", stops.ToImmutable(), ProvenanceKind.Assumption)];
    }
}
