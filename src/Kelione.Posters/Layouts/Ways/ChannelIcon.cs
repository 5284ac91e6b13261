using Kelione.Maps;
using Kelione.Posters.Symbols;

namespace Kelione.Posters.Layouts.Ways;

/// <summary>Which of our small drawings stands for a channel or a device.</summary>
internal static class ChannelIcon
{
    /// <summary>The icon of a channel: the one it names, else one of its own id or name where there is such, else by whether it is online.</summary>
    public static string Of(Channel channel) => Known(channel.Icon) ?? Known(channel.Id) ?? Known(channel.Name) ?? (channel.Online ? "web" : "store");

    /// <summary>The icon of a device, likewise; a phone where nothing says what it is.</summary>
    public static string Of(Device device) => Known(device.Icon) ?? Known(device.Id) ?? Known(device.Name) ?? "app";

    private static string? Known(string name)
    {
        var key = name.ToLowerInvariant();
        return key.Length > 0 && Icons.Has(key) ? key : null;
    }
}
