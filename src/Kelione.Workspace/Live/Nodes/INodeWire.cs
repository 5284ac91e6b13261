namespace Kelione.Workspace;

/// <summary>What joins the nodes of a server: what one says, all others hear, mostly at once. A signal can get lost while a node or the database is away. Safe for several threads.</summary>
internal interface INodeWire : IAsyncDisposable
{
    /// <summary>Told what other nodes said, one signal after another.</summary>
    event Action<NodeSignal>? Heard;

    /// <summary>Told when one hears the others, for the first time or again: what was said before may have been missed.</summary>
    event Action? Joined;

    /// <summary>Begins to hear and to say; returns at once. Called once.</summary>
    void Begin();

    /// <summary>Says something to the others; returns at once.</summary>
    /// <param name="kind">What happened.</param>
    /// <param name="map">The map.</param>
    /// <param name="seat">Whose seat it is about; null for nobody's.</param>
    void Say(NodeSignalKind kind, string map, MapSeat? seat = null);
}
