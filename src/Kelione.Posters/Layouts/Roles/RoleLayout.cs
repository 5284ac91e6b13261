using System.Collections.Immutable;
using Kelione.Maps;
using Kelione.Posters.Layouts.Emotional;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Layouts.Grid;
using Kelione.Posters.Layouts.Grid.Curves;
using Kelione.Posters.Layouts.Grid.Flow;
using Kelione.Posters.Layouts.Grid.Rows;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.Roles;

/// <summary>The role poster: roles side by side over the same steps, the route handed from one to the next; then what all share. A map that names no roles is drawn as a linear one.</summary>
internal sealed class RoleLayout : IPosterLayout
{
    private const double NarrowestColumn = 90;

    /// <inheritdoc />
    public Scene Arrange(PosterInput input)
    {
        var stories = RoleStory.Of(input.Map, input.Measurement);
        var design = stories.IsEmpty
            ? new GridDesign { Head = page => HeadContent.Of(page), Rows = LinearRows.Of }
            : new GridDesign { Head = Head, Rows = (plan, _) => Rows(plan, stories), Legend = plan => Legend(plan, stories), NarrowestColumn = NarrowestColumn, Place = page => SteadyColumns.Of(page, NarrowestColumn) };
        return new GridPoster(input with { Map = RoleStory.Rest(input.Map) }, design).Arrange();
    }

    private static HeadContent Head(PosterPage page)
    {
        var content = HeadContent.Of(page);
        var roles = page.Map.Personas.Count(p => p.IsRole);
        return page.Reading.IsMeasured || roles == 0
            ? content
            : content with { Figures = [new HeadFigure(page.Numbers.Count(roles), new PosterTexts("RoleWords", page.Words.Language).Plural("Role.Word", roles)), content.Figures[1]] };
    }

    private static ImmutableArray<GridRow> Rows(GridPlan plan, ImmutableArray<RoleStory> stories)
    {
        var rows = new RowList();
        rows.Add(new NamesRow(plan));
        rows.Add(new RolesRow(plan, RoleColumns.Of(plan, stories)), r => r.IsEmpty);
        foreach (var lane in plan.Page.Map.Lanes.Where(l => l.Kind is not (LaneKind.Barriers or LaneKind.Ideas or LaneKind.Responsible or LaneKind.Emotions)))
        {
            rows.Add(new WordsRow(plan, lane), r => r.IsEmpty);
        }

        if (plan.Page.Reading.Lanes(LaneKind.Emotions).FirstOrDefault(l => plan.Page.Map.Cards.Any(c => c.Lane == l.Id)) is { } emotions)
        {
            rows.Add(new EmotionRow(plan, emotions), r => r.IsEmpty);
        }

        rows.Add(new FlowRow(plan), r => r.IsEmpty);
        if (plan.Page.Reading.IsMeasured)
        {
            rows.Add(new MeasuresRow(plan));
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
        var (words, keys, scene, columns) = (new PosterTexts("RoleWords", plan.Page.Words.Language), new LegendKeys(plan.Page), plan.Scene, RoleColumns.Of(plan, stories));
        var (parts, taking) = (columns.Parts.SelectMany(p => p).ToList(), columns.Taking.SelectMany(t => t).OfType<TakingPart>().ToList());
        LegendEntry Entry(string key, Action<double, double> draw) => keys.Entry(draw, words[$"Role.Key.{key}"], words[$"Role.Key.{key}Note"]);
        return new PosterLegend(plan.Page,
        [
            Entry("Acts", (x, y) => scene.Circle(x + 13, y - 3.5, 7, Ink.Surface, Ink.Route, 1.6)),
            .. GridLegend.When(columns.HandOvers.Any(), Entry("Hands", (x, y) => scene.Path(new PathBuilder().Move(x, y - 9).Line(x + 7, y - 9).Quadratic(x + 13, y - 9, x + 13, y - 4).Quadratic(x + 13, y + 1, x + 19, y + 1).Line(x + 26, y + 1), null, Ink.Route, 2))),
            .. GridLegend.When(taking.Any(t => t.Source == ProvenanceKind.Measured), Entry("Part", (x, y) => scene.Circle(x + 13, y - 3.5, 5, Ink.Flow, Ink.Route, 1.1))),
            .. GridLegend.When(taking.Any(t => t.Source != ProvenanceKind.Measured), Entry("PartSaid", (x, y) => scene.Circle(x + 13, y - 3.5, 5, Ink.Surface, Ink.Hint, 1.1))),
            .. GridLegend.When(parts.Any(p => p.Measured is not null) || plan.Steps.Any(s => s?.Measure?.Emotion is not null), keys.Measured),
            .. GridLegend.When(parts.Any(p => p.Feeling is not null), keys.Felt),
            .. GridLegend.When(parts.Any(p => p.Feeling?.Wished is not null), keys.Wished),
            .. GridLegend.When(plan.Ranks.All.Any(i => i.Priority is not null), keys.Priority),
            .. GridLegend.When(parts.Any(p => p.Feeling is not null || p.Measured is not null), keys.Faces),
        ]);
    }
}
