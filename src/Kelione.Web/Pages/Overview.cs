using Kelione.Journeys;

namespace Kelione.Web.Pages;

/// <summary>What the overview shows: the answers to some questions that suit any workspace.</summary>
/// <param name="Name">The workspace.</param>
/// <param name="Status">What is there.</param>
/// <param name="Flows">How customers move, repeats collapsed.</param>
/// <param name="Matrix">At which event number activities stand; the graph's left-to-right order.</param>
/// <param name="Funnel">How far customers get along the widest way; null where there is none of two steps.</param>
/// <param name="Retention">Who comes back; null where nobody has lived a day.</param>
/// <param name="Aha">What goes together with staying; null where nobody has lived long enough.</param>
/// <param name="Variants">The most frequent whole journeys.</param>
public sealed record Overview(
    string Name, StatusAnswer Status, FlowsAnswer Flows, StepMatrixAnswer Matrix, FunnelAnswer? Funnel, RetentionAnswer? Retention, AhaAnswer? Aha, VariantsAnswer Variants)
{
    private const int FunnelSteps = 5;

    // Fewer steps than this are no way, and a last step that nearly all or hardly anybody reaches tells nothing.
    private const int TellingSteps = 3;
    private const int TellingCustomers = 20;

    /// <summary>The funnel, where its last step is worth a headline: a way of three steps or more, that at least 20 customers and not nearly all (95 %) went to the end; else null.</summary>
    public FunnelAnswer? Headline => Funnel is { Steps.Count: >= TellingSteps } f && f.Steps[^1] is { Customers: >= TellingCustomers, ShareOfFirst: < 0.95 } ? Funnel : null;

    /// <summary>Asks.</summary>
    public static async Task<Overview> AskAsync(ServedWorkspace served, CancellationToken cancellationToken)
    {
        var w = served.Workspace;
        var flows = await w.AskAsync(new FlowsQuestion { CollapseRepeats = true, Top = 400 }, cancellationToken);
        var steps = WidestWay(flows);
        var retention = await w.AskAsync(new RetentionQuestion { Kind = RetentionKind.Unbounded, Periods = 14, Cohorts = CohortSize.Month }, cancellationToken);
        var aha = await w.AskAsync(new AhaQuestion { MinimumGroup = 30 }, cancellationToken);
        return new Overview(
            served.Name,
            await w.AskAsync(new StatusQuestion(), cancellationToken),
            flows,
            await w.AskAsync(new StepMatrixQuestion { After = 12 }, cancellationToken),
            steps.Count < 2 ? null : await w.AskAsync(new FunnelQuestion { Steps = [.. steps.Select(StepPattern.Of)] }, cancellationToken),
            retention.Overall.Any(p => p is { Size: > 0, Period: > 0 }) ? retention : null,
            aha.Base > 0 && aha.Candidates.Count > 0 ? aha : null,
            await w.AskAsync(new VariantsQuestion { CollapseRepeats = true, Top = 8 }, cancellationToken));
    }

    /// <summary>The way that most customers go from the most frequent start, each time to the activity not met yet that most go to.</summary>
    public static IReadOnlyList<string> WidestWay(FlowsAnswer flows)
    {
        var way = new List<string>();
        var next = flows.Starts.Count > 0 ? flows.Starts[0].Activity : null;
        while (next is not null && way.Count < FunnelSteps)
        {
            way.Add(next);
            next = flows.Edges.Where(e => e.From == way[^1] && !way.Contains(e.To)).OrderByDescending(e => e.Customers ?? e.Count).ThenBy(e => e.To, StringComparer.Ordinal).FirstOrDefault()?.To;
        }

        return way;
    }
}
