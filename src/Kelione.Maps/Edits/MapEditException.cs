namespace Kelione.Maps;

/// <summary>An edit that cannot be made on this map. The message is in words for whoever edits the map.</summary>
public sealed class MapEditException : Exception
{
    /// <summary>An edit that cannot be made.</summary>
    /// <param name="message">What is wrong.</param>
    public MapEditException(string message)
        : base(message)
    {
    }
}
