using System.Text.Json.Serialization;

namespace Kelione.Journeys;

/// <summary>What is there: how many events and customers, which activities, over what time.</summary>
public sealed record StatusQuestion : Question<StatusAnswer>
{
    /// <inheritdoc />
    public override IEnumerable<PolicyLine> PolicyLines() => PolicyText.Scope(Scope);
}

/// <summary>What is there. Addresses: <c>all</c>, <c>activity:NAME</c>.</summary>
public sealed record StatusAnswer : Answer
{
    /// <summary>Events.</summary>
    public required long Events { get; init; }

    /// <summary>Customers: persons after merges.</summary>
    public required long Customers { get; init; }

    /// <summary>Different activities.</summary>
    public required int Activities { get; init; }

    /// <summary>Different channels; 0 where no event has one.</summary>
    public required int Channels { get; init; }

    /// <summary>Different sources; 0 where no event has one.</summary>
    public required int Sources { get; init; }

    /// <summary>The earliest event; null where there is none.</summary>
    [JsonPropertyName("first"), JsonConverter(typeof(UtcMicrosJsonConverter))]
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public long? FirstMicros { get; init; }

    /// <summary>The latest event; null where there is none.</summary>
    [JsonPropertyName("last"), JsonConverter(typeof(UtcMicrosJsonConverter))]
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public long? LastMicros { get; init; }

    /// <summary>Each activity, by falling number of events, then by name.</summary>
    public required IReadOnlyList<ActivityCount> ByActivity { get; init; }

    /// <summary>The names of the text fields and free attributes that events in the scope have, in ordinal order.</summary>
    public required IReadOnlyList<string> Fields { get; init; }

    /// <inheritdoc />
    public override IEnumerable<Measure> Measures() =>
        ByActivity.Select(a => Measure.Share(Handles.Address("activity", a.Activity), a.Customers, Customers));
}

/// <summary>An activity and how often it was done.</summary>
/// <param name="Activity">Its name.</param>
/// <param name="Count">How many events.</param>
/// <param name="Customers">By how many customers.</param>
public sealed record ActivityCount(string Activity, long Count, long Customers);
