using System.Collections.Immutable;
using CsCheck;
using Kelione.Posters.Layouts.Channels;

namespace Kelione.Posters.Tests.Layouts.Channels;

public class LaneSlotsTests
{
    private static readonly Gen<ImmutableArray<StopCell>[]> Ways =
        Gen.Int[0, 3].Array[1, 9].Select(lanes => lanes.Select((l, i) => new StopCell(i, l)).ToImmutableArray()).Array[1, 5];

    [Fact]
    public void Two_ways_in_one_lane_at_one_column_have_different_slots() => Ways.Sample(ways =>
    {
        var cells = LaneSlots.Assign(ways).SelectMany((w, i) => w.Select(c => (Way: i, Cell: c))).ToList();
        Assert.DoesNotContain(cells, a => cells.Exists(b => a.Way != b.Way && a.Cell == b.Cell));
    });

    [Fact]
    public void A_way_keeps_its_slot_while_it_stays_in_a_lane() => Ways.Sample(ways =>
    {
        foreach (var way in LaneSlots.Assign(ways))
        {
            for (var i = 1; i < way.Length; i++)
            {
                Assert.True(way[i].Lane != way[i - 1].Lane || way[i].Slot == way[i - 1].Slot);
            }
        }
    });

    [Fact]
    public void A_lane_left_at_a_corridor_can_be_entered_there_in_the_same_slot()
    {
        var cells = LaneSlots.Assign([[new(0, 0), new(1, 1)], [new(0, 1), new(1, 0)]]);
        Assert.Equal(0, cells[0][0].Slot);
        Assert.Equal(0, cells[1][1].Slot);
    }
}
