namespace Kelione.Web;

/// <summary>The words of Voice: what customers say.</summary>
internal static class VoiceTexts
{
    /// <summary>The words.</summary>
    public static AreaTexts All { get; } = new("VoiceTexts");
}
