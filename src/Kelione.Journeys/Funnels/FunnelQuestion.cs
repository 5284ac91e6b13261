using System.Text.Json.Serialization;

namespace Kelione.Journeys;

/// <summary>In which order the steps of a funnel must be done.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FunnelOrder>))]
public enum FunnelOrder
{
    /// <summary>One after another, with anything in between.</summary>
    [JsonStringEnumMemberName("ordered")]
    Ordered,

    /// <summary>One straight after another, nothing else between.</summary>
    [JsonStringEnumMemberName("strict")]
    Strict,

    /// <summary>In any order.</summary>
    [JsonStringEnumMemberName("any")]
    Any,
}

/// <summary>What an excluded event does.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ExclusionEffect>))]
public enum ExclusionEffect
{
    /// <summary>It breaks the attempt it falls into; a later attempt may succeed.</summary>
    [JsonStringEnumMemberName("breaks")]
    BreaksAttempt,

    /// <summary>It removes the customer from every step.</summary>
    [JsonStringEnumMemberName("removes")]
    RemovesCustomer,
}

/// <summary>
/// How many customers get how far along some steps. Definitions (docs/semantics.md, Funnels), exact for every engine:
/// <list type="bullet">
/// <item><b>Chain</b>: events e1 &lt; e2 &lt; … in journey order, each matching one step of a rising list of step numbers that begins with 1 and leaves out only optional steps; each event serves one step;
/// the time from the first to the last is at most <see cref="Within"/> (ends included).</item>
/// <item><b>Counted chain</b> of a customer: the one that gets to the furthest step; among those, with most events; among those, whose positions in the journey are lexicographically least (the earliest);
/// among those (steps that the same event may serve), whose step numbers are lexicographically least.
/// A required step is reached when the counted chain gets to it or beyond; an optional step when the counted chain has it.</item>
/// <item><see cref="FunnelOrder.Strict"/>: the chain's events follow one another directly in the (filtered) journey.</item>
/// <item><see cref="FunnelOrder.Any"/>: step k is reached when there are k different events, one for each of steps 1..k, all within <see cref="Within"/> of the earliest of them. No optional steps, no first-only.
/// The counted set is that of the greatest k whose earliest event is earliest, then whose last event is earliest, then whose positions are lexicographically least; in journey order its j-th event gives the time of step j.
/// Where its events could be shared out among the steps in several ways, step 1 has the earliest event possible, then step 2, and so on (this matters to a breakdown only).</item>
/// <item><see cref="FirstOnly"/>: only the customer's first event that matches step 1 (and no exclusion) may begin a chain.</item>
/// <item><see cref="Exclude"/>: an event that matches an exclusion serves no step: it counts nowhere here as matching one. With breaks, no such event may lie between two events of a chain (any order: between the earliest and the last). With removes, a customer who has such an event
/// after an event matching step 1 (any order: any step) and within the window of it is not counted at any step.</item>
/// <item><see cref="HoldConstant"/>: all events of a chain have the same value of that field, and have one.</item>
/// </list>
/// </summary>
public sealed record FunnelQuestion : Question<FunnelAnswer>
{
    /// <summary>The steps in order, from 1 to 32; the first and last may not be optional.</summary>
    public required IReadOnlyList<StepPattern> Steps { get; init; }

    /// <summary>The conversion window.</summary>
    public Duration Within { get; init; } = Duration.FromDays(30);

    /// <summary>The order policy.</summary>
    public FunnelOrder Order { get; init; }

    /// <summary>Whether only the first occurrence of step 1 may begin (the policy "first entry only").</summary>
    public bool FirstOnly { get; init; }

    /// <summary>Events that may not come in between; empty for none.</summary>
    public IReadOnlyList<StepPattern> Exclude { get; init; } = [];

    /// <summary>What an excluded event does.</summary>
    public ExclusionEffect ExclusionEffect { get; init; }

    /// <summary>The field by whose values the funnel is broken down; null for none.</summary>
    public string? By { get; init; }

    /// <summary>The step (from 1) whose event gives the breakdown value; customers who did not get there, or whose event lacks the field, stand under "(none)".</summary>
    public int ByStep { get; init; } = 1;

    /// <summary>At most this many breakdown values, those with most customers at step 1 first; the rest are added up as "(other)".</summary>
    public int ByTop { get; init; } = 10;

    /// <summary>The field that must have the same value on all events of a chain; null for none.</summary>
    public string? HoldConstant { get; init; }

    /// <summary>Whether to measure times between steps; without, counts alone are several times faster.</summary>
    public bool Times { get; init; } = true;

    /// <summary>Whether to answer for the period before beside it (the same length, ending where this one starts); needs a period with both ends.</summary>
    public bool PreviousPeriod { get; init; }

    /// <inheritdoc />
    public override IEnumerable<string> Problems()
    {
        if (Steps.Count is < 1 or > 32)
        {
            yield return "A funnel has from 1 to 32 steps.";
        }
        else if (Steps[0].Optional || Steps[^1].Optional)
        {
            yield return "The first and the last step cannot be optional.";
        }

        if (Within.Micros < 0)
        {
            yield return "within cannot be negative.";
        }

        if (Order == FunnelOrder.Any && (FirstOnly || Steps.Any(s => s.Optional)))
        {
            yield return "Any order goes neither with first entry only nor with optional steps.";
        }

        if (ByStep < 1 || ByStep > Steps.Count || ByTop < 1)
        {
            yield return "byStep must name a step, byTop must be at least 1.";
        }

        if (PreviousPeriod && Scope.Period?.Previous() is null)
        {
            yield return "The previous period needs a period with both ends (--from and --to).";
        }
    }

    /// <inheritdoc />
    public override IEnumerable<PolicyLine> PolicyLines()
    {
        yield return new PolicyLine("window", $"{Within} from the first step, ends included");
        yield return new PolicyLine("order", Order switch
        {
            FunnelOrder.Ordered => "ordered: anything may come in between; each event serves one step",
            FunnelOrder.Strict => "strict: nothing else between",
            _ => "any order: all steps up to this one, by different events",
        });
        yield return new PolicyLine("entry", FirstOnly ? "only the first occurrence of step 1" : "any occurrence of step 1; the longest chain counts, then the earliest");
        if (Exclude.Count > 0)
        {
            yield return new PolicyLine("excluded", $"{string.Join(" or ", Exclude)} {(ExclusionEffect == ExclusionEffect.BreaksAttempt ? "breaks the attempt" : "removes the customer")}");
        }

        if (HoldConstant is { } field)
        {
            yield return new PolicyLine("held constant", field);
        }

        if (By is { } by)
        {
            yield return new PolicyLine("breakdown", FormattableString.Invariant($"{by} at step {ByStep}"));
        }

        foreach (var line in PolicyText.Scope(Scope))
        {
            yield return line;
        }
    }
}
