namespace Kelione.Sources;

/// <summary>What a request holds. Nothing of it is durable yet.</summary>
public sealed class Collected
{
    /// <summary>The events, in the order in which they were sent.</summary>
    public List<CollectedEvent> Events { get; } = [];

    /// <summary>Who is who.</summary>
    public List<IdentityClue> Clues { get; } = [];

    /// <summary>What is told about customers.</summary>
    public List<CollectedTraits> Traits { get; } = [];

    /// <summary>What could not be taken, each with its place and reason.</summary>
    public List<CollectRefusal> Refused { get; } = [];

    /// <summary>How many events were left out because the person they are about did not agree, by the flags of the request itself.</summary>
    public int LeftOut { get; set; }

    /// <summary>Whether the sender asks for the long form of the answer (Mixpanel's <c>verbose</c>, GA4's debug address).</summary>
    public bool IsVerbose { get; set; }

    /// <summary>Whether nothing is to be kept: the request only asks for validation.</summary>
    public bool IsTrial { get; set; }
}

/// <summary>What an SDK tells about a customer. Immutable.</summary>
/// <param name="Customer">Their id.</param>
/// <param name="TimeMicros">When it was told, microseconds since 1970 UTC.</param>
/// <param name="Traits">The traits by name.</param>
public sealed record CollectedTraits(string Customer, long TimeMicros, IReadOnlyDictionary<string, string> Traits);

/// <summary>An event of a request that cannot be taken. Immutable.</summary>
/// <param name="Index">Its place in the request, from 0.</param>
/// <param name="Field">The field at fault; null where it is the whole event.</param>
/// <param name="Reason">Why, in words for a developer, in English as the protocols' own answers are.</param>
public sealed record CollectRefusal(int Index, string? Field, string Reason);
