using System.Collections.Immutable;
using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;

namespace Kelione.Posters.Layouts.Grid;

/// <summary>The legend of a grid: only the signs that the poster uses.</summary>
internal static class GridLegend
{
    public static PosterLegend Of(GridPlan plan)
    {
        var (keys, reading, map) = (new LegendKeys(plan.Page), plan.Page.Reading, plan.Page.Map);
        // In columns of usual width the gutter and the cards say how to read barriers, ideas and the band.
        var isUsual = !plan.Sizes.IsDense && !plan.Sizes.IsWide;
        var hasEmotion = reading.Steps.Any(s => s.Measure?.Emotion is not null);
        var hasFaces = hasEmotion || map.Cards.Any(c => c.Felt is not null);
        var sources = map.Cards.Select(c => c.Provenance.Kind).Concat(map.Barriers.Select(b => b.Provenance.Kind)).ToHashSet();
        return new PosterLegend(plan.Page,
        [
            .. When(hasEmotion, keys.Measured),
            .. When(!hasEmotion && reading.IsMeasured, keys.MeasuredPlain),
            .. When(sources.Contains(ProvenanceKind.Research), keys.Research),
            .. When(!sources.Contains(ProvenanceKind.Research) && map.Cards.Any(c => c.Felt is not null), keys.Felt),
            .. When(sources.Contains(ProvenanceKind.Assumption), keys.Assumption),
            .. When(map.Cards.Any(c => c.Wished is not null), keys.Wished),
            .. When(map.Cards.Any(c => c.Missing), keys.Missing),
            .. When(reading.IsMeasured && reading.Steps.Any(s => s.Measure is null), keys.Unbound),
            .. When(!plan.ByStage && (reading.Steps.Any(s => s.Step.Moment is not null) || map.Stages.Any(s => s.Moment is not null)), keys.Moment),
            .. When(!plan.ByStage && reading.Steps.Any(s => s.Step.Optional), keys.Optional),
            .. When(!isUsual && plan.Barriers.Length > 0, keys.Barrier),
            .. When(!isUsual && plan.Ranks.All.Length > 0, keys.Idea(plan.Ranks.Most, plan.Ranks.HasLine)),
            .. When(isUsual && plan.Ranks.All.Any(i => i.Priority is not null), keys.Priority),
            .. When(plan.Sizes.IsDense, keys.Number),
            .. When(plan.Sizes.IsWide && !plan.ByStage && reading.IsMeasured, keys.Band),
            .. When(hasFaces, keys.Faces),
        ]);
    }

    /// <summary>An entry that is there only when its sign is used.</summary>
    public static IEnumerable<LegendEntry> When(bool isUsed, LegendEntry entry) => isUsed ? [entry] : [];
}
