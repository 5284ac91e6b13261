using Kelione.Journeys;
using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>Adds to a barrier by low conversion what goes together with leaving there, and what those who left did instead.</summary>
/// <param name="within">The map's window.</param>
/// <param name="ask">Asks a question.</param>
internal sealed class TogetherWithLeaving(Duration within, Func<DropOffsQuestion, Task<DropOffsAnswer>> ask)
{
    /// <summary>The barrier with one more sentence of evidence, where there is something to say.</summary>
    public async Task<BarrierMeasure> ExplainAsync(BarrierMeasure barrier, IReadOnlyList<BoundStep> bound, Scope scope)
    {
        var (from, to) = (bound.First(b => b.Id == barrier.Step), bound.First(b => b.Id == barrier.To));
        var answer = await ask(new DropOffsQuestion { Scope = scope, Steps = [from.Events, to.Events], Within = within });
        var telling = answer.Steps[0].Together.Where(t => t.Clear && t.Low > BarrierThresholds.TellingOdds && t.WentWith >= BarrierThresholds.LeastWentOnWith * (t.WentWith + t.LeftWith)).Take(2)
            .Select(t => FormattableString.Invariant($"'{t.Activity}' (odds {t.OddsRatio:0.0} to 1, 95 % interval {t.Low:0.0}–{t.High:0.0})")).ToList();
        return telling.Count == 0 ? barrier : barrier with { Evidence = $"{barrier.Evidence} Goes together with leaving here: {string.Join(" and ", telling)}." };
    }
}
