namespace Kelione.Web;

/// <summary>The words of Explore, a file for each part of it.</summary>
internal static class ExploreTexts
{
    /// <summary>Tabs, filters, link, export, pin.</summary>
    public static AreaTexts Frame { get; } = new("ExploreFrameTexts");

    /// <summary>Flow graph, Sankey, step matrix, variants, crossings.</summary>
    public static AreaTexts Flows { get; } = new("ExploreFlowsTexts");

    /// <summary>Funnel, retention, aha, segments, drop-offs, attribution.</summary>
    public static AreaTexts Funnels { get; } = new("ExploreFunnelsTexts");
}
