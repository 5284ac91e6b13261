using System.Collections.Immutable;
using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Layouts.Grid;
using Kelione.Posters.Layouts.Grid.Rows;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.Emotional;

/// <summary>The emotional poster: the curve leads. Reasons stand on the peaks; causes and ideas hang from the pits; beneath, the gap to the wish, who travels, and what else people wrote.</summary>
internal sealed class EmotionalLayout : IPosterLayout
{
    private static GridDesign Design { get; } = new() { Head = Head, Rows = Rows, Legend = Legend };

    /// <inheritdoc />
    public Scene Arrange(PosterInput input) => new GridPoster(input, Design).Arrange();

    private static HeadContent Head(PosterPage page)
    {
        var content = HeadContent.Of(page) with { Persona = null, Others = [] };
        var emotions = page.Reading.Steps.Select(s => s.Measure?.Emotion).OfType<EmotionMeasure>().ToList();
        if (emotions.Count < 3)
        {
            return content;
        }

        var words = new PosterTexts("LinearWords", page.Words.Language);
        var answers = emotions.Sum(e => e.N);
        var feeling = emotions.Sum(e => Math.Abs(e.Mean) * e.N);
        var pits = emotions.Where(e => e.Mean < 0).OrderByDescending(e => -e.Mean * e.N).Take(3).ToList();
        if (pits.Count == 0 || feeling <= 0)
        {
            return content with { Figures = [content.Figures[0], new HeadFigure(page.Numbers.Count(answers), words["Feeling.Answers"])] };
        }

        var share = pits.Sum(e => Math.Abs(e.Mean) * e.N) / feeling;
        return content with
        {
            Figures = [content.Figures[0], new HeadFigure(page.Numbers.Count(answers), words["Feeling.Answers"])],
            Share = new HeadShare(new HeadFigure(page.Numbers.WholePercent(share), words["Feeling.Share"], words.Plural("Feeling.InPits", pits.Count, page.Numbers.Count(pits.Count))), share,
                words.Of("Feeling.Rest", page.Numbers.WholePercent(1 - share))),
        };
    }

    private static ImmutableArray<GridRow> Rows(GridPlan plan, bool goalsInNotes)
    {
        var feelings = Feelings.Of(plan);
        var rows = ImmutableArray.CreateBuilder<GridRow>();
        rows.Add(plan.Sizes.IsDense ? new RouteRow(plan) : new NamesRow(plan));
        IReadOnlySet<string> shown = new HashSet<string>();
        if (!feelings.IsEmpty)
        {
            var feeling = new FeelingRow(plan, feelings);
            var pits = new PitRow(plan, feelings, feeling);
            rows.Add(feeling);
            Add(rows, pits, r => r.IsEmpty);
            shown = pits.Shown;
        }

        Add(rows, new GapRow(plan, feelings), r => r.IsEmpty);
        Add(rows, new TravellerRow(plan), r => r.IsEmpty);
        var others = plan.Page.Map.Lanes.Where(l => l.Kind is not (LaneKind.Emotions or LaneKind.Barriers or LaneKind.Ideas or LaneKind.Responsible)).ToList();
        foreach (var lane in others)
        {
            Add(rows, new WordsRow(plan, lane, plan.Sizes.IsDense), r => r.IsEmpty);
        }

        foreach (var lane in plan.Page.Reading.Lanes(LaneKind.Responsible))
        {
            Add(rows, new ResponsibleRow(plan, lane), r => r.IsEmpty);
        }

        if (plan.Sizes.IsDense)
        {
            Add(rows, new NotesRow(plan, others, goalsInNotes), r => r.IsEmpty);
        }
        else
        {
            Add(rows, new BarrierRow(plan, shown), r => r.IsEmpty);
            Add(rows, new IdeaRow(plan, shown), r => r.IsEmpty);
        }

        return rows.ToImmutable();
    }

    private static PosterLegend Legend(GridPlan plan)
    {
        var (keys, feelings) = (new LegendKeys(plan.Page), Feelings.Of(plan));
        var main = feelings.Main;
        return new PosterLegend(plan.Page,
        [
            .. feelings.Measured.Select((s, i) => i == 0 && s.Name.Length == 0 ? keys.Measured : FeelingKey(plan, keys, s)),
            .. GridLegend.When(main.HasFelt, main.FeltIsResearch ? keys.Felt : keys.Entry((x, y) => FeelingRow.FeltKey(plan.Scene, x, y, false), plan.Page.Words["Legend.Felt"], plan.Page.Words["Legend.AssumptionNote"])),
            .. GridLegend.When(main.HasWished, keys.Wished),
            .. GridLegend.When(feelings.Measured.Length > 0, keys.Entry((_, _) => { }, plan.Words["Feeling.Word"], plan.Words["Feeling.Definition"], keyWidth: 0)),
            .. GridLegend.When(plan.Barriers.Length > 0, keys.Barrier),
            .. GridLegend.When(plan.Ranks.All.Length > 0, keys.Idea(plan.Ranks.Most, plan.Ranks.HasLine)),
            .. GridLegend.When(plan.Sizes.IsDense, keys.Number),
            keys.Faces,
        ]);
    }

    private static LegendEntry FeelingKey(GridPlan plan, LegendKeys keys, Feeling feeling) =>
        keys.Entry((x, y) => FeelingRow.MeasuredKey(plan.Scene, x, y, feeling), plan.Page.Words["Legend.Measured"], feeling.Name, feeling.TextColour);

    private static void Add<T>(ImmutableArray<GridRow>.Builder rows, T row, Func<T, bool> isEmpty)
        where T : GridRow
    {
        if (!isEmpty(row))
        {
            rows.Add(row);
        }
    }
}
