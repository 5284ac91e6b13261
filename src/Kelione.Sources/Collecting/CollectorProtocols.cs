namespace Kelione.Sources;

/// <summary>All protocols that the collector speaks.</summary>
public static class CollectorProtocols
{
    /// <summary>The list.</summary>
    public static IReadOnlyList<CollectorProtocol> All { get; } =
    [
        new OwnProtocol(),
        new SegmentProtocol(),
    ];
}
