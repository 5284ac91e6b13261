namespace Kelione.Journeys;

/// <summary>
/// What did those who left do instead, and what goes together with leaving. Exact for every engine: the funnel's counted chains are taken (ordered, required steps only);
/// at step i (not the last) "left" are the customers whose chain gets to i and not further, "went on" those who got further; the customer's moment is the chain's event at step i.
/// Instead: the next event of the journey after that moment, for those who left ("(end)" where there is none).
/// Goes together: for each activity that no step of the funnel names, whether it was done in [moment − <see cref="ExposureBefore"/>, moment + after] (the moment's own event aside).
/// "after" is one length for both groups of a step: min(<see cref="ExposureAfter"/>, the median time from the chain's event at step i to its event at step i + 1 among those who went on), the median as in
/// <see cref="Quantiles"/> over microseconds, cut down to whole ones; <see cref="ExposureAfter"/> where nobody went on. Of those who went on, the chain's event at step i + 1 and all that follow it in the journey
/// do not count, at whatever time: what only happens once the next step is done would otherwise set them apart from those who left, by definition. Odds ratio with a prior of +1 in each cell.
/// </summary>
public sealed record DropOffsQuestion : Question<DropOffsAnswer>
{
    /// <summary>The steps, at least two, none optional.</summary>
    public required IReadOnlyList<StepPattern> Steps { get; init; }

    /// <summary>The conversion window.</summary>
    public Duration Within { get; init; } = Duration.FromDays(30);

    /// <summary>Events this long before the moment count as exposure.</summary>
    public Duration ExposureBefore { get; init; } = new(3600 * UtcTime.MicrosPerSecond);

    /// <summary>Events this long after the moment count as exposure at most; less where half of those who went on were quicker to the next step.</summary>
    public Duration ExposureAfter { get; init; } = new(1800 * UtcTime.MicrosPerSecond);

    /// <summary>An activity is tried where at least so many customers of both groups together did it.</summary>
    public int MinimumSupport { get; init; } = 10;

    /// <summary>At most this many "instead" activities a step.</summary>
    public int Top { get; init; } = 10;

    /// <inheritdoc />
    public override IEnumerable<string> Problems()
    {
        if (Steps.Count is < 2 or > 32 || Steps.Any(s => s.Optional))
        {
            yield return "Drop-offs need from 2 to 32 steps, none optional.";
        }

        if (Within.Micros < 0 || ExposureBefore.Micros < 0 || ExposureAfter.Micros < 0 || MinimumSupport < 1 || Top < 1)
        {
            yield return "Windows cannot be negative; the minimum support and top are at least 1.";
        }
    }

    /// <inheritdoc />
    public override IEnumerable<PolicyLine> PolicyLines() =>
    [
        new("window", $"{Within} from the first step, ends included"),
        new("order", "ordered: anything may come in between; each event serves one step"),
        new("exposure", $"from {ExposureBefore} before the step to {ExposureAfter} after it, or to the median time that those who went on took to the next step where that is less; for both groups alike"),
        new("after the next step", "nothing counts that those who went on did from their next step on"),
        new("odds ratio", "prior +1 in each cell; 95 % interval from the logarithm's standard error"),
        new("support", FormattableString.Invariant($"at least {MinimumSupport} customers")),
        new("correction", "Benjamini–Hochberg over all activities and steps tried"),
        new("words", "goes together with; not a cause"),
        .. PolicyText.Scope(Scope),
    ];
}

/// <summary>Where and how customers leave. Addresses: <c>left:K</c>, <c>went:K</c>, <c>instead:K:ACTIVITY</c>, <c>together:K:ACTIVITY:left</c>, <c>together:K:ACTIVITY:went</c>; K from 1.</summary>
public sealed record DropOffsAnswer : Answer
{
    /// <summary>The "instead" of customers whose journey ends there.</summary>
    public const string End = "(end)";

    /// <summary>One for each step but the last.</summary>
    public required IReadOnlyList<DropOff> Steps { get; init; }

    /// <inheritdoc />
    public override IEnumerable<Measure> Measures() => Steps.Select((s, i) => Measure.Share(Handles.Address("left", Handles.Part(i + 1)), s.Left, s.Reached));
}

/// <summary>Those who left at one step.</summary>
public sealed record DropOff
{
    /// <summary>The step left at.</summary>
    public required string Step { get; init; }

    /// <summary>The step not reached.</summary>
    public required string Next { get; init; }

    /// <summary>Customers who reached the step.</summary>
    public required long Reached { get; init; }

    /// <summary>Of them, those who left here.</summary>
    public required long Left { get; init; }

    /// <summary>The next activity of those who left, by falling count, then by name.</summary>
    public required IReadOnlyList<ActivityShare> Instead { get; init; }

    /// <summary>Activities that go together with leaving (or with staying: odds ratio below 1), by falling lower end of the interval, then by name.</summary>
    public required IReadOnlyList<DropOffCorrelation> Together { get; init; }
}

/// <summary>An activity and the share of some customers who did it.</summary>
public sealed record ActivityShare(string Activity, long Customers, double Share);

/// <summary>How an activity goes together with leaving.</summary>
/// <param name="Activity">The activity.</param>
/// <param name="LeftWith">Of those who left, those who did it.</param>
/// <param name="WentWith">Of those who went on, those who did it.</param>
/// <param name="OddsRatio">(LeftWith+1)(WentWithout+1) / ((LeftWithout+1)(WentWith+1)).</param>
/// <param name="Low">Lower end of the 95 % interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="P">Two-sided p of the logarithm against 0.</param>
/// <param name="Q">After the correction.</param>
/// <param name="Clear">q ≤ 0.05.</param>
public sealed record DropOffCorrelation(string Activity, long LeftWith, long WentWith, double OddsRatio, double Low, double High, double P, double Q, bool Clear);
