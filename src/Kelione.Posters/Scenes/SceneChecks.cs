namespace Kelione.Posters.Scenes;

/// <summary>Looks over a finished scene for what a reader would trip over. Tests run it over every kind of poster, language and size.</summary>
public static class SceneChecks
{
    // What touches is no overlap: letters rarely fill their box to the corner.
    private const double LeastAcross = 0.5;
    private const double LeastDown = 0.8;

    /// <summary>Pairs of tracked texts whose ink overlaps, each with how far in units. Turned texts and texts within groups are seen as they stand on the page.</summary>
    public static IReadOnlyList<SceneOverlap> Overlaps(Scene scene)
    {
        var texts = SceneWalk.Texts(scene).Where(t => t.Text.IsTracked).OrderBy(t => t.Bounds.Left).ToList();
        var found = new List<SceneOverlap>();
        for (var i = 0; i < texts.Count; i++)
        {
            for (var j = i + 1; j < texts.Count && texts[j].Bounds.Left < texts[i].Bounds.Right; j++)
            {
                var depth = PlacedText.Depth(texts[i], texts[j]);
                if (depth.Across > LeastAcross && depth.Down > LeastDown)
                {
                    found.Add(new SceneOverlap(texts[i].Text.Text, texts[j].Text.Text, depth.Across, depth.Down, texts[i].Bounds, texts[j].Bounds));
                }
            }
        }

        return found;
    }

    /// <summary>Texts whose ink comes nearer to the page's edge than a margin, or leaves the page.</summary>
    /// <param name="scene">The scene.</param>
    /// <param name="margin">In units.</param>
    public static IReadOnlyList<string> OutOfPage(Scene scene, double margin = 14)
    {
        var page = new SceneBox(0, 0, scene.Width, scene.Height).Grow(-margin);
        return [.. SceneWalk.Texts(scene).Where(t => !page.Contains(t.Bounds)).Select(t => t.Text.Text)];
    }

    /// <summary>Notices of texts that were cut.</summary>
    public static IReadOnlyList<SceneNotice> CutTexts(Scene scene) => [.. scene.Notices.Where(n => n.Kind == SceneNoticeKind.Cut)];

    /// <summary>Notices of characters that no font has.</summary>
    public static IReadOnlyList<SceneNotice> MissingGlyphs(Scene scene) => [.. scene.Notices.Where(n => n.Kind == SceneNoticeKind.MissingGlyphs)];
}

/// <summary>Two texts that lie over each other.</summary>
/// <param name="First">The one that begins farther left.</param>
/// <param name="Second">The other.</param>
/// <param name="Across">How far they overlap along the first, in units of the page.</param>
/// <param name="Down">How far they overlap across the first.</param>
/// <param name="FirstBounds">Where the first stands on the page.</param>
/// <param name="SecondBounds">Where the second stands.</param>
public sealed record SceneOverlap(string First, string Second, double Across, double Down, SceneBox FirstBounds, SceneBox SecondBounds);
