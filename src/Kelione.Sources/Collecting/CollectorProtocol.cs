namespace Kelione.Sources;

/// <summary>
/// How one system's SDKs talk: its addresses, how a key is shown, what a request holds, how success and errors are told. Pure: no clock, no network, no state, so that it can be fuzzed.
/// The list of them is <see cref="CollectorProtocols.All"/>; a new one is one more class there.
/// </summary>
public abstract class CollectorProtocol
{
    /// <summary>Its name, the same as that of the system's export (<see cref="SystemProfile.Name"/>), so that an event which comes by both is one event.</summary>
    public abstract string Name { get; }

    /// <summary>What people call it.</summary>
    public abstract string Title { get; }

    /// <summary>The addresses it answers.</summary>
    public abstract IReadOnlyList<CollectorRoute> Routes { get; }

    /// <summary>
    /// Whether a request at one of <see cref="Routes"/> is this protocol's. Some addresses belong to several systems (<c>/track</c>, <c>/batch</c>): there the form of the request tells.
    /// </summary>
    public virtual bool Claims(CollectRequest request) => true;

    /// <summary>The most bytes that a body may have, unpacked.</summary>
    public virtual int MaxBodyBytes => 10 * 1024 * 1024;

    /// <summary>The key that a request shows; null for none.</summary>
    /// <exception cref="CollectException">The body in which the key stands cannot be understood.</exception>
    public abstract string? KeyOf(CollectRequest request);

    /// <summary>Reads a request.</summary>
    /// <exception cref="CollectException">The request as a whole cannot be understood.</exception>
    public abstract Collected Read(CollectRequest request);

    /// <summary>The answer once all that was taken is durable.</summary>
    public abstract CollectReply Accepted(CollectRequest request, Collected collected);

    /// <summary>The answer to a request that was refused: what was wrong with the whole of it, the key, the pace.</summary>
    public abstract CollectReply Refused(CollectRequest request, CollectFault fault, string reason);

    /// <summary>The answer to an address that brings no events but that SDKs ask for (settings, feature flags); null where the request is to be read.</summary>
    public virtual CollectReply? Aside(CollectRequest request) => null;
}

/// <summary>An address of a protocol.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path below the collector's root; a last part <c>*</c> stands for any.</param>
public sealed record CollectorRoute(string Method, string Path);

/// <summary>An answer. Immutable.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="ContentType">The body's type; null for no body.</param>
/// <param name="Body">The body; empty for none.</param>
public sealed record CollectReply(int Status, string? ContentType, ReadOnlyMemory<byte> Body)
{
    /// <summary>Headers beside, by name.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = CollectedEvent.Nothing;
}

/// <summary>Why a whole request is refused.</summary>
public enum CollectFault
{
    /// <summary>It shows no key.</summary>
    NoKey,

    /// <summary>Its key is not known, or works no more, or may not write here.</summary>
    WrongKey,

    /// <summary>It cannot be understood.</summary>
    Malformed,

    /// <summary>It is too large.</summary>
    TooLarge,

    /// <summary>Too much comes with this key: later.</summary>
    TooFast,

    /// <summary>The collector takes nothing just now: later.</summary>
    Busy,
}

/// <summary>A request that as a whole cannot be understood.</summary>
public sealed class CollectException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="reason">What is wrong, in words for a developer.</param>
    /// <param name="fault">What sort of wrong.</param>
    public CollectException(string reason, CollectFault fault = CollectFault.Malformed)
        : base(reason) => Fault = fault;

    /// <summary>What sort of wrong.</summary>
    public CollectFault Fault { get; }
}
