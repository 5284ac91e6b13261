using System.Collections.Immutable;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Layouts.Grid;
using Kelione.Posters.Layouts.Grid.Flow;
using Kelione.Posters.Layouts.Roles;

namespace Kelione.Posters.Layouts.B2B;

/// <summary>The numbers beneath the accounts: when accounts come to a stage, how far apart the middle half of them is, how many go on and come back.</summary>
internal static class StageNumbers
{
    public static IEnumerable<ValueLine> Of(GridPlan plan, PosterTexts words)
    {
        var (reading, numbers, flow) = (plan.Page.Reading, plan.Page.Numbers, StageFlow.Of(plan));
        var first = reading.Stages.Select(s => StageClock.Steps(reading, s).OrderBy(p => p.Step.Optional).FirstOrDefault()?.Measure).ToImmutableArray();
        ImmutableArray<string?> Each(Func<int, string?> value) => [.. Enumerable.Range(0, plan.Count).Select(value)];
        FlowColumn? At(int i) => flow.FirstOrDefault(f => f.Column == i);
        string Days(double days) => numbers.Plain(days < 10 ? Math.Round(days, 1) : Math.Round(days));
        var spread = first.Select(m => m?.MiddleHalfDayFirst is { } h ? h.High - h.Low : -1).ToList();
        yield return new ValueLine(words["B2B.MedianDay"], Each(i => first[i]?.MedianDayFirst is { } d ? Days(d) : null));
        yield return new ValueLine(words["B2B.MiddleHalf"], Each(i => first[i]?.MiddleHalfDayFirst is { } h ? $"{Days(h.Low)}–{Days(h.High)}" : null), spread.Max() > 0 ? spread.IndexOf(spread.Max()) : null);
        yield return new ValueLine(words["B2B.GoOn"], Each(i => At(i) is { Next: not null, Audience: > 0 } f ? numbers.WholePercent((double)(f.Audience - f.Lost) / f.Audience) : null));
        yield return new ValueLine(plan.Words.Of("Measures.Retained", numbers.Count(plan.Page.Map.Measure.RetentionDays)), Each(i => first[i]?.Retained is { } r ? numbers.WholePercent(r) : null));
        yield return new ValueLine(plan.Words["Measures.Criticality"], Each(i => StageClock.Steps(reading, reading.Stages[i]).Max(s => s.Measure!.Criticality) is { } c ? numbers.Tenths(c) : null), plan.Focus);
    }
}
