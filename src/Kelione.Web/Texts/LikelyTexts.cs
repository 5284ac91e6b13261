namespace Kelione.Web;

/// <summary>The words of the likely satisfaction of a customer.</summary>
internal static class LikelyTexts
{
    /// <summary>The words.</summary>
    public static AreaTexts All { get; } = new("LikelyTexts");
}
