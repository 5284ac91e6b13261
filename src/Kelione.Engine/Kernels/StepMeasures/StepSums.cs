using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>All that was counted for the measures of steps, whoever counted it. Steps are their places from 0, activities their codes.</summary>
internal sealed record StepSums
{
    /// <summary>Counts by step, and how journeys keep to the order.</summary>
    public required StepTally Tally { get; init; }

    /// <summary>What was asked of the times, by step.</summary>
    public required StepQuantiles[] Quantiles { get; init; }

    /// <summary>Moves, each pair once.</summary>
    public required IEnumerable<(int From, int To, long Customers, long Count)> Moves { get; init; }

    /// <summary>Those who left, by step and next activity; -1 for none.</summary>
    public required IEnumerable<(int Step, int Activity, long Customers)> LeftTo { get; init; }

    /// <summary>Customers by step and channel; null for none.</summary>
    public required IEnumerable<(int Step, string? Value, long Customers)> Channels { get; init; }

    /// <summary>Customers by step and device; null for none.</summary>
    public required IEnumerable<(int Step, string? Value, long Customers)> Devices { get; init; }

    /// <summary>Customers by step and activity at no step, and how many of them leave.</summary>
    public required IEnumerable<(int Step, int Activity, long Customers, long Leave)> OffMap { get; init; }

    /// <summary>Sequences of visits, each once.</summary>
    public required IEnumerable<(byte[] Steps, long Customers)> Ways { get; init; }

    /// <summary>Moves by channel and device, in order; empty where not asked for.</summary>
    public required IReadOnlyList<StepCrossing> Crossings { get; init; }
}
