using System.Text.Json.Serialization;

namespace Kelione.Journeys;

/// <summary>Which part of a list to give.</summary>
/// <param name="Limit">At most this many, from 1 to 10,000.</param>
/// <param name="After">The customer id that ended the page before; null for the first page.</param>
public sealed record PageRequest(int Limit = 100, string? After = null);

/// <summary>One page of the customers behind a number, by customer id in ordinal order.</summary>
public sealed record CustomerPage
{
    /// <summary>How many customers are behind the number in all: the number itself, where it counts customers.</summary>
    public required long Total { get; init; }

    /// <summary>This page's customers.</summary>
    public required IReadOnlyList<CustomerSummary> Customers { get; init; }

    /// <summary>The <see cref="PageRequest.After"/> of the next page; null on the last.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Next { get; init; }
}

/// <summary>A customer in one line. Counts and times are of the customer's events inside the question's scope, also behind a number of the previous period: who has no event in the scope itself has 0.</summary>
public sealed record CustomerSummary
{
    /// <summary>The id under which the person is shown.</summary>
    public required string Customer { get; init; }

    /// <summary>How many events.</summary>
    public required long Events { get; init; }

    /// <summary>The first event.</summary>
    [JsonPropertyName("first"), JsonConverter(typeof(UtcMicrosJsonConverter))]
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public long? FirstMicros { get; init; }

    /// <summary>The last event.</summary>
    [JsonPropertyName("last"), JsonConverter(typeof(UtcMicrosJsonConverter))]
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public long? LastMicros { get; init; }

    /// <summary>The sum of the events' amounts; null where none has one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public double? Value { get; init; }
}
