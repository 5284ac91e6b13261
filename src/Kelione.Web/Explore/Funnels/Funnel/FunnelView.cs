using Kelione.Journeys;
using Kelione.Web.Shared;

namespace Kelione.Web.Explore.Funnels.Funnel;

/// <summary>What the page of a funnel shows: the answers for all customers and for the two sides of a comparison. Immutable.</summary>
/// <param name="Settings">What was asked.</param>
/// <param name="Whole">All customers of the scope.</param>
/// <param name="A">Side A; null where nothing is compared.</param>
/// <param name="B">Side B; null where nothing is compared.</param>
/// <param name="Leaving">Where those who left went; null where the funnel is not the plain one.</param>
/// <param name="NameA">What side A is called; empty where nothing is compared.</param>
/// <param name="NameB">What side B is called.</param>
public sealed record FunnelView(FunnelSettings Settings, FunnelAnswer Whole, FunnelAnswer? A, FunnelAnswer? B, DropOffsAnswer? Leaving, string NameA, string NameB)
{
    /// <summary>Whether B looks at a period of its own; then <see cref="Whole"/> is A.</summary>
    public bool HasPeriodB { get; init; }

    /// <summary>The segment that <see cref="Whole"/> is of; null for all customers, or those of A and B.</summary>
    public string? SegmentWhole { get; init; }

    /// <summary>Whether <see cref="Whole"/> is of the customers of two segments together, and nobody else.</summary>
    public bool IsEither { get; init; }

    /// <summary>What <see cref="Whole"/> is called.</summary>
    internal string NameWhole => IsEither ? ExploreTexts.Funnels["EitherSide"] : SegmentWhole ?? ExploreTexts.Funnels["AllCustomers"];

    /// <summary>The same for a file that programs read.</summary>
    internal string KeyWhole => IsEither ? "A or B" : SegmentWhole ?? "all";

    /// <summary>The required steps.</summary>
    public IReadOnlyList<FunnelStage> Stages { get; } = StagesOf(Settings);

    /// <summary>Whether two sides are compared.</summary>
    public bool IsCompared => A is not null && B is not null;

    /// <summary>The stage, from 0, after which most customers are lost; −1 where nobody is.</summary>
    public int Worst => Enumerable.Range(0, Math.Max(0, Stages.Count - 1)).Where(i => Lost(Whole, i) > 0).OrderByDescending(i => Lost(Whole, i)).FirstOrDefault(-1);

    /// <summary>How many reached a stage.</summary>
    public long At(FunnelAnswer answer, int stage) => answer.Steps[Stages[stage].Place].Customers;

    /// <summary>How many reached a stage and not the next.</summary>
    public long Lost(FunnelAnswer answer, int stage) => At(answer, stage) - At(answer, stage + 1);

    /// <summary>The address of those who reached a stage.</summary>
    public string Address(int stage) => Handles.Address("step", Handles.Part(Stages[stage].Place + 1));

    /// <summary>The address of those who left after a stage.</summary>
    public string LostAddress(int stage) => Handles.Address("lost", Handles.Part(Stages[stage].Place + 1));

    /// <summary>Those who reached a stage as a share of an earlier one; null where nobody did.</summary>
    public double? Share(FunnelAnswer answer, int stage, int of) => At(answer, of) is > 0 and var n ? At(answer, stage) / (double)n : null;

    /// <summary>The interval of that share in words; null where nobody was there.</summary>
    public string? Interval(FunnelAnswer answer, int stage, int of) =>
        Share(answer, stage, of) is { } share && Proportions.Wilson(At(answer, stage), At(answer, of)) is { } interval
            ? $"{Figures.Percent(share)} {Figures.Interval(interval)}" : null;

    private static List<FunnelStage> StagesOf(FunnelSettings settings) =>
        [.. settings.Steps.Select((s, i) => new FunnelStage(i, s)).Where(s => !s.Step.Optional)];
}

/// <summary>A required step of a funnel.</summary>
/// <param name="Place">Its place among all steps, from 0.</param>
/// <param name="Step">The step.</param>
public sealed record FunnelStage(int Place, StepPattern Step);
