using System.Text.Json.Serialization;

namespace Kelione.Journeys;

/// <summary>
/// Which early acts go together with staying. Exact for every engine: a customer's start is the first event matching <see cref="Start"/>; exposure = [start, start + <see cref="Exposure"/>) with the start event in it;
/// retained = some event matching <see cref="Retained"/> in [start + <see cref="OutcomeFrom"/>, start + <see cref="OutcomeTo"/>). Base: customers with start + OutcomeTo ≤ the last event in the scope (before filters on segment and customers).
/// The windows are stretches of time alone: events at the start's very moment lie in the exposure, whatever their order.
/// Candidates: "activity a at least k times during exposure", k = 1..<see cref="Times"/>, kept when both groups have at least <see cref="MinimumGroup"/> customers.
/// </summary>
public sealed record AhaQuestion : Question<AhaAnswer>
{
    /// <summary>The exposure window's length from the start.</summary>
    public Duration Exposure { get; init; } = Duration.FromDays(1);

    /// <summary>Where the outcome window starts, from the start; not before the exposure ends.</summary>
    public Duration OutcomeFrom { get; init; } = Duration.FromDays(7);

    /// <summary>Where the outcome window ends (not included), from the start.</summary>
    public Duration OutcomeTo { get; init; } = Duration.FromDays(14);

    /// <summary>The greatest k scanned, from 1 to 20.</summary>
    public int Times { get; init; } = 3;

    /// <summary>Which event starts; null for any.</summary>
    public StepPattern? Start { get; init; }

    /// <summary>Which event shows that a customer stayed; null for any.</summary>
    public StepPattern? Retained { get; init; }

    /// <summary>The least size of the smaller group of a candidate; at least 1.</summary>
    public int MinimumGroup { get; init; } = 1;

    /// <summary>Segments for which the same is asked of the scope's customers in them, each by itself and corrected by itself; empty for none.</summary>
    public IReadOnlyList<NamedSegment> Groups { get; init; } = [];

    /// <inheritdoc />
    public override IEnumerable<string> Problems()
    {
        if (Exposure.Micros <= 0 || OutcomeFrom < Exposure || OutcomeTo <= OutcomeFrom)
        {
            yield return "The outcome window must start when the exposure window has ended, and end later, such as exposure 1d, outcome 7d..14d.";
        }

        if (Times is < 1 or > 20 || MinimumGroup < 1)
        {
            yield return "times must lie between 1 and 20, the minimum group must be at least 1.";
        }
    }

    /// <inheritdoc />
    public override IEnumerable<PolicyLine> PolicyLines() =>
    [
        new("start", $"the first {Start ?? StepPattern.Any}"),
        new("exposure", $"{Exposure} from the start"),
        new("outcome", $"some {Retained ?? StepPattern.Any} from {OutcomeFrom} to {OutcomeTo} after the start"),
        new("base", "customers whose two windows lie wholly inside the data"),
        new("candidates", FormattableString.Invariant($"each activity at least 1..{Times} times, where both groups have {MinimumGroup} or more")),
        new("interval", "difference of shares, Newcombe, 95 %"),
        new("correction", "Benjamini–Hochberg over all candidates tried"),
        new("words", "goes together with; not a cause"),
        .. PolicyText.Scope(Scope),
    ];
}

/// <summary>
/// Which early acts go together with staying. Addresses: <c>base</c>, <c>retained</c>, <c>candidate:ACTIVITY:K:with</c>, <c>…:without</c>, <c>…:retainedWith</c>, <c>…:retainedWithout</c>.
/// </summary>
public sealed record AhaAnswer : Answer
{
    /// <summary>Customers in the base.</summary>
    public required long Base { get; init; }

    /// <summary>Of them, retained.</summary>
    public required long Retained { get; init; }

    /// <summary>How many candidates were tried (all are given).</summary>
    public required int Tried { get; init; }

    /// <summary>Candidates by falling lower end of the interval, then by activity, then by times.</summary>
    public required IReadOnlyList<AhaCandidate> Candidates { get; init; }

    /// <summary>The same for each segment asked; null where none was.</summary>
    public IReadOnlyList<AhaGroup>? Groups { get; init; }

    /// <inheritdoc />
    public override IEnumerable<Measure> Measures() =>
    [
        Measure.Share("retained", Retained, Base),
        .. Candidates.Select(c => Measure.Share(Handles.Address("candidate", c.Activity, Handles.Part(c.Times), "with"), c.With, Base)),
    ];
}

/// <summary>"Did the activity at least so many times early" against "did not".</summary>
public sealed record AhaCandidate
{
    /// <summary>The activity.</summary>
    public required string Activity { get; init; }

    /// <summary>At least so many times.</summary>
    public required int Times { get; init; }

    /// <summary>Customers who did.</summary>
    public required long With { get; init; }

    /// <summary>Customers who did not.</summary>
    public required long Without { get; init; }

    /// <summary>Of those who did, retained.</summary>
    public required long RetainedWith { get; init; }

    /// <summary>Of those who did not, retained.</summary>
    public required long RetainedWithout { get; init; }

    /// <summary>Retention with minus retention without, −1…1.</summary>
    public required double Difference { get; init; }

    /// <summary>Lower end of its interval (Newcombe, 95 %).</summary>
    public required double Low { get; init; }

    /// <summary>Upper end.</summary>
    public required double High { get; init; }

    /// <summary>Retention with over retention without; null where nobody without was retained.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public double? Lift { get; init; }

    /// <summary>The phi coefficient, −1…1; 0 where everybody or nobody was retained.</summary>
    public required double Phi { get; init; }

    /// <summary>Share retained among those who did (positive predictive value).</summary>
    public required double PositivePredictiveValue { get; init; }

    /// <summary>Share not retained among those who did not (negative predictive value).</summary>
    public required double NegativePredictiveValue { get; init; }

    /// <summary>Share of the base that did.</summary>
    public required double Coverage { get; init; }

    /// <summary>Two-sided p of the pooled two-proportion z test; 1 where everybody or nobody was retained.</summary>
    public required double P { get; init; }

    /// <summary>p after the Benjamini–Hochberg correction over all candidates tried.</summary>
    public required double Q { get; init; }

    /// <summary>Whether it holds after the correction: q ≤ 0.05.</summary>
    public required bool Clear { get; init; }
}

/// <summary>The same for one segment.</summary>
public sealed record AhaGroup(string Name, long Base, long Retained, IReadOnlyList<AhaCandidate> Candidates);
