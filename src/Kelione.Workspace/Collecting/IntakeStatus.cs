namespace Kelione.Workspace;

/// <summary>What has come in by itself. Immutable.</summary>
public sealed record IntakeStatus
{
    /// <summary>What each system sent, by <see cref="Sources.CollectorProtocol.Name"/>.</summary>
    public IReadOnlyDictionary<string, ArrivalCount> Systems { get; init; } = new Dictionary<string, ArrivalCount>();

    /// <summary>Bytes that are durable and not yet in the store: mostly of the last moment.</summary>
    public long WaitingBytes { get; init; }

    /// <summary>What keeps events from the store just now, or was wrong with the workspace's own rules, in words; empty for nothing.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];
}

/// <summary>What one system sent. Immutable.</summary>
public sealed record ArrivalCount
{
    /// <summary>Events taken, those sent again among them.</summary>
    public long Events { get; init; }

    /// <summary>Events left out because the person did not agree, by a flag of the request or a signal of the browser.</summary>
    public long LeftOut { get; init; }

    /// <summary>Events and whole requests refused.</summary>
    public long Refused { get; init; }

    /// <summary>How much was refused in each of the latest 25 hours that had refusals, by hours since 1970 UTC.</summary>
    public IReadOnlyDictionary<long, long> RefusedByHour { get; init; } = new Dictionary<long, long>();

    /// <summary>How much was refused in the 24 hours before a moment, to the hour.</summary>
    public long RefusedInDay(DateTimeOffset now) => RefusedByHour.Where(h => h.Key > HourOf(now) - 24).Sum(h => h.Value);

    /// <summary>The number of a moment's hour.</summary>
    internal static long HourOf(DateTimeOffset moment) => moment.ToUnixTimeSeconds() / 3600;

    /// <summary>When events came last; null for never.</summary>
    public DateTimeOffset? Last { get; init; }

    /// <summary>The latest refusals, the newest first, at most ten; of the same reason the last.</summary>
    public IReadOnlyList<ArrivalRefusal> Refusals { get; init; } = [];
}

/// <summary>A refusal. Immutable.</summary>
/// <param name="At">When, the last time.</param>
/// <param name="Reason">Why, as the sender was told, in English.</param>
public sealed record ArrivalRefusal(DateTimeOffset At, string Reason);
