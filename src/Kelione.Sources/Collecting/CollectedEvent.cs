namespace Kelione.Sources;

/// <summary>One event as an SDK sent it, in our words, before it is enriched (device out of the user agent, channel out of campaign and referrer, the address shortened). Immutable.</summary>
public sealed record CollectedEvent
{
    /// <summary>The event's name; never empty.</summary>
    public required string Activity { get; init; }

    /// <summary>The id that the site or app gave the person; null before they are known.</summary>
    public string? UserId { get; init; }

    /// <summary>The id that the SDK gave the browser or installation; null where it sends none. An event has this or <see cref="UserId"/>.</summary>
    public string? AnonymousId { get; init; }

    /// <summary>When it happened, by the protocol's rule for clocks that are wrong, microseconds since 1970 UTC.</summary>
    public required long TimeMicros { get; init; }

    /// <summary>
    /// When it happened as the sender wrote it, by the sender's clock, microseconds since 1970 UTC; null where it wrote none. By this an event without an id is known again: the corrected time differs from one sending to the next.
    /// </summary>
    public long? WrittenMicros { get; init; }

    /// <summary>Its place in the request, from 0.</summary>
    public int Index { get; init; }

    /// <summary>The SDK's own id of the event, by which one that is sent twice is known; null where the protocol has none.</summary>
    public string? Id { get; init; }

    /// <summary>The SDK's session id; null where it has none.</summary>
    public string? Session { get; init; }

    /// <summary>The page's address; null where there is none.</summary>
    public string? Url { get; init; }

    /// <summary>The screen's or page's name; null where there is none.</summary>
    public string? Screen { get; init; }

    /// <summary>The address that the person came from; empty where it is known that there is none, null where nothing is known.</summary>
    public string? Referrer { get; init; }

    /// <summary>The browser's or app's own description; null to take that of the request.</summary>
    public string? UserAgent { get; init; }

    /// <summary>The kind of device where the SDK states it; null to read it out of the user agent.</summary>
    public string? Device { get; init; }

    /// <summary>The channel where the sender states it; null to work it out of campaign and referrer.</summary>
    public string? Channel { get; init; }

    /// <summary>The address that the SDK states; null to take that of the request. <c>0.0.0.0</c> or an empty text: none at all.</summary>
    public string? Address { get; init; }

    /// <summary>Campaign fields where the SDK states them, by <c>source</c>, <c>medium</c>, <c>name</c>, <c>term</c>, <c>content</c>; those of the page's address stand behind them.</summary>
    public IReadOnlyDictionary<string, string> Campaign { get; init; } = Nothing;

    /// <summary>The company that the person acts for; null where unknown.</summary>
    public string? Account { get; init; }

    /// <summary>Money; null where the event has none.</summary>
    public double? Value { get; init; }

    /// <summary>All else that was sent, nested members as <c>outer.inner</c>, arrays as JSON text.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = Nothing;

    /// <summary>No fields.</summary>
    public static IReadOnlyDictionary<string, string> Nothing { get; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
