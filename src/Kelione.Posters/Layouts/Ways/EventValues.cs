using Kelione.Maps;

namespace Kelione.Posters.Layouts.Ways;

/// <summary>Which channel or device of the map an event's value means: one that lists the value, else one whose id or name is the same, whatever the case.</summary>
internal sealed class EventValues
{
    private readonly Dictionary<string, Channel> _channels = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Device> _devices = new(StringComparer.OrdinalIgnoreCase);

    public EventValues(JourneyMap map)
    {
        foreach (var channel in map.Channels)
        {
            Put(_channels, channel, channel.Values, channel.Id, channel.Name);
        }

        foreach (var device in map.Devices)
        {
            Put(_devices, device, device.Values, device.Id, device.Name);
        }
    }

    /// <summary>The channel that a value of the events' channel field means; null where the map has none.</summary>
    public Channel? Channel(string? value) => value is null ? null : _channels.GetValueOrDefault(value);

    /// <summary>The device that a value of the events' device field means; null where the map has none.</summary>
    public Device? Device(string? value) => value is null ? null : _devices.GetValueOrDefault(value);

    // Values that the map states go before names: the first channel that claims a value keeps it.
    private static void Put<T>(Dictionary<string, T> into, T thing, ValueList<string>? values, string id, string name)
    {
        foreach (var value in values is { Count: > 0 } ? values : [id, name])
        {
            into.TryAdd(value, thing);
        }
    }
}
