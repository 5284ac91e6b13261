namespace Kelione.Web;

/// <summary>The words of the frame: rail, tabs, language, theme, errors, empty states, keys.</summary>
internal static class FrameTexts
{
    /// <summary>The words.</summary>
    public static AreaTexts All { get; } = new("FrameTexts");
}
