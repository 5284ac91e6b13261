using System.Collections.Immutable;
using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Layouts.Grid;
using Kelione.Posters.Layouts.Grid.Curves;
using Kelione.Posters.Layouts.Grid.Rows;
using Kelione.Posters.Layouts.Roles;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.ProductUse;

/// <summary>The product-use poster: sections of time after the start; retention as the spine with the aha moment as its branch; who leaves and comes back; when features are first used; then what users do, think and feel.</summary>
internal sealed class ProductUseLayout : IPosterLayout
{
    private static GridDesign Design { get; } = new() { Head = Head, Rows = Rows, Legend = Legend, Place = TimeScale.Place, NarrowestColumn = 76 };

    /// <inheritdoc />
    public Scene Arrange(PosterInput input) => new GridPoster(input, Design).Arrange();

    private static PosterTexts Words(PosterPage page) => new("RoleWords", page.Words.Language);

    private static HeadContent Head(PosterPage page)
    {
        var (content, words) = (HeadContent.Of(page), Words(page));
        if (page.Measurement?.Retention.Where(r => r.Of > 0).MaxBy(r => r.Day) is not { } last || !page.Reading.IsMeasured)
        {
            return content;
        }

        var stay = new HeadFigure(page.Numbers.WholePercent(last.Share), words["Use.Active"], words.Of("Use.ActiveNote", page.Numbers.Count(last.Day), page.Numbers.Count(last.Of)));
        return content with { Figures = [content.Figures[0], stay] };
    }

    private static ImmutableArray<GridRow> Rows(GridPlan plan, bool goalsInNotes)
    {
        var (words, scale, rows) = (Words(plan.Page), TimeScale.Of(plan), new RowList());
        var retention = new RetentionRow(plan, scale, words);
        rows.Add(retention, r => r.IsEmpty);
        if (retention.IsEmpty && scale is not null)
        {
            rows.Add(new TimeRow(plan, scale, words));
        }

        rows.Add(new LeaveRow(plan, words), r => r.IsEmpty);
        rows.Add(new FeatureRow(plan, scale, words), r => r.IsEmpty);
        rows.Add(new RouteRow(plan));
        foreach (var lane in plan.Page.Map.Lanes.Where(l => l.Kind is not (LaneKind.Barriers or LaneKind.Ideas or LaneKind.Responsible)))
        {
            if (lane.Kind == LaneKind.Emotions)
            {
                rows.Add(new EmotionRow(plan, lane), r => r.IsEmpty);
            }
            else
            {
                rows.Add(new WordsRow(plan, lane, plan.Sizes.IsDense), r => r.IsEmpty);
            }
        }

        if (!plan.Page.Reading.Lanes(LaneKind.Emotions).Any())
        {
            rows.Add(new EmotionRow(plan, null), r => r.IsEmpty);
        }

        if (!retention.HasAha)
        {
            rows.Add(new AhaRow(plan), r => r.IsEmpty);
        }

        rows.Add(new BarrierRow(plan), r => r.IsEmpty);
        rows.Add(new IdeaRow(plan), r => r.IsEmpty);
        foreach (var lane in plan.Page.Reading.Lanes(LaneKind.Responsible))
        {
            rows.Add(new ResponsibleRow(plan, lane), r => r.IsEmpty);
        }

        if (plan.Sizes.IsDense)
        {
            rows.Add(new NotesRow(plan, [.. plan.Page.Map.Lanes.Where(l => l.Kind is not (LaneKind.Barriers or LaneKind.Ideas or LaneKind.Responsible or LaneKind.Emotions))], goalsInNotes), r => r.IsEmpty);
        }

        return rows.ToImmutable();
    }

    private static PosterLegend Legend(GridPlan plan)
    {
        var (words, keys, scene, scale) = (Words(plan.Page), new LegendKeys(plan.Page), plan.Scene, TimeScale.Of(plan));
        var retention = new RetentionRow(plan, scale, words);
        var (hasLeave, cards) = (!new LeaveRow(plan, words).IsEmpty, plan.Page.Map.Cards);
        var hasEmotion = plan.Steps.Any(s => s?.Measure?.Emotion is not null);
        return new PosterLegend(plan.Page,
        [
            .. GridLegend.When(!retention.IsEmpty, keys.Entry((x, y) => scene.Line(x, y - 4, x + 26, y - 4, Ink.Route, 5), words["Use.Retention"], words["Use.Key.Retention"])),
            .. GridLegend.When(retention.HasAha, keys.Entry((x, y) => AhaKey(scene, x, y), words["Use.Key.Aha"], words.Of("Use.Key.AhaNote", plan.Page.Numbers.Count(plan.Page.Map.Measure.RetentionDays)))),
            .. GridLegend.When(hasLeave, keys.Entry((x, y) => scene.Rect(x + 4, y - 9, 10, 10, Ink.Loss), words["Use.Key.Left"], words["Use.Key.LeftNote"], keyWidth: 18)),
            .. GridLegend.When(hasLeave, keys.Entry((x, y) => scene.Line(x + 2, y - 4, x + 24, y - 4, Ink.Orange, 4), words["Use.Key.Back"], "", Ink.OrangeText)),
            .. GridLegend.When(scale is not null, keys.Entry((_, _) => { }, words["Use.Time"], words["Use.Key.Time"], keyWidth: 0)),
            .. GridLegend.When(hasEmotion, keys.Measured),
            .. GridLegend.When(cards.Any(c => c.Felt is not null), keys.Felt),
            .. GridLegend.When(cards.Any(c => c.Wished is not null), keys.Wished),
            .. GridLegend.When(cards.Any(c => c.Missing), keys.Missing),
            .. GridLegend.When(plan.Page.Reading.Steps.Any(s => s.Step.Moment is not null), keys.Moment),
            .. GridLegend.When(plan.Page.Reading.Steps.Any(s => s.Step.Optional), keys.Optional),
            .. GridLegend.When(plan.Ranks.All.Any(i => i.Priority is not null), keys.Priority),
            .. GridLegend.When(plan.Sizes.IsDense, keys.Number),
        ]);
    }

    private static void AhaKey(SceneBuilder scene, double x, double y)
    {
        scene.Line(x, y - 4, x + 22, y - 8, Ink.Joy, 1.4, [5, 3]);
        scene.Line(x, y - 4, x + 22, y, Ink.Secondary, 1.2, [5, 3]);
        scene.Circle(x + 23, y - 8, 2.6, Ink.Joy);
        scene.Circle(x + 23, y, 2.6, Ink.Secondary);
    }
}
