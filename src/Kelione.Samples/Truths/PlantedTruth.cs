using System.Text.Json.Serialization;
using Kelione.Journeys;

namespace Kelione.Samples;

/// <summary>Something that a scenario was made to hold, written down so that an analysis can be checked against it. Immutable.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ActivityShareTruth), "activityShare")]
public abstract record PlantedTruth
{
    /// <summary>A short name, unique within the scenario: <c>aha-place-save</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The truth in plain words.</summary>
    public required string Sentence { get; init; }

    /// <summary>The question that shows it, as the command line asks it after the scenario was imported.</summary>
    public required string Question { get; init; }

    /// <summary>How far a measured share may lie from the planted one for other reasons than the size of the sample (edges of periods and the like), from 0 up.</summary>
    public double Slack { get; init; } = 0.003;

    /// <summary>How far a share measured on n customers may lie from the planted one: the slack and four standard errors, which chance exceeds once in some 16,000 samples.</summary>
    /// <param name="share">The planted share, 0 to 1.</param>
    /// <param name="n">The number of customers (or events) under the fraction's line; at least 1.</param>
    public double Tolerance(double share, long n) => Slack + 4 * Math.Sqrt(share * (1 - share) / Math.Max(1, n));
}

/// <summary>An activity makes up a certain share of all events.</summary>
public sealed record ActivityShareTruth : PlantedTruth
{
    /// <summary>The activity.</summary>
    public required string Activity { get; init; }

    /// <summary>Its share of all events, 0 to 1.</summary>
    public required double Share { get; init; }
}
