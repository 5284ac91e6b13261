using System.Text.Json.Serialization;

namespace Kelione.Journeys;

/// <summary>What is added up.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ParetoMeasure>))]
public enum ParetoMeasure
{
    /// <summary>Events.</summary>
    [JsonStringEnumMemberName("events")]
    Events,

    /// <summary>Amounts; negative ones count against, and customers or values whose sum is not above zero are counted as zero.</summary>
    [JsonStringEnumMemberName("value")]
    Value,
}

/// <summary>Which few carry most: customers, activities, or the values of any field.</summary>
public sealed record ParetoQuestion : Question<ParetoAnswer>
{
    /// <summary>Over what: <c>customer</c>, <c>activity</c>, or a field; events without the field are passed over.</summary>
    public string Over { get; init; } = EventFields.Customer;

    /// <summary>What is added up.</summary>
    public ParetoMeasure Measure { get; init; }

    /// <summary>The share to be carried, 0–1.</summary>
    public double Target { get; init; } = 0.8;

    /// <summary>How many items are named, the greatest first.</summary>
    public int Top { get; init; } = 20;

    /// <inheritdoc />
    public override IEnumerable<string> Problems() => Target is <= 0 or > 1 || Top < 1 || string.IsNullOrWhiteSpace(Over) ? ["target lies in (0, 1], top is at least 1, over cannot be empty."] : [];

    /// <inheritdoc />
    public override IEnumerable<PolicyLine> PolicyLines() =>
        [new("over", Over), new("measure", Measure.ToString().ToLowerInvariant()), new("target", FormattableString.Invariant($"{Target * 100:0.##} %")), .. PolicyText.Scope(Scope)];
}

/// <summary>Which few carry most. Addresses: <c>item:NAME</c>, <c>carrying</c> (the customers that carry the target; for customers only).</summary>
public sealed record ParetoAnswer : Answer
{
    /// <summary>The sum over all.</summary>
    public required double Total { get; init; }

    /// <summary>How many items there are, those that carry nothing too.</summary>
    public required long Items { get; init; }

    /// <summary>How many of them, the greatest first, carry the target share; 0 where the total is 0.</summary>
    public required long Carrying { get; init; }

    /// <summary>The same as a share of all items, 0–1.</summary>
    public required double CarryingShare { get; init; }

    /// <summary>The share that the greatest 20 % of items (rounded up) carry, 0–1.</summary>
    public required double CarriedByTop20Percent { get; init; }

    /// <summary>The greatest items, then by name.</summary>
    public required IReadOnlyList<ParetoItem> Top { get; init; }

    /// <summary>The curve: at each 5 % of the items (rounded up), the share carried, 0–1; 20 points.</summary>
    public required IReadOnlyList<double> Curve { get; init; }

    /// <inheritdoc />
    public override IEnumerable<Measure> Measures() => Top.Select(i => new Measure(Handles.Address("item", i.Name), MeasureKind.Amount, i.Amount));
}

/// <summary>One item.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Amount">What it carries.</param>
/// <param name="Share">Share of the total, 0–1.</param>
/// <param name="Cumulative">With all greater ones, 0–1.</param>
public sealed record ParetoItem(string Name, double Amount, double Share, double Cumulative);
