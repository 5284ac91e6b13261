namespace Kelione.Web;

/// <summary>The words of connecting systems.</summary>
internal static class ConnectTexts
{
    /// <summary>The words.</summary>
    public static AreaTexts All { get; } = new("ConnectTexts");

    /// <summary>How to export from each system, step by step: <c>amplitude.1</c>.</summary>
    public static AreaTexts Guides { get; } = new("ConnectGuideTexts");
}
