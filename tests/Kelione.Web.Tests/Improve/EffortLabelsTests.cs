using Kelione.Web.Improve;

namespace Kelione.Web.Tests.Improve;

public sealed class EffortLabelsTests
{
    [Fact]
    public void A_label_stands_right_of_its_point_where_there_is_room()
    {
        var label = Assert.Single(EffortLabels.Place([new(100, 100, "Show the price")], 0, 0, 600, 400));
        Assert.Equal(("start", "Show the price"), (label.Anchor, label.Text));
        Assert.True(label.X > 110);
    }

    [Fact]
    public void At_the_right_edge_it_stands_left()
    {
        var label = Assert.Single(EffortLabels.Place([new(590, 100, "Show the price")], 0, 0, 600, 400));
        Assert.Equal("end", label.Anchor);
    }

    [Fact]
    public void Labels_of_crowded_points_never_cover_one_another_nor_leave_the_picture()
    {
        var spots = Enumerable.Range(0, 14).Select(i => new EffortLabels.Spot(200 + (i % 4 * 30), 150 + (i / 4 * 26), $"Idea number {i} with a longish name")).ToList();
        var labels = EffortLabels.Place(spots, 0, 0, 640, 400);
        var boxes = labels.Where(l => l.Text.Length > 0).Select(Box).ToList();
        Assert.True(boxes.Count >= 6);
        foreach (var (box, i) in boxes.Select((b, i) => (b, i)))
        {
            Assert.True(box.Left >= 0 && box.Right <= 640 && box.Top >= -4 && box.Bottom <= 404);
            Assert.DoesNotContain(boxes.Skip(i + 1), other => box.Left < other.Right && other.Left < box.Right && box.Top < other.Bottom && other.Top < box.Bottom);
        }
    }

    [Fact]
    public void Chinese_takes_more_room_than_latin() => Assert.True(EffortLabels.Width("在购物车显示") > EffortLabels.Width("Show it"));

    private static (double Left, double Right, double Top, double Bottom) Box(EffortLabels.Label label)
    {
        var width = EffortLabels.Width(label.Text);
        var left = label.Anchor switch { "start" => label.X, "end" => label.X - width, _ => label.X - (width / 2) };
        return (left, left + width, label.Y - 9, label.Y + 2);
    }
}
