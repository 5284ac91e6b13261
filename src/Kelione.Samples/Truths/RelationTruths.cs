using Kelione.Journeys;

namespace Kelione.Samples;

/// <summary>Customers who did an activity so many times early come back more often.</summary>
public sealed record AhaTruth : PlantedTruth
{
    /// <summary>The activity.</summary>
    public required string Activity { get; init; }

    /// <summary>How many times at least.</summary>
    public required int Times { get; init; }

    /// <summary>Within how long from the customer's first event (end excluded).</summary>
    public required Duration Exposure { get; init; }

    /// <summary>The outcome window starts so long after the first event (included); retained is who has any event inside.</summary>
    public required Duration OutcomeFrom { get; init; }

    /// <summary>The outcome window ends so long after the first event (excluded).</summary>
    public required Duration OutcomeTo { get; init; }

    /// <summary>The share of customers who did it, 0 to 1.</summary>
    public required double ShareWith { get; init; }

    /// <summary>The share retained among those who did it, 0 to 1.</summary>
    public required double RetainedWith { get; init; }

    /// <summary>The share retained among those who did not, 0 to 1.</summary>
    public required double RetainedWithout { get; init; }
}

/// <summary>Nothing was planted here: an activity done early has no relation with coming back. An analysis that finds one errs.</summary>
public sealed record NoRelationTruth : PlantedTruth
{
    /// <summary>The activity.</summary>
    public required string Activity { get; init; }

    /// <summary>Within how long from the first event (end excluded).</summary>
    public required Duration Exposure { get; init; }

    /// <summary>The outcome window starts so long after the first event (included).</summary>
    public required Duration OutcomeFrom { get; init; }

    /// <summary>The outcome window ends so long after the first event (excluded).</summary>
    public required Duration OutcomeTo { get; init; }

    /// <summary>The share of customers who did it at least once early, 0 to 1.</summary>
    public required double ShareWith { get; init; }

    /// <summary>The share retained, the same with and without, 0 to 1.</summary>
    public required double Retained { get; init; }
}

/// <summary>
/// Among the customers at a step, those with a certain event go on to another step more (or less) often than those without. With equal shares it says that nothing was planted.
/// </summary>
public sealed record GoesTogetherTruth : PlantedTruth
{
    /// <summary>The step that all did.</summary>
    public required string From { get; init; }

    /// <summary>The step that some went on to.</summary>
    public required string To { get; init; }

    /// <summary>The event that makes the difference.</summary>
    public required StepPattern With { get; init; }

    /// <summary>The share of those at the first step who have the event, 0 to 1.</summary>
    public required double ShareWith { get; init; }

    /// <summary>The share that goes on among those with the event, 0 to 1.</summary>
    public required double ConversionWith { get; init; }

    /// <summary>The share that goes on among those without, 0 to 1.</summary>
    public required double ConversionWithout { get; init; }

    /// <summary>Whether the journeys are those of accounts, not of persons.</summary>
    public bool ByAccount { get; init; }
}

/// <summary>Something that happens in one channel sends customers to another against their will.</summary>
public sealed record ChannelSwitchTruth : PlantedTruth
{
    /// <summary>The activity after which they leave.</summary>
    public required string After { get; init; }

    /// <summary>The channel to which they go.</summary>
    public required string ToChannel { get; init; }

    /// <summary>The share of those who did the activity whose very next event is in that channel, 0 to 1.</summary>
    public required double Share { get; init; }
}
