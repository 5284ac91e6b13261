namespace Kelione.Web;

/// <summary>The words of Data: import, sources, live events, identities, health.</summary>
internal static class DataTexts
{
    /// <summary>The words.</summary>
    public static AreaTexts All { get; } = new("DataTexts");
}
