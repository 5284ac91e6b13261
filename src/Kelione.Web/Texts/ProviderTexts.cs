namespace Kelione.Web;

/// <summary>The words of the AI provider that may label what customers say.</summary>
internal static class ProviderTexts
{
    /// <summary>The words.</summary>
    public static AreaTexts All { get; } = new("ProviderTexts");
}
