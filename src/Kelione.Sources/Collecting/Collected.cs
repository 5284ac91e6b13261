using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>What a request holds. Nothing of it is durable yet.</summary>
public sealed class Collected
{
    /// <summary>The events, in the order in which they were sent.</summary>
    public List<CollectedEvent> Events { get; } = [];

    /// <summary>Who is who.</summary>
    public List<IdentityClue> Clues { get; } = [];

    /// <summary>What is told about customers outside of events that they did.</summary>
    public List<CollectedTraits> Traits { get; } = [];

    /// <summary>What could not be taken, each with its place and reason.</summary>
    public List<CollectRefusal> Refused { get; } = [];

    /// <summary>How many events were left out because the person they are about did not agree, by the flags of the request itself.</summary>
    public int LeftOut { get; set; }

    /// <summary>Whether the sender asks for the long form of the answer (Mixpanel's <c>verbose</c>, GA4's debug address).</summary>
    public bool IsVerbose { get; set; }

    /// <summary>Whether nothing is to be kept: the request only asks for validation.</summary>
    public bool IsTrial { get; set; }

    /// <summary>Whether one event that cannot be taken keeps all others out, as the SDK expects: it sends the rest again.</summary>
    public bool IsAllOrNothing { get; init; }

    /// <summary>Takes nothing of what was read; what was refused stays.</summary>
    public void Drop()
    {
        Events.Clear();
        Clues.Clear();
        Traits.Clear();
    }
}

/// <summary>What an SDK tells about a customer. Immutable.</summary>
/// <param name="Customer">Their id.</param>
/// <param name="TimeMicros">When it was told, microseconds since 1970 UTC.</param>
/// <param name="Traits">The traits by name.</param>
public sealed record CollectedTraits(string Customer, long TimeMicros, IReadOnlyDictionary<string, string> Traits)
{
    /// <summary>Whether <see cref="Customer"/> is an id that only the SDK knows the person by.</summary>
    public bool IsAnonymous { get; init; }

    /// <summary>When it was told by the sender's own clock, microseconds since 1970 UTC; null where it wrote no time.</summary>
    public long? WrittenMicros { get; init; }

    /// <summary>The SDK's own id of the telling; null where it has none.</summary>
    public string? Id { get; init; }

    /// <summary>The company that the person acts for; null where nothing of it is told.</summary>
    public string? Account { get; init; }

    /// <summary>Its place in the request, from 0.</summary>
    public int Index { get; init; }

    /// <summary>
    /// As an event of the customer's journey: a customer has no attributes but those of their events. Null where nothing would be left of it but what names the person in clear.
    /// Where neither an id nor a time says which telling it is, the same told again on the same UTC day is the same: SDKs send again what was not answered, and tell what they know at every page.
    /// </summary>
    public CollectedEvent? ToEvent() => Account is null && Traits.Keys.All(name => PersonalFields.Contains(name)) ? null : new CollectedEvent
    {
        Activity = ToldEvent.Activity,
        UserId = IsAnonymous ? null : Customer,
        AnonymousId = IsAnonymous ? Customer : null,
        TimeMicros = TimeMicros,
        WrittenMicros = WrittenMicros ?? (UtcTime.FloorDiv(TimeMicros, UtcTime.MicrosPerDay) * UtcTime.MicrosPerDay),
        Index = Index,
        Id = Id,
        Account = Account,
        Properties = Traits,
    };
}

/// <summary>An event of a request that cannot be taken. Immutable.</summary>
/// <param name="Index">Its place in the request, from 0.</param>
/// <param name="Field">The field at fault; null where it is the whole event.</param>
/// <param name="Reason">Why, in words for a developer, in English as the protocols' own answers are.</param>
public sealed record CollectRefusal(int Index, string? Field, string Reason);
