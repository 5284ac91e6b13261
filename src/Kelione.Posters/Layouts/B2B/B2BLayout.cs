using System.Collections.Immutable;
using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Layouts.Grid;
using Kelione.Posters.Layouts.Grid.Curves;
using Kelione.Posters.Layouts.Grid.Rows;
using Kelione.Posters.Layouts.Roles;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.B2B;

/// <summary>The B2B poster: stages to the scale of time with the decisions that end them; a lane for every role with how much it takes part, what it feels, does and needs; the band of accounts; then what stands in the way.</summary>
internal sealed class B2BLayout : IPosterLayout
{
    /// <inheritdoc />
    public Scene Arrange(PosterInput input)
    {
        var stories = RoleStory.Of(input.Map, input.Measurement);
        var design = new GridDesign
        {
            Head = Head, Rows = (plan, _) => Rows(plan, stories), Legend = plan => Legend(plan, stories), ByStage = true, NarrowestColumn = StageClock.NarrowestColumn, Place = page => StageClock.Of(page).Columns,
        };
        return new GridPoster(input with { Map = RoleStory.Rest(input.Map) }, design).Arrange();
    }

    private static PosterTexts Words(PosterPage page) => new("RoleWords", page.Words.Language);

    private static HeadContent Head(PosterPage page)
    {
        var content = HeadContent.Of(page);
        if (!page.Reading.IsMeasured)
        {
            return content;
        }

        var customers = content.Figures[0] with { Name = Words(page).Plural("B2B.AccountsWord", page.Measurement!.Customers) };
        return content with { Figures = [customers, content.Figures[1]] };
    }

    private static ImmutableArray<GridRow> Rows(GridPlan plan, ImmutableArray<RoleStory> stories)
    {
        var (words, clock) = (Words(plan.Page), StageClock.Of(plan.Page));
        var rows = new RowList();
        rows.Add(new GateRow(plan, clock, words), r => r.IsEmpty);
        foreach (var story in stories)
        {
            rows.Add(new RoleRow(plan, story, clock, words));
        }

        rows.Add(new AccountsRow(plan, words), r => r.IsEmpty);
        rows.Add(new ValueLines(plan, StageNumbers.Of(plan, words)), r => r.IsEmpty);
        foreach (var lane in plan.Page.Map.Lanes.Where(l => l.Kind is not (LaneKind.Barriers or LaneKind.Ideas or LaneKind.Responsible or LaneKind.Goals or LaneKind.Emotions)))
        {
            rows.Add(new WordsRow(plan, lane), r => r.IsEmpty);
        }

        if (stories.All(s => plan.Page.Reading.Stages.All(t => s.At(t.Stage) is { Feeling: null, Measured: null })))
        {
            rows.Add(new EmotionRow(plan, plan.Page.Reading.Lanes(LaneKind.Emotions).FirstOrDefault()), r => r.IsEmpty);
        }

        rows.Add(new BarrierRow(plan), r => r.IsEmpty);
        rows.Add(new IdeaRow(plan), r => r.IsEmpty);
        foreach (var lane in plan.Page.Reading.Lanes(LaneKind.Responsible))
        {
            rows.Add(new ResponsibleRow(plan, lane), r => r.IsEmpty);
        }

        return rows.ToImmutable();
    }

    private static PosterLegend Legend(GridPlan plan, ImmutableArray<RoleStory> stories)
    {
        var (scene, words, keys) = (plan.Scene, Words(plan.Page), new LegendKeys(plan.Page));
        var parts = stories.SelectMany(s => plan.Page.Reading.Stages.Select(t => s.At(t.Stage))).ToList();
        var ridges = stories.Select(s => new Ridge(plan, s)).Where(r => !r.IsEmpty).ToList();
        var gates = plan.Page.Map.Stages.Select(s => s.Gate).OfType<Gate>().ToList();
        LegendEntry Entry(string key, Action<double, double> draw, double width = 26, Colour? colour = null) => keys.Entry(draw, words[$"B2B.Key.{key}"], words[$"B2B.Key.{key}Note"], colour, width);
        return new PosterLegend(plan.Page,
        [
            .. GridLegend.When(ridges.Any(r => r.IsMeasured), Entry("Part", (x, y) => RidgeKey(scene, x, y, false))),
            .. GridLegend.When(ridges.Any(r => !r.IsMeasured), Entry("PartAssumed", (x, y) => RidgeKey(scene, x, y, true))),
            .. GridLegend.When(gates.Count > 0, keys.Entry((x, y) => scene.Diamond(x + 13, y - 3.5, 7, Ink.Route), words["B2B.Key.Gate"], StageClock.Of(plan.Page).IsToScale ? words["B2B.Key.GateNote"] : words["B2B.Key.GateNoteEven"])),
            .. GridLegend.When(gates.Any(g => g.DecidedBy is not null), keys.Entry((x, y) => scene.Diamond(x + 7, y - 3.5, 7, Ink.Text), words["B2B.Key.Decides"], "", keyWidth: 14)),
            .. GridLegend.When(gates.Any(g => g.AgreedBy.Count > 0), keys.Entry((x, y) => scene.Diamond(x + 7, y - 3.5, 5.2, Ink.Surface, Ink.Text, 1.1), words["B2B.Key.Agrees"], "", keyWidth: 14)),
            .. GridLegend.When(parts.Any(p => p.Documents.Any(d => !d.Missing)), Entry("Paper", (x, y) => PaperTag.Sheet(scene, x + 2, y, Ink.Secondary, false), 10)),
            .. GridLegend.When(parts.Any(p => p.Documents.Any(d => d.Missing)), Entry("PaperMissing", (x, y) => PaperTag.Sheet(scene, x + 2, y, Ink.Caution, true), 10, Ink.Caution)),
            .. GridLegend.When(parts.Any(p => p.Measured is not null), Entry("Emotion", (x, y) => scene.Face(Symbols.FaceKind.Trust, x + 13, y - 3.5, 7.2, Ink.Secondary, null, 1.3))),
            .. GridLegend.When(parts.Any(p => p.Measured is null && p.Feeling is not null), Entry("EmotionFelt", (x, y) => scene.Face(Symbols.FaceKind.Trust, x + 13, y - 3.5, 7.2, Ink.Secondary, null, 0.9))),
            .. GridLegend.When(plan.Ranks.All.Any(i => i.Priority is not null), keys.Priority),
        ]);
    }

    private static void RidgeKey(SceneBuilder scene, double x, double y, bool isAssumed)
    {
        PathBuilder Curve() => new PathBuilder().Move(x, y).Curve(x + 7, y, x + 9, y - 9, x + 13, y - 9).Curve(x + 17, y - 9, x + 19, y, x + 26, y);
        scene.Path(Curve().Close(), Ink.Flow, opacity: isAssumed ? 0.5 : 1);
        scene.Path(Curve(), null, Ink.Route, 1.2, isAssumed ? [4, 2.4] : null);
    }
}
