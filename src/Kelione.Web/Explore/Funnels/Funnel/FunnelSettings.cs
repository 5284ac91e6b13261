using Kelione.Journeys;
using Kelione.Web.Explore.Frame;
using Kelione.Workspace;

namespace Kelione.Web.Explore.Funnels.Funnel;

/// <summary>What a funnel is asked with, as it stands in the address: <c>?step=cart&amp;step=order&amp;within=7d&amp;order=strict</c>. Immutable.</summary>
public sealed record FunnelSettings
{
    /// <summary>The steps; empty where the address says none.</summary>
    public IReadOnlyList<StepPattern> Steps { get; init; } = [];

    /// <summary>The conversion window.</summary>
    public Duration Within { get; init; } = Duration.FromDays(30);

    /// <summary>The order policy.</summary>
    public FunnelOrder Order { get; init; }

    /// <summary>Whether only the first occurrence of step 1 may begin.</summary>
    public bool FirstOnly { get; init; }

    /// <summary>Events that may not come in between.</summary>
    public IReadOnlyList<StepPattern> Exclude { get; init; } = [];

    /// <summary>What an excluded event does.</summary>
    public ExclusionEffect Effect { get; init; }

    /// <summary>The field held constant; null for none.</summary>
    public string? Hold { get; init; }

    /// <summary>The field broken down by; null for none.</summary>
    public string? By { get; init; }

    /// <summary>The step, from 1, whose event gives the value broken down by.</summary>
    public int ByStep { get; init; } = 1;

    /// <summary>Whether the funnel is the plain one that segments and drop-offs can say as well: ordered, any entry, nothing excluded or held.</summary>
    public bool IsPlain => Order == FunnelOrder.Ordered && !FirstOnly && Exclude.Count == 0 && Hold is null;

    /// <summary>The steps that may not be passed by.</summary>
    public IReadOnlyList<StepPattern> Required => [.. Steps.Where(s => !s.Optional)];

    /// <summary>Reads the address.</summary>
    /// <exception cref="MendableException">A step is not one; the message says how to write it.</exception>
    public static FunnelSettings Of(ExploreSettings settings)
    {
        var steps = Patterns(settings, "step");
        return new FunnelSettings
        {
            Steps = steps,
            Within = Duration.TryParse(settings.Text("within"), out var within) ? within : Duration.FromDays(30),
            Order = settings.OneOf("order", "ordered", "strict", "any") switch { "strict" => FunnelOrder.Strict, "any" => FunnelOrder.Any, _ => FunnelOrder.Ordered },
            FirstOnly = settings.Flag("first"),
            Exclude = Patterns(settings, "not"),
            Effect = settings.OneOf("effect", "breaks", "removes") == "removes" ? ExclusionEffect.RemovesCustomer : ExclusionEffect.BreaksAttempt,
            Hold = settings.Maybe("hold"),
            By = settings.Maybe("by"),
            ByStep = settings.Number("bystep", 1, 1, Math.Max(1, steps.Count)),
        };
    }

    /// <summary>The question over some customers.</summary>
    public FunnelQuestion Question(Scope scope, bool isBroken = false, bool isBesidePrevious = false) => new()
    {
        Scope = scope,
        Steps = Steps,
        Within = Within,
        Order = Order,
        FirstOnly = FirstOnly && Order != FunnelOrder.Any,
        Exclude = Exclude,
        ExclusionEffect = Effect,
        HoldConstant = Hold,
        By = isBroken ? By : null,
        ByStep = isBroken && By is not null ? ByStep : 1,
        PreviousPeriod = isBesidePrevious,
    };

    /// <summary>The rule of those who reached a required step, from 1; of those who reached it and not the next one where they left there.</summary>
    public SegmentRule Rule(int step, bool haveLeft)
    {
        var reached = Upto(step);
        return haveLeft ? new AndRule([reached, new NotRule(Upto(step + 1))]) : reached;
    }

    private SegmentRule Upto(int step) => step == 1 ? new DidRule(Required[0]) : new SequenceRule([.. Required.Take(step)], Within);

    private static List<StepPattern> Patterns(ExploreSettings settings, string name)
    {
        try
        {
            return [.. settings.All(name).Select(StepPattern.Parse)];
        }
        catch (FormatException e)
        {
            throw new MendableException(e.Message, e);
        }
    }
}
