namespace Kelione.Web;

/// <summary>The words of the pages about maps, a file for each part of them.</summary>
internal static class MapsTexts
{
    /// <summary>The list of maps.</summary>
    public static AreaTexts Home { get; } = new("MapsHomeTexts");

    /// <summary>The grid and what is done in it.</summary>
    public static AreaTexts Grid { get; } = new("MapGridTexts");

    /// <summary>Layers, inspector, binding, measuring.</summary>
    public static AreaTexts Inspect { get; } = new("MapInspectTexts");

    /// <summary>Working together: presence, conflicts, comments, history, comparison, presentation.</summary>
    public static AreaTexts Together { get; } = new("MapTogetherTexts");

    /// <summary>Saved views of a map.</summary>
    public static AreaTexts Views { get; } = new("MapViewsTexts");
}
