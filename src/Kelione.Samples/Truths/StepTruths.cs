using Kelione.Journeys;

namespace Kelione.Samples;

/// <summary>An activity makes up a certain share of all events.</summary>
public sealed record ActivityShareTruth : PlantedTruth
{
    /// <summary>The activity.</summary>
    public required string Activity { get; init; }

    /// <summary>Its share of all events, 0 to 1.</summary>
    public required double Share { get; init; }
}

/// <summary>How customers pass from step to step of an ordered funnel.</summary>
public sealed record FunnelTruth : PlantedTruth
{
    /// <summary>The steps in order, at least two.</summary>
    public required IReadOnlyList<string> Steps { get; init; }

    /// <summary>The conversion window, counted from the first step.</summary>
    public required Duration Within { get; init; }

    /// <summary>For each step after the first, the share of those at the step before who reach it, 0 to 1; one fewer than the steps.</summary>
    public required IReadOnlyList<double> Conversions { get; init; }

    /// <summary>The place among the steps (from 0) of the one that loses most.</summary>
    public required int WeakStep { get; init; }

    /// <summary>Whether the journeys are those of accounts (events imported with <c>--customer account_id</c>), not of persons.</summary>
    public bool ByAccount { get; init; }
}

/// <summary>A release on a date changed the conversion of one step.</summary>
public sealed record ReleaseTruth : PlantedTruth
{
    /// <summary>The step before.</summary>
    public required string From { get; init; }

    /// <summary>The step whose share changed.</summary>
    public required string To { get; init; }

    /// <summary>The conversion window.</summary>
    public required Duration Within { get; init; }

    /// <summary>The moment of the release, microseconds since 1970 UTC. A customer belongs to the side on which the step before was done first.</summary>
    public required long ReleaseMicros { get; init; }

    /// <summary>The conversion before, 0 to 1.</summary>
    public required double Before { get; init; }

    /// <summary>The conversion after, 0 to 1.</summary>
    public required double After { get; init; }
}

/// <summary>The time between two steps.</summary>
public sealed record DurationTruth : PlantedTruth
{
    /// <summary>The step whose first occurrence starts the clock; null for the first event of the journey.</summary>
    public string? From { get; init; }

    /// <summary>The step whose first occurrence stops the clock.</summary>
    public required string To { get; init; }

    /// <summary>The median over the customers who did both.</summary>
    public required Duration Median { get; init; }

    /// <summary>How far a measured median may be off, as a share of it, on the default size.</summary>
    public required double RelativeTolerance { get; init; }

    /// <summary>Whether the journeys are those of accounts, not of persons.</summary>
    public bool ByAccount { get; init; }
}
