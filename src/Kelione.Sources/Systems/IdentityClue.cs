namespace Kelione.Sources;

/// <summary>What a source tells about who a customer is beside the id of the event: another id of the same person, or something that another source knows them by. Immutable.</summary>
/// <param name="Customer">The customer as the events of this source call them.</param>
/// <param name="Kind">What the value is.</param>
/// <param name="Value">The other id; an e-mail address or a phone number as a hash (see <see cref="PersonalKey"/>), never in clear.</param>
/// <param name="TimeMicros">When the source saw it, microseconds since 1970 UTC.</param>
/// <param name="Place">Where it stands, in words: file and line, or the call that brought it.</param>
public sealed record IdentityClue(string Customer, ClueKind Kind, string Value, long TimeMicros, string Place);

/// <summary>What an <see cref="IdentityClue"/> tells.</summary>
public enum ClueKind
{
    /// <summary>The value is an anonymous id under which the same system's events stand too (a cookie, an installation): those events join the customer's journey.</summary>
    AnonymousId,

    /// <summary>The value is an id that another system may use for the same person as its customer.</summary>
    CustomerId,

    /// <summary>The value is the key of an e-mail address.</summary>
    Email,

    /// <summary>The value is the key of a phone number.</summary>
    Phone,

    /// <summary>The value is an advertising or device id that several systems see.</summary>
    Device,
}
