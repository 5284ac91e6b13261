namespace Kelione.Workspace;

/// <summary>What a channel's name tells of it.</summary>
public static class ChannelNature
{
    /// <summary>Whether the channel is online, as far as its name tells: store, courier, call and their like in the five languages are offline, all else online.</summary>
    public static bool IsOnline(string channel) => DraftPlaces.IsOnline(channel);
}
