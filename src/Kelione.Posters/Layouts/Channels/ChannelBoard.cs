using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Layouts.Ways;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.Channels;

/// <summary>The ground on which the ways run: lanes with their channels, columns, and the shore between online and offline.</summary>
internal static class ChannelBoard
{
    private const double Beyond = 10;
    private static readonly Colour LineOnPaper = Colour.Parse("#DDDFDC");

    /// <summary>Draws the ground.</summary>
    /// <param name="page">The page.</param>
    /// <param name="words">The words of this family.</param>
    /// <param name="plan">Where everything stands.</param>
    /// <param name="top">Where the lines between columns begin: below the names of the stages.</param>
    public static void Draw(PosterPage page, PosterTexts words, ChannelPlan plan, double top)
    {
        var (scene, sheet) = (page.Scene, page.Sheet);
        var offline = plan.Lanes.Where(l => !l.Channel.Online).ToList();
        if (offline.Count > 0)
        {
            var from = plan.Shore ?? offline[0].Top;
            scene.Rect(sheet.Left - Beyond, from, sheet.Right - sheet.Left + (2 * Beyond), plan.Bottom - from, Ink.Paper);
        }

        Columns(page, plan, top);
        if (plan.Shore is { } shore)
        {
            Shore(page, words, shore);
        }

        for (var i = 0; i < plan.Lanes.Length; i++)
        {
            Lane(page, plan.Lanes[i], i > 0 && plan.Lanes[i - 1].Channel.Online == plan.Lanes[i].Channel.Online);
        }

        scene.Line(sheet.Left, plan.Bottom, sheet.Right, plan.Bottom, Ink.LineStrong, 0.8);
    }

    private static void Columns(PosterPage page, ChannelPlan plan, double top)
    {
        for (var c = 1; c < plan.Columns.Count; c++)
        {
            var stage = plan.Columns.BeginsStage(c);
            page.Scene.Line(plan.Columns.Columns[c], top, plan.Columns.Columns[c], plan.Bottom, stage ? Ink.LineStrong : Ink.Line, stage ? 0.7 : 0.6);
        }
    }

    /// <summary>A coast as on a map: a line with ticks on the side of the land.</summary>
    private static void Shore(PosterPage page, PosterTexts words, double y)
    {
        var (scene, left, right) = (page.Scene, page.Sheet.Left - Beyond, page.Sheet.Right + Beyond);
        scene.Line(left, y, right, y, Ink.Text, 1.1);
        var ticks = new PathBuilder();
        for (var x = left; x < right - 2; x += 7)
        {
            ticks.Move(x, y).Line(x + 4, y + 4.5);
        }

        scene.Path(ticks, null, Ink.Hint, 0.7, cap: StrokeCap.Butt);
        var width = page.Sheet.Gutter - 12;
        scene.Block(page.Sheet.Left, y - 5.5, "↑ " + words["Channels.Online"], new(9, 600, Ink.Secondary), width, 1);
        scene.Block(page.Sheet.Left, y + 14.5, "↓ " + words["Channels.Offline"], new(9, 600, Ink.Secondary), width, 1);
    }

    private static void Lane(PosterPage page, ChannelLane lane, bool ruled)
    {
        var (scene, sheet) = (page.Scene, page.Sheet);
        if (ruled)
        {
            scene.Line(sheet.Left, lane.Top, sheet.Right, lane.Top, lane.Channel.Online ? Ink.Line : LineOnPaper, 0.8);
        }

        using (scene.Mark($"channel:{lane.Channel.Id}", lane.Channel.Name))
        {
            scene.Icon(TouchpointIcons.Of(lane.Channel), sheet.Left, lane.Top + 10, 20, Ink.Text, 1.4);
            var name = scene.Fit(lane.Channel.Name, new(12.6, 600), sheet.Gutter - 34, 2, 1.15, 9);
            scene.Block(sheet.Left + 28, lane.Top + 20, name);
            scene.Block(sheet.Left + 28, lane.Top + 20 + ((name.Lines.Length - 1) * name.Leading) + 14, lane.Channel.Note, new(9, 400, Ink.Hint), sheet.Gutter - 34, 2, 1.2);
        }
    }
}
