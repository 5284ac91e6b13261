using Kelione.Journeys;

namespace Kelione.Samples;

/// <summary>A segment is a certain share of the audience.</summary>
public sealed record SegmentTruth : PlantedTruth
{
    /// <summary>The activity that, done at least once, makes a customer a member; the segment's rule is <c>did</c> this activity.</summary>
    public required string Activity { get; init; }

    /// <summary>The share of all customers, 0 to 1.</summary>
    public required double Share { get; init; }

    /// <summary>Whether people believed in the segment and the data refutes it.</summary>
    public bool Hypothesised { get; init; }
}

/// <summary>Who in an account does an activity.</summary>
public sealed record RoleTruth : PlantedTruth
{
    /// <summary>The activity.</summary>
    public required string Activity { get; init; }

    /// <summary>The role.</summary>
    public required string Role { get; init; }

    /// <summary>The share of the activity's events by that role, 0 to 1.</summary>
    public required double Share { get; init; }
}

/// <summary>Where a marketing channel stands on the way to a conversion. One that is often first and seldom last assists; one that is often last and seldom first closes.</summary>
public sealed record AttributionTruth : PlantedTruth
{
    /// <summary>The activity that is the conversion; each customer has it at most once.</summary>
    public required string Conversion { get; init; }

    /// <summary>The activities that are touches; their channel is the marketing channel.</summary>
    public required IReadOnlyList<string> Touches { get; init; }

    /// <summary>The marketing channel.</summary>
    public required string Channel { get; init; }

    /// <summary>The share of conversions whose first touch it is, 0 to 1.</summary>
    public required double FirstShare { get; init; }

    /// <summary>The share of conversions whose last touch it is, 0 to 1.</summary>
    public required double LastShare { get; init; }
}

/// <summary>Few customers carry most of the value. Customers without any value are left out.</summary>
public sealed record ParetoTruth : PlantedTruth
{
    /// <summary>The share of paying customers looked at, those of greatest value first, 0 to 1.</summary>
    public required double TopShare { get; init; }

    /// <summary>The share of all value that they carry, 0 to 1.</summary>
    public required double ValueShare { get; init; }

    /// <summary>How far a measured share of value may be off on the default size.</summary>
    public required double ValueTolerance { get; init; }
}

/// <summary>How customers speak of something.</summary>
public sealed record FeedbackTruth : PlantedTruth
{
    /// <summary>The kind of feedback looked at: review, nps, csat…; null for all.</summary>
    public string? Feedback { get; init; }

    /// <summary>The touchpoint looked at; null for all.</summary>
    public string? Touchpoint { get; init; }

    /// <summary>The share of negative entries, 0 to 1.</summary>
    public required double NegativeShare { get; init; }

    /// <summary>The share of positive entries, 0 to 1.</summary>
    public required double PositiveShare { get; init; }
}
