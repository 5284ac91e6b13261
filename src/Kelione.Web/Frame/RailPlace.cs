namespace Kelione.Web.Frame;

/// <summary>A place of the product in the rail. Its words are <c>Rail.KEY</c> of FrameTexts.</summary>
/// <param name="Key">By which it is known.</param>
/// <param name="Path">Its address after <c>/w/NAME/</c>.</param>
/// <param name="Icon">Its icon.</param>
public sealed record RailPlace(string Key, string Path, string Icon)
{
    /// <summary>The places, in their order.</summary>
    public static IReadOnlyList<RailPlace> All { get; } = [new("maps", "maps", "maps"), new("explore", "explore", "explore"), new("improve", "improve", "improve"), new("voice", "voice", "voice"), new("data", "data", "data"), new("people", "people", "people")];
}
