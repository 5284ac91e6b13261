namespace Kelione.Journeys;

/// <summary>How journeys split into sessions: where the gap between two events exceeds the time-out, or, where both events have a session id, where the ids differ (then the gap does not matter).</summary>
public sealed record SessionsQuestion : Question<SessionsAnswer>
{
    /// <summary>A gap longer than this begins a new session.</summary>
    public Duration TimeOut { get; init; } = new(1800 * UtcTime.MicrosPerSecond);

    /// <summary>Whether to use the source's session ids.</summary>
    public bool UseSessionIds { get; init; } = true;

    /// <inheritdoc />
    public override IEnumerable<string> Problems() => TimeOut.Micros < 0 ? ["The time-out cannot be negative."] : [];

    /// <inheritdoc />
    public override IEnumerable<PolicyLine> PolicyLines() =>
    [
        new("session", UseSessionIds ? $"the source's session id where two events have one, else a gap longer than {TimeOut}" : $"a gap longer than {TimeOut}"),
        .. PolicyText.Scope(Scope),
    ];
}

/// <summary>The sessions. Addresses: <c>all</c>, <c>sessions:N</c> (customers with exactly N), <c>entry:ACTIVITY</c>, <c>exit:ACTIVITY</c>, <c>bounced</c>.</summary>
public sealed record SessionsAnswer : Answer
{
    /// <summary>Sessions in all.</summary>
    public required long Sessions { get; init; }

    /// <summary>Sessions a customer, mean; 0 where there are none.</summary>
    public required double PerCustomer { get; init; }

    /// <summary>Median length from first to last event, seconds; 0 where there are none.</summary>
    public required double MedianSeconds { get; init; }

    /// <summary>Median number of events; 0 where there are none.</summary>
    public required double MedianEvents { get; init; }

    /// <summary>Sessions of a single event.</summary>
    public required long Bounces { get; init; }

    /// <summary>First activities of sessions by falling count, then by name; counts are sessions.</summary>
    public required IReadOnlyList<ActivityCount> Entries { get; init; }

    /// <summary>Last activities of sessions.</summary>
    public required IReadOnlyList<ActivityCount> Exits { get; init; }

    /// <summary>How many customers have how many sessions, by rising number.</summary>
    public required IReadOnlyList<ValueSpread> Spread { get; init; }

    /// <inheritdoc />
    public override IEnumerable<Measure> Measures() => [Measure.Share("bounced", Bounces, Sessions)];
}
