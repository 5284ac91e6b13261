using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.Frame;

/// <summary>The names of the lanes in the gutter, with small lines beneath that say the unit or how to read.</summary>
internal static class LaneNames
{
    private const double Room = 6;

    /// <summary>Draws a name with its first baseline and gives the baseline of the last line drawn.</summary>
    /// <param name="page">The page.</param>
    /// <param name="y">The first baseline.</param>
    /// <param name="name">The name; two lines at most.</param>
    /// <param name="hint">The small lines beneath; empty for none.</param>
    /// <param name="icon">An icon before the name; null for none.</param>
    /// <param name="keep">How much of the gutter's right side to leave free, for the numbers of an axis.</param>
    public static double Draw(PosterPage page, double y, string name, string hint = "", string? icon = null, double keep = 0)
    {
        var (scene, left) = (page.Scene, page.Sheet.Left);
        if (icon is not null)
        {
            scene.Icon(icon, left, y - 11, 16);
            left += 24;
        }

        var width = page.Sheet.GridLeft - left - Room - keep;
        var fitted = Fit(page, name, width);
        scene.Block(left, y, fitted);
        y += (fitted.Lines.Length - 1) * fitted.Leading;
        if (hint.Length == 0)
        {
            return y;
        }

        var small = scene.Fit(hint, PosterType.LaneHint, width, 4, 1.27);
        scene.Block(left, y + 13, small);
        return y + 13 + ((small.Lines.Length - 1) * small.Leading);
    }

    /// <summary>How far below its first baseline the last line of a name and its hint stands.</summary>
    public static double Depth(PosterPage page, string name, string hint = "")
    {
        var width = page.Sheet.GridLeft - page.Sheet.Left - Room;
        var fitted = Fit(page, name, width);
        var depth = (fitted.Lines.Length - 1) * fitted.Leading;
        if (hint.Length > 0)
        {
            var small = page.Scene.Fit(hint, PosterType.LaneHint, width, 4, 1.27);
            depth += 13 + ((small.Lines.Length - 1) * small.Leading);
        }

        return depth;
    }

    private static Text.FittedText Fit(PosterPage page, string name, double width)
    {
        var fitted = page.Scene.Fit(name, PosterType.LaneName, width, 2, 1.14, 9);
        return fitted.Notice is { Kind: SceneNoticeKind.Shrunk } ? fitted with { Notice = null } : fitted;
    }
}
