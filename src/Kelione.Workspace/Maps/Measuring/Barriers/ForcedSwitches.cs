using Kelione.Journeys;
using Kelione.Maps;
using static Kelione.Workspace.BarrierThresholds;

namespace Kelione.Workspace;

/// <summary>
/// Activities that no step means and right after which customers change between online and offline, far more often than others at the same step: what they met there closed the way that they were on.
/// Asked only where the map states channels of both worlds.
/// </summary>
/// <param name="map">The map.</param>
/// <param name="here">What is in the scope.</param>
/// <param name="ask">Asks a question.</param>
internal sealed class ForcedSwitches(JourneyMap map, StatusAnswer here, Func<FunnelQuestion, Task<FunnelAnswer>> ask)
{
    // Each costs two small funnels; rarer ones would not be the journey's barrier.
    private const int MostTried = 6;

    private const int AllActivities = 1000;

    private static readonly Duration AnyTime = Duration.FromDays(36_500);

    /// <summary>The barriers.</summary>
    public async Task<IReadOnlyList<BarrierMeasure>> FindAsync(IReadOnlyList<BoundStep> bound, StepMeasuresAnswer answer, Scope scope)
    {
        var (online, offline) = (Values(online: true), Values(online: false));
        var found = new List<BarrierMeasure>();
        if (online.Count == 0 || offline.Count == 0)
        {
            return found;
        }

        foreach (var (from, to, toOffline) in new[] { (online, offline, true), (offline, online, false) })
        {
            var tried = await CandidatesAsync(answer, from, to, scope);
            var z = Intervals.Z(tried.Count);
            foreach (var activity in tried)
            {
                var step = bound.First(b => b.Id == activity.After);
                var after = await NextAsync(StepPattern.Of(activity.Activity), from, to, scope);
                var usual = await NextAsync(step.Events, from, to, scope);
                if (after.Of >= FewestCustomers && usual.Of >= FewestCustomers && Of(step, activity.Activity, after, usual, z, toOffline) is { } barrier)
                {
                    found.Add(barrier);
                }
            }
        }

        return found;
    }

    // One question over all activities tells after which ones so many change at all; only those are looked at closely. Each stands at the step after which most customers meet it.
    private async Task<IReadOnlyList<OffMapFigures>> CandidatesAsync(StepMeasuresAnswer answer, IReadOnlyList<string> from, IReadOnlyList<string> to, Scope scope)
    {
        var changes = (await ask(Change(StepPattern.Any, from, to, scope) with { By = EventFields.Activity, ByTop = AllActivities })).Breakdown!.ToDictionary(b => b.Value, b => b.Steps[1].Customers, StringComparer.Ordinal);
        var doers = here.ByActivity.ToDictionary(a => a.Activity, a => a.Customers, StringComparer.Ordinal);
        return
        [
            .. answer.OffMap.GroupBy(o => o.Activity, StringComparer.Ordinal).Select(g => g.MaxBy(o => o.Customers)!)
                .Where(o => changes.TryGetValue(o.Activity, out var changed) && changed >= FewestCustomers && changed >= LeastSwitchShare * doers.GetValueOrDefault(o.Activity))
                .OrderByDescending(o => changes[o.Activity]).ThenBy(o => o.Activity, StringComparer.Ordinal).Take(MostTried),
        ];
    }

    private static BarrierMeasure? Of(BoundStep step, string activity, (long Count, long Of) after, (long Count, long Of) usual, double z, bool toOffline)
    {
        var interval = Intervals.Wilson(after.Count, after.Of, z);
        var difference = Intervals.Newcombe(after.Count, after.Of, usual.Count, usual.Of, z);
        if (interval.Low < LeastSwitchShare || difference.Low < PointsOfLoss)
        {
            return null;
        }

        var (value, expected) = (after.Count / (double)after.Of, usual.Count / (double)usual.Of);
        return new BarrierMeasure
        {
            Step = step.Id, Kind = BarrierKind.ForcedSwitch, Against = BarrierAgainst.Self, Value = value, Interval = interval, Expected = expected, Difference = difference, N = after.Of,
            Evidence = $"Right after '{activity}' {EvidenceText.Percent(value)} ({EvidenceText.Percents(interval)}) of {EvidenceText.Count(after.Of)} customers change from {(toOffline ? "online to offline" : "offline to online")}; "
                + $"right after '{step.Name}' itself {EvidenceText.Percent(expected)} do.",
        };
    }

    private async Task<(long Count, long Of)> NextAsync(StepPattern what, IReadOnlyList<string> from, IReadOnlyList<string> to, Scope scope)
    {
        var answer = await ask(Change(what, from, to, scope));
        return (answer.Steps[1].Customers, answer.Steps[0].Customers);
    }

    private static FunnelQuestion Change(StepPattern what, IReadOnlyList<string> from, IReadOnlyList<string> to, Scope scope) => new()
    {
        Scope = scope, Order = FunnelOrder.Strict, Within = AnyTime, Times = false,
        Steps = [what with { Conditions = [.. what.Conditions, In(from)] }, new StepPattern { Conditions = [In(to)] }],
    };

    private static Condition In(IReadOnlyList<string> values) => new() { Field = EventFields.Channel, Comparison = Comparison.Is, Values = values };

    private IReadOnlyList<string> Values(bool online) => [.. map.Channels.Where(c => c.Online == online)
        .SelectMany(c => c.Values is { Count: > 0 } values ? values.AsEnumerable() : [c.Name, c.Id]).Distinct(StringComparer.Ordinal)];
}
