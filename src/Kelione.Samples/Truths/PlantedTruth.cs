using System.Text.Json.Serialization;

namespace Kelione.Samples;

/// <summary>
/// Something that a scenario was made to hold, written down so that an analysis can be checked against it. Immutable. Shares are those of whole journeys,
/// anonymous ids merged into the customers they belong to.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ActivityShareTruth), "activityShare")]
[JsonDerivedType(typeof(FunnelTruth), "funnel")]
[JsonDerivedType(typeof(ReleaseTruth), "release")]
[JsonDerivedType(typeof(DurationTruth), "duration")]
[JsonDerivedType(typeof(AhaTruth), "aha")]
[JsonDerivedType(typeof(NoRelationTruth), "noRelation")]
[JsonDerivedType(typeof(GoesTogetherTruth), "goesTogether")]
[JsonDerivedType(typeof(ChannelSwitchTruth), "channelSwitch")]
[JsonDerivedType(typeof(SegmentTruth), "segment")]
[JsonDerivedType(typeof(RoleTruth), "role")]
[JsonDerivedType(typeof(AttributionTruth), "attribution")]
[JsonDerivedType(typeof(ParetoTruth), "pareto")]
[JsonDerivedType(typeof(FeedbackTruth), "feedback")]
public abstract record PlantedTruth
{
    /// <summary>A short name, unique within the scenario: <c>aha-place-save</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The truth in plain words.</summary>
    public required string Sentence { get; init; }

    /// <summary>The question that shows it, as the command line asks it after the scenario was imported; where it takes two, one a line.</summary>
    public required string Question { get; init; }

    /// <summary>How far a measured share may lie from the planted one for other reasons than the size of the sample (edges of periods and the like), from 0 up.</summary>
    public double Slack { get; init; } = 0.003;

    /// <summary>How far a share measured on n customers may lie from the planted one: the slack and four standard errors, which chance exceeds once in some 16,000 samples.</summary>
    /// <param name="share">The planted share, 0 to 1.</param>
    /// <param name="n">The number of customers (or events) under the fraction's line; below 1 counts as 1.</param>
    public double Tolerance(double share, long n) => Slack + 4 * Math.Sqrt(share * (1 - share) / Math.Max(1, n));
}
