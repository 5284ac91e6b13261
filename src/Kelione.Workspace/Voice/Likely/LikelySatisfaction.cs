using System.Text.Json.Serialization;
using Kelione.Journeys;
using Kelione.Voice.Likely;

namespace Kelione.Workspace;

/// <summary>What of a journey a reason is about.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LikelyReasonKind>))]
public enum LikelyReasonKind
{
    /// <summary>An activity that was passed, or was not: how often, in <see cref="LikelyReason.Amount"/>.</summary>
    [JsonStringEnumMemberName("passed")]
    Passed,

    /// <summary>An activity that came several times: how often.</summary>
    [JsonStringEnumMemberName("repeated")]
    Repeated,

    /// <summary>The time between an activity and the one right after it: seconds, the longest where it came several times.</summary>
    [JsonStringEnumMemberName("wait")]
    Wait,

    /// <summary>The activity that was the last.</summary>
    [JsonStringEnumMemberName("stopped")]
    Stopped,

    /// <summary>How many events there were.</summary>
    [JsonStringEnumMemberName("events")]
    Events,

    /// <summary>The longest time between two events: seconds.</summary>
    [JsonStringEnumMemberName("pause")]
    Pause,
}

/// <summary>Something that customers with a likely satisfaction have in common. It says what goes together, never what causes what. Immutable.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Activity">The activity; empty for <see cref="LikelyReasonKind.Events"/> and <see cref="LikelyReasonKind.Pause"/>.</param>
/// <param name="To">The activity after it, for <see cref="LikelyReasonKind.Wait"/>; else null.</param>
/// <param name="Amount">How often, or how many seconds, with this customer.</param>
/// <param name="Typical">The same in the middle of those who answered (a mean; of times and numbers the mean of their logarithms); for <see cref="LikelyReasonKind.Passed"/> and <see cref="LikelyReasonKind.Stopped"/> the share of them, 0 to 1.</param>
/// <param name="Effect">What it adds to the likely satisfaction, on the scale of −1…+1.</param>
public sealed record LikelyReason(LikelyReasonKind Kind, string Activity, string? To, double Amount, double Typical, double Effect);

/// <summary>What is known about telling the satisfaction of customers who were not asked. Immutable.</summary>
/// <param name="Silence">Why nothing is told; <see cref="LikelySilence.None"/> where something is.</param>
/// <param name="Answered">How many customers who said something, and of whom events are known, it was learnt from.</param>
/// <param name="Mean">How satisfied those are on average, −1…+1; null where there are none.</param>
/// <param name="Quality">How well it did with those left out while learning; null where they were too few to try.</param>
/// <param name="Policy">How it is made.</param>
public sealed record LikelyBasis(LikelySilence Silence, int Answered, double? Mean, LikelyQuality? Quality, IReadOnlyList<PolicyLine> Policy);

/// <summary>The likely satisfaction of a customer. Immutable.</summary>
public sealed record LikelySatisfaction
{
    /// <summary>The customer, as the person is shown.</summary>
    public required string Customer { get; init; }

    /// <summary>What is likely, −1…+1; null where nothing can be told.</summary>
    public double? Value { get; init; }

    /// <summary>The interval in which 95 of 100 customers left out while learning lay; null as well.</summary>
    public Interval? Interval { get; init; }

    /// <summary>What customers like this have in common, the greatest effect first; empty where nothing stands out.</summary>
    public IReadOnlyList<LikelyReason> Reasons { get; init; } = [];

    /// <summary>How satisfied the customer said to be, the last time; null where nothing was said.</summary>
    public double? Said { get; init; }

    /// <summary>What it rests on.</summary>
    public required LikelyBasis Basis { get; init; }
}

/// <summary>Those of whom the least satisfaction is likely. Immutable.</summary>
/// <param name="Basis">What it rests on.</param>
/// <param name="Quiet">How many customers said nothing so far.</param>
/// <param name="Customers">Of these the least satisfied, that one first; empty where nothing can be told.</param>
public sealed record LikelyRisks(LikelyBasis Basis, long Quiet, IReadOnlyList<LikelySatisfaction> Customers);
