namespace Kelione.Web.Frame;

/// <summary>Light, dark, or as the person's system says.</summary>
internal static class Appearance
{
    /// <summary>The cookie that keeps the choice; not secret, read by the page's own script as well.</summary>
    public const string Cookie = "kelione-theme";

    /// <summary>As the person's system says.</summary>
    public const string System = "system";

    /// <summary>What can be chosen.</summary>
    public static IReadOnlyList<string> Themes { get; } = [System, "light", "dark"];
}
