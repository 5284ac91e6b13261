using System.Collections.Immutable;
using Kelione.Maps;
using Kelione.Web.Maps.Editing.Grid;

namespace Kelione.Web.Tests.Editing;

/// <summary>Laying one open map out again and again.</summary>
public sealed class GridLayoutTests
{
    private static readonly JourneyMap Phone = MapTemplates.Find("phone")!.Create("en");

    [Fact]
    public void A_card_that_moves_leaves_all_other_rows_the_very_objects()
    {
        var layout = new GridLayout();
        var before = layout.Lay(Phone, null, [], []);
        var card = Phone.Cards.First(c => c.Step == "pays");
        var after = layout.Lay(MapEdits.Move<Card>(card.Id, new Place(null, null, "reviews", card.Lane)).Apply(Phone), null, [], []);
        var drawn = before.Rows.Zip(after.Rows).Where(p => !ReferenceEquals(p.First, p.Second)).ToList();
        Assert.Equal(card.Lane, Assert.Single(drawn).First.Id);
        Assert.Equal(2, drawn[0].First.Cells.Zip(drawn[0].Second.Cells).Count(p => !p.First.Equals(p.Second)));
        Assert.Same(before.Columns, after.Columns);
        Assert.Same(before.Stages, after.Stages);
        Assert.Same(before.Route, after.Route);
    }

    [Fact]
    public void An_equal_map_that_is_another_object_changes_no_row()
    {
        var layout = new GridLayout();
        var before = layout.Lay(Phone, null, [], []);
        Assert.Same(before, layout.Lay(Phone, null, ImmutableHashSet<string>.Empty, ImmutableHashSet<string>.Empty));
        var after = layout.Lay(Phone with { Title = "Another" }, null, [], []);
        Assert.All(before.Rows.Zip(after.Rows), p => Assert.Same(p.First, p.Second));
    }

    [Fact]
    public void Whatever_is_edited_the_grid_is_as_if_it_were_laid_out_anew()
    {
        var layout = new GridLayout();
        layout.Lay(Phone, null, [], []);
        var map = Phone;
        var (step, stage, lane, idea, barrier, persona) = (Phone.Steps().First(), Phone.Stages[1], Phone.Lanes[0], Phone.Ideas[0], Phone.Barriers[0], Phone.Personas[0]);
        MapEdit[] edits =
        [
            MapEdits.Change(step, step with { Name = "Another name" }),
            MapEdits.Change(stage, stage with { Goal = "Another goal" }),
            MapEdits.Change(lane, lane with { Name = "Another lane" }),
            MapEdits.Change(idea, idea with { Text = "Another idea", EaseOfDesign = 9, Effort = 1 }),
            MapEdits.Change(barrier, barrier with { Text = "Another barrier", Status = BarrierStatus.Lowered }),
            MapEdits.Change(persona, persona with { Name = "Somebody" }),
            MapEdits.Move<Stage>(Phone.Stages[^1].Id, new Place(null)),
            MapEdits.Move<Lane>(lane.Id, new Place(Phone.Lanes[^1].Id)),
            MapEdits.Remove<Step>("pays"),
            MapEdits.Remove<Lane>(Phone.Lanes[1].Id),
        ];
        foreach (var edit in edits)
        {
            map = edit.Apply(map);
            var (fresh, kept) = (GridModel.Of(map, null, ImmutableHashSet<string>.Empty, ImmutableHashSet<string>.Empty), layout.Lay(map, null, [], []));
            Assert.Equal(fresh.Rows.Select(r => r.Id), kept.Rows.Select(r => r.Id));
            Assert.All(fresh.Rows.Zip(kept.Rows), p => Assert.Equal(p.First, p.Second));
            Assert.Equal((fresh.Columns, fresh.Stages, fresh.Route), (kept.Columns, kept.Stages, kept.Route));
        }
    }
}
