using System.Text.Json.Serialization;

namespace Kelione.Journeys;

/// <summary>By what customers are listed, greatest or latest first; equal ones by id in ordinal order.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CustomerOrder>))]
public enum CustomerOrder
{
    /// <summary>By the sum of amounts: the most valuable customers first; those without amounts last.</summary>
    [JsonStringEnumMemberName("value")]
    Value,

    /// <summary>By the number of events.</summary>
    [JsonStringEnumMemberName("events")]
    Events,

    /// <summary>By the last event.</summary>
    [JsonStringEnumMemberName("last")]
    Last,
}

/// <summary>Which customers stand out: the most valuable, the busiest, the latest.</summary>
public sealed record CustomersQuestion : Question<CustomersAnswer>
{
    /// <summary>By what to list.</summary>
    public CustomerOrder Order { get; init; } = CustomerOrder.Value;

    /// <summary>How many, from 1 to 10,000.</summary>
    public int Top { get; init; } = 20;

    /// <inheritdoc />
    public override IEnumerable<string> Problems() => Top is < 1 or > 10_000 ? ["top must lie between 1 and 10,000."] : [];

    /// <inheritdoc />
    public override IEnumerable<PolicyLine> PolicyLines() => [new("order", $"by {Order.ToString().ToLowerInvariant()}, greatest first; equal ones by id"), .. PolicyText.Scope(Scope)];
}

/// <summary>Customers that stand out. Address: <c>all</c> opens to every customer in the scope.</summary>
public sealed record CustomersAnswer : Answer
{
    /// <summary>The customers.</summary>
    public required IReadOnlyList<CustomerSummary> Customers { get; init; }

    /// <inheritdoc />
    public override IEnumerable<Measure> Measures() => [new("all", MeasureKind.Count, N)];
}
