namespace Kelione.Web;

/// <summary>The words of Improve: barriers, ideas, priorities, effects.</summary>
internal static class ImproveTexts
{
    /// <summary>The words.</summary>
    public static AreaTexts All { get; } = new("ImproveTexts");
}
