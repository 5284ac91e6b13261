using CsCheck;
using Kelione.Posters.Layouts.Ways;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Tests.Layouts.Ways;

public class FreeRoomTests
{
    private static readonly Gen<SceneBox> Boxes = Gen.Select(Gen.Double[0, 500], Gen.Double[0, 500], Gen.Double[1, 120], Gen.Double[1, 60]).Select((x, y, w, h) => SceneBox.At(x, y, w, h));

    [Fact]
    public void A_box_costs_something_exactly_where_it_meets_another() => Gen.Select(Boxes.Array[0, 20], Boxes).Sample((taken, box) =>
    {
        var room = new FreeRoom();
        foreach (var t in taken)
        {
            room.Take(t);
        }

        var meets = taken.Any(t => Math.Min(t.Right, box.Right) > Math.Max(t.Left, box.Left) && Math.Min(t.Bottom, box.Bottom) > Math.Max(t.Top, box.Top));
        Assert.Equal(meets, room.Cost(box) > 0);
    });

    [Fact]
    public void The_first_free_place_is_taken_and_else_the_one_that_collides_least()
    {
        var room = new FreeRoom();
        room.Take(SceneBox.At(0, 0, 10, 10));
        Assert.Equal(20, room.Choose([0.0, 5, 20, 30], x => SceneBox.At(x, 0, 10, 10), out var cost));
        Assert.Equal(0, cost);
        Assert.Equal(8, room.Choose([0.0, 8, 4], x => SceneBox.At(x, 0, 10, 10), out cost));
        Assert.True(cost > 0);
    }

    [Fact]
    public void A_slanting_line_takes_the_room_along_it_and_not_its_whole_box()
    {
        var room = new FreeRoom();
        room.TakeLine([(0, 0), (100, 100)], 4);
        Assert.True(room.Cost(SceneBox.At(48, 48, 4, 4)) > 0);
        Assert.Equal(0, room.Cost(SceneBox.At(70, 10, 10, 10)));
    }
}
