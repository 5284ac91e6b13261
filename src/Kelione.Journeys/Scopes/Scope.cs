using System.Text.Json.Serialization;

namespace Kelione.Journeys;

/// <summary>
/// What a question looks at: the filters common to all questions. Events outside the period or failing a condition are dropped <em>before</em> journeys are formed; customers outside
/// the segment or set are left out whole. The segment is judged on the customer's whole journey, not on the filtered one. Immutable.
/// </summary>
public sealed record Scope
{
    /// <summary>Everything.</summary>
    public static Scope All { get; } = new();

    /// <summary>The period; null for all time.</summary>
    public Period? Period { get; init; }

    /// <summary>Conditions that each event must satisfy; empty for none.</summary>
    public IReadOnlyList<Condition> Where { get; init; } = [];

    /// <summary>The customers to look at, by rule; null for all.</summary>
    public NamedSegment? Segment { get; init; }

    /// <summary>The customers to look at, by id (as persons are shown, after merges); null for all.</summary>
    public IReadOnlyList<string>? Customers { get; init; }

    /// <summary>Whether the scope leaves nothing out.</summary>
    [JsonIgnore]
    public bool IsAll => Period is null && Where.Count == 0 && Segment is null && Customers is null;

    /// <inheritdoc />
    public bool Equals(Scope? other) =>
        other is not null && Period == other.Period && Where.SequenceEqual(other.Where) && Equals(Segment, other.Segment)
        && (Customers is null ? other.Customers is null : other.Customers is not null && Customers.SequenceEqual(other.Customers, StringComparer.Ordinal));

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Period, Where.Count, Segment, Customers?.Count);
}

/// <summary>A stretch of time. Either end may be open.</summary>
/// <param name="FromMicros">The first moment inside, microseconds since 1970 UTC; null where open.</param>
/// <param name="ToMicros">The first moment no longer inside; null where open.</param>
public sealed record Period(
    [property: JsonPropertyName("from"), JsonConverter(typeof(UtcMicrosJsonConverter))] long? FromMicros,
    [property: JsonPropertyName("to"), JsonConverter(typeof(UtcMicrosJsonConverter))] long? ToMicros)
{
    /// <summary>Whether a moment lies inside.</summary>
    public bool Contains(long timeMicros) => !(timeMicros < FromMicros) && !(timeMicros >= ToMicros);

    /// <summary>The period of the same length that ends where this one starts; null where an end is open.</summary>
    public Period? Previous() => FromMicros is { } from && ToMicros is { } to ? new Period(from - (to - from), from) : null;

    /// <summary><c>2026-01-01T00:00:00Z .. 2026-02-01T00:00:00Z</c>, an open end as <c>…</c>.</summary>
    public override string ToString() =>
        $"{(FromMicros is { } from ? UtcTime.Format(from) : "…")} .. {(ToMicros is { } to ? UtcTime.Format(to) : "…")}";
}
